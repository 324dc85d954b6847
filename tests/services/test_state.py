"""The secrets of a state folder are made once, and never anew beside what needs the old ones."""

import os
from pathlib import Path

import pytest

from flows.services.errors import ServiceFailed
from flows.services.state import NEEDING, ensure_credentials, write_private


def test_they_are_made_at_the_first_start_and_stay(tmp_path: Path) -> None:
    made = ensure_credentials(tmp_path / "izin")
    assert ensure_credentials(tmp_path / "izin") == made


def test_a_secret_is_on_the_disk_with_its_name_before_anything_is_made_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    right = os.fsync

    def fsync(opened: int) -> None:
        kept.append(Path(f"/proc/self/fd/{opened}").readlink().name)
        right(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    write_private(tmp_path / "rahasia", "isi")
    assert kept == [f"rahasia.{os.getpid()}", tmp_path.name]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("rahasia", "isi")]


@pytest.mark.parametrize("kept", NEEDING)
def test_others_are_not_made_where_records_or_documents_need_the_lost_ones(tmp_path: Path, kept: str) -> None:
    ensure_credentials(tmp_path)
    (tmp_path / kept).mkdir()
    (tmp_path / "credentials.json").unlink()
    with pytest.raises(
        ServiceFailed, match=r"credentials.json: is missing, .* Copy secrets.json of a backup"
    ):
        ensure_credentials(tmp_path)
    assert not (tmp_path / "credentials.json").exists()
