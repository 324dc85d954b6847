"""Where a saved form says that it is saved: before the way to save again, on whatever step it stands."""

import pytest

from tests.portal.conftest import ANSWERS, Browser


@pytest.mark.parametrize("pressed", [{"simpan": "1"}, {"langkah": "isian"}])
def test_what_is_saved_stands_before_how_to_save_again(visitor: Browser, pressed: dict[str, str]) -> None:
    visitor.get("/ajukan/coba")
    saved = visitor.send("/ajukan/coba", {**ANSWERS, **pressed})
    page = visitor.get(saved.headers["location"]).text
    saved_at, save_at = page.index('aria-labelledby="tersimpan"'), page.index('aria-labelledby="simpan-nama"')
    assert saved_at < save_at
    assert page.count("data-save-state") == 1
    assert 'form="isian" name="simpan"' in page
