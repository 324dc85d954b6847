"""Time: what falls due exactly when, and what silence leads to."""

from datetime import datetime, timedelta

import pytest

from licensing.case.own_commands import ON_THE_WAY, PassTime
from licensing.clock.spans import Span
from licensing.history.events import Event
from tests.licensing.events import (
    APPLICANT_HERSELF,
    IZIN,
    NOW,
    RINA,
    asked_applicant,
    at,
    closed,
    completed,
    correct,
    corrected,
    decided,
    entered,
    lapsed,
    line_joined,
    line_opened,
    notice,
    opened,
    owed,
    received,
    submitted,
    task,
)
from tests.licensing.given import given

PROCESS = """
steps:
  periksa:
    review: {by: loket.petugas, within: 5 working days}
    outcomes: {kembali: perbaikan, ingatkan: pengingat}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: periksa}
  pengingat:
    correction: {within: 14 days, then: periksa}
  gugur: {close: {}}
"""
DUE = datetime.fromisoformat("2026-03-16T17:00Z")
"""Fourteen days from Monday the 2nd of March: the 16th is hers until 24:00 WIB."""
CLOSING = datetime.fromisoformat("2026-03-09T09:00Z")
FORTNIGHT = Span(14, "day")
MICROSECOND = timedelta(microseconds=1)


def asked(step: str, outcome: str) -> tuple[Event, ...]:
    return (
        submitted(),
        received(),
        entered("periksa"),
        opened("periksa", "loket.petugas", Span(5, "working day"), CLOSING),
        decided("periksa", "loket", RINA, outcome),
        completed("periksa", outcome),
        entered(step),
        owed(notice(step, "correction")),
        asked_applicant(step, FORTNIGHT, DUE),
    )


def lapses(now: datetime) -> tuple[Event, ...]:
    return (
        lapsed("perbaikan", at=now, due=DUE),
        completed("perbaikan", "lapsed", at=now),
        entered("gugur", at=now),
        owed(notice("gugur", "lapsed"), at=now),
        completed("gugur", "lapsed", at=now),
        closed("gugur", "lapsed", at=now),
    )


@pytest.mark.parametrize("late", [timedelta(0), MICROSECOND, timedelta(days=400)])
def test_silence_counts_from_the_very_instant_it_is_due(late: timedelta) -> None:
    now = DUE + late
    given(PROCESS, *asked("perbaikan", "kembali")).when(PassTime(), by=IZIN, now=now).then(*lapses(now))


@pytest.mark.parametrize("early", [MICROSECOND, timedelta(days=14)])
def test_before_it_nothing_happens(early: timedelta) -> None:
    given(PROCESS, *asked("perbaikan", "kembali")).when(PassTime(), by=IZIN, now=DUE - early).then()


@pytest.mark.parametrize(("late", "over"), [(-MICROSECOND, False), (timedelta(), True)])
def test_a_sweep_that_spares_the_last_minute_ends_what_was_over_before_it(
    late: timedelta, over: bool
) -> None:
    now, spares = DUE + ON_THE_WAY + late, PassTime(ON_THE_WAY)
    given(PROCESS, *asked("perbaikan", "kembali")).when(spares, by=IZIN, now=now).then(
        *(lapses(now) if over else ())
    )


def test_who_acts_after_the_end_is_too_late_though_no_sweep_has_seen_it() -> None:
    told = given(PROCESS, *asked("perbaikan", "kembali")).when(
        correct("perbaikan"), by=APPLICANT_HERSELF, now=DUE
    )
    assert told.refusal is not None


def test_silence_means_nothing_where_the_process_does_not_say_what() -> None:
    history = asked("pengingat", "ingatkan")
    given(PROCESS, *history).when(PassTime(), by=IZIN, now=DUE + timedelta(days=400)).then()


def test_she_may_answer_late_where_nobody_said_what_her_silence_means() -> None:
    told = given(PROCESS, *asked("pengingat", "ingatkan")).when(
        correct("pengingat"), by=APPLICANT_HERSELF, now=DUE + timedelta(days=400)
    )
    assert told.refusal is None


def test_an_officers_lateness_ends_nothing() -> None:
    history = asked("perbaikan", "kembali")[:4]
    given(PROCESS, *history).when(PassTime(), by=IZIN, now=NOW + timedelta(days=400)).then()


def test_what_was_answered_or_has_lapsed_does_not_lapse_again() -> None:
    answered = (
        *asked("perbaikan", "kembali"),
        corrected("perbaikan"),
        completed("perbaikan", "corrected"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )
    given(PROCESS, *answered).when(PassTime(), by=IZIN, now=DUE).then()
    over = (*asked("perbaikan", "kembali"), *lapses(DUE))
    given(PROCESS, *over).when(PassTime(), by=IZIN, now=DUE).then()


TWO_LINES = """
steps:
  bersama:
    together:
      members:
        satu:
          steps:
            minta_satu: {correction: {within: 14 days, on_silence: {end: gagal}, then: {end: baik}}}
        dua:
          steps:
            minta_dua: {correction: {within: 14 days, on_silence: {end: gagal}, then: {end: baik}}}
      veto: [VETO]
    outcomes: {baik: tutup, gagal: tutup}
  tutup: {close: {}}
"""
FIRST, SECOND = at("minta_satu", line="main/satu"), at("minta_dua", line="main/dua")
ASKED_TWICE = (
    submitted(),
    received("bersama"),
    entered("bersama"),
    line_opened("main/satu", "bersama"),
    line_opened("main/dua", "bersama"),
    entered(FIRST),
    asked_applicant(FIRST, FORTNIGHT, DUE),
    entered(SECOND),
    asked_applicant(SECOND, FORTNIGHT, DUE),
)


def test_everything_that_fell_due_takes_its_course_at_once() -> None:
    told = given(TWO_LINES.replace("VETO", ""), *ASKED_TWICE).when(PassTime(), by=IZIN, now=DUE)
    assert told.events[:7] == (
        lapsed(FIRST, at=DUE),
        completed(FIRST, "lapsed", at=DUE),
        line_joined("main/satu", "gagal", at=DUE),
        lapsed(SECOND, at=DUE),
        completed(SECOND, "lapsed", at=DUE),
        line_joined("main/dua", "gagal", at=DUE),
        completed("bersama", "gagal", at=DUE),
    )


def test_what_was_withdrawn_by_what_lapsed_before_it_does_not_lapse_too() -> None:
    told = given(TWO_LINES.replace("VETO", "gagal"), *ASKED_TWICE).when(PassTime(), by=IZIN, now=DUE)
    assert [event.task for event in told.events if event.type == "task-lapsed"] == [task(FIRST, "applicant")]
    assert [event.task for event in told.events if event.type == "task-withdrawn"] == [
        task(SECOND, "applicant")
    ]


def test_a_task_is_due_by_the_calendar_when_it_is_opened() -> None:
    """Five working days from Monday the 2nd of March, at closing time: 16:00 WIB."""
    begun = given(PROCESS, *asked("perbaikan", "kembali"))
    told = begun.when(correct("perbaikan"), by=APPLICANT_HERSELF)
    assert told.events[-1] == opened(
        at("periksa", 2), "loket.petugas", Span(5, "working day"), datetime.fromisoformat("2026-03-09T09:00Z")
    )
