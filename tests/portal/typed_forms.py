"""What the tests type into a form and a decision, and how they see that it is there again."""

from html import unescape

import httpx

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, URL, Browser

FORM = {**ANSWERS, "form.catatan": "Baris satu\nbaris dua", "form.jenis": "bersama", "form.rekan": "Siti"}
WRITTEN = {"keputusan": "kembalikan", "alasan": "KTP buram\nmohon foto ulang", "catatan.ktp": "Tidak terbaca"}
OURS = {"origin": URL}


def task_of(application: ApplicationNumber) -> str:
    return f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"


def posts(browser: Browser, path: str, data: dict[str, str], token: str) -> httpx.Response:
    """Send a form as a browser does, from a page of ours."""
    return browser.request("POST", path, data={"csrf": token, **data}, headers=OURS)


def keeps_all(page: httpx.Response) -> None:
    """The applicant's form, with everything that was typed into it."""
    text = unescape(page.text)
    for typed in (
        'value="Ayu Lestari"',
        'value="12,5"',
        'value="Siti"',
        "\nBaris satu\nbaris dua</textarea>",
    ):
        assert typed in text, typed
    assert 'name="form.jenis" type="radio" value="bersama" checked' in text


def keeps_decision(page: httpx.Response) -> None:
    text = unescape(page.text)
    assert "\nKTP buram\nmohon foto ulang</textarea>" in text
    assert 'value="kembalikan" checked' in text
