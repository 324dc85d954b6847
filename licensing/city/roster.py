"""The roster: everything recorded about people, and who may act as what on a day.

An absent officer has no role on that day, and neither has anybody before her first day or after her last. Claims and
sessions ask every time, so a mandate that ended has ended at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from licensing.city.entries import (
    Absent,
    Assigned,
    Deputised,
    Entry,
    Left,
    MandateEnded,
    Recorded,
    Returned,
)
from licensing.city.former import FormerNames
from licensing.city.oversight import Oversight
from licensing.city.people import (
    NOBODY_SUPERVISES,
    AgencyRole,
    Deputising,
    Officer,
    Oversights,
    Renamed,
)
from licensing.words.identifiers import OfficerId


@dataclass(frozen=True, slots=True)
class Roster:
    """Entries in the order in which they were recorded.

    `former` is what the roles in them are called today, `oversights` whom those that supervise oversee.
    """

    entries: tuple[Entry, ...] = ()
    former: FormerNames = field(default_factory=FormerNames)
    oversights: Oversights = field(default_factory=lambda: NOBODY_SUPERVISES)

    def of(self, officer: OfficerId) -> tuple[Entry, ...]:
        """Everything recorded about one officer, with roles under the names of today."""
        return tuple(self._called(entry) for entry in self.entries if entry.officer == officer)

    def _called(self, entry: Entry) -> Entry:
        if not self.former.roles or not isinstance(entry, Assigned | Deputised | MandateEnded):
            return entry
        return replace(entry, role=self.former.role(entry.role))

    def officers(self) -> tuple[OfficerId, ...]:
        """Everybody who was ever recorded, in that order."""
        return tuple(dict.fromkeys(entry.officer for entry in self.entries))

    def officer(self, id: OfficerId, *, on: date) -> Officer | None:
        """An officer with what she may act in on a day; None where she is not there yet, or has left."""
        told = self.of(id)
        details = details_on(told, on)
        if details is None:
            return None
        mandates = () if is_absent(told, on) else tuple(in_force(told, on))
        return self._officer(details, mandates)

    def on(self, day: date) -> Mapping[OfficerId, Officer]:
        """Everybody who is there on a day."""
        found = {id: self.officer(id, on=day) for id in self.officers()}
        return {id: officer for id, officer in found.items() if officer is not None}

    def appointed(self, day: date) -> Mapping[OfficerId, Officer]:
        """Who holds the offices, whoever is away: definitions stand for years, absences and Plh. for days."""
        found: dict[OfficerId, Officer] = {}
        for id in self.officers():
            told = self.of(id)
            details = details_on(told, day)
            if details is not None:
                lasting = (each for each in in_force(told, day) if not _is_daily(each))
                found[id] = self._officer(details, tuple(lasting))
        return found

    def _officer(self, details: Recorded, mandates: tuple[Assigned | Deputised, ...]) -> Officer:
        return as_registered(_officer(details, mandates), self.former, self.oversights)


def beginning(officers: Mapping[OfficerId, Officer], *, since: date, at: datetime) -> tuple[Entry, ...]:
    """What a new installation begins with: the example people of its register."""
    return tuple(
        entry
        for officer in officers.values()
        for entry in (
            Recorded(at, officer.id, since, officer.name, officer.nip, officer.position, officer.nik),
            *(Assigned(at, officer.id, since, role) for role in dict.fromkeys(officer.roles)),
        )
    )


def as_registered(officer: Officer, former: FormerNames, oversights: Oversights) -> Officer:
    """The officer with what the register says of her roles: what they were called before, and what they oversee."""
    if not former.roles and not oversights:
        return officer
    renamed = tuple(Renamed(old, role) for role in officer.roles for old in former.before(role))
    held = [oversights[role] for role in officer.roles if role in oversights]
    over = frozenset[str]().union(*(each.names for each in held))
    return replace(officer, former=renamed, oversees=Oversight(over, any(each.keeps_books for each in held)))


def details_on(told: Sequence[Entry], day: date) -> Recorded | None:
    """Who she is on a day; None where she is not there."""
    recorded = [entry for entry in told if isinstance(entry, Recorded) and entry.since <= day]
    return None if not recorded or _has_left(told, day) else recorded[-1]


def is_absent(told: Sequence[Entry], day: date) -> bool:
    """Whether she is away on a day."""
    return any(
        isinstance(entry, Absent)
        and entry.since <= day <= entry.until
        and not any(isinstance(later, Returned) and later.since <= day for later in told[n + 1 :])
        for n, entry in enumerate(told)
    )


def in_force(told: Sequence[Entry], day: date) -> Iterator[Assigned | Deputised]:
    """The mandates that hold on a day, whether or not she is away."""
    for n, entry in enumerate(told):
        if (
            isinstance(entry, Assigned | Deputised)
            and entry.since <= day
            and (entry.until is None or day <= entry.until)
            and not any(_ends(later, entry.role, day) for later in told[n + 1 :])
        ):
            yield entry


def _ends(later: Entry, role: AgencyRole, day: date) -> bool:
    is_end = isinstance(later, Left) or (isinstance(later, MandateEnded) and later.role == role)
    return is_end and later.since <= day


def _has_left(told: Sequence[Entry], day: date) -> bool:
    """Whether the last thing that says so by a day is that she left."""
    last = False
    for entry in told:
        if entry.since <= day and isinstance(entry, Left | Recorded | Assigned | Deputised):
            last = isinstance(entry, Left)
    return last


def _is_daily(mandate: Assigned | Deputised) -> bool:
    return isinstance(mandate, Deputised) and mandate.acting == "plh"


def _officer(details: Recorded, mandates: tuple[Assigned | Deputised, ...]) -> Officer:
    own = dict.fromkeys(each.role for each in mandates if isinstance(each, Assigned))
    lent: dict[AgencyRole, Deputising] = {}
    for each in mandates:
        if isinstance(each, Deputised) and each.role not in own:
            lent.setdefault(each.role, Deputising(each.role, each.acting, each.for_, each.position))
    return Officer(
        details.officer,
        details.name,
        details.nip,
        details.position,
        (*own, *lent),
        tuple(lent.values()),
        details.nik,
    )
