"""Where the lines of a case stand: at a step with what it still waits for, in short, or at their end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from licensing.definition.soundness.people import MemberPath
from licensing.definition.soundness.truths import Truths
from licensing.words.identifiers import OutcomeId, StepId


class TooMany(Exception):
    """More ways than can be walked."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A line at a step: the needs still awaited by their numbers, the lines it opened, and the outcomes so far.

    `required`: the outcomes that those gave without whom no quorum counts, each once.
    """

    step: StepId
    asks: tuple[int, ...] = ()
    lines: tuple[tuple[int, "Stand | InShort"], ...] = ()
    given: tuple[OutcomeId, ...] = ()
    required: tuple[OutcomeId, ...] = ()


@dataclass(frozen=True, slots=True)
class InShort:
    """A line told in short: all that matters of where it stands is what it can still end with."""

    start: StepId
    ends: frozenset["Done"]


@dataclass(frozen=True, slots=True)
class Done:
    """The end of a line; of the case, or of what can be said about it, where there is no outcome."""

    outcome: OutcomeId | None = None


END = Done()
Reached = Stand | InShort | Done
Arrived = tuple[Reached, Truths]
"""What a line has come to, and what holds and is remembered then."""
Left = tuple[Reached, MemberPath | None, Truths]
"""The same, and which line has left its step for it, with everything below."""


def with_line(stand: Stand, index: int, line: Reached) -> Stand:
    """The stand with a line it opened, which has not ended."""
    if isinstance(line, Done):
        raise TypeError("a line that has ended is not open")
    return replace(
        stand, lines=tuple(sorted({**dict(stand.lines), index: line}.items(), key=lambda each: each[0]))
    )


def without_line(stand: Stand, index: int) -> Stand:
    """The stand without a line, as that has ended."""
    return replace(stand, lines=tuple((n, line) for n, line in stand.lines if n != index))


def stands_below(stand: Stand, place: MemberPath) -> Iterator[tuple[Stand, MemberPath]]:
    """Every line that stands somewhere, a line before those it opened."""
    yield stand, place
    for index, line in stand.lines:
        if isinstance(line, Stand):
            yield from stands_below(line, (*place, index))
