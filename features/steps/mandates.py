"""Sentences about mandates: who stands in for whom, who is away, and how the title is printed."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from pytest_bdd import given, parsers, then, when

from features.reading import words_of
from flows.rendering import render
from flows.templates import TemplateFolder
from licensing.city.appointing import be_absent, deputise
from licensing.city.desk import Desk
from licensing.city.entries import Entry
from licensing.city.people import Deputy
from licensing.city.roster import Roster, beginning
from licensing.clock.calendar import WIB
from licensing.documents.context import context
from licensing.history.effects import Store
from licensing.scenarios.scenario import Scenario

TEMPLATES = Path(__file__).parents[2] / "templates"
NAME = r"(?P<name>[A-Z]\w+)"
WHOM = r"(?P<whom>[A-Z]\w+)"
ACTING = {"Plh.": "plh", "Plt.": "plt", "a.n.": "an"}
"""As it is printed, and as it is written down."""


@given(parsers.re(rf"{NAME} deputises for {WHOM} as (?P<title>Plh\.|Plt\.|a\.n\.)"))
@given(parsers.re(rf"{NAME} bertugas sebagai (?P<title>Plh\.|Plt\.|a\.n\.) {WHOM}"))
def stand_in(story: Scenario, name: str, whom: str, title: str) -> None:
    acting: Deputy = next(each for each in get_args(Deputy) if each == ACTING[title])
    desk, day = _desk(story), story.now.astimezone(WIB).date()
    _record(
        story,
        deputise(desk, name.lower(), whom.lower(), None, acting=acting, since=day, until=day),
    )


@given(parsers.re(rf"{NAME} is away today"))
@when(parsers.re(rf"{NAME} is away today"))
def is_away(story: Scenario, name: str) -> None:
    day = story.now.astimezone(WIB).date()
    _record(story, be_absent(_desk(story), name.lower(), since=day, until=day))


@then(parsers.re(rf'{NAME} signed as "(?P<title>[^"]*)" for {WHOM}'))
def signed_as(story: Scenario, name: str, title: str, whom: str) -> None:
    decisions = [task.decision for task in story.case.tasks.values() if task.decision]
    by = decisions[-1].by
    assert (by.officer, by.position, by.for_) == (name.lower(), title, whom.lower())


@then(parsers.parse('pada PDF tertulis "{title}" dan "{name}"'))
def pdf_says(story: Scenario, title: str, name: str) -> None:
    stored = next(effect for effect in story.performed if isinstance(effect, Store))
    filled = context(
        story.process, story.case, stored.where, story.register, public_url="https://izin.example"
    )
    pdf = render(stored.template, filled, TemplateFolder(TEMPLATES), at=story.now)
    words = words_of(pdf)
    assert title in words
    assert name in words


def _desk(story: Scenario) -> Desk:
    """Everybody with the roles of her own, as of today."""
    own = {
        id: replace(officer, roles=tuple(each for each in officer.roles if officer.deputises(each) is None))
        for id, officer in story.register.officers.items()
    }
    day = story.now.astimezone(WIB).date()
    return Desk(Roster(beginning(own, since=day, at=story.now)), story.register, story.now)


def _record(story: Scenario, made: tuple[Entry, ...]) -> None:
    roster = Roster((*_desk(story).roster.entries, *made))
    changed = roster.officer(made[0].officer, on=story.now.astimezone(WIB).date())
    assert changed is not None
    story.register = replace(story.register, officers={**story.register.officers, changed.id: changed})
