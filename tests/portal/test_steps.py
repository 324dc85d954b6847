"""A form in steps: each is judged by itself, all is shown before it is sent, and nothing is sent before."""

import re
from html import unescape

import httpx
import pytest

from licensing.scenarios.memory_drafts import MemoryDrafts
from licensing.words.errors import StorageFailed
from portal.acts.steps import CHECK, first_wrong, step_after, steps_of
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Browser, hidden, pdf
from tests.portal.memory import Memory

COBA = "/ajukan/coba"


def to(page: httpx.Response) -> str:
    """Where a step that is done leads."""
    assert page.status_code == 303, page.text
    return page.headers["location"]


def shown(page: httpx.Response) -> str:
    return unescape(page.text)


def carried(page: httpx.Response) -> dict[str, str]:
    """What a page sends beside the answers of the trial form."""
    return {
        name: hidden(page, name)
        for name in ("sekali", "edisi", "draf", "langkah", "dari", "salah", "tersimpan.ktp")
    }


def answers(visitor: Browser, changes: dict[str, str] | None = None) -> httpx.Response:
    """The first step, sent as its page sends it."""
    page = visitor.get(COBA)
    return visitor.send(COBA, {**ANSWERS, **carried(page), **(changes or {})})


def checked(visitor: Browser, changes: dict[str, str] | None = None) -> httpx.Response:
    """The page that checks it all."""
    documents = visitor.get(to(answers(visitor, changes)))
    sent = visitor.send(
        COBA, {**ANSWERS, **(changes or {}), **carried(documents)}, {"dokumen.ktp": pdf("ktp ayu.pdf")}
    )
    return visitor.get(to(sent))


def test_a_form_of_much_is_answers_then_documents_then_the_check() -> None:
    process = permit.process()
    assert [step.id for step in steps_of(process)] == ["isian", "dokumen", "periksa"]
    assert step_after(process, "isian") == "dokumen"
    assert step_after(process, CHECK) == CHECK
    assert first_wrong(process, ("ktp", "alat.2.nama")) == "isian"
    assert first_wrong(process, ("ktp",)) == "dokumen"
    assert first_wrong(process, ("",)) is None


def test_a_step_is_judged_by_itself(visitor: Browser, memory: Memory) -> None:
    wrong = answers(visitor, {"form.nik": "12", "form.nama": ""})
    assert wrong.status_code == 422
    assert re.findall(r'<li><a href="#([^"]+)">', wrong.text) == ["form-nama", "form-nik"], (
        "no document is missing yet"
    )
    documents = visitor.get(to(answers(visitor)))
    assert hidden(documents, "langkah") == "dokumen"
    assert "error-summary" not in documents.text
    missing = visitor.send(COBA, {**ANSWERS, **carried(documents)})
    assert re.findall(r'<li><a href="#([^"]+)">', missing.text) == ["dokumen-ktp"]
    assert not memory.cases.histories


def test_all_is_shown_as_people_read_it_before_it_is_sent(visitor: Browser, memory: Memory) -> None:
    page = checked(visitor)
    text = shown(page)
    lines = dict(re.findall(r'__key">([^<]+)</dt>\s*<dd class="[^"]*">([^<]*)', text))
    assert lines["Luas (m2)"] == "12,5"
    assert lines["Jenis tempat"] == "Mandiri"
    assert lines["Ada tempat parkir"] == "Tidak"
    assert lines["Catatan"] == "Tidak diisi"
    assert lines["Retribusi"] == "Rp15.400"
    assert "Cara menghitung: Retribusi, Rp15.400" in text, "and how it comes about"
    assert lines["KTP"].startswith("ktp ayu.pdf (")
    assert "Nama rekan" not in lines, "what is not asked is not shown"
    assert "Denah" not in lines
    assert text.count(">Ubah<") == len(lines) - 1, "all but what is computed"
    assert not memory.cases.histories


def test_only_the_check_sends_and_the_draft_goes_then(visitor: Browser, memory: Memory) -> None:
    page = checked(visitor)
    receipt = visitor.send(COBA, {**ANSWERS, **carried(page)})
    assert "data-application" in receipt.text
    assert len(memory.cases.histories) == 1
    assert "sudah terkirim" in visitor.get(f"{COBA}?draf={hidden(page, 'draf')}").text
    again = visitor.send(COBA, {**ANSWERS, **carried(page)})
    assert re.findall(r"data-application>([^<]+)", again.text) == re.findall(
        r"data-application>([^<]+)", receipt.text
    )
    assert len(memory.cases.histories) == 1


def test_a_change_leads_to_its_question_and_back_to_the_check(visitor: Browser) -> None:
    page = checked(visitor)
    address = to(visitor.send(COBA, {**ANSWERS, **carried(page), "ke": "isian:form-luas"}))
    assert address.endswith("#form-luas")
    step = visitor.get(address)
    assert 'value="12,5"' in step.text
    assert "Kembali ke pemeriksaan" in step.text
    back = visitor.get(to(visitor.send(COBA, {**ANSWERS, **carried(step), "form.luas": "20"})))
    assert hidden(back, "langkah") == "periksa"
    assert ">20<" in back.text
    assert "ktp ayu.pdf" in back.text


def test_a_change_that_asks_for_more_leads_to_what_is_missing(visitor: Browser) -> None:
    step = visitor.get(
        to(visitor.send(COBA, {**ANSWERS, **carried(checked(visitor)), "ke": "isian:form-jenis"}))
    )
    together = {**ANSWERS, **carried(step), "form.jenis": "bersama", "form.rekan": "Budi"}
    page = visitor.send(COBA, together)
    assert page.status_code == 422
    assert hidden(page, "langkah") == "dokumen"
    assert "Denah harus diunggah." in shown(page)


def test_a_whole_form_is_told_all_that_is_wrong_and_each_leads_to_its_step(visitor: Browser) -> None:
    visitor.get(COBA)
    page = visitor.send(COBA, {**ANSWERS, "form.nik": "12", "langkah": ""})
    assert hidden(page, "langkah") == "isian"
    assert '<a href="#form-nik">' in page.text
    assert 'name="ke" value="dokumen:dokumen-ktp"' in page.text
    there = to(
        visitor.send(COBA, {**ANSWERS, **carried(page), "form.nik": "12", "ke": "dokumen:dokumen-ktp"})
    )
    assert there.endswith("#dokumen-ktp")
    told = visitor.get(there)
    assert hidden(told, "langkah") == "dokumen"
    assert "KTP harus diunggah." in shown(told), "what is wrong is told there again"
    assert 'value="12"' in told.text


def test_nothing_is_checked_while_something_is_wrong(visitor: Browser) -> None:
    address = to(answers(visitor)).replace("langkah=dokumen", "langkah=periksa")
    page = visitor.get(address)
    assert hidden(page, "langkah") == "dokumen"
    assert "KTP harus diunggah." in shown(page)
    assert "Kirim permohonan" not in page.text


def test_where_nothing_can_be_kept_the_next_step_is_the_answer(
    visitor: Browser, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise StorageFailed("the database does not answer", retryable=True)

    monkeypatch.setattr(MemoryDrafts, "keep", unreachable)
    documents = answers(visitor)
    assert documents.status_code == 200
    assert hidden(documents, "langkah") == "dokumen"
    page = visitor.send(COBA, {**ANSWERS, **carried(documents)}, {"dokumen.ktp": pdf()})
    assert hidden(page, "langkah") == "periksa"
    assert "data-application" in visitor.send(COBA, {**ANSWERS, **carried(page)}).text
    assert len(memory.cases.histories) == 1


@pytest.mark.parametrize("pressed", ["lain", "isian:<b>", "periksa:" + "a" * 300, "isian#x"])
def test_a_step_that_is_none_leads_nowhere(visitor: Browser, pressed: str) -> None:
    page = visitor.get(COBA)
    sent = visitor.send(COBA, {**ANSWERS, **carried(page), "ke": pressed})
    assert "langkah=dokumen" in to(sent), "it goes on as if nothing else had been pressed"


def test_the_way_is_in_english_too(visitor: Browser) -> None:
    page = visitor.get(COBA + "?lang=en")
    assert "Continue" in page.text
    assert "Check and send" in page.text
