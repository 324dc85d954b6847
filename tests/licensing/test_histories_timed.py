"""The legal clock in every history, whoever does what: it runs exactly while an office is awaited."""

from datetime import datetime
from fractions import Fraction

from hypothesis import given

from licensing.clock.measure import elapsed
from licensing.clock.running import Clock, counts_from, used
from licensing.history.case import Case
from licensing.history.events import ClockStarted, StepCompleted
from licensing.history.places import Line
from licensing.scenarios.scenario import Scenario
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, begin


def is_awaited(story: Scenario, case: Case, line: Line | None = None) -> bool:
    """Whether anybody but the applicant is, anywhere or in a line, told from what stands in the case alone."""
    if case.suspended is not None:
        return False
    here = [at for at in case.open.values() if line is None or f"{at.line}/".startswith(f"{line}/")]
    asked = {task.asked is None for task in case.open_tasks if task.where in here}
    if asked:
        return False in asked
    quiet = (at for at in here if not case.tasks_at(at))
    waits = [opens for at in quiet if (opens := story.process.steps[at.step].opens)]
    names = {name for opens in waits for name in opens.names}
    return not waits or any(name.partition(".")[0] not in ("form", "licence", "submitted") for name in names)


def is_answered(story: Scenario, case: Case) -> bool:
    """Whether it has ended, has a licence, or stands at the licence or the refusal."""
    kinds = {story.process.steps[at.step].makes for at in case.open.values()}
    answers = any(made and (made.kind in ("licence", "refusal") or made.sets) for made in kinds)
    return answers or case.ended_at is not None or bool(case.licences)


def has_started(story: Scenario, case: Case) -> bool:
    """Whether the file was found complete, where the definition names the outcome for that."""
    limit = story.process.time_limit
    assert limit is not None
    left = {(event.where.step, event.outcome) for event in story.events if isinstance(event, StepCompleted)}
    return limit.starts is None or limit.starts in left


@given(acts=ACTS, start=STARTS)
def test_what_is_used_is_the_time_in_which_an_office_was_awaited(acts: list[Act], start: Start) -> None:
    story, total, since = begin(start), Fraction(), None
    calendar, limit = story.register.calendar.city, story.process.time_limit
    assert limit is not None
    for each in (None, *acts):
        was_awaited = since is not None and is_awaited(story, story.case)
        was_answered = story.case.clock is not None and story.case.clock.stopped_at is not None
        before = story.now
        if each is not None:
            act(story, each)
        if since is not None and was_awaited and not was_answered:
            begins = max(before, since)
            total += elapsed(calendar.stretches(limit.longest.unit, begins), begins, story.now)
        clock = story.case.clock
        if clock is None:
            assert is_answered(story, story.case) or not has_started(story, story.case)
            continue
        if since is None:
            (started,) = [
                each for each in story.events if isinstance(each, ClockStarted) and each.line is None
            ]
            is_in_hours = limit.longest.unit == "working hour"
            since = started.at if is_in_hours else calendar.day_end(started.at, "closing")
            total = used(clock, story.register.calendar, story.now)
        assert used(clock, story.register.calendar, story.now) == total
        assert (clock.stopped_at is None) <= (not is_answered(story, story.case))
        if clock.stopped_at is None:
            assert clock.runs == is_awaited(story, story.case)


@given(acts=ACTS, start=STARTS)
def test_what_a_line_uses_is_the_time_in_which_an_office_was_awaited_in_it(
    acts: list[Act], start: Start
) -> None:
    story, totals = begin(start), dict[tuple[Line, datetime], Fraction]()
    calendar = story.register.calendar.city
    for each in (None, *acts):
        before, opened = story.now, clocks(story)
        awaited = {line for line, _ in opened if is_awaited(story, story.case, line)}
        if each is not None:
            act(story, each)
        for (line, started), clock in opened.items():
            if clock.stopped_at is None and line in awaited:
                counts = counts_from(clock, story.register.calendar)
                begins = min(max(before, counts), max(story.now, counts))
                stretches = calendar.stretches(clock.within.unit, begins)
                totals[line, started] = totals.get((line, started), Fraction()) + elapsed(
                    stretches, begins, story.now
                )
        for (line, started), clock in clocks(story).items():
            total = totals.setdefault((line, started), used(clock, story.register.calendar, story.now))
            assert used(clock, story.register.calendar, story.now) == total
            assert (clock.stopped_at is None) == story.case.lines[line].goes_on
            if clock.stopped_at is None:
                assert clock.runs == is_awaited(story, story.case, line)
                assert (clock.due is not None) == clock.runs


def clocks(story: Scenario) -> dict[tuple[Line, datetime], Clock]:
    """The clocks of lines that were opened last, each with when it started: opened again a line has another."""
    lines = story.case.lines.items()
    return {(line, each.clock.started_at): each.clock for line, each in lines if each.clock is not None}
