"""Requests: what the applicant answers beside her application, and what follows from it."""

import pytest

from licensing.case.acts.answering import answered_last
from licensing.case.commands import Answer
from licensing.history.events import RequestAnswered, TaskOpened
from licensing.history.evolving import replay
from licensing.history.putting_away import put_away
from licensing.words.identifiers import DocumentId, StepId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    NOW,
    RINA,
    answers,
    asked_applicant,
    at,
    completed,
    correct,
    decide,
    decided,
    entered,
    files,
    opened,
    process,
    received,
    submitted,
    task,
    typed,
)
from tests.licensing.given import given

PROCESS = """
form:
  luas: {type: decimal, min: 1}
documents:
  ktp: {accept: [pdf]}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: laporan}
  laporan:
    request: {within: 14 days, on_silence: tutup, then: cukup}
    form:
      pohon: {type: integer, min: 0}
      sebab: {type: text, when: laporan.pohon == 2}
    documents:
      foto: {accept: [jpg]}
      denah: {accept: [pdf], when: laporan.pohon > 10 && form.luas > 5}
  cukup:
    branch: {choose: [{when: laporan.pohon > 10, to: selesai}], otherwise: periksa}
  selesai: {close: {}}
  tutup: {close: {}}
"""
BEGUN = (
    submitted(files("ktp"), luas="9"),
    received(),
    entered("periksa"),
    opened("periksa", "loket.petugas"),
    decided("periksa", "loket", RINA, "lanjut"),
    completed("periksa", "lanjut"),
    entered("laporan"),
    asked_applicant("laporan", within=None, due=None),
)


def answer(*uploaded: str, **given: str) -> Answer:
    return Answer(task("laporan", "applicant"), typed(given), files(*uploaded))


def answered(*uploaded: str, **given: int) -> RequestAnswered:
    kept = {DocumentId(f"laporan.{id}"): file for id, file in files(*uploaded).items()}
    return RequestAnswered(NOW, task("laporan", "applicant"), answers(**given), kept)


AGAIN = (
    completed("laporan", "answered"),
    entered("cukup"),
    completed("cukup", "periksa"),
    entered(at("periksa", 2)),
    opened(at("periksa", 2), "loket.petugas"),
)


def test_she_is_asked_nothing_of_her_application() -> None:
    told = given(PROCESS, *BEGUN[:4]).when(decide("periksa", "loket", "lanjut"), by=RINA)
    assert [event.changes for event in told.events if isinstance(event, TaskOpened)] == [()]


def test_her_answers_decide_where_it_goes_on() -> None:
    told = given(PROCESS, *BEGUN).when(answer("foto", pohon="5"), by=APPLICANT_HERSELF)
    told.then(answered("foto", pohon=5), *AGAIN)
    more = given(PROCESS, *BEGUN).when(answer("foto", "denah", pohon="11"), by=APPLICANT_HERSELF)
    assert more.events[:2] == (answered("foto", "denah", pohon=11), completed("laporan", "answered"))
    assert more.events[-1].type == "application-closed"


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        (answer("foto"), ("pohon",)),
        (answer(pohon="5"), ("foto",)),
        (answer("foto", pohon="2"), ("sebab",)),
        (answer("foto", pohon="11"), ("denah",)),
        (answer(pohon="-1"), ("pohon", "foto")),
    ],
)
def test_what_is_asked_has_to_be_there_all_of_it_said_at_once(
    command: Answer, wrong: tuple[str, ...]
) -> None:
    given(PROCESS, *BEGUN).when(command, by=APPLICANT_HERSELF).refused("invalid-form", fields=wrong)


def test_a_file_nobody_asks_for_is_not_kept() -> None:
    told = given(PROCESS, *BEGUN).when(answer("foto", "denah", "ktp", pohon="5"), by=APPLICANT_HERSELF)
    told.then(answered("foto", pohon=5), *AGAIN)


def test_her_application_stays_as_it_was_and_the_files_stand_beside_its_own() -> None:
    case = replay((*BEGUN, answered("foto", pohon=5)))
    before = replay(BEGUN)
    assert case is not None
    assert before is not None
    assert case.answers == before.answers
    assert [*case.documents] == ["ktp", "laporan.foto"]


def test_asked_again_she_begins_from_what_she_answered_last() -> None:
    again = (
        *BEGUN,
        answered("foto", pohon=5),
        *AGAIN,
        decided(at("periksa", 2), "loket", RINA, "lanjut"),
        completed(at("periksa", 2), "lanjut"),
        entered(at("laporan", 2)),
        asked_applicant(at("laporan", 2), within=None, due=None),
    )
    command = Answer(task(at("laporan", 2), "applicant"), {}, {})
    told = given(PROCESS, *again).when(command, by=APPLICANT_HERSELF)
    assert told.events[0] == RequestAnswered(NOW, task(at("laporan", 2), "applicant"), answers(pohon=5), {})


def test_what_was_put_away_knows_what_she_answered_last() -> None:
    again = (
        *BEGUN,
        answered("foto", pohon=5),
        *AGAIN,
        decided(at("periksa", 2), "loket", RINA, "lanjut"),
        completed(at("periksa", 2), "lanjut"),
        entered(at("laporan", 2)),
        asked_applicant(at("laporan", 2), within=None, due=None),
    )
    case, step = replay(again), process(PROCESS).steps[StepId("laporan")]
    assert case is not None
    assert answered_last(put_away(case), step) == answered_last(case, step) == answers(pohon=5)


SEVERAL = PROCESS.replace("foto: {accept: [jpg]}", "foto: {accept: [jpg], count: 2..3}")


def test_a_document_of_several_files_is_kept_whole_and_asked_for_as_often() -> None:
    one = given(SEVERAL, *BEGUN).when(answer("foto", pohon="5"), by=APPLICANT_HERSELF)
    one.refused("invalid-form", fields=("foto",))
    told = given(SEVERAL, *BEGUN).when(answer("foto", "foto.2", "foto.3", pohon="5"), by=APPLICANT_HERSELF)
    assert told.events[0] == answered("foto", "foto.2", "foto.3", pohon=5)


def test_files_that_are_sent_again_replace_all_that_were_there() -> None:
    case = replay(
        (*BEGUN, answered("foto", "foto.2", "foto.3", pohon=5), answered("foto", "foto.2", pohon=5))
    )
    assert case is not None
    assert [*case.documents] == ["ktp", "laporan.foto", "laporan.foto.2"]


def test_nobody_else_answers_for_her() -> None:
    given(PROCESS, *BEGUN).when(answer("foto", pohon="5"), by=RINA).refused("not-yours")


def test_a_request_takes_no_correction_and_an_officers_task_no_answer() -> None:
    given(PROCESS, *BEGUN).when(correct("laporan", luas="7"), by=APPLICANT_HERSELF).refused("no-such-task")
    hers = Answer(task("periksa", "loket"), {}, {})
    given(PROCESS, *BEGUN[:4]).when(hers, by=APPLICANT_HERSELF).refused("not-yours")


def test_what_is_sent_twice_arrives_once() -> None:
    sent = (*BEGUN, answered("foto", pohon=5), *AGAIN)
    told = given(PROCESS, *sent).when(answer("foto", pohon="5"), by=APPLICANT_HERSELF)
    told.refused("already-ended")
    assert told.refusal is not None
    assert told.refusal.sentence.en == "This answer was sent already."


def test_conditions_see_what_she_answered() -> None:
    case = replay((*BEGUN, answered("foto", pohon=5)))
    assert case is not None
    assert process(PROCESS).facts(case)["laporan.pohon"] == 5
