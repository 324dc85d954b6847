"""The clock of a line with a limit of its own: told as the line opens, stands still, goes on, moves and ends."""

from datetime import datetime, timedelta

from hypothesis import given as drawn
from hypothesis import strategies as st

from licensing.case.commands import Command, PassTime, Retract, Submit
from licensing.city.people import Party
from licensing.clock.calendar import WIB
from licensing.clock.running import Clock, used
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.events import ClockPaused, ClockResumed, ClockStarted, ClockStopped
from licensing.history.evolving import replay
from licensing.history.places import Line
from licensing.words.identifiers import AgencyId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    IZIN,
    LELA,
    NOW,
    SARI,
    asked_applicant,
    at,
    city,
    closed,
    completed,
    correct,
    decide,
    decided,
    entered,
    form,
    line_joined,
    line_opened,
    line_withdrawn,
    notice,
    opened,
    owed,
    process,
    received,
    submitted,
    task,
    withdrawn,
)
from tests.licensing.given import Given, given
from tests.licensing.test_measure import INSTANTS

PROCESS = """
form:
  luas: {type: integer}
anytime:
  retract: {by: whoever decided, within: 1 working day}
steps:
  bersama:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}]}
        lapangan:
          within: [{when: form.luas > 100, is: 6 working days, source: "[ilustrasi]"}, {is: 3 working days}]
          steps:
            kunjungan:
              review: {by: lingkungan.tim}
              outcomes: {layak: {end: baik}, lengkapi: {to: perbaikan, reason: true}, ulang: lapor}
            perbaikan:
              correction: {within: 100 days, on_silence: {end: ditolak}, then: kunjungan}
            lapor:
              correction: {within: 5 days, on_silence: {end: ditolak}, then: kunjungan}
      veto: [ditolak]
    outcomes: {baik: tutup, ditolak: tutup}
  tutup: {close: {as: done}}
"""
LINE, ISSUER = Line("main/lapangan"), AgencyId("pimpinan")
MEJA, KUNJUNGAN = at("meja", line="main/meja"), at("kunjungan", line=LINE)
PERBAIKAN, LAPOR = at("perbaikan", line=LINE), at("lapor", line=LINE)
DUE = datetime(2026, 3, 5, 16, tzinfo=WIB)
STARTED = ClockStarted(NOW, Span(3, "working day"), ISSUER, DUE, line=LINE)
ASKED = (
    submitted(luas=50),
    received("bersama"),
    entered("bersama"),
    line_opened("main/meja", "bersama"),
    line_opened(LINE, "bersama"),
    STARTED,
    entered(MEJA),
    opened(MEJA, "kesehatan.tim"),
    entered(KUNJUNGAN),
    opened(KUNJUNGAN, "lingkungan.tim"),
)
SENT_BACK = (
    *ASKED,
    decided(KUNJUNGAN, "lingkungan", LELA, "lengkapi", "Kurang"),
    completed(KUNJUNGAN, "lengkapi"),
    entered(PERBAIKAN),
    owed(notice(PERBAIKAN, "correction")),
    asked_applicant(PERBAIKAN, Span(100, "day"), datetime(2026, 6, 11, tzinfo=WIB)),
    ClockPaused(NOW, "applicant", line=LINE),
)


def test_it_starts_as_its_line_opens() -> None:
    given(PROCESS).when(Submit(APPLICATION, form(luas="50"), {}), by=APPLICANT_HERSELF).then(*ASKED)


def test_it_stops_as_its_line_ends() -> None:
    given(PROCESS, *ASKED).when(decide(KUNJUNGAN, "lingkungan", "layak"), by=LELA).then(
        decided(KUNJUNGAN, "lingkungan", LELA, "layak"),
        completed(KUNJUNGAN, "layak"),
        line_joined(LINE, "baik"),
        ClockStopped(NOW, line=LINE),
    )


def test_it_stops_as_nobody_waits_for_its_line_any_more() -> None:
    given(PROCESS, *ASKED).when(decide(MEJA, "kesehatan", "ditolak"), by=SARI).then(
        decided(MEJA, "kesehatan", SARI, "ditolak"),
        completed(MEJA, "ditolak"),
        line_joined("main/meja", "ditolak"),
        withdrawn(KUNJUNGAN, "lingkungan"),
        line_withdrawn(LINE),
        ClockStopped(NOW, line=LINE),
        completed("bersama", "ditolak"),
        entered("tutup"),
        owed(notice("tutup", "done")),
        completed("tutup", "done"),
        closed("tutup", "done"),
    )


def test_it_stands_still_while_only_the_applicant_is_awaited_in_its_line() -> None:
    given(PROCESS, *ASKED).when(decide(KUNJUNGAN, "lingkungan", "lengkapi", "Kurang"), by=LELA).then(
        *SENT_BACK[len(ASKED) :]
    )


def test_it_goes_on_when_she_has_answered() -> None:
    later = NOW + timedelta(days=7)
    told = given(PROCESS, *SENT_BACK).when(correct(PERBAIKAN, luas="60"), by=APPLICANT_HERSELF, now=later)
    assert told.events[-1] == ClockResumed(later, datetime(2026, 3, 12, 9, tzinfo=WIB), line=LINE)


def test_what_time_brings_counts_for_its_line_from_when_it_was_due_however_late_that_is_seen() -> None:
    asked = given(PROCESS, *ASKED).when(decide(KUNJUNGAN, "lingkungan", "ulang"), by=LELA)
    over, seen = datetime(2026, 3, 8, tzinfo=WIB), datetime(2026, 3, 20, 9, tzinfo=WIB)
    told = given(PROCESS, *ASKED, *asked.events).when(PassTime(), by=IZIN, now=seen)
    assert ClockStopped(seen, over, LINE) in told.events


def test_what_she_was_asked_by_mistake_has_stopped_nothing() -> None:
    taken_back = given(PROCESS, *SENT_BACK).when(
        Retract(task(KUNJUNGAN, "lingkungan")), by=LELA, now=NOW + timedelta(hours=2)
    )
    assert taken_back.refusal is None, taken_back.refusal
    case = replay((*SENT_BACK, *taken_back.events))
    assert case is not None
    clock, due = running(case)
    assert due == DUE
    assert clock.stood_still == ()


def test_when_it_is_over_nothing_is_told() -> None:
    given(PROCESS, *ASKED).when(PassTime(), by=IZIN, now=DUE + timedelta(days=30)).then()


def after(case: Case | None, command: Command, by: Party, now: datetime) -> Case:
    told = Given(process(PROCESS), case).when(command, by=by, now=now)
    assert told.refusal is None, told.refusal
    left = replay(told.events, case)
    assert left is not None
    return left


def begun(now: datetime) -> Case:
    return after(None, Submit(APPLICATION, form(luas="50"), {}), APPLICANT_HERSELF, now)


def running(case: Case) -> tuple[Clock, datetime]:
    """The clock of the line, and when its time is over."""
    clock = case.lines[LINE].clock
    assert clock is not None
    assert clock.due is not None
    return clock, clock.due


@drawn(INSTANTS, INSTANTS)
def test_what_opens_later_is_never_due_earlier(one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert running(begun(first))[1] <= running(begun(second))[1]


@drawn(INSTANTS, st.integers(1, 60 * 24 * 60), st.integers(1, 60 * 24 * 30))
def test_while_only_the_applicant_is_awaited_its_line_neither_gains_nor_loses_any_time(
    now: datetime, before: int, lasting: int
) -> None:
    sent, back = now + timedelta(minutes=before), now + timedelta(minutes=before + lasting)
    case = begun(now)
    unbroken, end = running(case)
    case = after(case, decide(KUNJUNGAN, "lingkungan", "lengkapi", "Kurang"), LELA, sent)
    clock, due = running(after(case, correct(PERBAIKAN, luas="60"), APPLICANT_HERSELF, back))
    calendar = city().calendar
    assert used(clock, calendar, back) == used(unbroken, calendar, sent)
    assert due >= end
    assert used(clock, calendar, max(due, back)) >= clock.within.amount
    assert used(clock, calendar, due - timedelta(microseconds=1)) < clock.within.amount
