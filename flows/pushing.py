"""Push: everything some applications owe, performed, reported and shown, until they owe nothing more.

In come claimed applications of one process; out goes the state of the flow run. What ends together is reported
together, in one transaction, which also says what is owed next. An application is given back as soon as nothing of it
is under way, however long its neighbours must wait. A push that dies leaves nothing but a lease that runs out.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Coroutine, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

from prefect import Task
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.attempts import Done, attempt
from flows.claims import Claims
from flows.patience import lasting
from flows.performers import Means, Work
from flows.showing import Showing, Tell
from flows.titles import batch_title, effect_kind, effect_title
from licensing.commands import ReportEffect
from licensing.effects import Effect
from licensing.errors import StorageFailed
from licensing.identifiers import ApplicationNumber, EffectKey
from licensing.people import Service
from licensing.ports import CaseFile, Push
from licensing.process import Process

FAILED_WAITS = timedelta(hours=1)
UNSHOWN_WAITS = timedelta(seconds=15)
MESSAGES = 5

One: TypeAlias = Task[[str, str], Coroutine[None, None, State[None]]]
Batch: TypeAlias = Task[[str, list[str]], Coroutine[None, None, State[None]]]
Ended: TypeAlias = list[ApplicationNumber]


@dataclass(frozen=True, slots=True)
class Steps:
    """The task runs a push is made of."""

    perform: One
    perform_batch: Batch
    tell: Tell


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How much is shown when there is much to do: every task run costs the Prefect server some ten milliseconds.

    Args:
        batch_from: from how many effects on, those of one kind share a task run.
        at_once: how many effects of such a task run are under way together.
    """

    batch_from: int = 10
    at_once: int = 4


@dataclass(slots=True)
class Pushing:
    """The state of one push. `under_way` counts an application's unfinished effects."""

    process: Process
    means: Means
    claims: Claims
    steps: Steps
    coarseness: Coarseness
    showing: Showing
    run: UUID
    pushes: Mapping[ApplicationNumber, Push]
    files: dict[ApplicationNumber, CaseFile] = field(default_factory=dict[ApplicationNumber, CaseFile])
    works: dict[ApplicationNumber, Work] = field(default_factory=dict[ApplicationNumber, Work])
    effects: dict[EffectKey, tuple[ApplicationNumber, Effect]] = field(
        default_factory=dict[EffectKey, tuple[ApplicationNumber, Effect]]
    )
    performed: list[tuple[ApplicationNumber, ReportEffect]] = field(
        default_factory=list[tuple[ApplicationNumber, ReportEffect]]
    )
    failures: dict[ApplicationNumber, list[str]] = field(
        default_factory=lambda: defaultdict[ApplicationNumber, list[str]](list)
    )
    hopeless: set[str] = field(default_factory=set[str])
    under_way: Counter[ApplicationNumber] = field(default_factory=Counter[ApplicationNumber])
    running: set[asyncio.Task[Ended]] = field(default_factory=set[asyncio.Task[Ended]])

    async def finish_all(self) -> None:
        """Perform until nothing is owed."""
        await self._open()
        self._start({push.application: push.effects for push in self.pushes.values()})
        await self._give_back([number for number in self.pushes if not self.under_way[number]])
        try:
            while self.running:
                done, _ = await asyncio.wait(self.running, return_when=asyncio.FIRST_COMPLETED)
                self.running -= done
                ended = [number for task in done for number in task.result()]
                self.under_way.subtract(ended)
                await self._report()
                await self._give_back(
                    [number for number in dict.fromkeys(ended) if not self.under_way[number]]
                )
        finally:
            for task in self.running:
                task.cancel()

    async def attempt(self, title: str, effect: EffectKey) -> State[None]:
        """Try one effect; the body of its task run."""
        number, owed = self.effects[effect]
        outcome = await attempt(owed, self.works[number], self.means)
        if isinstance(outcome, Done):
            self.works[number].note(effect, outcome.file)
            self.performed.append((number, ReportEffect(effect, outcome.file)))
            return Completed(message="Performed.")
        if outcome.is_retryable:
            self.claims.waiting.add(self.run)
        else:
            self.hopeless.add(title)
        return Failed(message=outcome.message)

    async def attempt_all(self, effects: Sequence[EffectKey]) -> State[None]:
        """Try each of a batch once."""
        turns = asyncio.Semaphore(self.coarseness.at_once)

        async def in_turn(effect: EffectKey) -> State[None]:
            async with turns:
                return await self.attempt("", effect)

        states = await asyncio.gather(*(in_turn(effect) for effect in effects))
        done = sum(state.is_completed() for state in states)
        rest = f", {len(states) - done} are tried one by one" if done < len(states) else ""
        return Completed(message=f"{done} performed{rest}.")

    def is_retryable(self, title: str) -> bool:
        return title not in self.hopeless

    async def _open(self) -> None:
        """Read the applications, and show what people did since they were last shown."""
        await self._read(self.pushes)
        self.works.update({number: Work(self.process, file.case) for number, file in self.files.items()})
        await self.showing.show_acts((self.files[number], push.shown) for number, push in self.pushes.items())

    async def _read(self, numbers: Iterable[ApplicationNumber]) -> None:
        cases = self.means.cases
        self.files.update(
            await lasting(lambda: {number: cases.view(Service(), number) for number in numbers})
        )

    def _start(self, owed: Mapping[ApplicationNumber, tuple[Effect, ...]]) -> None:
        """Begin what is owed and not begun yet, alone or by kind."""
        new = [
            (number, effect)
            for number, owing in owed.items()
            for effect in owing
            if effect.key not in self.effects
        ]
        self.under_way.update(number for number, _ in new)
        self.effects.update({effect.key: (number, effect) for number, effect in new})
        if len(new) < self.coarseness.batch_from:
            for _, effect in new:
                self._begin(self._one(effect.key))
            return
        kinds = defaultdict[tuple[str, str], list[EffectKey]](list)
        for _, effect in new:
            kinds[effect.step, effect_kind(effect)].append(effect.key)
        for (step, kind), keys in kinds.items():
            self._begin(self._batch(batch_title(len(keys), step, kind), keys))

    def _begin(self, work: Coroutine[None, None, Ended]) -> None:
        self.running.add(asyncio.create_task(work))

    async def _one(self, key: EffectKey) -> Ended:
        number, effect = self.effects[key]
        title = effect_title(number, effect)
        state = await self.steps.perform(title, key)
        if not state.is_completed():
            self.failures[number].append(f"{title}: {state.message}")
        return [number]

    async def _batch(self, title: str, keys: list[EffectKey]) -> Ended:
        """Perform a batch; what did not succeed goes on alone, under its own name and with its own retries."""
        await self.steps.perform_batch(title, [*keys])
        alone = [key for key in keys if key not in self.works[self.effects[key][0]].case.performed]
        for key in alone:
            self._begin(self._one(key))
        return [self.effects[key][0] for key in keys if key not in alone]

    async def _report(self) -> None:
        """Report what was performed, and begin what is owed next."""
        performed, self.performed = self.performed, []
        reports = defaultdict[ApplicationNumber, tuple[ReportEffect, ...]](tuple)
        for number, report in performed:
            reports[number] += (report,)
        if reports:
            outbox, worker, now = self.means.outbox, self.claims.worker, self.means.now()
            self._start(await lasting(lambda: outbox.report(worker, reports, now=now)))

    async def _give_back(self, numbers: Sequence[ApplicationNumber]) -> None:
        """Show where these applications stand now, and let go of them."""
        moved = [
            number
            for number in numbers
            if self.works[number].case.performed != self.files[number].case.performed
        ]
        before = {number: self.files[number].case.version for number in moved}
        await self._read(moved)
        await self.showing.show_acts((self.files[number], version) for number, version in before.items())
        news = [n for n in numbers if self.files[n].case.version > self.pushes[n].shown]
        written = await self.showing.write_artifacts([self.files[number] for number in news])
        shown = {n: self.files[n].case.version if n in written else self.pushes[n].shown for n in numbers}
        failed, unshown = {*self.failures}, {*news} - written
        await self._release([n for n in numbers if n not in failed | unshown], shown, None)
        await self._release([n for n in numbers if n in failed], shown, FAILED_WAITS)
        await self._release([n for n in numbers if n in unshown - failed], shown, UNSHOWN_WAITS)

    async def _release(
        self,
        numbers: Sequence[ApplicationNumber],
        shown: Mapping[ApplicationNumber, int],
        after: timedelta | None,
    ) -> None:
        retry_at = None if after is None else self.means.now() + after
        await lasting(
            lambda: self.claims.release({number: shown[number] for number in numbers}, retry_at=retry_at)
        )

    def unfinished(self) -> tuple[ApplicationNumber, ...]:
        return tuple(number for number, count in self.under_way.items() if count)

    def end(self) -> State[None]:
        """The state of the flow run: Failed when an operator must act."""
        messages = [message for told in self.failures.values() for message in told]
        if not messages:
            return Completed(message=f"{len(self.pushes)} pushed, {len(self.effects)} effects performed.")
        more = f" And {len(messages) - MESSAGES} more." if len(messages) > MESSAGES else ""
        return Failed(message="\n".join(messages[:MESSAGES]) + more)


_CURRENT = ContextVar[Pushing]("current_push")


def current_push() -> Pushing:
    """The push that the running task belongs to."""
    return _CURRENT.get()


async def push(pushing: Pushing) -> State[None]:
    """Run a push to its end."""
    _CURRENT.set(pushing)
    async with _renewing(pushing):
        try:
            await pushing.finish_all()
        except StorageFailed as failed:
            return Failed(message=str(failed))
    return pushing.end()


@asynccontextmanager
async def _renewing(pushing: Pushing) -> AsyncGenerator[None]:
    """Keep the leases of what is under way."""

    async def keep() -> None:
        claims = pushing.claims
        while True:
            await asyncio.sleep(claims.lease_seconds / 3)
            await lasting(lambda: claims.renew(pushing.unfinished()))

    keeping = asyncio.create_task(keep())
    try:
        yield
    finally:
        keeping.cancel()
