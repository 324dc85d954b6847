"""Sentences about tasks and steps: who is asked, where it stands, who decided what in which round."""

from pytest_bdd import parsers, then

from licensing.history.places import Line
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import StepId


@then(parsers.re(r"(?P<agencies>[\w, ]+) (is|are) asked"))
def are_asked(story: Scenario, agencies: str) -> None:
    asked = {task.asked.agency if task.asked else "the applicant" for task in story.open_tasks}
    assert asked == set(agencies.replace(" and ", ", ").split(", "))


@then(parsers.parse('the office of {agency} in "{place}" is asked'))
def office_is_asked(story: Scenario, agency: str, place: str) -> None:
    asked = [task.asked for task in story.open_tasks if task.asked and task.asked.agency == agency]
    assert [role.place for role in asked] == [place]


@then("nobody is asked")
def nobody_is_asked(story: Scenario) -> None:
    assert story.open_tasks == ()


@then(parsers.re(r'it stands at "(?P<step>\w+)"( for the (?P<nth>\d+)(st|nd|rd|th) time)?'))
def it_stands_at(story: Scenario, step: str, nth: str | None) -> None:
    stands = {(where.step, where.round) for where in story.case.open.values() if where.step == step}
    assert stands, story.case.ending or sorted(where.step for where in story.case.open.values())
    assert nth is None or stands == {(step, int(nth))}


@then(parsers.parse('the line "{line}" stands at "{step}"'))
def line_stands_at(story: Scenario, line: str, step: str) -> None:
    assert {name: where.step for name, where in story.case.open.items()}.get(Line(line)) == step


@then(parsers.parse("{agency} is no longer asked"))
def is_withdrawn(story: Scenario, agency: str) -> None:
    assert [
        task.status for task in story.case.tasks.values() if task.asked and task.asked.agency == agency
    ] == ["withdrawn"]


@then(parsers.re(r'in round (?P<nth>\d+) of "(?P<step>\w+)" (?P<name>\w+) decided "(?P<outcome>\w+)"'))
def decided_in_round(story: Scenario, nth: str, step: str, name: str, outcome: str) -> None:
    rounds = (round.where for round in story.case.rounds if round.where.step == StepId(step))
    where = next(where for where in rounds if where.round == int(nth))
    decisions = [task.decision for task in story.case.tasks_at(where) if task.decision]
    assert (name, outcome) in [(decision.by.name, decision.outcome) for decision in decisions]


@then(parsers.re(r"(?P<name>[A-Z]\w+) holds the task"))
def holds_task(story: Scenario, name: str) -> None:
    assert [task.claimed_by.name for task in story.open_tasks if task.claimed_by] == [name]
