"""Sentences about what comes of it: numbers, documents, notices, the end of a case."""

from pytest_bdd import given, parsers, then, when

from features.story import Story
from licensing.history.effects import Notify
from licensing.history.events import ApplicationClosed


@given("everything owed was performed")
@when("everything owed is performed")
def perform(story: Story) -> None:
    story.perform()


@given(parsers.parse("{count:d} documents were numbered for it this year"))
def numbered_before(story: Story, count: int) -> None:
    for step in story.process.steps.values():
        if step.kind.numbering:
            story.drawn[step.kind.numbering.series, story.now.year] = count


@then(parsers.parse('it has ended as "{ending}"'))
def it_has_ended(story: Story, ending: str) -> None:
    assert story.case.ending == ending
    assert isinstance(story.events[-1], ApplicationClosed) or ending != "lapsed"


@then("it has not ended")
def it_has_not_ended(story: Story) -> None:
    assert story.case.ending is None


@then(parsers.parse('the document is numbered "{number}"'))
def is_numbered(story: Story, number: str) -> None:
    assert [visit.numbering.number for visit in story.case.visits if visit.numbering] == [number]


@then("nothing is numbered")
def nothing_numbered(story: Story) -> None:
    assert all(visit.numbering is None for visit in story.case.visits)


@then(parsers.re(r"the licence is valid (until (?P<day>\d{4}-\d\d-\d\d)|without end)"))
def valid_until(story: Story, day: str | None) -> None:
    made = next(visit.numbering for visit in story.case.visits if visit.numbering)
    assert made.valid_until == (None if day is None else type(made.issued_on).fromisoformat(day))


@then("there is a licence")
def there_is_licence(story: Story) -> None:
    assert story.case.licence is not None


@then("there is no licence")
def there_is_no_licence(story: Story) -> None:
    assert story.case.licence is None


@then(parsers.re(r'the applicant (is|was) told "(?P<moments>[a-z, ]+)"'))
def was_told(story: Story, moments: str) -> None:
    told = [effect.moment for effect in story.performed if isinstance(effect, Notify)]
    assert told == moments.split(", ")


@then(parsers.re(r'the effects were "(?P<kinds>[a-z, ]+)"'))
def effects_were(story: Story, kinds: str) -> None:
    assert [effect.kind for effect in story.performed] == kinds.split(", ")
