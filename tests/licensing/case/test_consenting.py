"""Consent to sending an application back, and more time: what is told of each, and what a snapshot keeps of it."""

import pytest

from licensing.case.commands import Answer, AskConsent, Decide, ExtendTime, Submit, Withdraw
from licensing.clock.spans import Span
from licensing.history.events import ClockStopped, ConsentAsked, Event, TimeExtended
from licensing.history.evolving import replay
from licensing.history.snapshot import is_snapshot_of, write_case
from licensing.process.capping import CONSENT, CONSENTED
from licensing.words.identifiers import OutcomeId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    BUDI,
    NOW,
    RINA,
    SARI,
    TONO,
    acted,
    at,
    claimed,
    completed,
    entered,
    form,
    opened,
    process,
    task,
    withdrawn,
)
from tests.licensing.given import Given, given

TEXT = """
time_limit:
  within: 6 working days
  corrections: {at_most: 0, consent: pimpinan.kepala}
  extend: {by: pimpinan.kepala, at_most: 3 working days, reasons: {cuaca: Cuaca buruk}}
anytime:
  withdraw: {to: ditarik}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: berakhir, kembali: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  berakhir: {close: {as: done}}
  ditarik: {close: {as: withdrawn}}
"""
TASK, ASKS = task("periksa", "loket"), at(CONSENT, line="consent-1")
ASKED: tuple[Event, ...] = (
    ConsentAsked(NOW, TASK, acted(RINA), "Denah lain.", task(ASKS, "pimpinan")),
    entered(ASKS),
    opened(ASKS, "pimpinan.kepala"),
)


def begun(text: str = TEXT) -> tuple[Event, ...]:
    return Given(process(text), None).when(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF).events


BEGUN = begun()


def test_asking_opens_a_task_beside_the_line_and_moves_nothing_else() -> None:
    given(TEXT, *BEGUN).when(AskConsent(TASK, " Denah lain. "), by=RINA).then(*ASKED)


def test_only_who_could_decide_asks() -> None:
    given(TEXT, *BEGUN).when(AskConsent(TASK, "Denah lain."), by=SARI).refused("not-yours")
    held = (*BEGUN, claimed("periksa", "loket", TONO))
    given(TEXT, *held).when(AskConsent(TASK, "Denah lain."), by=RINA).refused("held-by-other")
    given(TEXT, *BEGUN).when(AskConsent(TASK, " "), by=RINA).refused("invalid-form", fields=("reason",))


def test_whoever_gives_the_case_up_ends_the_question() -> None:
    told = given(TEXT, *BEGUN, *ASKED).when(Withdraw(), by=APPLICANT_HERSELF)
    assert told.events[-3:] == (
        withdrawn(ASKS, "pimpinan"),
        completed(ASKS, "withdrawn"),
        ClockStopped(NOW),
    )


def test_a_consent_is_no_decision_that_is_taken_back_or_seen_by_conditions() -> None:
    consent = Decide(task(ASKS, "pimpinan"), CONSENTED, "Benar.", {})
    told = given(TEXT, *BEGUN, *ASKED).when(consent, by=BUDI)
    after = replay((*BEGUN, *ASKED, *told.events))
    assert after is not None
    assert [event.type for event in told.events] == ["task-decided", "step-completed"]
    assert [str(line) for line in after.open] == ["main"]
    assert is_snapshot_of(after, write_case(after))


def test_more_time_is_told_with_its_end_and_owed_to_the_applicant() -> None:
    told = given(TEXT, *BEGUN).when(ExtendTime("cuaca", 2, "Banjir."), by=BUDI)
    extended, owes = told.events
    assert isinstance(extended, TimeExtended)
    assert (extended.by, extended.reason, extended.remark) == (acted(BUDI), "cuaca", "Banjir.")
    assert (extended.length, extended.within) == (Span(2, "working day"), Span(8, "working day"))
    assert owes.type == "effect-owed"
    after = replay((*BEGUN, *told.events))
    assert after is not None
    assert after.clock is not None
    assert after.clock.due == extended.due
    assert is_snapshot_of(after, write_case(after))


def test_a_page_from_before_an_extension_adds_no_second_one() -> None:
    twice = TEXT.replace("at_most: 3 working days,", "at_most: 3 working days, times: 2,")
    asked = ExtendTime("cuaca", 2, "Banjir.", after=0)
    told = given(twice, *BEGUN).when(asked, by=BUDI)
    extended = given(twice, *BEGUN, *told.events)
    extended.when(asked, by=BUDI).refused("stale-page")
    assert extended.when(ExtendTime("cuaca", 2, "Banjir.", after=1), by=BUDI).events
    assert extended.when(ExtendTime("cuaca", 2, "Banjir."), by=BUDI).events


WITH_REQUESTS = """
time_limit:
  within: 6 working days
  corrections: {at_most: 1, consent: pimpinan.kepala}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: bayar, tanya: keterangan}
  keterangan:
    request: {within: 14 days, on_silence: berakhir, then: periksa}
    form: {isi: {type: text}}
  bayar:
    request: {within: 14 days, on_silence: berakhir, then: berakhir}
    form: {bukti: {type: text}}
  berakhir: {close: {as: done}}
"""


def asked_and_answered(text: str, told: tuple[Event, ...], round: int) -> tuple[Event, ...]:
    """After the officer has asked once more, and the applicant has answered."""
    asks = Decide(task(at("periksa", round), "loket"), OutcomeId("tanya"), "", {})
    told += given(text, *told).when(asks, by=RINA).events
    answer = Answer(task(at("keterangan", round), "applicant"), {"isi": ["Ya."]}, {})
    return told + given(text, *told).when(answer, by=APPLICANT_HERSELF).events


@pytest.mark.parametrize("at_most", [0, 1, 2])
def test_a_request_that_comes_again_is_sent_back_as_a_correction_is(at_most: int) -> None:
    """The first time it is a part of the way."""
    text = WITH_REQUESTS.replace("at_most: 1", f"at_most: {at_most}")
    told = begun(text)
    for round in range(1, at_most + 2):
        told = asked_and_answered(text, told, round)
    again = task(at("periksa", at_most + 2), "loket")
    given(text, *told).when(Decide(again, OutcomeId("tanya"), "", {}), by=RINA).refused("consent-needed")
    assert given(text, *told).when(AskConsent(again, "Denah lain."), by=RINA).refusal is None
    assert given(text, *told).when(Decide(again, OutcomeId("baik"), "", {}), by=RINA).refusal is None


def test_once_a_case_has_its_answer_nothing_is_limited() -> None:
    never = WITH_REQUESTS.replace("at_most: 1", "at_most: 0")
    told = asked_and_answered(never, begun(never), 1)
    stopped = (*told, ClockStopped(told[-1].at))
    again = Decide(task(at("periksa", 2), "loket"), OutcomeId("tanya"), "", {})
    given(never, *told).when(again, by=RINA).refused("consent-needed")
    assert given(never, *stopped).when(again, by=RINA).refusal is None
