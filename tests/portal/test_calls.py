"""What the pages say of a system that is asked: while it is waited for, what it answered, and who answers by hand."""

import re
from html import escape, unescape

import pytest
from fastapi import FastAPI

from licensing.history.effects import Answered, Unanswered
from licensing.systems.answering import answered
from licensing.words.identifiers import ApplicationNumber, FieldId, StepId
from tests.portal import tanya
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory

SYSTEM = "Status pajak (sistem DLH)"
STANDING_IN = f"{SYSTEM} tidak memberi jawaban. Anda menjawab sebagai gantinya."


@pytest.fixture
def memory() -> Memory:
    return tanya.asking()


@pytest.fixture
def application(memory: Memory, clock: Clock) -> ApplicationNumber:
    return tanya.applied(memory, clock)


@pytest.fixture
def lela(app: FastAPI) -> Browser:
    """Who answers where the system does not."""
    signed_in = Browser(app)
    signed_in.signs_in("lela")
    return signed_in


def read(browser: Browser, path: str) -> str:
    """A page's words, without what they are marked up with."""
    return words(browser.get(path).text)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_the_applicant_reads_once_which_system_is_awaited_and_who_answers_otherwise(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert page.count(SYSTEM) == 1
    assert "bila sampai batas waktunya tidak, DLH, Tim teknis diminta menjawab" in page
    assert "Tax status (system of DLH)" in read(visitor, f"/lacak/{application}?lang=en")


def test_who_would_answer_by_hand_reads_the_case_before_she_is_asked(
    lela: Browser, application: ApplicationNumber
) -> None:
    page = read(lela, f"/petugas/permohonan/{application}")
    assert SYSTEM in page
    assert lela.get(f"/petugas/tugas/{application}.pajak.1.lingkungan").status_code == 404


def test_officers_read_all_it_answered_and_the_applicant_what_it_means(
    visitor: Browser, lela: Browser, memory: Memory, clock: Clock
) -> None:
    number = tanya.applied(memory, clock)
    tanya.ends(memory, number, clock, tanya.OWING)
    page = read(lela, f"/petugas/permohonan/{number}")
    assert "Jawaban sistem lain" in page
    assert f"{SYSTEM} Menunggak" in page
    assert "Rp5.000.000" in page
    visitor.tracks(number)
    tracked = read(visitor, f"/lacak/{number}")
    assert f"{SYSTEM} menjawab: Menunggak" in tracked
    assert "5.000.000" not in tracked


def test_who_stands_in_is_told_so_and_not_asked_what_follows_from_her_decision(
    lela: Browser, visitor: Browser, memory: Memory, application: ApplicationNumber, clock: Clock
) -> None:
    tanya.is_silent(memory, application, clock)
    page = lela.get(f"/petugas/tugas/{application}.pajak.1.lingkungan").text
    assert STANDING_IN in words(page)
    assert 'name="isian.status"' not in page
    # Whether it is asked nobody says on the way, so it stands there and says when.
    assert re.search(r'data-question="form-jumlah" data-asked="false" data-depends', page)
    assert "Hanya untuk Status: Menunggak." in page
    visitor.tracks(application)
    assert f"{SYSTEM} tidak menjawab pada waktunya" in read(visitor, f"/lacak/{application}")


def test_where_it_cannot_be_asked_a_person_is_at_once(
    lela: Browser, memory: Memory, application: ApplicationNumber, clock: Clock
) -> None:
    tanya.ends(memory, application, clock, Unanswered("failed"))
    assert f"{SYSTEM} tidak dapat ditanya: petugas diminta menjawab" in read(
        lela, f"/petugas/tugas/{application}.pajak.1.lingkungan"
    )


def test_what_she_answers_by_hand_is_her_decision(
    lela: Browser, memory: Memory, application: ApplicationNumber, clock: Clock
) -> None:
    tanya.is_silent(memory, application, clock)
    task = f"{application}.pajak.1.lingkungan"
    missing = lela.decides(task, "menunggak")
    assert missing.status_code == 422
    assert "Jumlah" in words(missing.text)
    contrary = lela.decides(task, "asing", **{"form.jumlah": "5.000.000"})
    assert contrary.status_code == 422
    assert "“Tidak dikenal” tidak disertai jawaban." in contrary.text
    assert 'value="5.000.000"' in contrary.text
    assert lela.decides(task, "menunggak", **{"form.jumlah": "5.000.000"}).status_code == 303
    page = read(lela, f"/petugas/permohonan/{application}")
    assert "Jawaban sistem lain" not in page
    assert "Dinas Lingkungan Hidup Menunggak" in page
    assert "Rp5.000.000" in page


def test_a_status_that_does_not_agree_is_shown_to_be_mended(
    lela: Browser, memory: Memory, application: ApplicationNumber, clock: Clock
) -> None:
    tanya.is_silent(memory, application, clock)
    task = f"{application}.pajak.1.lingkungan"
    page = lela.decides(task, "bersih", **{"form.status": "menunggak", "form.jumlah": "1"})
    assert page.status_code == 422
    assert 'data-question="form-status"' in page.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</dd><b>&amp;", "\u202eterbalik"])
def test_what_a_system_says_is_a_text_and_nothing_else(
    lela: Browser, memory: Memory, clock: Clock, text: str
) -> None:
    call = tanya.process().step(StepId("pajak")).call
    assert call is not None
    said = answered(call.shape, 200, {"status": "bersih", "catatan": text})
    assert isinstance(said, Answered)
    number = tanya.applied(memory, clock)
    tanya.ends(memory, number, clock, said)
    page = lela.get(f"/petugas/permohonan/{number}").text
    assert escape(str(said.answers[FieldId("catatan")])) in page
    assert "<script>alert" not in page
    assert "</dd><b>" not in page
    assert "\u202e" not in page
