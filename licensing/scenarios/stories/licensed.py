"""Sentences about applications for a licence that is there: renewals, revocations, and what becomes of the licence."""

from collections.abc import Mapping
from typing import Final

from licensing.city.people import Officer
from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.ports import Purpose
from licensing.register.concerned import Concerned
from licensing.register.licences import Status
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.stories.phrases import NAME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled

SAID: Final[Mapping[Status, tuple[str, str]]] = {
    "in-force": ("berlaku", "is valid"),
    "not-yet-in-force": ("belum berlaku", "is not yet valid"),
    "suspended": ("dibekukan", "is suspended"),
    "revoked": ("dicabut", "is revoked"),
    "renewed": ("diperpanjang", "is renewed"),
    "expired": ("habis masa berlakunya", "has expired"),
}
"""What is said of a licence, in both languages."""


def _apply(story: Story, said: Said) -> None:
    _hand_in(story, said, None)


def _open(story: Story, said: Said) -> None:
    _hand_in(story, said, story.officer(said["name"]))


def _hand_in(story: Story, said: Said, officer: Officer | None) -> None:
    """The form is filled in as the kind copies it, and with what the sentence says; the rest is the example's."""
    about, old = _licence(story, said["number"]), story.scenario
    process, kind, answers = old.process, said["kind"], _issuer(story, about).answers
    form = {**story.example(process), **process.copied(kind, answers), **said.pairs()}
    purpose = Purpose(kind, about.number, by=officer, copied=process.standing(kind, answers))
    story.begin_another().submit(form, purpose=purpose)


def _licence(story: Story, number: str) -> Concerned:
    """The licence of a number; without one that of the application told last, or that it is about."""
    scenario = story.scenario
    wanted = number or _told_last(scenario)
    found = scenario.licence(wanted)
    if found is None:
        raise Unfulfilled(f'Tidak ada izin "{wanted}".', f'There is no licence "{wanted}".')
    return found


def _told_last(scenario: Scenario) -> str:
    """Where an application was not taken, the licence is that of the one before it."""
    told = scenario.told or (replay(scenario.before[-1]) if scenario.before else None)
    case = told or scenario.case
    own = [each.number for each in case.licences.values() if each.part_of is None]
    return next(reversed(own), case.about.number if case.about else "")


def _issuer(story: Story, about: Concerned) -> Case:
    scenario = story.scenario
    cases = (replay(events) for events in (*scenario.before, scenario.events))
    return next(case for case in cases if case is not None and case.application == about.application)


def _is(story: Story, said: Said) -> None:
    id, en = SAID[_licence(story, said["number"]).status]
    if said["state"] not in (id, en):
        raise Unfulfilled(f"Izin itu {id}.", f"That licence {en}.")


def _holds(story: Story, said: Said) -> None:
    """The first and the last day on which it holds, as the register has them now."""
    licence = _licence(story, said["number"])
    first, last = licence.valid_from.isoformat(), licence.valid_until and licence.valid_until.isoformat()
    if (said["first"], said["last"]) != (first, last):
        raise Unfulfilled(
            f'Izin itu berlaku mulai "{first}" sampai "{last or "tanpa batas waktu"}".',
            f'That licence is valid from "{first}" to "{last or "without end"}".',
        )


WHICH = r'(izin itu|izin "(?P<number>[^"]+)")'
WHICH_EN = r'(that licence|licence "(?P<number>[^"]+)")'
DATE = r"\d{4}-\d\d-\d\d"
PHRASES = (
    Phrase(
        "act",
        rf'permohonan "(?P<kind>\w+)" tentang {WHICH} diajukan( dengan)?',
        rf'an application "(?P<kind>\w+)" about {WHICH_EN} is handed in( with)?',
        _apply,
    ),
    Phrase(
        "act",
        rf'{NAME} (sudah )?membuka "(?P<kind>\w+)" tentang {WHICH}( dengan)?',
        rf'{NAME} open(s|ed) "(?P<kind>\w+)" about {WHICH_EN}( with)?',
        _open,
    ),
    Phrase(
        "expectation",
        rf"{WHICH} (?P<state>berlaku|belum berlaku|dibekukan|dicabut|diperpanjang|habis masa berlakunya)",
        rf"{WHICH_EN} (?P<state>is valid|is not yet valid|is suspended|is revoked|is renewed|has expired)",
        _is,
    ),
    Phrase(
        "expectation",
        rf'{WHICH} berlaku mulai "(?P<first>{DATE})" sampai "(?P<last>{DATE})"',
        rf'{WHICH_EN} is valid from "(?P<first>{DATE})" to "(?P<last>{DATE})"',
        _holds,
    ),
)
