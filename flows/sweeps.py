"""Sweeps: what nobody asks for but time, as scheduled Prefect flows.

Owed work whose wake was lost, deadlines that have passed, uploads that wait for the object store, money whose case
could not be told, runs of workers that died, and the daily head over the audit chain. Each may run at any time, twice,
or late: what is due is computed from the records.
"""

from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from prefect import Flow
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import State
from prefect.client.schemas.schedules import CronSchedule
from prefect.context import AsyncClientContext
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows.artifacts import wib
from flows.claims import Claims
from flows.forsaken import release_forsaken
from flows.orphans import end_left_tasks, end_orphans, revoke_claims_of_dead
from flows.patience import lasting
from flows.performers import Means
from flows.pool import POOL
from flows.results import NO_RESULTS
from flows.runs import UNREACHABLE
from licensing.case.own_commands import ON_THE_WAY, PassTime
from licensing.city.people import Service
from licensing.ports import Audit, Deadlines, Drafts, People, Receipts, WaitingFiles
from licensing.words.bugs import told_bug
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import counted

SweepFlow: TypeAlias = Flow[[], Coroutine[None, None, State[None]]]
CITY = "Asia/Jakarta"
REPLAYED = 200
FORGOTTEN = "What was kept is forgotten, and the histories count. Run izin verify-audit, and find out who wrote there."


@dataclass(frozen=True, slots=True)
class Sweep:
    """A sweep and when it runs; `entry` is its name in `flows.permits`."""

    entry: str
    flow: SweepFlow
    schedule: CronSchedule


@dataclass(frozen=True, slots=True)
class Broom:
    """What sweeps work with.

    Args:
        active: the flow runs under way in this process.
        doubted: the flow runs that seem to have lost their worker, and since when.
    """

    means: Means
    claims: Claims
    audit: Audit
    deadlines: Deadlines
    people: People
    drafts: Drafts
    waiting: WaitingFiles
    receipts: Receipts
    active: Callable[[], Collection[UUID]]
    doubted: dict[UUID, datetime] = field(default_factory=dict[UUID, datetime])

    async def owed_work(self) -> str:
        """Count what waits for a worker, and say which of it only a worker of another release can take up.

        The dispatcher looks every few seconds, so a lost wake costs no more.
        """
        backlog = await lasting(self.means.outbox.backlog)
        said = f"{counted(backlog, 'application waits', 'applications wait')} for a worker."
        left = await lasting(self.claims.left)
        if left:
            raise StorageFailed("\n".join((said, *left)), retryable=False)
        return said

    async def time_passed(self) -> str:
        """Let time take its course where something is due that nobody has to decide, longest due first."""
        late = await lasting(lambda: self.deadlines.recount_late(now=self.means.now()))
        numbers = await lasting(lambda: self.deadlines.due(now=self.means.now() - ON_THE_WAY))
        passed, stuck = 0, list(late.stuck if late else ())
        for number in numbers:
            try:
                passed += await lasting(lambda number=number: self._pass_time(number))
            except StorageFailed as failed:
                stuck.append(f"{number}: {failed}")
            except Exception as bug:  # noqa: BLE001 - the others' time passes all the same
                stuck.append(f"{number}: {told_bug(bug)}")
        said = f"{passed} of {counted(len(numbers), 'application')} with something due went on."
        if stuck:
            raise StorageFailed("\n".join((said, *stuck)), retryable=False)
        return said

    def _pass_time(self, number: ApplicationNumber) -> bool:
        try:
            self.means.cases.handle(Service(), number, PassTime(ON_THE_WAY), now=self.means.now())
        except CommandRefused as refused:
            # What time should do is not possible: nobody else would come to see it.
            raise StorageFailed(f"time cannot pass: {refused.code}.", retryable=False) from None
        return True

    async def forsaken_tasks(self) -> str:
        """Give back the tasks of those who are away or have no mandate for them any more, since today or earlier."""
        given = await lasting(lambda: release_forsaken(self.means.cases, self.people, now=self.means.now()))
        return f"{counted(len(given), 'task was', 'tasks were')} given back."

    async def old_drafts(self) -> str:
        """Erase the forms that nobody sent while they were kept."""
        gone = await lasting(lambda: self.drafts.forget(now=self.means.now()))
        return f"{counted(gone, 'form that was never sent is', 'forms that were never sent are')} erased."

    async def waiting_files(self) -> str:
        """Put uploads that the object store did not take where they belong, oldest first."""
        moved = await lasting(self.waiting.move)
        said = f"{counted(moved.files, 'file', 'files')} went to the object store."
        if moved.stuck:
            left = await lasting(self.waiting.waiting)
            since = f" since {wib(left.oldest)}" if left.oldest else ""
            said += f" {counted(left.files, 'file waits', 'files wait')}{since}."
            raise StorageFailed("\n".join((said, *moved.stuck)), retryable=False)
        return said

    async def untold_money(self) -> str:
        """Tell applications of money that came in for them while they could not be told."""
        told = await lasting(lambda: self.receipts.match(now=self.means.now()))
        return f"{counted(told, 'receipt', 'receipts')} found the bill they are for."

    async def orphan_runs(self) -> str:
        """End flow runs whose worker is gone with what waits under runs that ended, and free what it held."""
        context = AsyncClientContext.get()
        if context is None:
            raise RuntimeError("sweeping runs needs Prefect's client context")
        ended = await self.end_orphans(context.client)
        left = await end_left_tasks(context.client)
        return (
            f"{counted(ended, 'run had lost its worker', 'runs had lost their worker')}, "
            f"{counted(left, 'task run was left', 'task runs were left')} under ended runs."
        )

    async def end_orphans(self, client: PrefectClient) -> int:
        """End flow runs whose worker is gone, and free what it held. Returns how many runs that were."""
        await lasting(lambda: revoke_claims_of_dead(self.means.outbox))
        holding = await lasting(self.means.outbox.living)
        return await end_orphans(
            client,
            POOL,
            self.claims.worker,
            self.active(),
            holding=holding,
            doubted=self.doubted,
            apart=timedelta(seconds=self.claims.lease_seconds),
        )

    async def seal_audit(self) -> str:
        """Write the daily head over the events of all applications, and replay some of them, chosen by chance."""
        sealed = await lasting(lambda: self.audit.seal(now=self.means.now()))
        said = "A head was written." if sealed else "There was nothing new to seal."
        false = await lasting(lambda: self.audit.compare(REPLAYED))
        if false:
            told = [f"{breach.application}: {breach.message}" for breach in false]
            raise StorageFailed("\n".join((said, *told, FORGOTTEN)), retryable=False)
        return said


def sweeps(broom: Broom) -> tuple[Sweep, ...]:
    """Every sweep there is."""
    return (
        _sweep("sweep_owed_work", broom.owed_work, "*/15 * * * *"),
        _sweep("sweep_time_passed", broom.time_passed, "3,33 * * * *"),
        _sweep("sweep_forsaken_tasks", broom.forsaken_tasks, "2 0,5 * * *"),
        _sweep("sweep_old_drafts", broom.old_drafts, "22 1 * * *"),
        _sweep("sweep_waiting_files", broom.waiting_files, "*/5 * * * *"),
        _sweep("sweep_untold_money", broom.untold_money, "* * * * *"),
        _sweep("sweep_orphan_runs", broom.orphan_runs, "7-59/15 * * * *"),
        _sweep("seal_audit", broom.seal_audit, "10 0 * * *"),
    )


def _sweep(entry: str, work: Callable[[], Awaitable[str]], cron: str) -> Sweep:
    async def sweep() -> State[None]:
        try:
            return Completed(message=await work())
        except StorageFailed as failed:
            return Failed(message=str(failed))
        except UNREACHABLE:
            raise
        except Exception as bug:  # noqa: BLE001 - Prefect would keep its words, which can quote what somebody typed
            return Failed(message=told_bug(bug))

    name = entry.replace("_", " ")
    flow: SweepFlow = Flow(
        sweep,
        name=name,
        flow_run_name=lambda: f"{name} {wib(flow_run.scheduled_start_time)}",
        description=work.__doc__,
        persist_result=False,
        result_storage=NO_RESULTS,
        log_prints=False,
    )
    return Sweep(entry, flow, CronSchedule(cron=cron, timezone=CITY))
