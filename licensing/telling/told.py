"""What telling gives: who, what and why, for which readers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from licensing.history.places import At
from licensing.telling.personal import Personal
from licensing.words.sentences import Sentence

Audience: TypeAlias = Literal["everyone", "officers", "operators", "record"]
"""The widest circle that is told: each also reads what the circles before it do.

`everyone` includes the applicant; `record` is for whoever reads a history to its last event.
"""

_CIRCLES: tuple[Audience, ...] = ("everyone", "officers", "operators", "record")


@dataclass(frozen=True, slots=True)
class Person:
    """The officer who acted, as she was called then."""

    name: Personal
    position: Personal


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who acts or is waited for, by role.

    Attributes:
        code: plain ASCII, `dinkes.tim_teknis`, `applicant`, `izin`, an outside system, or the line that is waited for.
        name: as officers say it, "Dinkes, tim teknis".
        agency: as applicants read it, the agency's full name.
        role: as its agency calls it, None for whoever has none and for a role that has left the register.
        person: who it was, None for whoever is only asked.
    """

    kind: Literal["applicant", "officer", "izin", "line", "system"]
    code: str
    name: Sentence
    agency: Sentence
    role: Sentence | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One event told. `what` is a whole sentence without a person in it.

    Attributes:
        why: the reason somebody wrote, or whom it names.
        where: the place it concerns, None for what concerns the whole case.
        undecided: what applicants read of it while nothing is decided: an opinion is no decision yet.
        act: what a person chose or did, plain ASCII: an outcome, `answered`; empty for everything else.
    """

    at: datetime
    who: Who
    what: Sentence
    why: Personal | None = None
    audience: Audience = "everyone"
    where: At | None = None
    act: str = ""
    undecided: Sentence | None = None


def is_for(told: Told, reader: Audience) -> bool:
    """Whether somebody of that circle reads it."""
    return _CIRCLES.index(told.audience) <= _CIRCLES.index(reader)
