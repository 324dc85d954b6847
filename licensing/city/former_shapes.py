"""What can have been a name: the names in `was` that nothing was ever called by.

A wrong name under `was` is silent where it stands: what is open under the right one would ask nobody.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from licensing.city.offices import place_id
from licensing.city.register_text import RegisterText
from licensing.city.was_text import WasText, names_of
from licensing.text.source import Path, Source
from licensing.words.errors import Problem

ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
ROLE: Final = re.compile(r"([a-z][a-z0-9_]{0,39}\.)?[a-z][a-z0-9_]{0,39}", re.ASCII)
SMALL_LETTERS: Final = "Write small letters, digits and _, beginning with a letter, at most 40 in all."
OF_A_ROLE: Final = "Write the role's id before, or with the agency it was of: petugas, or loket.petugas."
OF_AN_OFFICE: Final = "Write the name of the place before, in letters or digits."
ITS_OWN: Final = "Write what it was called before, or take it out of `was`."
ONCE: Final = "Name each former name once."

Mean = Callable[[str], str]
"""What a name comes to; nothing where it cannot be one."""


def impossible_names(source: Source, model: RegisterText) -> Iterator[Problem]:
    """The names in `was` that are of no shape, its own of today, or named twice."""
    for id, agency in model.agencies.items():
        path: Path = ("agencies", id)
        yield from _impossible(source, (*path, "was"), agency.was, id, _id, SMALL_LETTERS)
        for role, words in agency.roles.items():
            yield from _impossible(
                source, (*path, "roles", role, "was"), words.was, f"{id}.{role}", _role_of(id), OF_A_ROLE
            )
        offices = agency.places if isinstance(agency.places, dict) else {}
        for name, office in offices.items():
            yield from _impossible(
                source, (*path, "places", name, "was"), office.was, place_id(name), place_id, OF_AN_OFFICE
            )


def _impossible(
    source: Source, path: Path, was: WasText, now: str, mean: Mean, shape: str
) -> Iterator[Problem]:
    seen: set[str] = {""}
    for n, name in enumerate(names_of(was)):
        meant = mean(name)
        where = (*path, n) if isinstance(source.at(path), tuple) else path
        if not meant:
            yield source.problem(where, "was-impossible", f'nothing was ever called "{name}".', shape)
        elif meant == now:
            yield source.problem(where, "was-impossible", f'"{name}" is what it is called today.', ITS_OWN)
        elif meant in seen:
            yield source.problem(where, "was-impossible", f'"{name}" is named twice.', ONCE)
        seen.add(meant)


def _id(name: str) -> str:
    return name if ID.fullmatch(name) else ""


def _role_of(agency: str) -> Mean:
    def mean(name: str) -> str:
        if not ROLE.fullmatch(name):
            return ""
        return name if "." in name else f"{agency}.{name}"

    return mean
