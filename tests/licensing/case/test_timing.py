"""When the core acts on its own: asked, awaited, and under calendars that change in mid-case."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted
from licensing.case.commands import PassTime
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.clock.calendar import WIB, Decreed, WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.history.events import (
    ApplicationClosed,
    DueMoved,
    Event,
    StepCompleted,
    StepEntered,
    TaskLapsed,
    TaskOpened,
)
from licensing.history.places import At
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, begin, city

TICK = timedelta(microseconds=1)
SILENCE = """
steps:
  periksa:
    review: {by: loket.petugas, within: 5 working days}
    outcomes: {kembali: perbaikan, bertanya: tanya}
  perbaikan: {correction: {within: 3 working days, on_silence: gugur, then: periksa}}
  tanya: {correction: {within: 3 working days, then: periksa}}
  gugur: {close: {}}
"""
TOGETHER = """
steps:
  bersama:
    together:
      members:
        panjang:
          steps: {tanya_panjang: {correction: {within: 9 days, on_silence: {end: gugur}, then: {end: lanjut}}}}
        pendek:
          steps: {tanya_pendek: {correction: {within: 5 days, on_silence: {end: gugur}, then: {end: lanjut}}}}
      veto: [%s]
    outcomes: {lanjut: selesai, gugur: selesai}
  selesai: {close: {}}
"""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def decreed(*, off: Iterable[str] = (), worked: Iterable[str] = ()) -> Calendars:
    days = {date.fromisoformat(day): Decreed(is_worked=False) for day in off}
    return Calendars(
        WorkingCalendar(
            decreed={**days, **{date.fromisoformat(day): Decreed(is_worked=True) for day in worked}}
        )
    )


def sent_back(outcome: str = "kembali") -> Scenario:
    """Handed in and sent back on Monday 2 March: she has until Thursday the 5th at 24:00."""
    story = Scenario(city(), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), outcome)
    assert story.refusal is None
    return story


def passed(story: Scenario, now: datetime, calendar: Calendars | None = None) -> tuple[Event, ...]:
    """What time does to the case at an instant."""
    story.now = now
    if calendar is not None:
        story.register = replace(story.register, calendar=calendar)
    before = len(story.events)
    story.tell(PassTime(), by=Service())
    return story.events[before:]


def due(story: Scenario, calendar: Calendars | None = None) -> datetime | None:
    return next_due(story.process, story.case, calendar or story.register.calendar)


def test_a_case_that_waits_for_an_officer_wakes_nobody() -> None:
    story = Scenario(city(), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    assert [task.due is not None for task in story.open_tasks] == [True]
    assert due(story) is None
    assert passed(story, MONDAY + timedelta(days=400)) == ()


def test_a_question_whose_silence_means_nothing_wakes_nobody() -> None:
    story = sent_back("bertanya")
    assert due(story) is None
    assert passed(story, MONDAY + timedelta(days=400)) == ()
    story.correct({})
    assert story.refusal is None, "late, but nothing came of her silence"


def test_silence_is_due_when_its_time_is_over_and_not_before() -> None:
    story = sent_back()
    assert due(story) == at("2026-03-06 00:00")
    assert passed(story, at("2026-03-06 00:00") - TICK) == ()
    (task,) = story.open_tasks
    told = passed(story, at("2026-03-06 00:00"))
    assert told[0] == TaskLapsed(at("2026-03-06 00:00"), task.id)
    assert [type(event) for event in told[1:] if not event.type.startswith("effect")] == [
        StepCompleted,
        StepEntered,
        StepCompleted,
        ApplicationClosed,
    ]
    assert due(story) is None


@pytest.mark.parametrize(("away", "refused"), [(-TICK, False), (timedelta(), True), (TICK, True)])
def test_her_answer_is_in_time_until_silence_is_due_whether_or_not_anybody_looked(
    away: timedelta, refused: bool
) -> None:
    story = sent_back()
    story.now = at("2026-03-06 00:00") + away
    story.correct({})
    assert (story.refusal.code if story.refusal else None) == ("already-ended" if refused else None)


def test_a_day_decreed_off_lets_nothing_lapse_early_and_is_told_once() -> None:
    story, calendar = sent_back(), decreed(off=("2026-03-04",))
    (task,) = story.open_tasks
    assert due(story, calendar) == at("2026-03-07 00:00"), "even before it is told"
    now = at("2026-03-06 00:00")
    assert passed(story, now, calendar) == (DueMoved(now, task.id, at("2026-03-07 00:00")),)
    assert passed(story, now, calendar) == ()
    assert passed(story, at("2026-03-07 00:00") - TICK, calendar) == ()
    assert passed(story, at("2026-03-07 00:00"), calendar)[0] == TaskLapsed(story.now, task.id)


def test_her_answer_on_a_day_that_was_won_is_in_time_even_before_it_is_told() -> None:
    story = sent_back()
    story.register = replace(story.register, calendar=decreed(off=("2026-03-04",)))
    story.now = at("2026-03-06 23:59")
    story.correct({})
    assert story.refusal is None


def test_a_day_off_taken_back_ends_her_time_earlier_once_that_is_told() -> None:
    story = Scenario(replace(city(), calendar=decreed(off=("2026-03-04",))), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), "kembali")
    (task,) = story.open_tasks
    assert due(story, decreed()) == at("2026-03-07 00:00"), "she was told the 6th"
    now = at("2026-03-03 09:00")
    assert passed(story, now, decreed()) == (DueMoved(now, task.id, at("2026-03-06 00:00")),)
    assert due(story) == at("2026-03-06 00:00")


def test_a_day_off_taken_back_too_late_leaves_her_the_day_on_which_it_is_told() -> None:
    days = ("2026-03-03", "2026-03-04")
    story = Scenario(replace(city(), calendar=decreed(off=days)), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), "kembali")
    (task,) = story.open_tasks
    now = at("2026-03-06 09:00")
    assert passed(story, now, decreed()) == (DueMoved(now, task.id, at("2026-03-07 00:00")),)
    assert due(story) == at("2026-03-07 00:00")
    assert passed(story, at("2026-03-06 20:00")) == ()
    assert passed(story, at("2026-03-07 00:00"))[0] == TaskLapsed(story.now, task.id)


def test_an_officers_deadline_moves_by_the_calendar_of_her_agency() -> None:
    story = Scenario(city(), quoted(SILENCE, city()))
    story.submit(typed(APPLICANT))
    (task,) = story.open_tasks
    assert task.asked is not None
    saturday = decreed(worked=("2026-03-07",)).city
    told = passed(story, MONDAY, Calendars(own={task.asked.agency: saturday}))
    assert told == (DueMoved(MONDAY, task.id, at("2026-03-07 16:00")),)


@pytest.mark.parametrize(("veto", "lapsed"), [("", ["pendek", "panjang"]), ("gugur", ["pendek"])])
def test_looked_at_late_what_was_due_first_lapses_first_and_what_that_ends_lapses_no_more(
    veto: str, lapsed: list[str]
) -> None:
    story = Scenario(city(), quoted(TOGETHER % veto, city()))
    story.submit(typed(APPLICANT))
    steps = {task.id: task.where.step.removeprefix("tanya_") for task in story.open_tasks}
    assert list(steps.values()) == ["panjang", "pendek"]
    assert due(story) == at("2026-03-08 00:00")
    told = passed(story, at("2026-04-01 09:00"))
    assert [steps[event.task] for event in told if isinstance(event, TaskLapsed)] == lapsed
    assert story.case.ending is not None


DAYS = st.sets(st.dates(date(2026, 2, 20), date(2026, 6, 30)).map(str), max_size=12)
CALENDARS = st.builds(decreed, off=DAYS, worked=DAYS)
random_history = given(acts=ACTS, start=STARTS, calendar=CALENDARS, hours=st.integers(0, 900))


@random_history
def test_time_acts_when_it_is_due_and_only_once(
    acts: list[Act], start: Start, calendar: Calendars, hours: int
) -> None:
    story = told(acts, start)
    now = story.now + timedelta(hours=hours)
    due_at, before = due(story, calendar), story.case
    events = passed(story, now, calendar)
    acted = [event for event in events if not isinstance(event, DueMoved)]
    assert bool(acted) == (due_at is not None and due_at <= now)
    lapsed = [event.task for event in acted if isinstance(event, TaskLapsed)]
    assert lapsed == by_hand(story, before, calendar, now)[: len(lapsed)]
    asked = {event.where for event in acted if isinstance(event, TaskOpened)}
    come = {where for where, begins in opening_by_hand(before, calendar).items() if begins <= now}
    assert come <= asked or lapsed, "what lapses on the way may end the line of one that waits"
    assert all(where in come or where not in before.open.values() for where in asked)
    again = due(story)
    assert again is None or again > now
    assert passed(story, now) == ()


@random_history
def test_what_moves_earlier_moves_no_further_than_to_the_end_of_today(
    acts: list[Act], start: Start, calendar: Calendars, hours: int
) -> None:
    story = told(acts, start)
    stood = {task.id: task.due for task in story.open_tasks}
    for event in passed(story, story.now + timedelta(hours=hours), calendar):
        if isinstance(event, DueMoved):
            before = stood[event.task]
            assert before is not None
            assert event.due > before or story.now < event.due < before


def told(acts: list[Act], start: Start) -> Scenario:
    story = begin(start)
    for each in acts:
        act(story, each)
    return story


def by_hand(story: Scenario, case: Case, calendar: Calendars, now: datetime) -> list[str]:
    """Whose silence is over: the days that are worked, or all days, are walked one by one from the opening."""
    over: list[tuple[datetime, str]] = []
    for task in case.open_tasks:
        if task.asked is not None or task.within is None or task.due is None:
            continue
        day, left = task.opened_at.astimezone(WIB).date(), task.within.amount
        while left:
            day += timedelta(days=1)
            left -= task.within.unit == "day" or calendar.city.is_working_day(day)
        end = max(task.due, at(f"{day + timedelta(days=1)} 00:00"))
        if "lapsed" in story.process.steps[task.where.step].exits and now >= end:
            over.append((end, task.id))
    return [id for _, id in sorted(over, key=lambda each: each[0])]


OPENS_AFTER = {"cepat": 1, "uji_air": 2}
"""Which steps wait for how many working days after the submission."""


def opening_by_hand(case: Case, calendar: Calendars) -> dict[At, datetime]:
    """When each round that waits for its day begins: the days that are worked are walked one by one."""
    if case.suspended is not None:
        return {}
    opening: dict[At, datetime] = {}
    for where in case.open.values():
        day, left = case.submitted_at.astimezone(WIB).date(), OPENS_AFTER.get(where.step, 0)
        if not left or case.tasks_at(where):
            continue
        while left:
            day += timedelta(days=1)
            left -= calendar.city.is_working_day(day)
        opening[where] = at(f"{day} 00:00")
    return opening
