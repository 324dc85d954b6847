"""Sentences about answers that stand, and about how often an application is sent back."""

from pytest_bdd import parsers, then

from licensing.history.events import AnswerKept
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario
from licensing.telling.events import tell
from licensing.telling.told import is_for


@then(parsers.re(r"the answers? of (?P<agencies>[\w, ]+) (was|were) kept"))
def was_kept(story: Scenario, agencies: str) -> None:
    last = max(round.where.round for round in story.case.rounds if story.case.tasks_at(round.where))
    kept = [event for event in story.events if isinstance(event, AnswerKept) and event.where.round == last]
    assert {event.asked.agency for event in kept} == set(agencies.replace(" and ", ", ").split(", "))


@then("no answer was kept")
def nothing_was_kept(story: Scenario) -> None:
    assert not [event for event in story.events if isinstance(event, AnswerKept)]


@then(parsers.parse("the applicant reads `{sentence}`"))
def applicant_reads(story: Scenario, sentence: str) -> None:
    file = CaseFile(story.case, story.process, story.events)
    told = [tell(file, event, register=story.register) for event in story.events]
    assert sentence in [each.what.en for each in told if is_for(each, "everyone")]
