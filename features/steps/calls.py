"""Sentences about outside systems: what they are asked, what they say, and that they say nothing."""

from datetime import timedelta

from pytest_bdd import given, parsers, then, when

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.clock.wording import until_as_figures
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Call, Dismissed
from licensing.history.events import EffectOwed, EffectPerformed
from licensing.scenarios.calling import called, fails, is_silent, says
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import FieldId, OutcomeId


@given(parsers.re(r'the system answered "(?P<outcome>\w+)"'))
@when(parsers.re(r'the system answers "(?P<outcome>\w+)"'))
def system_answers(story: Scenario, outcome: str) -> None:
    assert not says(story, called(story)[0].effect, OutcomeId(outcome))


@given(parsers.re(r'the system answered "(?P<outcome>\w+)" with (?P<field>\w+) "(?P<value>[^"]*)"'))
@when(parsers.re(r'the system answers "(?P<outcome>\w+)" with (?P<field>\w+) "(?P<value>[^"]*)"'))
def system_answers_with(story: Scenario, outcome: str, field: str, value: str) -> None:
    assert not says(story, called(story)[0].effect, OutcomeId(outcome), {field: (value,)})


@given("the system stayed silent")
@when("the system stays silent")
def system_is_silent(story: Scenario) -> None:
    is_silent(story, called(story)[0])


@when("the system cannot be asked")
def system_fails(story: Scenario) -> None:
    fails(story, called(story)[0].effect)


@when(parsers.re(r'whoever runs Izin gives the system up because "(?P<reason>[^"]*)"'))
def given_up(story: Scenario, reason: str) -> None:
    effect = called(story)[0].effect
    story.tell(ReportEffect(effect.key, Dismissed("Tia", reason)), by=Service())


@when(parsers.re(r'the answer "(?P<outcome>\w+)" of the system comes late'))
@when(parsers.re(r'the answer "(?P<outcome>\w+)" of the system comes again'))
def answer_comes_late(story: Scenario, outcome: str) -> None:
    story.read["before"] = len(story.events)
    story.tell(ReportEffect(_last_call(story).key, Answered({FieldId("status"): outcome})), by=Service())


@when(parsers.re(r"(?P<minutes>\d+) minutes pass"))
def minutes_pass(story: Scenario, minutes: str) -> None:
    story.pass_until(story.now + timedelta(minutes=int(minutes)))


@then("nothing has changed")
def nothing_has_changed(story: Scenario) -> None:
    assert story.refusal is None
    assert len(story.events) == story.read["before"]


@then(parsers.re(r"the system is asked with (?P<field>\w+) \"(?P<value>[^\"]*)\""))
def is_asked_with(story: Scenario, field: str, value: str) -> None:
    assert _request(story).get(FieldId(field)) == value


@then(parsers.re(r"the system is asked without (?P<field>\w+)"))
def is_asked_without(story: Scenario, field: str) -> None:
    assert FieldId(field) not in _request(story)


@then(parsers.re(r"the system is waited for until (?P<at>\d{4}-\d\d-\d\d \d\d:\d\d)"))
def is_waited_for(story: Scenario, at: str) -> None:
    assert [until_as_figures(each.until) for each in called(story)] == [at]


@then("no system is waited for")
def none_is_waited_for(story: Scenario) -> None:
    assert called(story) == ()


@then(parsers.re(r"the system was asked (?P<times>\d+) times?"))
def was_asked(story: Scenario, times: str) -> None:
    assert len(_calls(story)) == int(times)


@then(parsers.re(r'the call ended "(?P<how>\w+)"'))
def call_ended(story: Scenario, how: str) -> None:
    key = _last_call(story).key
    results = [
        event.result for event in story.events if isinstance(event, EffectPerformed) and event.effect == key
    ]
    assert [getattr(result, "why", result.result) for result in results] == [how]


def _request(story: Scenario) -> Answers:
    where = _last_call(story).where
    call = story.process.step(where.step).call
    assert call is not None
    return call.request(story.process.facts(story.case, where.line))


def _calls(story: Scenario) -> list[Call]:
    owed = (event.effect for event in story.events if isinstance(event, EffectOwed))
    return [effect for effect in owed if isinstance(effect, Call)]


def _last_call(story: Scenario) -> Call:
    return _calls(story)[-1]
