"""What is held and who is barred, in memory: the same rules that the database guards by its keys."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from licensing.case.acts.standing import changes_licence
from licensing.case.refusals.register import barred, licence_busy
from licensing.case.refusals.reserving import held_by_other
from licensing.history.case import Case
from licensing.history.events import (
    ApplicationSubmitted,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    LicenceAmended,
    LicenceEvent,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    NumberAssigned,
)
from licensing.process.graph import Process
from licensing.process.kinds import LICENCES, Claim, claim_of
from licensing.scenarios.memory_shares import Shares
from licensing.words.identifiers import ApplicationNumber, PermitId


@dataclass(frozen=True, slots=True)
class Held:
    """By whom something is held, and by what; `is_kept` by its licence, through the day `until`, None for no end."""

    application: ApplicationNumber
    claim: Claim = "applied"
    is_kept: bool = False
    until: date | None = None

    def gives_way(self, claim: Claim, today: date) -> bool:
        if self.is_kept:
            return self.until is not None and self.until < today
        return claim == "ordered" and self.claim == "applied"


Rows = dict[tuple[str, str], Held]


@dataclass(slots=True)
class Holds:
    """`held` by pool and key, `shares` by pool and application; `bars` in the order they were set."""

    held: Rows = field(default_factory=Rows)
    shares: Shares = field(default_factory=Shares)
    bars: list[tuple[PermitId, HolderBarred]] = field(default_factory=list[tuple[PermitId, HolderBarred]])

    def keep(self, process: Process, case: Case, events: Iterable[Event], *, today: date) -> None:
        """Take over what these events say of a case, all or nothing.

        Raises:
            CommandRefused: `barred`, `taken` or `licence-busy`.
        """
        rows, shares, bars = dict(self.held), self.shares.apart(), list(self.bars)
        for event in events:
            match event:
                case ApplicationSubmitted():
                    self._check_bars(process, case, today)
                case HoldTaken():
                    _release(rows, case.application, event.pool)
                    shares.take(process, case, event, today)
                    _take(rows, shares, process, case, event, today)
                case HoldKept():
                    shares.keep(case, event)
                    _keep(rows, case, event)
                case HoldReleased():
                    _release(rows, case.application, event.pool)
                    shares.release(event.pool, case.application)
                case NumberAssigned() if changes_licence(
                    case, process.step(event.where.step).makes, event.part
                ):
                    _claim(rows, case, "signed")
                case (
                    LicenceAmended()
                    | LicenceReinstated()
                    | LicenceRenewed()
                    | LicenceRevoked()
                    | LicenceSuspended()
                ) if (issuer := _issuer(case, event)) is not None:
                    _claim(rows, case, claim_of(process.kinds.get(case.kind), LICENCES))
                    _follow(rows, issuer, event)
                    shares.follow(issuer, event)
                case HolderBarred():
                    bars.append((process.permit, event))
                case _:
                    pass
        self.held, self.shares, self.bars = rows, shares, bars

    def signing(self, case: Case) -> None:
        """Nobody else holds the licence that a case is about, or has issued.

        Raises:
            CommandRefused: `licence-busy`.
        """
        holder = self.held.get((LICENCES, case.changes)) if case.changes else None
        if holder is not None and holder.application != case.application:
            raise licence_busy()

    def _check_bars(self, process: Process, case: Case, today: date) -> None:
        keys = process.barred_as(process.facts(case))
        standing = [
            bar
            for permit, bar in self.bars
            if permit == process.permit and bar.key in keys and bar.until >= today
        ]
        if standing:
            longest = max(standing, key=lambda bar: bar.until)
            raise barred(longest.until, longest.reason)


def _take(rows: Rows, shares: Shares, process: Process, case: Case, event: HoldTaken, today: date) -> None:
    """Hold the thing itself, where that is asked for."""
    if event.extent is not None:
        return
    holder, claim = rows.get((event.pool, event.key)), claim_of(process.kinds.get(case.kind), event.pool)
    if holder is None or (holder.gives_way(claim, today) and not shares.awaits(event, holder.application)):
        rows[event.pool, event.key] = Held(case.application, claim)
    elif case.about is None or holder.application != case.about.application or event.pool == LICENCES:
        raise held_by_other(process, event)
    else:
        shares.await_(event, case, holder.application)


def _keep(rows: Rows, case: Case, event: HoldKept) -> None:
    hold = case.holds[event.pool]
    if hold.extent is None:
        rows[event.pool, hold.key] = Held(case.application, is_kept=True, until=event.until)


def _release(rows: Rows, application: ApplicationNumber, pool: str) -> None:
    for place, holder in [*rows.items()]:
        if place[0] == pool and holder.application == application:
            del rows[place]


def _claim(rows: Rows, case: Case, claim: Claim) -> None:
    for place, holder in [*rows.items()]:
        if place[0] == LICENCES and holder.application == case.application:
            rows[place] = replace(holder, claim=claim)


def _issuer(case: Case, event: LicenceEvent) -> ApplicationNumber | None:
    """The case that issued the licence that changes: this one, or that of the licence it is about."""
    if event.licence in case.licences:
        return case.application
    return case.about.application if case.about and event.licence == case.about.licence else None


def _follow(rows: Rows, application: ApplicationNumber, event: LicenceEvent) -> None:
    """What a licence kept goes with it."""
    for place, holder in [*rows.items()]:
        if holder.application != application or not holder.is_kept:
            continue
        if isinstance(event, LicenceRevoked):
            del rows[place]
        elif isinstance(event, LicenceAmended):
            rows[place] = replace(holder, until=event.valid_until)
