"""Nothing typed is lost at a limit, in an outage, or with files that are too large."""

from collections.abc import Callable
from html import unescape

import httpx
import pytest

from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_documents import MemoryDocuments
from licensing.scenarios.memory_drafts import MemoryDrafts
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, DocumentId
from portal.door.limits import MAX_UPLOAD_BYTES
from portal.door.throttle import FILES_BY_ADDRESS, SUBMIT_BY_ADDRESS
from portal.web.tokens import UploadTokens
from tests.portal.conftest import ANSWERS, SECRET_KEY, Browser, hidden, pdf
from tests.portal.memory import Memory
from tests.portal.typed_forms import FORM, OURS, WRITTEN, keeps_all, keeps_decision, task_of

KTP = DocumentId("ktp")


def test_failed_validations_do_not_count_as_submissions(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    for _ in range(SUBMIT_BY_ADDRESS.amount + 5):
        assert visitor.send("/ajukan/coba", {"form.nama": "Ayu"}).status_code == 422
    assert visitor.send("/ajukan/coba", ANSWERS, {"dokumen.ktp": pdf()}).status_code == 200


def test_at_the_limit_the_form_comes_back_and_can_be_saved(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, memory: Memory
) -> None:
    monkeypatch.setattr(SUBMIT_BY_ADDRESS, "amount", 1)
    visitor.applies()
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", FORM, {"dokumen.ktp": pdf(), "dokumen.denah": pdf()})
    assert page.status_code == 429
    assert int(page.headers["retry-after"]) > 0
    assert "simpan dahulu, lalu kirim lagi nanti" in page.text
    keeps_all(page)
    assert hidden(page, "tersimpan.ktp")
    assert len(memory.cases.histories) == 1


@pytest.mark.parametrize(
    ("language", "said"), [("id", "terlalu banyak berkas"), ("en", "Too many files were")]
)
def test_at_the_limit_of_files_the_same_form_comes_back_with_the_files_it_had(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, memory: Memory, language: str, said: str
) -> None:
    monkeypatch.setattr(FILES_BY_ADDRESS, "amount", 1)
    visitor.get(f"/ajukan/coba?lang={language}")
    first = visitor.send("/ajukan/coba", {**FORM, "form.nik": "1"}, {"dokumen.ktp": pdf()})
    kept = hidden(first, "tersimpan.ktp")
    file = UploadTokens(SECRET_KEY).file("coba", KTP, kept)
    page = visitor.send("/ajukan/coba", {**FORM, "tersimpan.ktp": kept}, {"dokumen.denah": pdf("denah.pdf")})
    assert page.status_code == 429
    assert int(page.headers["retry-after"]) > 0
    assert page.text.count(said) == 1
    assert '<form id="isian"' in page.text
    keeps_all(page)
    assert file
    assert UploadTokens(SECRET_KEY).file("coba", KTP, hidden(page, "tersimpan.ktp")) == file
    assert not hidden(page, "tersimpan.denah"), "what came beyond the limit is kept nowhere"
    assert not memory.cases.histories
    saved = visitor.send("/ajukan/coba", {**FORM, "tersimpan.ktp": kept, "simpan": "1"})
    assert saved.status_code == 303


@pytest.fixture
def outage(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The records do not answer any more; what it gives ends that."""

    def unreachable(*_: object, **__: object) -> None:
        raise StorageFailed("the database does not answer", retryable=True)

    for kept, name in ((MemoryArchive, "newest"), (MemoryCases, "view"), (MemoryDrafts, "keep")):
        monkeypatch.setattr(kept, name, unreachable)
    return monkeypatch.undo


def carried(page: httpx.Response) -> dict[str, str]:
    """What the page of an outage carries along, by name."""
    names = ("tampilkan", *FORM, *WRITTEN, "terlihat", "penulis")
    return {name: unescape(value) for name in names if (value := hidden(page, name))}


def test_an_outage_carries_the_form_until_it_is_over(
    visitor: Browser, request: pytest.FixtureRequest, memory: Memory
) -> None:
    visitor.get("/ajukan/coba")
    end = request.getfixturevalue("outage")
    page = visitor.send("/ajukan/coba", FORM)
    for _ in range(2):
        assert page.status_code == 503
        assert "Yang Anda isi tetap ada di halaman ini" in page.text
        assert "<li>Ayu Lestari</li>" in page.text
        page = visitor.send("/ajukan/coba", carried(page))
    end()
    page = visitor.send("/ajukan/coba", carried(page))
    assert page.status_code == 200
    keeps_all(page)
    assert not memory.cases.histories, "coming back sends nothing"


def test_where_a_file_can_be_kept_nowhere_the_form_is_carried_and_sends_nothing(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, memory: Memory
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StorageFailed("the object store does not answer", retryable=True)

    files = {"dokumen.ktp": pdf(), "dokumen.denah": pdf()}
    visitor.get("/ajukan/coba")
    with monkeypatch.context() as full:
        full.setattr(MemoryDocuments, "receive", refuse)
        page = visitor.send("/ajukan/coba", FORM, files)
    assert page.status_code == 503
    assert int(page.headers["retry-after"]) > 0
    assert "Yang Anda isi tetap ada di halaman ini" in page.text
    page = visitor.send("/ajukan/coba", carried(page))
    keeps_all(page)
    assert not memory.cases.histories
    assert visitor.send("/ajukan/coba", FORM, files).status_code == 200


def test_an_outage_carries_a_decision(
    rina: Browser, application: ApplicationNumber, request: pytest.FixtureRequest
) -> None:
    task = task_of(application)
    written = {**WRITTEN, "terlihat": hidden(rina.get(task), "terlihat")}
    end = request.getfixturevalue("outage")
    page = rina.send(task, written)
    assert page.status_code == 503
    assert f'action="{task}"' in page.text
    end()
    keeps_decision(rina.send(task, carried(page)))
    assert "Keputusan Anda" in rina.get(task).text


def test_files_that_are_too_large_take_nothing_typed_with_them(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    before, after = {"csrf": visitor.token, "form.nama": "Ayu Lestari"}, {"form.luas": "12,5"}
    body = _multipart(before) + _file(MAX_UPLOAD_BYTES + 1) + _multipart(after) + b"--x--\r\n"
    page = visitor.request(
        "POST",
        "/ajukan/coba",
        content=body,
        headers={"content-type": "multipart/form-data; boundary=x", "content-length": str(len(body)), **OURS},
    )
    assert page.status_code == 413
    assert "perkecil berkasnya, pilih lagi" in page.text
    for typed in ("Ayu Lestari", "12,5"):
        assert f'value="{typed}"' in page.text
    assert not memory.documents.contents


def _multipart(texts: dict[str, str]) -> bytes:
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in texts.items()
    )
    return "".join(parts).encode()


def _file(size: int) -> bytes:
    head = b'--x\r\nContent-Disposition: form-data; name="dokumen.ktp"; filename="k.pdf"\r\n\r\n'
    return head + b"0" * size + b"\r\n"
