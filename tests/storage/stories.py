"""Steps of the trial permit's story, as the suites on ports and on storage tell it."""

from datetime import datetime
from typing import Protocol

from licensing.case.commands import Claim, Decide, ReportEffect
from licensing.city.people import Officer, Service
from licensing.history.case import Case
from licensing.history.effects import Done, Effect, Result, Store, Stored
from licensing.history.named import Named
from licensing.ports import Cases, Turn
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OutcomeId, TaskId
from storage import Records
from tests.storage.process import DOCUMENTS, LICENCE, NOW, TYPED, officer, trial


class WithCases(Protocol):
    """Records, or what stands in their place."""

    @property
    def cases(self) -> Cases: ...


def submitted(
    records: WithCases, name: str = "Ani Wijaya", process: Process | None = None
) -> ApplicationNumber:
    typed = {**TYPED, "nama": [name]}
    return records.cases.submit(process or trial(), typed, DOCUMENTS, now=NOW).application


def task(application: ApplicationNumber, step: str, agency: str, round: int = 1) -> TaskId:
    return TaskId(f"{application}.{step}.{round}.{agency}")


def decide(  # noqa: PLR0913 who decides what, where, and what she names
    records: WithCases,
    by: Officer,
    application: ApplicationNumber,
    step: str,
    outcome: str,
    *,
    round: int = 1,
    named: tuple[Named, ...] = (),
) -> Case:
    asked = task(application, step, by.roles[0].agency, round)
    decided = Decide(asked, OutcomeId(outcome), "sebab", {}, named=named)
    return records.cases.handle(by, application, decided, now=NOW)


def claim(records: WithCases, by: Officer, application: ApplicationNumber, step: str) -> Case:
    asked = task(application, step, by.roles[0].agency)
    return records.cases.handle(by, application, Claim(asked), now=NOW)


def complete(records: WithCases, process: Process | None = None) -> ApplicationNumber:
    """An application that was found complete and lies with dinkes."""
    application = submitted(records, process=process)
    decide(records, officer("rina"), application, "kelengkapan", "lengkap")
    return application


def agreed(records: WithCases, process: Process | None = None) -> ApplicationNumber:
    """An application that waits for its signature."""
    application = complete(records, process)
    decide(records, officer("sari"), application, "rekomendasi", "disetujui")
    return application


def signed(records: WithCases, process: Process | None = None) -> ApplicationNumber:
    """An application that was just signed and numbered."""
    application = agreed(records, process)
    decide(records, officer("budi"), application, "tanda_tangan", "ditandatangani")
    return application


def refused(portal: Records, worker: Records) -> ApplicationNumber:
    """An application that was refused, with its letter registered."""
    application = complete(portal)
    decide(portal, officer("sari"), application, "rekomendasi", "ditolak")
    perform_all(worker)
    return application


def result(effect: Effect) -> Result:
    """How an effect ends when all goes well."""
    if isinstance(effect, Store):
        return Stored(LICENCE)
    return Done()


def performed(effects: tuple[Effect, ...]) -> tuple[ReportEffect, ...]:
    return tuple(ReportEffect(effect.key, result(effect)) for effect in effects)


def perform_all(worker: Records, *, now: datetime = NOW) -> None:
    """Do everything owed, as the dispatcher would."""
    while pushes := worker.outbox.claim("w", limit=40, lease_seconds=60, now=now):
        owed = {push.application: push.effects for push in pushes}
        while reports := {number: performed(effects) for number, effects in owed.items() if effects}:
            owed = dict(worker.outbox.report("w", reports, now=now))
        versions = {push.application: version(worker, push.application) for push in pushes}
        ended = [Turn(application, version, version) for application, version in versions.items()]
        worker.outbox.release("w", ended, now=now)


def version(worker: WithCases, application: ApplicationNumber) -> int:
    return worker.cases.view(Service(), application).case.version


def issued(portal: Records, worker: Records) -> ApplicationNumber:
    application = signed(portal)
    perform_all(worker)
    return application
