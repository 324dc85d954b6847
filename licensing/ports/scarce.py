"""What is held of scarce things, by whomever, for whoever wants to know what is free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from licensing.city.people import Officer, Service
from licensing.history.extents import Days


@dataclass(frozen=True, slots=True)
class Taken:
    """What is held of one thing of a pool.

    `key` is as cases write it; None stands for all things whose keys are not for this party to read. `things` is how
    many it tells of: with a key, how many of the pool there are to be told, this one among them. `until` is the last
    day on which the thing itself is held, None where nobody knows it; `days` are in order and do not meet.
    """

    pool: str
    key: str | None
    things: int
    is_held: bool = False
    until: date | None = None
    takes: int = 0
    days: tuple[Days, ...] = ()


class Scarce(Protocol):
    """What open cases and valid licences hold; of which cases is not told."""

    def taken(
        self,
        party: Officer | Service,
        pools: Mapping[str, bool],
        *,
        on: date,
        sought: str = "",
        limit: int = 200,
    ) -> tuple[Taken, ...]:
        """What is held on a day and, of days, from it on; nothing is told of a thing of which nothing is held.

        Args:
            pools: those that are asked for. True where anybody may read the keys of its things; else one is told to
                whoever has a part in a case that holds of it.
            sought: of the other pools only things in whose key this stands, capital and small letters alike.
            limit: for each pool, in the order of keys.
        """
        ...
