"""Sentences about licences that outlive their case: renewals, what becomes of them, bars, and what is held."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from pytest_bdd import given, parsers, then, when

from features.quoting import APPLICANT
from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.forms.answers import NO_ANSWERS
from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.ports import Purpose
from licensing.register.holdings import Holdings
from licensing.scenarios.scenario import Scenario, typed

KINDS = {
    "valid": "in-force",
    "suspended": "suspended",
    "revoked": "revoked",
    "renewed": "renewed",
    "expired": "expired",
}


@given(parsers.re(r'a licence "(?P<number>[^"]*)" was issued(?: with (?P<field>\w+) "(?P<value>[^"]*)")?'))
def was_issued(story: Scenario, number: str, field: str | None, value: str | None) -> None:
    kind = next(iter(story.process.kinds), "")
    given_answers = {field: value or ""} if field else {}
    story.begin_another()
    story.submit(typed({**APPLICANT, **given_answers}), purpose=Purpose(kind))
    assert story.refusal is None, (story.refusal, story.refusal and story.refusal.fields)
    sign(story)
    assert story.licence(number) is not None


@given(parsers.re(r'the application "(?P<kind>\w*)" about licence "(?P<number>[^"]*)" was decided'))
@when(parsers.re(r'the application "(?P<kind>\w*)" about licence "(?P<number>[^"]*)" is decided'))
def decided_about(story: Scenario, kind: str, number: str) -> None:
    apply_about(story, kind, number)
    assert story.refusal is None, story.refusal
    sign(story)


@given(parsers.re(r'an application "(?P<kind>\w*)" about licence "(?P<number>[^"]*)"'))
@when(parsers.re(r'her application "(?P<kind>\w*)" about licence "(?P<number>[^"]*)" is handed in'))
def apply_about(story: Scenario, kind: str, number: str) -> None:
    _apply(story, Purpose(kind, number))


@when(parsers.re(r'(?P<name>\w+) opens "(?P<kind>\w*)" about licence "(?P<number>[^"]*)"'))
def open_about(story: Scenario, name: str, kind: str, number: str) -> None:
    _apply(story, Purpose(kind, number, by=story.officer(name)))


@given(parsers.re(r'another application "(?P<kind>\w*)" with (?P<field>\w+) "(?P<value>[^"]*)"'))
@when(parsers.re(r'another application "(?P<kind>\w*)" with (?P<field>\w+) "(?P<value>[^"]*)" is handed in'))
def another(story: Scenario, kind: str, field: str, value: str) -> None:
    story.begin_another()
    story.submit(typed({**APPLICANT, field: value}), purpose=Purpose(kind))


@given(
    parsers.re(r'(?P<name>\w+) opened "(?P<kind>\w*)" about licence "(?P<number>[^"]*)", and it was decided')
)
def opened_about(story: Scenario, name: str, kind: str, number: str) -> None:
    open_about(story, name, kind, number)
    assert story.refusal is None, story.refusal
    sign(story)


@given(parsers.re(r'an application for grave "(?P<tpu>\w+)" "(?P<grave>[^"]*)"'))
@when(parsers.re(r'an application for grave "(?P<tpu>\w+)" "(?P<grave>[^"]*)" is handed in'))
def for_grave(story: Scenario, tpu: str, grave: str) -> None:
    story.begin_another()
    story.submit(typed({**APPLICANT, "tpu": tpu, "petak": grave}), purpose=Purpose("baru"))


@given(parsers.re(r'a licence for grave "(?P<tpu>\w+)" "(?P<grave>[^"]*)" was issued'))
def grave_issued(story: Scenario, tpu: str, grave: str) -> None:
    for_grave(story, tpu, grave)
    assert story.refusal is None, story.refusal
    sign(story)


@then(parsers.parse("it waits for {role}"))
def waits_for(story: Scenario, role: str) -> None:
    assert story.refusal is None, (story.refusal, story.refusal and story.refusal.fields)
    assert [str(task.asked) for task in story.open_tasks] == [role]


@when(parsers.parse("it becomes {day}"))
def time_passes(story: Scenario, day: str) -> None:
    becomes(story, day)
    story.tell(PassTime(), by=Service())
    story.perform()


@given(parsers.parse("it has become {day}"))
def becomes(story: Scenario, day: str) -> None:
    story.now = datetime.combine(date.fromisoformat(day), story.now.timetz()).replace(tzinfo=WIB)


@then(parsers.re(r'licence "(?P<number>[^"]*)" is (?P<state>\w+)'))
def licence_is(story: Scenario, number: str, state: str) -> None:
    licence = story.licence(number)
    assert licence is not None
    assert licence.status == KINDS[state]


@then(parsers.re(r'licence "(?P<number>[^"]*)" ends on (?P<day>[\d-]+)'))
def licence_ends(story: Scenario, number: str, day: str) -> None:
    licence = story.licence(number)
    assert licence is not None
    assert licence.valid_until == date.fromisoformat(day)


@then(parsers.re(r'licence "(?P<number>[^"]*)" begins on (?P<day>[\d-]+)'))
def licence_begins(story: Scenario, number: str, day: str) -> None:
    licence = story.licence(number)
    assert licence is not None
    assert licence.valid_from == date.fromisoformat(day)


@then(parsers.re(r'she is turned away with "(?P<code>[\w-]+)": (?P<sentence>.+)'))
def turned_away(story: Scenario, code: str, sentence: str) -> None:
    assert story.refusal is not None
    assert (story.refusal.code, story.refusal.sentence.id) == (code, sentence)
    assert story.events == ()


@then(
    parsers.re(
        r'the register says of "(?P<name>\w+)": (?P<count>\d+)(, (?P<number>\S+) until (?P<day>[\d-]+))?'
    )
)
def register_says(story: Scenario, name: str, count: str, number: str | None, day: str | None) -> None:
    until = date.fromisoformat(day) if day else None
    assert story.case.found[name] == Holdings(int(count), number, None, until)


def _apply(story: Scenario, purpose: Purpose) -> None:
    """What the kind copies is filled in from the case that issued the licence."""
    old = next(
        (
            case
            for case in _cases(story)
            if any(each.number == purpose.licence for each in case.licences.values())
        ),
        None,
    )
    story.begin_another()
    answers = story.process.copied(purpose.kind, old.answers) if old else typed(APPLICANT)
    copied = story.process.standing(purpose.kind, old.answers) if old else NO_ANSWERS
    story.submit(answers, purpose=replace(purpose, copied=copied))


def _cases(story: Scenario) -> Iterator[Case]:
    for events in (*story.before, story.events):
        case = replay(events)
        if case is not None:
            yield case


def sign(story: Scenario) -> None:
    """Whoever is asked chooses the first outcome, until nobody is."""
    while story.case.open_tasks:
        task = story.case.open_tasks[0]
        assert task.asked is not None
        officer = story.register.holding(task.asked)[0]
        story.decide(
            officer, next(iter(story.process.step(task.where.step).exits)), reason="Temuan lapangan."
        )
        assert story.refusal is None, story.refusal
        story.perform()
    story.perform()
