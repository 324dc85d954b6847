"""A step that is asked from a day on: what waits for it, what moves it, and what nobody can do before."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from features.quoting import APPLICANT
from licensing.case.commands import PassTime, Resume, Suspend
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import StepId
from tests.licensing.events import (
    IZIN,
    RINA,
    SARI,
    answers,
    city,
    completed,
    decide,
    decided,
    entered,
    opened,
    process,
    received,
    submitted,
)
from tests.licensing.given import given

TICK = timedelta(microseconds=1)
VISIT = """
form:
  mulai: {type: date}
steps:
  jadwal:
    review: {by: loket.petugas}
    form: {tanggal: {type: date, optional: true}}
    outcomes: {dijadwalkan: kunjungan}
  kunjungan:
    review: {by: kesehatan.tim, within: 1 working day, opens: 1 working day before jadwal.tanggal}
    outcomes: {layak: selesai}
  selesai: {close: {}}
"""
MARCH_9 = datetime(2026, 3, 9, tzinfo=WIB)


def scheduled(tanggal: str) -> tuple[Event, ...]:
    """Rina has set the day of the visit."""
    return (
        submitted(mulai="2026-03-20"),
        received("jadwal"),
        entered("jadwal"),
        opened("jadwal", "loket.petugas"),
        decided("jadwal", "loket", RINA, "dijadwalkan", answers=answers(tanggal=tanggal)),
        completed("jadwal", "dijadwalkan"),
        entered("kunjungan"),
    )


def case_of(*events: Event) -> Case:
    case = replay(events)
    assert case is not None
    return case


def test_what_comes_to_a_step_before_its_day_asks_nobody() -> None:
    before = scheduled("2026-03-10")[:4]
    typed_day = typed({"tanggal": "2026-03-10"})
    given(VISIT, *before).when(decide("jadwal", "loket", "dijadwalkan", typed=typed_day), by=RINA).then(
        *scheduled("2026-03-10")[4:]
    )


def test_the_day_begins_at_midnight_and_asks_then() -> None:
    waiting = given(VISIT, *scheduled("2026-03-10"))
    case = case_of(*scheduled("2026-03-10"))
    assert next_due(process(VISIT), case, city().calendar) == MARCH_9
    waiting.when(PassTime(), by=IZIN, now=MARCH_9 - TICK).then()
    waiting.when(PassTime(), by=IZIN, now=MARCH_9).then(
        opened(
            "kunjungan",
            "kesehatan.tim",
            Span(1, "working day"),
            datetime(2026, 3, 10, 16, tzinfo=WIB),
            at=MARCH_9,
        )
    )


def test_before_its_day_a_task_is_refused_with_the_day() -> None:
    told = given(VISIT, *scheduled("2026-03-10")).when(decide("kunjungan", "kesehatan", "layak"), by=SARI)
    told.refused("too-early")
    assert told.refusal is not None
    assert "9 Maret 2026" in told.refusal.sentence.id
    assert "9 March 2026" in told.refusal.sentence.en


def test_a_task_that_will_never_be_is_none() -> None:
    told = given(VISIT, *scheduled("2026-03-10")).when(decide("kunjungan", "loket", "layak"), by=RINA)
    told.refused("no-such-task")


def test_once_asked_no_calendar_takes_it_back() -> None:
    asked = opened("kunjungan", "kesehatan.tim", at=MARCH_9)
    given(VISIT, *scheduled("2026-04-30"), asked).when(PassTime(), by=IZIN, now=MARCH_9).then()


@pytest.mark.parametrize(
    ("opens", "day"),
    [
        ("form.mulai", "2026-03-20"),
        ("form.mulai - 5", "2026-03-15"),
        ("form.mulai + 1 month", "2026-04-20"),
        ("5 days before form.mulai", "2026-03-15"),
        ("1 month before form.mulai", "2026-02-20"),
        ("1 year after form.mulai", "2027-03-20"),
        # Nyepi, Idul Fitri and the leave around them: from the 18th to the 24th nobody works.
        ("1 working day after form.mulai", "2026-03-25"),
        ("1 working day before form.mulai", "2026-03-17"),
        ("3 days after submitted", "2026-03-05"),
        ('"2026-07-01"', "2026-07-01"),
    ],
)
def test_a_day_is_a_date_or_a_length_before_or_after_one(opens: str, day: str) -> None:
    text = VISIT.replace("1 working day before jadwal.tanggal", f"'{opens.strip(chr(34))}'")
    step = process(text).step(StepId("kunjungan"))
    assert step.opens is not None
    facts = process(text).facts(case_of(*scheduled("2026-03-10")))
    assert str(step.opens.day(facts, city().calendar.city)) == day


def test_a_moment_that_is_taken_back_keeps_nobody_waiting() -> None:
    """Should the answer be cleared by somebody on another line, the step would wait for ever."""
    case = case_of(*scheduled("2026-03-10"))
    (task,) = case.tasks.values()
    assert task.decision is not None
    cleared = replace(task, decision=replace(task.decision, answers={}))
    case = replace(case, tasks={task.id: cleared})
    now = datetime(2026, 3, 2, 10, tzinfo=WIB)
    assert (due := next_due(process(VISIT), case, city().calendar)) is not None
    assert due <= now


def test_while_suspended_nothing_opens_and_nothing_wakes() -> None:
    text = VISIT.replace(
        "steps:", "anytime: {suspend: {by: loket.petugas, resume: loket.petugas}}\nsteps:", 1
    )
    story = Scenario(city(), process(text))
    story.submit(typed({**APPLICANT, "mulai": "2026-03-20"}))
    story.decide(story.officer("Rina"), "dijadwalkan", typed=typed({"tanggal": "2026-03-10"}))
    suspended, resumed = Suspend("banjir"), Resume()
    story.tell(suspended, by=story.officer("Rina"))
    assert next_due(story.process, story.case, city().calendar) is None
    story.pass_working_days(6)
    assert story.open_tasks == ()
    story.tell(resumed, by=story.officer("Rina"))
    story.tell(PassTime(), by=Service())
    assert [task.where.step for task in story.open_tasks] == ["kunjungan"]


@settings(max_examples=40)
@over(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 12))
def test_working_days_are_counted_backwards_as_forwards(end: date, number: int) -> None:
    """Compared with walking every single day."""
    calendar = WorkingCalendar()
    day = calendar.working_day_before(end, number)
    between = [day + timedelta(days=n) for n in range((end - day).days)]
    assert calendar.is_working_day(day)
    assert sum(calendar.is_working_day(each) for each in between) == number
