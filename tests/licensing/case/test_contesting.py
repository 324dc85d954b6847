"""Objection and appeal: raised in time after the case ended, decided on a line of its own, and what follows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from licensing.case.commands import Cancel, Contest, TakeBackObjection, Withdraw
from licensing.history.case import Case
from licensing.history.events import DecisionContested, Event, ObjectionTakenBack
from licensing.history.evolving import replay
from licensing.words.identifiers import StepId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    BUDI,
    NOW,
    RINA,
    SARI,
    TONO,
    YANI,
    at,
    closed,
    completed,
    decide,
    decided,
    entered,
    line_joined,
    line_opened,
    line_withdrawn,
    numbered,
    opened,
    received,
    submitted,
    withdrawn,
)
from tests.licensing.given import given

PROCESS = """
anytime:
  withdraw: {to: ditarik}
  cancel: {by: pimpinan.kepala, to: ditarik}
objection:
  within: 21 working days
  steps:
    tinjau:
      review: {by: kesehatan.tim, within: 10 working days}
      outcomes: {kabulkan: {end: dikabulkan}, tolak: {end: ditolak, reason: true}}
  outcomes: {dikabulkan: konsep, ditolak: {}}
appeal:
  within: 10 working days
  steps:
    putus: {review: {by: lingkungan.tim}, outcomes: {kuatkan: {end: dikuatkan}, batalkan: {end: dibatalkan}}}
  outcomes: {dikuatkan: {}, dibatalkan: {to: konsep}}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: konsep, tolak: {to: penolakan, reason: true}}
  konsep:
    review: {by: loket.petugas, not_by: [keberatan]}
    outcomes: {lanjut: terbit, tolak: {to: penolakan, reason: true}}
  terbit: {issue: {template: surat, number: "{seq}/{year}"}}
  penolakan: {refuse: {template: surat, number: "T-{seq}/{year}"}}
  ditarik: {close: {}}
"""
TINJAU, PUTUS = at("tinjau", line="main/keberatan"), at("putus", line="main/banding")
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
REFUSED = (
    *BEGUN,
    decided("periksa", "loket", RINA, "tolak"),
    completed("periksa", "tolak"),
    entered("penolakan"),
    numbered("penolakan", "T-1/2026", "2026-03-02", None, None),
    completed("penolakan", "refused"),
    closed("penolakan", "refused"),
)
OBJECTION, APPEAL = (
    Contest(StepId("keberatan"), " Datanya benar. "),
    Contest(StepId("banding"), "Datanya benar."),
)
LATE = datetime(2026, 4, 8, 17, 0, tzinfo=UTC)
"""The end of the 21st working day after Monday, 2 March; eight are off, of the weeks before Easter."""


CONTESTED = (
    *REFUSED,
    DecisionContested(NOW, at("penolakan"), StepId("keberatan"), "Datanya benar."),
    entered("keberatan"),
    line_opened("main/keberatan", "keberatan"),
    entered(TINJAU),
    opened(TINJAU, "kesehatan.tim"),
)
REJECTED = (
    *CONTESTED,
    decided(TINJAU, "kesehatan", SARI, "tolak", "Tidak benar."),
    completed(TINJAU, "tolak"),
    line_joined("main/keberatan", "ditolak"),
    completed("keberatan", "ditolak"),
    closed("keberatan", "refused"),
)


def case(*events: Event) -> Case:
    found = replay(events)
    assert found is not None
    return found


def test_an_objection_opens_the_case_again_on_a_line_of_its_own() -> None:
    told = given(PROCESS, *REFUSED).when(OBJECTION, by=APPLICANT_HERSELF)
    assert [type(event) for event in told.events] == [type(event) for event in CONTESTED[len(REFUSED) :]]
    assert told.events[:4] == CONTESTED[len(REFUSED) : len(REFUSED) + 4]
    contested = case(*CONTESTED)
    assert (contested.ending, contested.ended_as, sorted(contested.open)) == (
        None,
        "refused",
        ["main", "main/keberatan"],
    )


def test_an_objection_that_is_granted_goes_on_where_the_definition_says() -> None:
    given(PROCESS, *CONTESTED).when(decide(TINJAU, "kesehatan", "kabulkan"), by=SARI).then(
        decided(TINJAU, "kesehatan", SARI, "kabulkan"),
        completed(TINJAU, "kabulkan"),
        line_joined("main/keberatan", "dikabulkan"),
        completed("keberatan", "dikabulkan"),
        entered("konsep"),
        opened("konsep", "loket.petugas"),
    )


def test_an_objection_that_is_rejected_leaves_the_decision_as_it_was() -> None:
    given(PROCESS, *CONTESTED).when(decide(TINJAU, "kesehatan", "tolak", "Tidak benar."), by=SARI).then(
        *REJECTED[len(CONTESTED) :]
    )
    assert case(*REJECTED).ending == "refused"


def test_after_the_objection_comes_the_appeal_and_neither_twice() -> None:
    given(PROCESS, *REFUSED).when(APPEAL, by=APPLICANT_HERSELF).refused("not-now")
    given(PROCESS, *REJECTED).when(OBJECTION, by=APPLICANT_HERSELF).refused("not-now")
    told = given(PROCESS, *REJECTED).when(APPEAL, by=APPLICANT_HERSELF)
    assert told.events[:2] == (
        DecisionContested(NOW, at("keberatan"), StepId("banding"), "Datanya benar."),
        entered("banding"),
    )
    upheld = (
        *REJECTED,
        *told.events,
        decided(PUTUS, "lingkungan", BUDI, "kuatkan"),
        completed(PUTUS, "kuatkan"),
        line_joined("main/banding", "dikuatkan"),
        completed("banding", "dikuatkan"),
        closed("banding", "refused"),
    )
    for again in (OBJECTION, APPEAL):
        given(PROCESS, *upheld).when(again, by=APPLICANT_HERSELF).refused("not-now")


def test_a_new_refusal_can_be_contested_anew() -> None:
    refused_again = (
        *CONTESTED,
        completed(TINJAU, "kabulkan"),
        line_joined("main/keberatan", "dikabulkan"),
        completed("keberatan", "dikabulkan"),
        entered(at("penolakan", 2)),
        completed(at("penolakan", 2), "refused"),
        closed(at("penolakan", 2), "refused"),
    )
    told = given(PROCESS, *refused_again).when(OBJECTION, by=APPLICANT_HERSELF)
    assert told.events[1] == entered(at("keberatan", 2))


def test_it_is_in_time_until_the_last_working_day_is_over() -> None:
    given(PROCESS, *REFUSED).when(OBJECTION, by=APPLICANT_HERSELF, now=LATE).refused("not-now")
    last = LATE - timedelta(microseconds=1)
    assert given(PROCESS, *REFUSED).when(OBJECTION, by=APPLICANT_HERSELF, now=last).events


def test_only_who_was_refused_objects_and_says_why() -> None:
    given(PROCESS, *BEGUN).when(OBJECTION, by=APPLICANT_HERSELF).refused("not-now")
    given(PROCESS, *REFUSED).when(OBJECTION, by=RINA).refused("not-yours")
    given(PROCESS, *REFUSED).when(Contest(StepId("keberatan"), " "), by=APPLICANT_HERSELF).refused(
        "invalid-form", fields=("reason",)
    )
    given(PROCESS, *REFUSED).when(Contest(StepId("periksa"), "Salah."), by=APPLICANT_HERSELF).refused(
        "not-offered"
    )
    issued = (*BEGUN, completed("periksa", "lanjut"), entered("terbit"), closed("terbit", "issued"))
    given(PROCESS, *issued).when(OBJECTION, by=APPLICANT_HERSELF).refused("not-now")


def test_what_is_contested_is_signed_and_not_given_up() -> None:
    given(PROCESS, *CONTESTED).when(Withdraw(), by=APPLICANT_HERSELF).refused("not-now")
    given(PROCESS, *CONTESTED).when(Cancel("Batal."), by=BUDI).refused("not-now")


def test_four_eyes_look_into_the_line_of_the_objection() -> None:
    granted = (
        *CONTESTED,
        decided(TINJAU, "kesehatan", YANI, "kabulkan", role="kesehatan.tim"),
        completed(TINJAU, "kabulkan"),
        line_joined("main/keberatan", "dikabulkan"),
        completed("keberatan", "dikabulkan"),
        entered("konsep"),
        opened("konsep", "loket.petugas"),
    )
    given(PROCESS, *granted).when(decide("konsep", "loket", "lanjut"), by=YANI).refused("four-eyes")
    assert given(PROCESS, *granted).when(decide("konsep", "loket", "lanjut"), by=TONO).events


TAKEN_BACK = (
    *CONTESTED,
    ObjectionTakenBack(NOW, at("keberatan"), StepId("keberatan"), "Sudah jelas."),
    withdrawn(TINJAU, "kesehatan"),
    line_withdrawn("main/keberatan"),
    completed("keberatan", "withdrawn"),
    closed("penolakan", "refused"),
)


def test_taken_back_nothing_is_asked_any_more_and_the_decision_stands() -> None:
    told = given(PROCESS, *CONTESTED).when(TakeBackObjection(" Sudah jelas. "), by=APPLICANT_HERSELF)
    told.then(*TAKEN_BACK[len(CONTESTED) :])
    back = case(*TAKEN_BACK)
    before = case(*REFUSED)
    assert (back.ending, back.ended_at, back.ended_where) == ("refused", before.ended_at, at("penolakan"))
    assert (back.open, back.contested) == ({}, ())


def test_taken_back_it_can_be_raised_again_but_nothing_beyond_it_and_not_for_longer() -> None:
    given(PROCESS, *TAKEN_BACK).when(APPEAL, by=APPLICANT_HERSELF).refused("not-now")
    last = LATE - timedelta(microseconds=1)
    told = given(PROCESS, *TAKEN_BACK).when(OBJECTION, by=APPLICANT_HERSELF, now=last)
    assert told.events[1] == entered(at("keberatan", 2), at=last)
    given(PROCESS, *TAKEN_BACK).when(OBJECTION, by=APPLICANT_HERSELF, now=LATE).refused("not-now")
    later = TAKEN_BACK[-1]
    late = (*TAKEN_BACK[:-1], replace(later, at=LATE - timedelta(hours=1)))
    given(PROCESS, *late).when(OBJECTION, by=APPLICANT_HERSELF, now=LATE).refused("not-now")


def test_an_appeal_that_is_taken_back_leaves_the_objection_rejected() -> None:
    appealed = (*REJECTED, *given(PROCESS, *REJECTED).when(APPEAL, by=APPLICANT_HERSELF).events)
    told = given(PROCESS, *appealed).when(TakeBackObjection(), by=APPLICANT_HERSELF)
    assert told.events[0] == ObjectionTakenBack(NOW, at("banding"), StepId("banding"), "")
    back = case(*appealed, *told.events)
    assert (back.ending, back.contested, back.ended_where) == ("refused", ("keberatan",), at("keberatan"))
    given(PROCESS, *appealed, *told.events).when(OBJECTION, by=APPLICANT_HERSELF).refused("not-now")
    assert given(PROCESS, *appealed, *told.events).when(APPEAL, by=APPLICANT_HERSELF).events


def test_only_what_is_raised_and_undecided_is_taken_back_and_only_by_who_raised_it() -> None:
    back = TakeBackObjection()
    for history in (BEGUN, REFUSED, REJECTED, TAKEN_BACK):
        given(PROCESS, *history).when(back, by=APPLICANT_HERSELF).refused("not-now")
    given(PROCESS, *CONTESTED).when(back, by=SARI).refused("not-yours")
    without = PROCESS[PROCESS.index("steps:\n  periksa") :].replace(", not_by: [keberatan]", "")
    without = without.replace("  ditarik: {close: {}}\n", "")
    given(without, *BEGUN).when(back, by=APPLICANT_HERSELF).refused("not-offered")
    granted = (
        *CONTESTED,
        completed(TINJAU, "kabulkan"),
        line_joined("main/keberatan", "dikabulkan"),
        completed("keberatan", "dikabulkan"),
        entered("konsep"),
        opened("konsep", "loket.petugas"),
    )
    given(PROCESS, *granted).when(back, by=APPLICANT_HERSELF).refused("not-now")
