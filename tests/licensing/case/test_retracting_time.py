"""A decision that is taken back has gained its office no time."""

from datetime import UTC, datetime, timedelta

from licensing.case.commands import Command, Retract, Submit
from licensing.city.people import Party
from licensing.clock.running import due_at
from licensing.history.case import Case
from licensing.history.evolving import replay
from tests.licensing.events import APPLICANT_HERSELF, APPLICATION, RINA, at, city, decide, form, process, task
from tests.licensing.given import Given

TEXT = """
time_limit: {within: 6 working days, corrections: {at_most: 1, consent: pimpinan.kepala}}
anytime:
  retract: {by: whoever decided, within: 1 working day}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: berakhir, kembali: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  berakhir: {close: {as: done}}
"""
PROCESS, CALENDAR = process(TEXT), city().calendar
MONDAY = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def after(case: Case | None, command: Command, now: datetime, *, by: Party = RINA) -> Case:
    told = Given(PROCESS, case).when(command, by=by, now=now)
    assert told.refusal is None, told.refusal
    left = replay(told.events, case)
    assert left is not None
    return left


def sent_back_and_taken_back(case: Case, when: datetime, number: int) -> Case:
    sent = after(case, decide(at("periksa", number), "loket", "kembali"), when)
    return after(sent, Retract(task(at("periksa", number), "loket")), when + timedelta(hours=23))


def test_whoever_sends_back_and_takes_it_back_gets_not_a_minute_more() -> None:
    case = after(None, Submit(APPLICATION, form(), {}), MONDAY, by=APPLICANT_HERSELF)
    assert case.clock is not None
    due = case.clock.due
    for number in (1, 2):
        case = sent_back_and_taken_back(case, MONDAY + timedelta(days=number), number)
        assert case.clock is not None
        assert case.clock.due == due
        assert case.clock.stood_still == ()
        assert due_at(case.clock, CALENDAR, case.clock.pauses[-1].since) == due
