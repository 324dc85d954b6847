"""Files as people send them: one sentence for each fault, the good ones kept, and whoever goes away breaks nothing."""

import asyncio
import logging
from collections.abc import Mapping
from typing import get_args

import pytest
from fastapi import FastAPI
from starlette.types import Message, Scope

from licensing.case.refusals.inspecting import faulty
from licensing.definition.checking import restore
from licensing.forms.files import DocumentRule
from licensing.forms.inspected import FileFault
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence
from tests.inspection.papers import image, noise, opened, pdf, script
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Browser, hidden
from tests.portal.memory import Memory, in_memory

RULE = DocumentRule(DocumentId("ktp"), Sentence("KTP", "Identity card"), ("pdf", "jpg"), 1024 * 1024)
SECOND = "  surat: {label: Surat, optional: true}\n"
GOOD = pdf()


@pytest.fixture
def memory() -> Memory:
    text = permit.PERMIT.lstrip().replace("documents:\n", f"documents:\n{SECOND}", 1)
    process = restore(Bundle.of({DEFINITION: text.encode()}))
    return in_memory(permit.register(), (process,), dict(permit.PASSWORDS), inspect=opened)


def sends(visitor: Browser, answers: Mapping[str, str], **files: bytes) -> str:
    visitor.get("/ajukan/coba")
    sent = {f"dokumen.{name}": ("berkas", content, "image/png") for name, content in files.items()}
    return visitor.send("/ajukan/coba", dict(answers), sent).text


def runs() -> bytes:
    return pdf(lambda document: document.Root.__setitem__("/OpenAction", script()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas ini kosong (0 byte)."),
        (b"%PDF-1.7\nSurat", "PDF ini rusak atau terpotong"),
        (runs(), "PDF ini berisi program"),
        (b"<html>" + GOOD, "sekaligus berkas jenis lain"),
        (noise("JPEG")[:300], "Gambar ini rusak atau terpotong"),
        (b"GIF89a", "Berkas ini bukan PDF, JPG."),
    ],
    ids=["empty", "text", "runs", "two kinds", "cut", "another kind"],
)
def test_a_page_and_a_program_are_told_the_same_of_a_file(
    visitor: Browser, content: bytes, said: str
) -> None:
    assert said in sends(visitor, ANSWERS, ktp=content)
    form = '{"nama": "Ayu"}'
    answer = visitor.send("/api/v1/permits/coba/applications", {"form": form}, {"ktp": ("ktp", content, "")})
    assert answer.status_code == 422
    assert said in answer.json()["fields"]["ktp"]["id"]


def test_a_refused_file_costs_none_of_the_good_ones_beside_it(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    sent = {"dokumen.ktp": ("ktp.pdf", GOOD, ""), "dokumen.surat": ("surat.pdf", GOOD[:200], "")}
    page = visitor.send("/ajukan/coba", ANSWERS, sent)
    assert page.status_code == 422
    assert "PDF ini rusak" in page.text
    kept = hidden(page, "tersimpan.ktp")
    again = visitor.send(
        "/ajukan/coba", {**ANSWERS, "tersimpan.ktp": kept}, {"dokumen.surat": ("s.pdf", GOOD, "")}
    )
    assert again.status_code == 200
    assert "REG-COBA" in again.text


@pytest.mark.parametrize(
    "content", [GOOD, image("PNG"), noise("JPEG"), noise("HEIF")], ids=["pdf", "png", "jpg", "heic"]
)
def test_a_document_of_which_nothing_is_said_is_a_scan_or_a_photo(visitor: Browser, content: bytes) -> None:
    assert "REG-COBA" in sends(visitor, ANSWERS, ktp=GOOD, surat=content)


def test_a_phone_offers_its_own_photos(visitor: Browser) -> None:
    page = visitor.get("/ajukan/coba").text
    assert 'accept=".pdf,.jpg,.png,.heic,.heif"' in page


@pytest.mark.parametrize("fault", get_args(FileFault))
def test_every_fault_says_what_to_do_in_both_languages(fault: FileFault) -> None:
    sentence = faulty(RULE, fault).sentence
    assert any(word in sentence.id for word in ("Unggah", "unggah", "bagi"))
    assert any(word in sentence.en for word in ("Upload", "upload", "split"))


def test_no_two_faults_are_told_alike() -> None:
    told = [faulty(RULE, fault).sentence for fault in get_args(FileFault)]
    assert len(set(told)) == len(told)


def test_an_upload_that_breaks_off_is_no_bug(
    app: FastAPI, visitor: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.get("/ajukan/coba")
    head = b'--x\r\nContent-Disposition: form-data; name="dokumen.ktp"; filename="ktp.pdf"\r\n\r\n%PDF-1.7'
    coming: list[Message] = [
        {"type": "http.request", "body": head, "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return coming.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    with caplog.at_level(logging.INFO):
        asyncio.run(app(_posting(visitor), receive, send))
    assert sent == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING or record.exc_info]
    assert "POST /ajukan/{permit} was broken off by the sender" in [
        each.getMessage() for each in caplog.records
    ]


def _posting(visitor: Browser) -> Scope:
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    headers = {
        "host": "izin.example",
        "origin": "https://izin.example",
        "cookie": cookies,
        "content-type": "multipart/form-data; boundary=x",
    }
    return {
        "type": "http",
        "method": "POST",
        "scheme": "https",
        "path": "/ajukan/coba",
        "raw_path": b"/ajukan/coba",
        "query_string": b"",
        "http_version": "1.1",
        "root_path": "",
        "server": ("izin.example", 443),
        "client": ("203.0.113.7", 4711),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
