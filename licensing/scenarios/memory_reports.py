"""What reports count, in memory."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from licensing.clock.calendar import WIB
from licensing.clock.running import Clock, Why, was_late
from licensing.history.events import TaskDecided
from licensing.history.line_clocks import line_clocks
from licensing.ports import CaseFile, Served, ServedCases, ServedLines, ServedTasks, Skip, StoodStill
from licensing.words.identifiers import AgencyId, PermitId, StepId

_Key = tuple[PermitId, StepId, AgencyId, str, date, date | None, bool]


def skips(files: Iterable[CaseFile], *, since: datetime, until: datetime) -> tuple[Skip, ...]:
    """Decisions out of turn, newest first."""
    found = [each for file in files for each in _skips(file) if since <= each.at < until]
    return tuple(sorted(sorted(found, key=lambda each: each.task), key=lambda each: each.at, reverse=True))


def _skips(file: CaseFile) -> Iterator[Skip]:
    for event in file.events:
        if isinstance(event, TaskDecided) and (skipped := event.skipped) is not None:
            step, office = file.case.tasks[event.task].where.step, event.by.office
            yield Skip(
                event.at,
                event.task,
                file.case.application,
                file.case.permit,
                step,
                office.agency,
                office.office,
                event.by.name,
                skipped.first,
                skipped.others,
                skipped.reason,
            )


def served(
    files: Collection[CaseFile],
    agencies: Collection[AgencyId] | None,
    *,
    since: datetime,
    until: datetime,
) -> Served:
    """What agencies served, all of them where none are named."""
    clocks = [(file.case.permit, clock) for file in files if (clock := file.case.clock)]
    own = [(permit, clock) for permit, clock in clocks if agencies is None or clock.whose in agencies]
    return Served(
        served_tasks(files, agencies, None, since=since, until=until),
        tuple(_cases(own, since=since, until=until)),
        tuple(_stood_still(own, since=since, until=until)),
        tuple(_lines(files, agencies, since=since, until=until)),
    )


def served_tasks(
    files: Iterable[CaseFile],
    agencies: Collection[AgencyId] | None,
    permit: PermitId | None,
    *,
    since: datetime,
    until: datetime,
) -> tuple[ServedTasks, ...]:
    """Decisions by the days they were asked and made on, of one permit type or of all."""
    counts: Counter[_Key] = Counter()
    for file in files:
        if permit in (None, file.case.permit):
            counts.update(_tasks(file, agencies, since=since, until=until))
    return tuple(ServedTasks(*key, count) for key, count in counts.items())


def _tasks(
    file: CaseFile, agencies: Collection[AgencyId] | None, *, since: datetime, until: datetime
) -> Iterator[_Key]:
    for task in file.case.tasks.values():
        asked, ended, due = task.asked, task.ended_at, task.due
        if asked is None or (agencies is not None and asked.agency not in agencies):
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
    files: Iterable[CaseFile], agencies: Collection[AgencyId] | None, *, since: datetime, until: datetime
) -> Iterator[ServedLines]:
    found: dict[tuple[PermitId, AgencyId, StepId, str], list[Clock]] = {}
    for file in files:
        for each in line_clocks(None, file.events):
            clock, stopped = each.clock, each.clock.stopped_at
            is_asked = agencies is None or clock.whose in agencies
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
