"""Sentences about what comes at any time, and about objections."""

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import (
    Cancel,
    Contest,
    DeclareInterest,
    Resume,
    Suspend,
    TakeBackObjection,
    Withdraw,
)
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import StepId

NAME = r"(?P<name>[A-Z]\w+)"


@given("the applicant withdrew")
@when("the applicant withdraws")
def withdraws(story: Scenario) -> None:
    story.tell(Withdraw("Pindah."), by=story.applicant)


@when(parsers.re(rf'{NAME} cancels it because "(?P<reason>[^"]*)"'))
def cancels(story: Scenario, name: str, reason: str) -> None:
    story.tell(Cancel(reason), by=story.officer(name))


@given(parsers.re(rf'{NAME} suspended it because "(?P<reason>[^"]*)"'))
def suspends(story: Scenario, name: str, reason: str) -> None:
    story.tell(Suspend(reason), by=story.officer(name))
    assert story.refusal is None, story.refusal


@given(parsers.re(rf"{NAME} resumed it"))
@when(parsers.re(rf"{NAME} resumes it"))
def resumes(story: Scenario, name: str) -> None:
    story.tell(Resume(), by=story.officer(name))


@given(parsers.parse('the applicant raised "{remedy}"'))
@when(parsers.parse('the applicant raises "{remedy}"'))
def raises(story: Scenario, remedy: str) -> None:
    story.tell(Contest(StepId(remedy), "Keputusannya keliru."), by=story.applicant)


@given("the applicant took the objection back")
@when("the applicant takes the objection back")
def takes_back(story: Scenario) -> None:
    story.tell(TakeBackObjection("Sudah jelas."), by=story.applicant)


@given(parsers.re(rf'{NAME} declared an interest because "(?P<reason>[^"]*)"'))
def declared_interest(story: Scenario, name: str, reason: str) -> None:
    story.tell(DeclareInterest(reason), by=story.officer(name))
    assert story.refusal is None, story.refusal


@when(parsers.re(rf'{NAME} declares an interest because "(?P<reason>[^"]*)"'))
def declares_interest(story: Scenario, name: str, reason: str) -> None:
    story.tell(DeclareInterest(reason), by=story.officer(name))


@then(parsers.parse('it stands at "{step}" and nobody else is asked'))
def stands_at(story: Scenario, step: str) -> None:
    assert [task.where.step for task in story.open_tasks] == [step]
