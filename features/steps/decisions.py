"""Sentences about officers: opening a page, taking a task, deciding, being refused."""

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import Claim, Decide, Release
from licensing.history.named import Named
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId

NAME = r"(?P<name>[A-Z]\w+)"
OUTCOME = r'"(?P<outcome>[^"]*)"'


@given(parsers.re(rf"{NAME} decided {OUTCOME}"))
@given(parsers.re(rf'{NAME} decided {OUTCOME} because "(?P<reason>[^"]*)"'))
def decided(story: Scenario, name: str, outcome: str, reason: str = "") -> None:
    story.decide(story.officer(name), outcome, reason=reason)
    assert story.refusal is None, story.refusal


@when(parsers.re(rf"{NAME} decides {OUTCOME}"))
@when(parsers.re(rf'{NAME} decides {OUTCOME} because "(?P<reason>[^"]*)"'))
def decides(story: Scenario, name: str, outcome: str, reason: str = "") -> None:
    story.decide(story.officer(name), outcome, reason=reason)


@given(parsers.re(rf'{NAME} decided {OUTCOME} with (?P<field>\w+) "(?P<value>[^"]*)"'))
@when(parsers.re(rf'{NAME} decides {OUTCOME} with (?P<field>\w+) "(?P<value>[^"]*)"'))
def decides_with(story: Scenario, name: str, outcome: str, field: str, value: str) -> None:
    story.decide(story.officer(name), outcome, typed={field: (value,)})


@given(parsers.re(rf"{NAME} decided {OUTCOME} with"))
@when(parsers.re(rf"{NAME} decides {OUTCOME} with"))
def decides_with_table(story: Scenario, name: str, outcome: str, datatable: list[list[str]]) -> None:
    names, given = datatable
    story.decide(story.officer(name), outcome, typed=typed(dict(zip(names, given, strict=True))))


@given(parsers.re(rf'{NAME} returned it with {OUTCOME}, naming (?P<what>[\w.]+): "(?P<remark>[^"]*)"'))
@when(parsers.re(rf'{NAME} returns it with {OUTCOME}, naming (?P<what>[\w.]+): "(?P<remark>[^"]*)"'))
def returns_naming(story: Scenario, name: str, outcome: str, what: str, remark: str) -> None:
    story.decide(story.officer(name), outcome, reason="Perbaiki.", named=(Named(what, remark),))


@given(parsers.re(rf"{NAME} decided {OUTCOME} for record (?P<record>\d+)"))
@when(parsers.re(rf'{NAME} decides {OUTCOME} for record (?P<record>\d+)( because "(?P<reason>[^"]*)")?'))
def decides_for_record(
    story: Scenario, name: str, outcome: str, record: str, reason: str | None = None
) -> None:
    officer = story.officer(name)
    of_record = (task for task in story.open_tasks if f"[{record}]" in task.where.line)
    task = next(task for task in of_record if task.asked and officer.holds(task.asked))
    story.tell(Decide(task.id, OutcomeId(outcome), reason or "", {}), by=officer)


@when(
    parsers.re(
        rf"{NAME} returns record (?P<record>\d+) with {OUTCOME}, naming (?P<what>[\w.]+): "
        r'"(?P<remark>[^"]*)"'
    )
)
def returns_record(story: Scenario, name: str, record: str, outcome: str, what: str, remark: str) -> None:
    officer = story.officer(name)
    task = next(task for task in story.open_tasks if f"[{record}]" in task.where.line)
    named = (Named(what, remark),)
    story.tell(Decide(task.id, OutcomeId(outcome), "Perbaiki.", {}, named=named), by=officer)


@given(parsers.re(rf"{NAME} opened the page"))
def opened_page(story: Scenario, name: str) -> None:
    story.read[name] = story.case.version


@when(parsers.re(rf"{NAME} decides {OUTCOME} from the page she opened"))
def decides_from_page(story: Scenario, name: str, outcome: str) -> None:
    story.decide(story.officer(name), outcome, seen=story.read[name])


@given(parsers.re(rf"{NAME} took the task"))
@when(parsers.re(rf"{NAME} takes the task"))
def take(story: Scenario, name: str) -> None:
    officer = story.officer(name)
    story.tell(Claim(story.task_for(officer).id), by=officer)


@given(parsers.re(rf"{NAME} gave the task back"))
def give_back(story: Scenario, name: str) -> None:
    officer = story.officer(name)
    story.tell(Release(story.task_for(officer).id), by=officer)


@then("it is allowed")
def it_is_allowed(story: Scenario) -> None:
    assert story.refusal is None


@then(parsers.parse('it is refused as "{code}"'))
def it_is_refused(story: Scenario, code: str) -> None:
    assert refusal(story).code == code


@then(parsers.parse("she reads `{sentence}`"))
def she_reads(story: Scenario, sentence: str) -> None:
    assert refusal(story).sentence.en == sentence


@then(parsers.parse('"{field}" is named as wrong'))
def field_is_named(story: Scenario, field: str) -> None:
    assert field in refusal(story).fields


def refusal(story: Scenario) -> CommandRefused:
    assert story.refusal is not None, "nothing was refused"
    return story.refusal
