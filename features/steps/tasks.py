"""Sentences about tasks and steps: who is asked, where it stands, who decided what in which round."""

from pytest_bdd import parsers, then

from features.story import Story
from licensing.words.identifiers import StepId


@then(parsers.re(r"(?P<agencies>[\w, ]+) (is|are) asked"))
def are_asked(story: Story, agencies: str) -> None:
    asked = {task.agency or "the applicant" for task in story.open_tasks}
    assert asked == set(agencies.replace(" and ", ", ").split(", "))


@then("nobody is asked")
def nobody_is_asked(story: Story) -> None:
    assert story.open_tasks == ()


@then(parsers.re(r'it stands at "(?P<step>\w+)"( for the (?P<nth>\d+)(st|nd|rd|th) time)?'))
def it_stands_at(story: Story, step: str, nth: str | None) -> None:
    visit = story.case.visit
    assert visit is not None, f"it ended: {story.case.ending}"
    assert (visit.step, visit.round) == (step, int(nth or visit.round))


@then(parsers.parse("{agency} is no longer asked"))
def is_withdrawn(story: Story, agency: str) -> None:
    assert [task.status for task in story.case.tasks.values() if task.agency == agency] == ["withdrawn"]


@then(parsers.re(r'in round (?P<nth>\d+) of "(?P<step>\w+)" (?P<name>\w+) decided "(?P<outcome>\w+)"'))
def decided_in_round(story: Story, nth: str, step: str, name: str, outcome: str) -> None:
    decisions = [task.decision for task in story.case.tasks_of(StepId(step), int(nth)) if task.decision]
    assert (name, outcome) in [(decision.by.name, decision.outcome) for decision in decisions]


@then(parsers.re(r"(?P<name>[A-Z]\w+) holds the task"))
def holds_task(story: Story, name: str) -> None:
    assert [task.claimed_by.name for task in story.open_tasks if task.claimed_by] == [name]
