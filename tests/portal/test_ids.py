"""Ids: each stands once on a page, and a button that belongs to a form elsewhere names one that is there."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, Browser


class Ids(HTMLParser):
    """What a page calls its parts, which of them are forms, and which forms its buttons name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids, self.forms, self.named = Counter[str](), set[str](), set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if "id" in known:
            self.ids[known["id"]] += 1
            self.forms |= {known["id"]} if tag == "form" else set()
        self.named |= {known["form"]} if "form" in known else set()


def wrong_with(page: str) -> list[str]:
    """The ids that stand twice, and the forms that are named and not there."""
    read = Ids(page)
    return [*(id for id, count in read.ids.items() if count > 1), *sorted(read.named - read.forms)]


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ('<h2 id="a"></h2><form id="a"></form><button form="a">', ["a"]),
        ('<h2 id="b"></h2><button form="b">', ["b"]),
        ('<form id="c"></form><button form="c">', []),
    ],
)
def test_the_check_finds_them(page: str, wrong: list[str]) -> None:
    assert wrong_with(page) == wrong


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_an_officer_has_each_id_once(
    rina: Browser, application: ApplicationNumber, language: str
) -> None:
    task = f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"
    pages = ["/petugas", f"/petugas/permohonan/{application}", task]
    for path in pages:
        shown = rina.get(f"{path}?lang={language}")
        assert (path, shown.status_code, wrong_with(shown.text)) == (path, 200, [])
    assert "isian" in Ids(rina.get(task).text).named
    rina.send(f"{task}/ambil")
    unfinished = rina.send(task, {"keputusan": "kembalikan"})
    assert (unfinished.status_code, wrong_with(unfinished.text)) == (422, [])
    rina.decides(task.rpartition("/")[2], "kembalikan", alasan="KTP buram.")
    for path in pages:
        assert wrong_with(rina.get(path).text) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_an_applicant_has_each_id_once(
    visitor: Browser, rina: Browser, application: ApplicationNumber, language: str
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="KTP buram.")
    visitor.tracks(application)
    status = f"/lacak/{application}"
    for path in ("/", "/ajukan/coba", status, f"{status}/perbaikan", f"{status}/kontak"):
        shown = visitor.get(f"{path}?lang={language}&terkirim=1")
        assert (path, shown.status_code, wrong_with(shown.text)) == (path, 200, [])
    visitor.get("/ajukan/coba")
    wrong = visitor.send("/ajukan/coba", {**ANSWERS, "form.nama": ""})
    assert (wrong.status_code, wrong_with(wrong.text)) == (422, [])
    wrong = visitor.send(f"{status}/perbaikan", {**ANSWERS, "form.nama": ""})
    assert (wrong.status_code, wrong_with(wrong.text)) == (422, [])
