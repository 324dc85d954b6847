"""The legal clock in every history, whoever does what: it runs exactly while an office is awaited."""

from fractions import Fraction

from hypothesis import given

from licensing.clock.measure import elapsed
from licensing.clock.running import used
from licensing.history.case import Case
from licensing.history.events import ClockStarted, StepCompleted
from licensing.scenarios.scenario import Scenario
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, begin


def is_awaited(story: Scenario, case: Case) -> bool:
    """Whether anybody but the applicant is, told from what stands in the case alone."""
    if case.suspended is not None:
        return False
    asked = {task.asked is None for task in case.tasks.values() if task.status == "open"}
    if asked:
        return False in asked
    quiet = (at for at in case.open.values() if not case.tasks_at(at))
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
            (started,) = [event for event in story.events if isinstance(event, ClockStarted)]
            is_in_hours = limit.longest.unit == "working hour"
            since = started.at if is_in_hours else calendar.day_end(started.at, "closing")
            total = used(clock, story.register.calendar, story.now)
        assert used(clock, story.register.calendar, story.now) == total
        assert (clock.stopped_at is None) <= (not is_answered(story, story.case))
        if clock.stopped_at is None:
            assert clock.runs == is_awaited(story, story.case)
