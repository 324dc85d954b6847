"""What can be understood in two ways is refused: two lengths, two values for one choice, two files for one document."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Generator
from contextlib import closing

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, PDF, URL, Browser, pdf
from tests.portal.memory import Memory
from tests.portal.test_api import RINA

JSON = {"content-type": "application/json"}
TASK = "{}.kelengkapan.1.dpmptsp"


@pytest.fixture
def port(app: FastAPI) -> Generator[int]:
    """The portal behind the server it is really served with."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
        serving = threading.Thread(target=server.run, args=([listening],))
        serving.start()
        while not server.started:
            time.sleep(0.01)  # between two looks
        yield listening.getsockname()[1]
        server.should_exit = True
        serving.join(10)


def said(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(request)
        answer = b""
        while more := line.recv(65536):
            answer += more
    return answer


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    ],
)
def test_a_body_with_two_lengths_is_refused_and_nothing_after_it_is_read(port: int, lengths: str) -> None:
    head = f"POST /lacak HTTP/1.1\r\nHost: x\r\n{lengths}\r\n\r\n"
    smuggled = "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = said(port, (head + smuggled).encode())
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501"))
    assert answer.count(b"HTTP/1.1") == 1


def test_head_is_answered_where_get_is(port: int) -> None:
    for path in ("/", "/lacak", "/healthz", "/api/v1/permits", "/static/izin.css", "/tidak/ada", "/petugas"):
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            get, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (get.status_code, b""), path
        assert head.headers.get("content-type") == get.headers.get("content-type"), path
        assert head.headers["content-security-policy"]


def test_head_is_no_way_around_a_form_or_a_sign_in(visitor: Browser, application: ApplicationNumber) -> None:
    assert visitor.request("HEAD", "/keluar").status_code in (404, 405)
    assert visitor.request("HEAD", f"/api/v1/applications/{application}").status_code == 401


@pytest.mark.parametrize("path", ["decision", "claim"])
def test_a_name_that_stands_twice_in_json_is_refused(
    visitor: Browser, application: ApplicationNumber, memory: Memory, path: str
) -> None:
    before = memory.cases.histories[application]
    body = b'{"outcome": "kembalikan", "reason": "x", "outcome": "lengkap"}'
    refused = visitor.request(
        "POST", f"/api/v1/tasks/{TASK.format(application)}/{path}", content=body, headers={**RINA, **JSON}
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid-form")
    assert list(refused.json()["fields"]) == ["outcome"]
    assert memory.cases.histories[application] == before


def test_an_answer_that_stands_twice_in_the_form_is_refused(visitor: Browser, memory: Memory) -> None:
    answers = {name.removeprefix("form."): text for name, text in ANSWERS.items()}
    text = json.dumps(answers)[:-1] + ', "jenis": "rumah_sakit"}'
    refused = visitor.request(
        "POST", "/api/v1/permits/coba/applications", data={"form": text}, files={"ktp": pdf()}
    )
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["jenis"])
    assert not memory.cases.histories


def sent_twice(
    app: FastAPI, browser: Browser, path: str, name: str, values: tuple[str, str]
) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=("203.0.113.7", 4711))
        async with httpx.AsyncClient(transport=transport, base_url=URL, cookies=browser.cookies) as client:
            return await client.post(path, data={"csrf": browser.token, name: list(values)})

    return asyncio.run(send())


def test_two_decisions_on_one_page_decide_nothing(
    app: FastAPI, rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    page = f"/petugas/tugas/{TASK.format(application)}"
    rina.get(page)
    before = memory.cases.histories[application]
    refused = sent_twice(app, rina, page, "keputusan", ("lengkap", "kembalikan"))
    assert refused.status_code == 422
    assert memory.cases.histories[application] == before


def test_two_files_for_one_document_are_refused(app: FastAPI, memory: Memory) -> None:
    form = json.dumps({name.removeprefix("form."): text for name, text in ANSWERS.items()})
    files = [("ktp", pdf("satu.pdf")), ("ktp", pdf("dua.pdf", PDF + b" lain"))]

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=("203.0.113.7", 4711))
        async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
            return await client.post("/api/v1/permits/coba/applications", data={"form": form}, files=files)

    refused = asyncio.run(send())
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["ktp"])
