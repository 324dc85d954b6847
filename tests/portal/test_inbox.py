"""The inbox: how many tasks wait, what she looks for among them, and the next one after a decision."""

import re
from html import unescape

import httpx
import pytest

from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber
from portal.web.inbox import PAGE_ROWS
from tests.portal.conftest import Browser, Clock

BASIC = {"authorization": "Basic cmluYTprYXRhIHNhbmRpIHJpbmE="}


def tasks_on(page: httpx.Response) -> list[str]:
    return re.findall(r'izin-taskname" href="/petugas/tugas/([^"]+)"', page.text)


def counts_on(page: httpx.Response) -> list[int]:
    return [int(count) for count in re.findall(r'izin-sort__count">(\d+)<', page.text)]


def first_task(application: ApplicationNumber) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


@pytest.fixture
def sent(visitor: Browser, clock: Clock) -> list[ApplicationNumber]:
    """Two of the day before yesterday, which are late by now, and one of this morning."""
    sent = [visitor.applies(), visitor.applies()]
    clock.passes(days=2)
    return [*sent, visitor.applies()]


def test_every_task_is_counted_however_many_a_page_shows(visitor: Browser, rina: Browser) -> None:
    for _ in range(PAGE_ROWS + 2):
        visitor.applies()
    page = rina.get("/petugas")
    assert counts_on(page) == [PAGE_ROWS + 2, 0, 0, 0]
    assert len(tasks_on(page)) == PAGE_ROWS
    assert "Halaman 1 dari 2" in unescape(page.text)
    assert len(tasks_on(rina.get("/petugas?halaman=2"))) == 2


def test_she_sees_what_is_late_and_what_is_hers(sent: list[ApplicationNumber], rina: Browser) -> None:
    rina.get(f"/petugas/tugas/{first_task(sent[2])}")
    rina.send(f"/petugas/tugas/{first_task(sent[2])}/ambil")
    assert counts_on(rina.get("/petugas")) == [3, 1, 2, 0]
    assert tasks_on(rina.get("/petugas?hanya=terlambat")) == [first_task(each) for each in sent[:2]]
    assert tasks_on(rina.get("/petugas?hanya=saya")) == [first_task(sent[2])]
    assert tasks_on(rina.get("/petugas?urut=terbaru"))[0] == first_task(sent[2])


def test_while_she_searches_nobody_asks_for_her_tasks(
    sent: list[ApplicationNumber], rina: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError("no page shows them")

    for each in ("inbox", "waiting"):
        monkeypatch.setattr(MemoryCases, each, asked)
    assert sent[0] in rina.get("/petugas?cari=Ayu").text


def test_a_step_is_looked_for_by_its_name(sent: list[ApplicationNumber], rina: Browser) -> None:
    page = rina.get("/petugas")
    assert "Izin Coba: Pemeriksaan kelengkapan (3)" in unescape(page.text)
    assert len(tasks_on(rina.get("/petugas?langkah=coba.kelengkapan"))) == 3
    empty = rina.get("/petugas?langkah=coba.lain&hanya=saya")
    assert tasks_on(empty) == []
    assert "Belum ada tugas yang Anda ambil di langkah yang Anda pilih" in empty.text


@pytest.mark.parametrize("query", ["hanya=x", "urut='", "langkah=..", "halaman=-3", "langkah=" + "a" * 5000])
def test_what_means_nothing_leaves_nothing_broken(
    sent: list[ApplicationNumber], rina: Browser, query: str
) -> None:
    assert rina.get(f"/petugas?{query}").status_code == 200


def test_the_next_task_is_one_click_away(sent: list[ApplicationNumber], rina: Browser) -> None:
    answered = rina.decides(first_task(sent[2]), "lengkap", mendahului="Pemohon sakit.")
    page = rina.get(answered.headers["location"])
    assert f'href="/petugas/tugas/{first_task(sent[0])}"' in page.text
    assert "Tugas berikutnya" in page.text


def test_after_the_last_task_she_goes_back_to_her_inbox(visitor: Browser, rina: Browser) -> None:
    answered = rina.decides(first_task(visitor.applies()), "lengkap")
    page = rina.get(answered.headers["location"])
    assert "Tugas berikutnya" not in page.text
    assert "Kembali ke tugas saya" in page.text


def test_what_a_colleague_has_taken_is_left_to_her(
    sent: list[ApplicationNumber], rina: Browser, joko: Browser
) -> None:
    joko.get(f"/petugas/tugas/{first_task(sent[0])}")
    joko.send(f"/petugas/tugas/{first_task(sent[0])}/ambil")
    page = rina.get(
        rina.decides(first_task(sent[2]), "lengkap", mendahului="Pemohon sakit.").headers["location"]
    )
    assert f'href="/petugas/tugas/{first_task(sent[1])}"' in page.text


def test_the_api_counts_and_narrows_alike(sent: list[ApplicationNumber], visitor: Browser) -> None:
    def asked(path: str) -> httpx.Response:
        return visitor.request("GET", path, headers=BASIC)

    (counted,) = asked("/api/v1/waiting").json()
    assert (counted["step"], counted["all"], counted["late"]) == ("kelengkapan", 3, 2)
    late = asked("/api/v1/tasks?only=late&permit=coba&step=kelengkapan&first=newest").json()
    assert [each["application"] for each in late] == [sent[1], sent[0]]
    assert asked("/api/v1/tasks?only=everything").status_code == 422
