"""A form that says two things where a page says one comes back filled in, with a sentence, and does nothing."""

import asyncio
from collections.abc import Mapping, Sequence

import httpx
import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, URL, Browser, hidden
from tests.portal.memory import Memory
from tests.portal.typed_forms import WRITTEN, keeps_decision, task_of

TOLD = "dua jawaban di tempat yang hanya punya satu"


def sends(
    browser: Browser, path: str, said: Mapping[str, str], twice: Mapping[str, Sequence[str]]
) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(browser.app, client=("203.0.113.7", 4711))
        async with httpx.AsyncClient(
            transport=transport, base_url=URL, cookies=browser.cookies, headers={"origin": URL}
        ) as client:
            return await client.post(path, data={"csrf": browser.token, **said, **twice})

    return asyncio.run(send())


@pytest.mark.parametrize(
    "name", ["sekali", "edisi", "draf", "langkah", "ke", "simpan", "salah", "dari", "baris"]
)
def test_an_application(visitor: Browser, memory: Memory, name: str) -> None:
    page = visitor.get("/ajukan/coba")
    shown = {**ANSWERS, "sekali": hidden(page, "sekali"), "langkah": "periksa"}
    back = sends(visitor, "/ajukan/coba", shown, {name: [shown.get(name, ""), "lain"]})
    assert back.status_code == 422
    assert TOLD in back.text
    assert 'value="Ayu Lestari"' in back.text
    assert not memory.cases.histories
    assert not memory.drafts.kept


@pytest.mark.parametrize("last_is_ours", [True, False])
def test_the_token_of_a_session(visitor: Browser, memory: Memory, last_is_ours: bool) -> None:
    visitor.get("/ajukan/coba")
    tokens = ["0" * 64, visitor.token][:: 1 if last_is_ours else -1]
    back = sends(visitor, "/ajukan/coba", ANSWERS, {"csrf": tokens})
    assert back.status_code == 422
    assert 'value="Ayu Lestari"' in back.text
    assert not memory.cases.histories


def test_an_answer_is_told_beside_its_question(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    back = sends(
        visitor, "/ajukan/coba", {**ANSWERS, "langkah": "isian"}, {"form.jenis": ["mandiri", "bersama"]}
    )
    assert back.status_code == 422
    assert 'href="#form-jenis"' in back.text
    assert 'value="Ayu Lestari"' in back.text
    assert not memory.cases.histories


@pytest.mark.parametrize("name", ["keputusan", "alasan", "terlihat", "catatan.form.nama"])
def test_a_decision(rina: Browser, application: ApplicationNumber, memory: Memory, name: str) -> None:
    task = task_of(application)
    written = {**WRITTEN, "terlihat": hidden(rina.get(task), "terlihat")}
    before = memory.cases.histories[application]
    back = sends(rina, task, written, {name: [written.get(name, ""), "9"]})
    assert back.status_code == 422
    assert TOLD in back.text
    keeps_decision(back)
    assert memory.cases.histories[application] == before


def test_signing_in_and_tracking(visitor: Browser, application: ApplicationNumber) -> None:
    for path, name in (("/petugas/masuk", "nama"), ("/petugas/masuk", "kembali"), ("/lacak", "nomor")):
        visitor.get(path)
        back = sends(visitor, path, {"sandi": "x"}, {name: [application, "lain"]})
        assert (back.status_code, TOLD in back.text) == (422, True), name
        assert f'value="{application}"'.lower() in back.text.lower() or name == "kembali", name


def test_a_draft_that_was_saved_so_is_shown_all_the_same(app: FastAPI, visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    saved = sends(visitor, "/ajukan/coba/simpan", ANSWERS, {"langkah": ["isian", "dokumen"]})
    link = saved.json()["link"].removeprefix(URL)
    page = Browser(app).get(link)
    assert page.status_code == 200
    assert 'value="Ayu Lestari"' in page.text
