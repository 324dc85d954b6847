"""Kinds of application within one permit type, the licence a kind is about, and what is scarce or barred.

`kinds` says what somebody can apply for: a new licence, or a change of one that is there. A kind that is `about` a
licence is only for a licence in one of these states, and only so long before its last day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.history.extents import Extent
from licensing.process.extents import Period, Quota
from licensing.register.licences import Status
from licensing.values.term import Named, Term, names_of
from licensing.values.types import Facts, kept_decimal
from licensing.words.identifiers import FieldId, PermitId, StepId
from licensing.words.sentences import Sentence

LICENCES: Final = "licence"
"""The pool of the licences that open cases may change: each is held by one at most."""


@dataclass(frozen=True, slots=True)
class About:
    """Which licences a kind is for. `opens` is how long before the last day at the earliest, None for at any time."""

    permits: tuple[PermitId, ...]
    states: tuple[Status, ...]
    opens: Span | None = None

    def opens_on(self, valid_until: date | None) -> date | None:
        """The first day on which it can be asked for; None where that is any day."""
        if self.opens is None or valid_until is None:
            return None
        return valid_until - self.opens.length


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of application.

    Attributes:
        id: empty for the only kind of a permit type that has no others.
        start: where its cases begin.
        copies: the answers that are filled in from the case that issued the licence.
        by: the role that opens its cases, None for an applicant.
        changes: whether its cases can change the licence they are about.
    """

    id: str
    label: Sentence
    start: StepId
    about: About | None = None
    copies: tuple[FieldId, ...] = ()
    by: AgencyRole | None = None
    changes: bool = False

    @property
    def keeps_copies(self) -> bool:
        """Whether what is copied counts as it stands: an officer cannot put right what others answered before."""
        return self.by is not None and self.about is not None


Claim = Literal["applied", "ordered", "signed"]
"""By what a case holds something: an applicant asks, an officer opened it, or its decision is signed."""


def claim_of(kind: Kind | None, pool: str) -> Claim:
    """How an open case holds something; an officer's case takes a licence from an applicant's that is not signed."""
    return "ordered" if pool == LICENCES and kind is not None and kind.by is not None else "applied"


@dataclass(frozen=True, slots=True)
class Key:
    """What tells one thing, or one person, from another: the values of some expressions. `text` is as written."""

    text: tuple[str, ...]
    terms: tuple[Term[object], ...] = field(compare=False, repr=False)

    def of(self, facts: Facts) -> str | None:
        """The key of one case; None where one of its parts has no answer."""
        parts = [_part(term, facts) for term in self.terms]
        return None if not all(parts) else "|".join(parts)


def _part(term: Term[object], facts: Facts) -> str:
    """One part of a key, which no answer can make look like two; empty where it has no answer."""
    value = term.compute(facts)
    is_open = value in (None, ()) or (isinstance(term, Named) and facts.get(term.name) is None)
    written = kept_decimal(value) if isinstance(value, Decimal) else str(value)
    return "" if is_open else written.strip().replace("\\", "\\\\").replace("|", "\\|")


def parts_of(key: str) -> tuple[str, ...]:
    """The parts a key was made of; none of them is empty."""
    return tuple(re.sub(r"\\(.)", r"\1", part) for part in re.findall(r"(?:\\.|[^\\|])+", key, re.DOTALL))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a case asks for of a pool: all of one thing, or so much of it."""

    key: str
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """Something scarce that each case holds while it is open, and, where `is_kept`, its licence while it is valid.

    `some` is how much of it, where it is some of a number or some days; None where a case holds the thing itself.
    """

    name: str
    label: Sentence
    pool: str
    key: Key
    is_kept: bool
    some: Quota | Period | None = None

    def wanted(self, facts: Facts) -> Wanted | None:
        """What one case has to hold; None where the answers name nothing."""
        key = self.key.of(facts)
        if key is None or self.some is None:
            return None if key is None else Wanted(key)
        extent = self.some.of(facts)
        return None if extent is None else Wanted(key, extent)

    @property
    def sort(self) -> str:
        """How much of a thing is held, as designers read it; whoever shares a pool has to say the same."""
        match self.some:
            case None:
                return "all of a thing"
            case Quota():
                return "some of a number"
            case Period():
                return "some days"

    @property
    def asked(self) -> tuple[FieldId, ...]:
        """The questions whose answers she can change where it is taken; of days, their own where there are any."""
        own = self.some.named if self.some else ()
        told = _fields(own) if isinstance(self.some, Period) else ()
        return told or tuple(dict.fromkeys((*_fields(self.key.terms), *_fields(own))))


def _fields(terms: Iterable[Term[object]]) -> tuple[FieldId, ...]:
    """The applicant's answers that some expressions hang on."""
    names = sorted(name for term in terms for name in names_of(term) if name.startswith("form."))
    return tuple(FieldId(name.removeprefix("form.")) for name in names)


@dataclass(frozen=True, slots=True)
class Barring:
    """Whoever the key names may not apply again for so long, counted from the day the step is reached."""

    key: Key
    span: Span
    reason: Sentence
