"""What reports count, in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime

from licensing.city.people import AgencyRole, Officer, Party, overseen_by
from licensing.clock.calendar import WIB
from licensing.clock.running import Clock, Why, was_late
from licensing.history.events import TaskDecided
from licensing.history.line_clocks import line_clocks
from licensing.ports import CaseFile, Served, ServedCases, ServedLines, ServedTasks, Skip, StoodStill
from licensing.words.identifiers import AgencyId, PermitId, StepId

_Key = tuple[PermitId, StepId, AgencyId, str, date, date | None, bool]


def skips(
    files: Iterable[tuple[CaseFile, bool]], party: Party, *, since: datetime, until: datetime
) -> tuple[Skip, ...]:
    """Decisions out of turn that a party may read of, newest first; who made them only where she oversees them.

    Args:
        files: each with whether she may see it.
    """
    found = [
        each
        for file, is_seen in files
        for each in _skips(file, party, is_seen=is_seen)
        if since <= each.at < until
    ]
    return tuple(sorted(sorted(found, key=lambda each: each.task), key=lambda each: each.at, reverse=True))


def _skips(file: CaseFile, party: Party, *, is_seen: bool) -> Iterator[Skip]:
    for event in file.events:
        if isinstance(event, TaskDecided) and (skipped := event.skipped) is not None:
            step, office = file.case.tasks[event.task].where.step, event.by.office
            is_overseen = overseen_by(party).covers(office.agency, office.office)
            if not is_overseen and not (is_seen and _is_hers(party, office)):
                continue
            yield Skip(
                event.at,
                event.task,
                file.case.application,
                file.case.permit,
                step,
                office.agency,
                office.office,
                event.by.name if is_overseen else None,
                skipped.first,
                skipped.others,
                skipped.reason,
                is_seen,
            )


def _is_hers(party: Party, role: AgencyRole) -> bool:
    return isinstance(party, Officer) and role in party.known_by


def served(files: Collection[CaseFile], party: Party, *, since: datetime, until: datetime) -> Served:
    """What a party's own roles served, and those whom she oversees."""
    clocks = [(file.case.permit, clock) for file in files if (clock := file.case.clock)]
    own = [(permit, clock) for permit, clock in clocks if overseen_by(party).covers(clock.whose)]

    def reads(role: AgencyRole) -> bool:
        return overseen_by(party).covers(role.agency, role.office) or _is_hers(party, role)

    return Served(
        served_tasks(files, reads, since=since, until=until),
        tuple(_cases(own, since=since, until=until)),
        tuple(_stood_still(own, since=since, until=until)),
        tuple(_lines(files, party, since=since, until=until)),
    )


def served_tasks(
    files: Iterable[CaseFile], reads: Callable[[AgencyRole], bool], *, since: datetime, until: datetime
) -> tuple[ServedTasks, ...]:
    """Decisions of some roles by the days they were asked and made on."""
    counts: Counter[_Key] = Counter()
    for file in files:
        counts.update(_tasks(file, reads, since=since, until=until))
    return tuple(ServedTasks(*key, count) for key, count in counts.items())


def _tasks(
    file: CaseFile, reads: Callable[[AgencyRole], bool], *, since: datetime, until: datetime
) -> Iterator[_Key]:
    for task in file.case.tasks.values():
        asked, ended, due = task.asked, task.ended_at, task.due
        if asked is None or not reads(asked):
            continue
        key = file.case.permit, task.where.step, asked.agency, asked.office, _day(task.opened_at)
        if task.status == "decided" and ended is not None and since <= ended < until:
            yield *key, _day(ended), due is not None and ended >= due
        elif task.is_open and due is not None and due <= until:
            yield *key, None, True


def _cases(
    clocks: Collection[tuple[PermitId, Clock]], *, since: datetime, until: datetime
) -> Iterator[ServedCases]:
    for permit, agency in dict.fromkeys((permit, clock.whose) for permit, clock in clocks):
        own = [clock for of, clock in clocks if (of, clock.whose) == (permit, agency)]
        stopped = [
            was_late(clock, clock.stopped_at)
            for clock in own
            if clock.stopped_at is not None and since <= clock.stopped_at < until
        ]
        running = [clock for clock in own if clock.stopped_at is None]
        still = [clock for clock in running if _is_late(clock, until)]
        if stopped or running:
            yield ServedCases(permit, agency, stopped.count(False), stopped.count(True), len(still))


def _lines(
    files: Iterable[CaseFile], party: Party, *, since: datetime, until: datetime
) -> Iterator[ServedLines]:
    found: dict[tuple[PermitId, AgencyId, StepId, str], list[Clock]] = {}
    for file in files:
        for each in line_clocks(None, file.events):
            clock, stopped = each.clock, each.clock.stopped_at
            is_asked = overseen_by(party).covers(clock.whose)
            if is_asked and (stopped is None or since <= stopped < until):
                key = file.case.permit, clock.whose, each.opened_by.step, each.member
                found.setdefault(key, []).append(clock)
    for key, clocks in found.items():
        late = [was_late(clock, clock.stopped_at) for clock in clocks if clock.stopped_at is not None]
        still = [clock for clock in clocks if clock.stopped_at is None and _is_late(clock, until)]
        yield ServedLines(*key, late.count(False), late.count(True), len(still))


def _is_late(clock: Clock, at: datetime) -> bool:
    if clock.due is not None:
        return clock.due <= at
    return was_late(clock, at)


def _stood_still(
    clocks: Iterable[tuple[PermitId, Clock]], *, since: datetime, until: datetime
) -> Iterator[StoodStill]:
    found: dict[tuple[PermitId, AgencyId, Why], list[float]] = {}
    for permit, clock in clocks:
        stood: dict[Why, float] = {}
        for pause in clock.pauses:
            first, past = max(pause.since, since), min(pause.until or until, until)
            if first < past:
                stood[pause.why] = stood.get(pause.why, 0) + (past - first).total_seconds()
        for why, seconds in stood.items():
            found.setdefault((permit, clock.whose, why), []).append(seconds)
    for (permit, agency, why), lengths in found.items():
        yield StoodStill(permit, agency, why, len(lengths), round(sum(lengths)))


def _day(at: datetime) -> date:
    return at.astimezone(WIB).date()
