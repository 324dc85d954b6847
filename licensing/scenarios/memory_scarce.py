"""What is held of scarce things, in memory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from licensing.city.people import Officer, Service
from licensing.history.extents import Days, joined
from licensing.ports.scarce import Taken
from licensing.scenarios.memory_cases import MemoryCases
from licensing.words.identifiers import ApplicationNumber


@dataclass(frozen=True, slots=True)
class _Held:
    """What one case holds of a thing; `whose` it is: of the licence in whose place it was asked for."""

    application: ApplicationNumber
    whose: ApplicationNumber
    until: date | None
    is_held: bool = False
    takes: int = 0
    days: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoryScarce:
    """`Scarce` over cases in memory."""

    cases: MemoryCases

    def taken(
        self,
        party: Officer | Service,
        pools: Mapping[str, bool],
        *,
        on: date,
        sought: str = "",
        limit: int = 200,
    ) -> tuple[Taken, ...]:
        return tuple(
            taken
            for pool in sorted(pools)
            for taken in self._of(party, pool, on, sought, limit, is_open=pools[pool])
        )

    def _of(
        self, party: Officer | Service, pool: str, on: date, sought: str, limit: int, *, is_open: bool
    ) -> Iterator[Taken]:
        things: dict[str, list[_Held]] = defaultdict(list)
        for key, held in self._held(pool, on):
            things[key].append(held)
        told = {
            key: held
            for key, held in things.items()
            if is_open or any(self._is_seen(party, each.application) for each in held)
        }
        meant = sorted(key for key in told if is_open or sought.lower() in key.lower())
        for key in meant[:limit]:
            yield _taken(pool, key, len(meant), told[key])
        others = [held for key, held in things.items() if key not in told]
        if others and not sought:
            all_held = [each for held in others for each in held]
            yield Taken(
                pool,
                None,
                len(others),
                any(each.is_held for each in all_held),
                takes=sum(map(_number, others)),
            )

    def _held(self, pool: str, on: date) -> Iterator[tuple[str, _Held]]:
        for (of, key), whole in self.cases.holds.held.items():
            if of == pool and (whole.until is None or whole.until >= on):
                yield key, _Held(whole.application, whole.application, whole.until, is_held=True)
        for (of, application), share in self.cases.holds.shares.rows.items():
            if of != pool or (share.until is not None and share.until < on):
                continue
            days = tuple(Days(max(each.first, on), each.last) for each in share.days if each.last >= on)
            waits = share.takes is None and not share.days
            if waits or share.takes is not None or days:
                whose = share.instead_of or application
                yield (
                    share.key,
                    _Held(application, whose, share.until, waits, share.takes or 0, days),
                )

    def _is_seen(self, party: Officer | Service, application: ApplicationNumber) -> bool:
        parties = self.cases.parties.get(application, frozenset())
        return not isinstance(party, Officer) or any(party.holds(role) for role in parties)


def _taken(pool: str, key: str, things: int, held: list[_Held]) -> Taken:
    whole = [each.until for each in held if each.is_held]
    ends = [until for until in whole if until is not None]
    until = max(ends) if ends and len(ends) == len(whole) else None
    days = tuple(joined(each for held in held for each in held.days))
    return Taken(pool, key, things, bool(whole), until, _number(held), days)


def _number(held: list[_Held]) -> int:
    """What is held of a number: by each the more of what she has and what she asks for in its place."""
    most: dict[ApplicationNumber, int] = defaultdict(int)
    for each in held:
        most[each.whose] = max(most[each.whose], each.takes)
    return sum(most.values())
