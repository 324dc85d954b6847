"""Where in a process something happens: a line, the step it stands at, and which time it does.

A line is a sequence of steps and stands at one step at a time. A case has a main line; a step may open others, which
are named below the line they were opened from: `main/visitasi`. One that is opened for each record of a list bears the
record's number: `main/periksa[2]`. A line beside the main one begins with somebody's act: `consent-1`.
"""

from dataclasses import dataclass
from typing import Final, NewType

from licensing.words.identifiers import StepId

Line = NewType("Line", str)
"""`main`, `main/<member>`, `main/<member>/<member>`, ..."""

MAIN: Final = Line("main")


@dataclass(frozen=True, slots=True)
class At:
    """A line at a step for the `round`-th time (from 1, counted over the whole case)."""

    line: Line
    step: StepId
    round: int


def member(line: Line, name: str) -> Line:
    """The line that a step of `line` opens under a name."""
    return Line(f"{line}/{name}")


def parent(line: Line) -> Line | None:
    """The line that opened this one, None for the main line."""
    above, slash, _ = line.rpartition("/")
    return Line(above) if slash else None


def own_name(line: Line) -> str:
    """What the step that opened a line calls it, with the number of its record: `lapangan`, `periksa[2]`."""
    return line.rpartition("/")[2]


def is_beside(line: Line) -> bool:
    """Whether a line stands beside the main one: somebody's act began it, and no step waits for it."""
    return line != MAIN and parent(line) is None


def is_within(line: Line, other: Line) -> bool:
    """Whether `line` is `other`, or was opened from it however deep."""
    return line == other or line.startswith(f"{other}/")


def record_line(name: str, record: int) -> str:
    """The name of the line for a record of a list; records are counted from 1."""
    return f"{name}[{record}]"


def are_of_other_records(line: Line, other: Line) -> bool:
    """Whether two lines are, or stand below, those of two records of one list, opened by one step."""
    for one, two in zip(line.split("/"), other.split("/"), strict=False):
        if one != two:
            name, bracket, _ = one.partition("[")
            return bool(bracket) and two.startswith(f"{name}[")
    return False
