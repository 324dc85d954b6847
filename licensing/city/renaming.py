"""Renaming: from what `was` says of agencies, roles and offices to every former name with the one of today.

A role is called by its agency, its own name and its place: a change of any of the three gives it a former name. A name
that is still in use, or that two go on from, would send what is open to the wrong people, so it is a problem.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from licensing.city.former import FormerNames
from licensing.city.offices import OfficeText, place_id
from licensing.city.people import AgencyRole
from licensing.city.register_text import AgencyText, RegisterText, RoleWords
from licensing.city.was_text import names_of
from licensing.text.source import Path, Source
from licensing.words.errors import Problem
from licensing.words.identifiers import AgencyId, PlaceId, RoleId

STILL_THERE: Final = "Take it out of `was`; to move single tasks, use izin reassign."
ONE: Final = (
    "A name goes on as one: keep it under `was` in one place; move tasks to the other with izin reassign."
)


def former_names(model: RegisterText) -> FormerNames:
    """Every former name of a register; of two that claim one, the first has it."""
    agencies: dict[AgencyId, AgencyId] = {}
    roles: dict[AgencyRole, AgencyRole] = {}
    present = {now for _, now, _ in _roles(model)}
    for id, agency in model.agencies.items():
        for before in names_of(agency.was):
            agencies.setdefault(AgencyId(before), AgencyId(id))
    for _, now, names in _roles(model):
        for before in names:
            if before not in present:
                roles.setdefault(before, now)
    return FormerNames(agencies, roles)


def taken_names(source: Source, model: RegisterText) -> Iterator[Problem]:
    """The names in `was` that stand for something else too."""
    agencies = [
        (("agencies", id, "was"), id, before)
        for id, agency in model.agencies.items()
        for before in names_of(agency.was)
    ]
    found = [*_taken(source, agencies, {*model.agencies})]
    if found:
        yield from found
        return
    roles = [(path, str(now), str(before)) for path, now, names in _roles(model) for before in names]
    yield from _taken(source, roles, {str(now) for _, now, _ in _roles(model)})


def _taken(
    source: Source, claims: Iterable[tuple[Path, str, str]], present: AbstractSet[str]
) -> Iterator[Problem]:
    """Each name before that is one of today, or that another one went on from already."""
    claimed: dict[str, str] = {}
    for path, now, before in claims:
        if before in present:
            said = f'"{now}" was "{before}", and "{before}" is still there.'
            yield source.problem(path, "was-taken", said, STILL_THERE)
        elif claimed.setdefault(before, now) != now:
            said = f'"{now}" was "{before}", and so was "{claimed[before]}".'
            yield source.problem(path, "was-taken", said, ONE)


def _roles(model: RegisterText) -> Iterator[tuple[Path, AgencyRole, tuple[AgencyRole, ...]]]:
    """Each role of today in each of its places, where it stands, and every name it had."""
    for id, agency in model.agencies.items():
        for role, words in agency.roles.items():
            for place, places in places_of(agency):
                now = AgencyRole(AgencyId(id), RoleId(role), place)
                names = dict.fromkeys(_names(id, agency, role, words, places))
                yield ("agencies", id, "roles", role), now, tuple(each for each in names if each != now)


def _names(
    id: str, agency: AgencyText, role: str, words: RoleWords, places: tuple[PlaceId | None, ...]
) -> Iterator[AgencyRole]:
    own = [name for name in words.was if "." not in name]
    for place in places:
        for agency_name in (id, *names_of(agency.was)):
            for name in (role, *own):
                yield AgencyRole(AgencyId(agency_name), RoleId(name), place)
        for name in words.was:
            of, dot, moved = name.partition(".")
            if dot:
                yield AgencyRole(AgencyId(of), RoleId(moved), place)


def places_of(agency: AgencyText) -> Iterator[tuple[PlaceId | None, tuple[PlaceId | None, ...]]]:
    """Each place with every name it had; None once, of an agency that is in one place."""
    if not agency.places:
        yield None, (None,)
        return
    written = agency.places if isinstance(agency.places, dict) else dict.fromkeys(agency.places, OfficeText())
    for name, office in written.items():
        now = place_id(name)
        yield now, (now, *(place_id(each) for each in names_of(office.was)))
