"""What is free of what definitions reserve: each thing that can be asked for, how much of it is held, and what is left.

Which things there are follows from the definition where people choose among them; else only those are known of which
something is held. What people typed is told to those alone who may see whose it is (`ports/scarce.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from typing import Final, Literal

from licensing.city.people import Officer, Service
from licensing.forms.moments import SUBMITTED
from licensing.history.extents import Days
from licensing.ports import Scarce, Taken
from licensing.process.extents import Period, Quota
from licensing.process.graph import Process
from licensing.process.kinds import Reservation, parts_of
from licensing.values.term import Constant, Named, Term, names_of
from licensing.values.types import Choice, Fact, Text, Whole
from licensing.words.identifiers import AgencyId, FieldId
from licensing.words.sentences import Sentence

MOST_LISTED: Final = 200
"""Things of a pool that are told at once."""

Sort = Literal["whole", "number", "days"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: `taken` of `of`, which is None where it hangs on the application; on which `days`; until when."""

    key: str
    name: Sentence
    is_held: bool
    until: date | None
    taken: int
    of: int | None
    days: tuple[Days, ...]

    @property
    def left(self) -> int | None:
        return None if self.of is None else max(0, self.of - self.taken)


@dataclass(frozen=True, slots=True)
class Pool:
    """What one definition reserves.

    `is_complete`: all things there are, the free ones too; else `more` are held that were not asked for or told, and
    `others` are held whose names are not for this reader, so many of their number.
    """

    process: Process
    reservation: Reservation
    sort: Sort
    things: tuple[Thing, ...]
    is_complete: bool
    more: int
    others: int
    others_take: int


def concerns(process: Process, agencies: Iterable[AgencyId]) -> bool:
    """Whether one of some agencies has to do with a permit type: it issues it, or decides of it."""
    asked = {ask.role.agency for step in process.steps.values() for ask in step.asks if ask.role}
    acting = {role.agency for role in (*process.unasked, *process.following_up)}
    return not {process.issuer, *asked, *acting}.isdisjoint(agencies)


def free(
    scarce: Scarce, party: Officer | Service, processes: Iterable[Process], *, on: date, sought: str = ""
) -> tuple[Pool, ...]:
    """What is free on a day, and of days from it on, of what these definitions reserve; asked for all at once.

    Args:
        sought: only things with this in their name; what is typed counts as it is kept.
    """
    reserved = [(process, each) for process in processes for each in process.reservations]
    named = [(process, each, _offered(process, each)) for process, each in reserved]
    pools: dict[str, bool] = {}
    for _, each, offered in named:
        pools[each.pool] = offered is not None and pools.get(each.pool, True)
    taken: dict[str, list[Taken]] = {}
    for told in scarce.taken(party, pools, on=on, sought=sought, limit=MOST_LISTED):
        taken.setdefault(told.pool, []).append(told)
    return tuple(
        _pool(process, each, offered, taken.get(each.pool, []), on, sought)
        for process, each, offered in named
    )


def _pool(
    process: Process,
    reservation: Reservation,
    offered: Mapping[str, Sentence] | None,
    taken: list[Taken],
    on: date,
    sought: str,
) -> Pool:
    held = {each.key: each for each in taken if each.key is not None}
    hidden = next((each for each in taken if each.key is None), None)
    names = {**(offered or {}), **{key: _name(process, reservation, key) for key in held}}
    things = [
        _thing(reservation, key, name, held.get(key), on)
        for key, name in names.items()
        if sought.lower() in f"{name.id}\n{name.en}\n{key}".lower()
    ]
    known = max((each.things for each in held.values()), default=0)
    return Pool(
        process,
        reservation,
        _sort(reservation),
        tuple(things[:MOST_LISTED]),
        offered is not None,
        max(0, len(things) - MOST_LISTED, known - len(held)),
        hidden.things if hidden else 0,
        hidden.takes if hidden else 0,
    )


def _sort(reservation: Reservation) -> Sort:
    match reservation.some:
        case None:
            return "whole"
        case Quota():
            return "number"
        case Period():
            return "days"


def _thing(reservation: Reservation, key: str, name: Sentence, taken: Taken | None, on: date) -> Thing:
    of = _number(reservation, key, on) if isinstance(reservation.some, Quota) else None
    if taken is None:
        return Thing(key, name, is_held=False, until=None, taken=0, of=of, days=())
    return Thing(key, name, taken.is_held, taken.until, taken.takes, of, taken.days)


def _offered(process: Process, reservation: Reservation) -> Mapping[str, Sentence] | None:
    """The keys that can be asked for, with what people call them; None where they are too many, or typed."""
    parts = [_choices(process, term) for term in reservation.key.terms]
    lists = [list(each.items()) for each in parts if each is not None]
    if len(lists) < len(parts):
        return None
    found = [*islice(product(*lists), MOST_LISTED + 1)]
    if len(found) > MOST_LISTED:
        return None
    return {"|".join(key for key, _ in each): _together(name for _, name in each) for each in found}


def _choices(process: Process, term: Term[object]) -> Mapping[str, Sentence] | None:
    match term:
        case Constant(value=str(value)):
            return {value: Sentence("", "")}
        case Named(name=name, type=Choice()) if name.startswith("form."):
            return process.form[FieldId(name.removeprefix("form."))].choices
        case _:
            return None


def _name(process: Process, reservation: Reservation, key: str) -> Sentence:
    """What people call a thing, by the words of the definition."""
    terms, parts = reservation.key.terms, parts_of(key)
    if len(terms) != len(parts):
        return Sentence(key, key)
    said = (
        (_choices(process, term) or {}).get(part, Sentence(part, part))
        for term, part in zip(terms, parts, strict=True)
    )
    return _together(said)


def _together(names: Iterable[Sentence]) -> Sentence:
    said = [each for each in names if each.id not in ("", "-")]
    return Sentence(", ".join(each.id for each in said), ", ".join(each.en for each in said))


def _number(reservation: Reservation, key: str, on: date) -> int | None:
    """How many there are under a key, for whoever applies on a day; None where that hangs on more than the key."""
    if not isinstance(reservation.some, Quota):
        return None
    facts: dict[str, Fact] = {SUBMITTED: on, **dict(_facts(reservation.key.terms, parts_of(key)))}
    number = reservation.some.number
    return max(0, int(number.compute(facts))) if names_of(number) <= facts.keys() else None


def _facts(terms: Iterable[Term[object]], parts: Iterable[str]) -> Iterator[tuple[str, Fact]]:
    """The answers a key was made of, as far as they can be read from it."""
    for term, part in zip(terms, parts, strict=False):
        match term:
            case Named(name=name, type=Choice() | Text()):
                yield name, part
            case Named(name=name, type=Whole()) if part.lstrip("-").isdecimal():
                yield name, int(part)
            case _:
                pass
