"""What the records tell of the books: sums, never anybody's case, but where a case is what is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from licensing.money.budget.accounts import AccountCode
from licensing.words.identifiers import AgencyId, ApplicationNumber, PermitId, StepId

Age = Literal["not-due", "1-30", "31-60", "61-90", "91-"]
"""Days past the due date."""
AGES: tuple[Age, ...] = ("not-due", "1-30", "31-60", "61-90", "91-")
Moving = Literal["assessed", "interest", "paid", "reduced", "void", "written-off"]
"""The kinds of postings that change what is owed."""
Leaking = Literal["without-tax", "without-licence", "still-standing"]
LEAKS: tuple[Leaking, ...] = ("without-tax", "without-licence", "still-standing")


@dataclass(frozen=True, slots=True)
class Takings:
    """What was paid on a day; a payment that was taken back counts against it."""

    day: date
    account: AccountCode
    agency: AgencyId
    permit: PermitId
    amount: int
    postings: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What was posted of one kind in a month, which is named by its first day."""

    month: date
    kind: Moving
    account: AccountCode
    agency: AgencyId
    permit: PermitId
    amount: int
    postings: int

    @property
    def of_debt(self) -> int:
        """By how much more is owed after it."""
        return self.amount if self.kind in ("assessed", "interest") else -self.amount


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed and how old that is."""

    account: AccountCode
    agency: AgencyId
    permit: PermitId
    age: Age
    debts: int
    amount: int


@dataclass(frozen=True, slots=True)
class Expiring:
    """Licences that were issued in a month and end in another, each named by its first day; None never ends."""

    permit: PermitId
    issued: date
    ends: date | None
    licences: int
    renewed: int


@dataclass(frozen=True, slots=True)
class Worked:
    """Decisions of a role at a step: `taken` of those looked at had been taken before, half of them for `minutes`."""

    permit: PermitId
    step: StepId
    agency: AgencyId
    role: str
    decisions: int
    taken: int
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Adrift:
    """Money that came in and belongs to nobody yet; `left` is what of it is still for nobody."""

    receipt: str
    paid_at: datetime
    reference: str
    channel: str
    amount: int
    left: int


@dataclass(frozen=True, slots=True)
class Leak:
    """Where the register and the tax list disagree; `place` is latitude and longitude, None where nobody knows it."""

    leak: Leaking
    object: str | None
    number: str | None
    permit: PermitId | None
    application: ApplicationNumber | None
    ended: date | None
    paid_until: date | None
    place: str | None


@dataclass(frozen=True, slots=True)
class SlipLine:
    """What of an account code was paid on a day."""

    of_day: date
    account: AccountCode
    name: str
    amount: int
    payments: int


@dataclass(frozen=True, slots=True)
class Slip:
    """What an agency hands to the treasury for a day (surat tanda setoran), as it was made once."""

    number: str
    agency: AgencyId
    day: date
    lines: tuple[SlipLine, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class Unslipped:
    """What an agency was paid and has handed over with no slip yet."""

    agency: AgencyId
    amount: int
    payments: int
