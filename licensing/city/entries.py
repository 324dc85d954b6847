"""What is written down about people: dated facts, each recorded once and never changed.

`at` is when it was recorded, `since` the first day it holds, `until` the last, both counted in, in the city's days.
What is recorded later counts before what was recorded earlier: an end ends what was there, and a new role begins anew.
What they add up to on a day is `roster`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from licensing.city.people import AgencyRole, Deputy
from licensing.words.identifiers import OfficerId


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who somebody is, from a day on. `nik` is personal data, "" where it is not known."""

    at: datetime
    officer: OfficerId
    since: date
    name: str
    nip: str
    position: str
    nik: str = field(default="", repr=False)
    type: Literal["recorded"] = "recorded"


@dataclass(frozen=True, slots=True)
class Assigned:
    """She holds a role of her own."""

    at: datetime
    officer: OfficerId
    since: date
    role: AgencyRole
    until: date | None = None
    type: Literal["assigned"] = "assigned"


@dataclass(frozen=True, slots=True)
class Deputised:
    """She has the role of `for_`, whose position in it is `position`."""

    at: datetime
    officer: OfficerId
    since: date
    role: AgencyRole
    acting: Deputy
    for_: OfficerId
    position: str
    until: date | None = None
    type: Literal["deputised"] = "deputised"


@dataclass(frozen=True, slots=True)
class Absent:
    """She does not act on these days."""

    at: datetime
    officer: OfficerId
    since: date
    until: date
    type: Literal["absent"] = "absent"


@dataclass(frozen=True, slots=True)
class Returned:
    """An absence ends before its last day."""

    at: datetime
    officer: OfficerId
    since: date
    type: Literal["returned"] = "returned"


@dataclass(frozen=True, slots=True)
class MandateEnded:
    """She has a role no longer, her own or a deputy's."""

    at: datetime
    officer: OfficerId
    since: date
    role: AgencyRole
    type: Literal["mandate-ended"] = "mandate-ended"


@dataclass(frozen=True, slots=True)
class Left:
    """She has left: nothing recorded before gives her a mandate any more."""

    at: datetime
    officer: OfficerId
    since: date
    type: Literal["left"] = "left"


@dataclass(frozen=True, slots=True)
class PasswordReset:
    """She was given a password for one sign-in, at which she chooses her own; it stands nowhere."""

    at: datetime
    officer: OfficerId
    since: date
    type: Literal["password-reset"] = "password-reset"


Entry = Recorded | Assigned | Deputised | Absent | Returned | MandateEnded | Left | PasswordReset

_EXACTLY: Final = ConfigDict(extra="forbid", hide_input_in_errors=True)
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="type")], config=_EXACTLY)


def write_entry(entry: Entry) -> str:
    """The text of an entry, as it is kept."""
    return _ENTRY.dump_json(entry).decode()


def read_entries(texts: Iterable[str]) -> tuple[Entry, ...]:
    """Entries from texts that `write_entry` wrote, now or in an earlier edition; raises ValueError for any other."""
    return tuple(_ENTRY.validate_json(text) for text in texts)
