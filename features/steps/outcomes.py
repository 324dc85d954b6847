"""Sentences about what comes of it: numbers, documents, notices, the end of a case."""

from pytest_bdd import given, parsers, then, when

from licensing.history.effects import Notify, Render
from licensing.history.events import ApplicationClosed
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import StepId


@given("everything owed was performed")
@when("everything owed is performed")
def perform(story: Scenario) -> None:
    story.perform()


@given(parsers.parse("{count:d} documents were numbered for it this year"))
def numbered_before(story: Scenario, count: int) -> None:
    for step in story.process.steps.values():
        if step.makes:
            story.numbers.drawn[step.makes.number.series, story.now.year] = count


@given(parsers.parse('{count:d} documents were numbered for step "{step}" this year'))
def numbered_before_at(story: Scenario, count: int, step: str) -> None:
    makes = story.process.steps[StepId(step)].makes
    assert makes is not None
    story.numbers.drawn[makes.number.series, story.now.year] = count


@given(parsers.parse('{count:d} documents were numbered in the series "{series}" this year'))
def numbered_before_in(story: Scenario, count: int, series: str) -> None:
    story.numbers.drawn[series, story.now.year] = count


@then(parsers.parse('the documents are "{documents}"'))
def documents_are(story: Scenario, documents: str) -> None:
    assert ", ".join(f"{made.kind} {made.number}" for made in story.case.made) == documents


@then(parsers.parse('it has ended as "{ending}"'))
def it_has_ended(story: Scenario, ending: str) -> None:
    assert story.case.ending == ending
    assert isinstance(story.events[-1], ApplicationClosed) or ending != "lapsed"


@then("it has not ended")
def it_has_not_ended(story: Scenario) -> None:
    assert story.case.ending is None


@then(parsers.parse('the document is numbered "{number}"'))
def is_numbered(story: Scenario, number: str) -> None:
    assert [round.numbering.number for round in story.case.rounds if round.numbering] == [number]


@then(parsers.parse('the document is printed with "{template}"'))
def is_printed_with(story: Scenario, template: str) -> None:
    owed = [effect for effect in story.case.owed.values() if isinstance(effect, Render)]
    assert [effect.template for effect in owed] == [template]


@then("nothing is numbered")
def nothing_numbered(story: Scenario) -> None:
    assert all(round.numbering is None for round in story.case.rounds)


@then(parsers.re(r"the licence is valid (until (?P<day>\d{4}-\d\d-\d\d)|without end)"))
def valid_until(story: Scenario, day: str | None) -> None:
    made = next(round.numbering for round in story.case.rounds if round.numbering)
    assert made.valid_until == (None if day is None else type(made.issued_on).fromisoformat(day))


@then("there is a licence")
def there_is_licence(story: Scenario) -> None:
    assert story.case.licences


@then("there is no licence")
def there_is_no_licence(story: Scenario) -> None:
    assert not story.case.licences


@then(parsers.re(r'the applicant (is|was) told "(?P<moments>[a-z, ]+)"'))
def was_told(story: Scenario, moments: str) -> None:
    told = [effect.moment for effect in story.performed if isinstance(effect, Notify)]
    assert told == moments.split(", ")


@then(parsers.re(r'the effects were "(?P<kinds>[a-z, ]+)"'))
def effects_were(story: Scenario, kinds: str) -> None:
    assert [effect.kind for effect in story.performed] == kinds.split(", ")
