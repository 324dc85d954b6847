"""Beside each field stands what bounds it, before anything is typed, and tied to it for whoever hears the page."""

import re

import pytest

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser


def hint_of(page: str, control: str) -> str:
    """What is read out with a control: the texts its `aria-describedby` names."""
    tag = next(each for each in re.findall(r"<[a-z]+ [^>]*>", page) if f' id="{control}"' in each)
    described = re.search(r'aria-describedby="([^"]+)"', tag)
    assert described, tag
    texts = (re.search(rf'id="{id}"[^>]*>(.*?)</', page, re.DOTALL) for id in described[1].split())
    return " ".join(text[1].strip() for text in texts if text)


@pytest.mark.parametrize(
    ("lang", "control", "bound"),
    [
        ("id", "form-nama", "Paling banyak 80 karakter."),
        ("en", "form-nama", "At most 80 characters."),
        ("id", "form-luas", "Paling sedikit 1."),
        ("id", "form-catatan", "Paling banyak 5000 karakter."),
        ("en", "form-alat", "At most 3 rows."),
        ("en", "form-alat-0-tahun", "At least 1950. At most 2026."),
        ("id", "form-lahir", "Misalnya 23-11-2026 atau 23 November 2026."),
    ],
)
def test_a_fields_bounds_stand_beside_it(visitor: Browser, lang: str, control: str, bound: str) -> None:
    assert bound in hint_of(visitor.get(f"/ajukan/coba?lang={lang}").text, control)


def test_so_do_those_of_a_reason_and_of_a_remark(rina: Browser, application: ApplicationNumber) -> None:
    page = rina.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp").text
    assert "Paling banyak 5000 karakter." in hint_of(page, "alasan")
    suspend = rina.get(f"/petugas/permohonan/{application}/tindakan/benturan").text
    assert "Paling banyak 5000 karakter." in hint_of(suspend, "alasan")
