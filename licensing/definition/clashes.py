"""Clashes: what is sound in each definition, but can only be one permit type's.

In come the sound definitions of one check and those they will stand beside; out goes every problem at its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from licensing.documents.numbering import counted_as, may_meet
from licensing.process.graph import Process
from licensing.process.kinds import Reservation
from licensing.process.numbers import at_each_place
from licensing.process.step_paths import step_path
from licensing.text.reading import read
from licensing.text.source import Path, Source
from licensing.words.errors import Problem
from licensing.words.identifiers import PermitId
from licensing.words.sentences import counted

RULE = "already-taken"


@dataclass(frozen=True, slots=True)
class _Own:
    """Something a definition must have to itself, and what a designer reads when another has it."""

    path: Path
    what: str
    value: str
    hint: str


def clashes(
    sound: Mapping[str, Process], texts: Mapping[str, str], beside: Iterable[Process]
) -> tuple[Problem, ...]:
    """Every clash, at the later of the two.

    Args:
        sound: the checked definitions, by the name of their file.
        texts: what they were made from, by the same names.
        beside: definitions that stay; those of the permits checked now are replaced, and do not count.
    """
    return tuple(_clashes(sound, texts, beside))


def _clashes(
    sound: Mapping[str, Process], texts: Mapping[str, str], beside: Iterable[Process]
) -> Iterator[Problem]:
    permits = {process.permit for process in sound.values()}
    staying = [process for process in beside if process.permit not in permits]
    holders = {(own.what, own.value): process.permit for process in staying for own in _own(process)}
    pools = {each.pool: (process.permit, each) for process in staying for each in process.reservations}
    files: dict[PermitId, str] = {}
    for file, process in sound.items():
        first = files.setdefault(process.permit, file)
        if first != file:
            message = f'permit "{process.permit}" is defined in {first} as well.'
            yield _source(texts, file).problem(("permit",), RULE, message, "Keep one of the two.")
            continue
        told: set[Path] = set()
        for own in _own(process):
            holder = _holder(own, process.permit, holders)
            if holder is not None and own.path not in told:
                told.add(own.path)
                message = f'permit "{holder}" has this {own.what} already.'
                yield _source(texts, file).problem(own.path, RULE, message, own.hint)
        for each in process.reservations:
            other, first_said = pools.setdefault(each.pool, (process.permit, each))
            for key, message, hint in _told_apart(other, first_said, each):
                yield _source(texts, file).problem(("reserve", each.name, key), "reserve", message, hint)


def _told_apart(other: PermitId, theirs: Reservation, this: Reservation) -> Iterator[tuple[str, str, str]]:
    """What two say differently of one pool, so that neither would ever meet what the other holds."""
    if theirs.sort != this.sort:
        message = f'permit "{other}" holds {theirs.sort} of the pool "{this.pool}", this one {this.sort}.'
        yield "pool", message, "Say the same, or name another."
    parts, own = len(theirs.key.text), len(this.key.text)
    if parts != own:
        told = counted(parts, "answer")
        message = f'permit "{other}" names a thing of the pool "{this.pool}" by {told}, this one by {own}.'
        yield "key", message, "Let both keys have as many parts, in the same order."


def _source(texts: Mapping[str, str], file: str) -> Source:
    """Where a text says what; read again only where there is something to say, which is seldom."""
    source, problems = read(texts[file], file)
    if source is None:
        raise ValueError(f"{file}: sound, but {problems}")
    return source


def _holder(own: _Own, permit: PermitId, holders: dict[tuple[str, str], PermitId]) -> PermitId | None:
    """Another permit type that has this already; else it is this one's from now on."""
    holder = holders.setdefault((own.what, own.value), permit)
    if holder != permit:
        return holder
    if own.what != "number":
        return None
    return next(
        (
            other
            for (what, pattern), other in holders.items()
            if what == own.what and other != permit and may_meet(pattern, own.value)
        ),
        None,
    )


def _own(process: Process) -> Iterator[_Own]:
    yield _Own(("code",), "code", process.code, "Choose another: applications are numbered by it.")
    for id, step in process.steps.items():
        if step.makes is not None:
            kind = step.makes.number.series.rpartition(".")[2]
            hint = f"Tell them apart, for instance by /{process.code}/."
            for within, number in step.makes.numbers:
                path = (*step_path(process, id), kind, *within)
                yield from (_Own(path, "number", counted_as(each), hint) for each in at_each_place(number))
        if step.minutes is not None:
            path = (*step_path(process, id), "minutes")
            hint = f"Tell them apart, for instance by /{process.code}/."
            each = at_each_place(step.minutes.number)
            yield from (_Own(path, "number", counted_as(pattern), hint) for pattern in each)
