"""The account of the city at the bank: every movement, under the bank's own numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Literal

from licensing.clock.calendar import WIB

Channel = Literal["VA", "QRIS", "TRANSFER"]


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that came in, or with `is_debit` went out."""

    number: str
    at: datetime
    amount_rupiah: int
    reference: str
    channel: Channel
    is_debit: bool = False

    @property
    def day(self) -> date:
        return self.at.astimezone(WIB).date()

    @property
    def money(self) -> str:
        return f"{self.amount_rupiah}.00"


@dataclass(slots=True)
class Account:
    """Begins empty with each start of the sandbox, so its numbers begin with the second it started in."""

    started: int
    movements: dict[str, Movement] = field(default_factory=dict[str, Movement])
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def enter(
        self, at: datetime, amount_rupiah: int, reference: str, channel: Channel, *, is_debit: bool = False
    ) -> Movement:
        """Money moves."""
        number = f"{at.astimezone(WIB):%Y%m%d}{self.started % 10_000_000:07}{next(self._numbers):07}"
        movement = Movement(number, at, amount_rupiah, reference, channel, is_debit)
        self.movements[number] = movement
        return movement

    def of(self, day: date) -> Sequence[Movement]:
        """What moved on a day, oldest first."""
        return [each for each in self.movements.values() if each.day == day]
