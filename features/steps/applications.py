"""Sentences about applications: the definition they follow, handing in, correcting."""

from pytest_bdd import given, parsers, then, when

from features.quoting import APPLICANT, quoted_here, small_city
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import FieldId


@given("the process", target_fixture="story")
def follow_process(docstring: str) -> Scenario:
    return Scenario(small_city(), quoted_here(docstring))


@when("the designer checks", target_fixture="problems")
def check_quoted(docstring: str) -> tuple[str, ...]:
    try:
        quoted_here(docstring)
    except DefinitionRejected as rejected:
        return tuple(f"{problem.rule}: {problem.message}" for problem in rejected.problems)
    return ()


@then(parsers.parse("she reads the problem `{problem}`"))
def the_problem_is(problem: str, problems: tuple[str, ...]) -> None:
    assert problem in problems


@then("she reads no problem")
def there_is_no_problem(problems: tuple[str, ...]) -> None:
    assert problems == ()


@then(parsers.parse('she reads a problem of the rule "{rule}"'))
def a_problem_is_of(rule: str, problems: tuple[str, ...]) -> None:
    assert rule in {problem.partition(":")[0] for problem in problems}


@given("an application")
@when("the applicant hands in an application")
def hand_in(story: Scenario) -> None:
    story.submit(typed(APPLICANT))
    assert story.refusal is None, story.refusal and story.refusal.fields


@given(parsers.re(r'an application with (?P<field>\w+) "(?P<value>[^"]*)"'))
@when(parsers.re(r'the applicant hands in an application with (?P<field>\w+) "(?P<value>[^"]*)"'))
def hand_in_with(story: Scenario, field: str, value: str) -> None:
    story.submit(typed({**APPLICANT, field: value}))


@given(parsers.parse("an application with"))
@when(parsers.parse("the applicant hands in an application with"))
def hand_in_table(story: Scenario, datatable: list[list[str]]) -> None:
    names, given = datatable
    story.submit(typed({**APPLICANT, **dict(zip(names, given, strict=True))}))


@given(parsers.re(r'the applicant corrected (?P<field>\w+) to "(?P<value>[^"]*)"'))
@when(parsers.re(r'the applicant corrects (?P<field>\w+) to "(?P<value>[^"]*)"'))
def correct(story: Scenario, field: str, value: str) -> None:
    story.correct(typed({field: value}))


@then(parsers.re(r'(?P<field>\w+) now says "(?P<value>[^"]*)"'))
def the_answer_is(story: Scenario, field: str, value: str) -> None:
    assert str(story.case.answers[FieldId(field)]) == value
