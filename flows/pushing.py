"""Push: everything some applications owe, performed, reported and shown, until they owe nothing more.

In come claimed applications of one process; out goes the state of the flow run. What ends together is reported
together, in one transaction, which also says what is owed next. An application is given back as soon as nothing of it
is under way, however long its neighbours must wait. A push that dies leaves nothing but a lease that runs out.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from prefect.client.schemas.objects import State
from prefect.states import Cancelled, Completed, Failed

from flows.attempts import Outcome, Undone, attempt
from flows.claims import Claims
from flows.ended import STOPPED, ended
from flows.load import Load
from flows.patience import lasting
from flows.reporting import report
from flows.showing import Showing
from flows.steps import Coarseness, Steps
from flows.titles import batch_title, effect_kind, effect_title, place
from flows.turns import turn_of
from licensing.case.commands import ReportEffect
from licensing.history.effects import Effect, Question
from licensing.words.identifiers import ApplicationNumber, EffectKey
from licensing.words.sentences import counted

NOT_FOR_EVER_SECONDS = 1

Ended = list[EffectKey]


@dataclass(slots=True)
class Pushing:
    """One push. `under_way` counts each application's effects that were begun and not reported yet.

    `held` are the applications not given back yet, whose leases are renewed, also while only their pages are written.
    """

    run: UUID
    load: Load
    claims: Claims
    steps: Steps
    coarseness: Coarseness
    showing: Showing
    begun: dict[EffectKey, tuple[ApplicationNumber, Effect]] = field(
        default_factory=dict[EffectKey, tuple[ApplicationNumber, Effect]]
    )
    under_way: Counter[ApplicationNumber] = field(default_factory=Counter[ApplicationNumber])
    held: set[ApplicationNumber] = field(init=False)
    running: set[asyncio.Task[Ended]] = field(default_factory=set[asyncio.Task[Ended]])
    done: dict[EffectKey, ReportEffect] = field(default_factory=dict[EffectKey, ReportEffect])
    failures: dict[ApplicationNumber, list[str]] = field(default_factory=dict[ApplicationNumber, list[str]])
    hopeless: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        self.held = {*self.load.pushes}

    async def push(self) -> None:
        """Perform until nothing is owed."""
        numbers = tuple(self.load.pushes)
        await self._read(numbers)
        self._begin_new(self.load.owed(numbers))
        try:
            await self.showing.tell_acts(self.load.to_tell(numbers))
            await self._give_back(numbers)
            while self.running:
                # Not for ever: looking again may have begun something new meanwhile.
                done, _ = await asyncio.wait(
                    self.running, timeout=NOT_FOR_EVER_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                self.running -= done
                await self._settle([key for task in done for key in task.result()])
                if self._is_stopped:
                    await self._stop()
        finally:
            for task in self.running:
                task.cancel()

    async def look_again(self) -> None:
        """Keep what is under way, and begin what was decided meanwhile."""
        held = tuple(self.held)
        await lasting(lambda: self.claims.renew(held))
        unmoved = [
            number for number, count in self.under_way.items() if count and not self.load.has_moved(number)
        ]
        await self._read(unmoved)
        self._begin_new(self.load.owed(number for number in unmoved if self.under_way[number]))

    def end(self) -> State[None]:
        """The state of the flow run: Failed when an operator must act, Cancelled when one did."""
        if self._is_stopped:
            return Cancelled(message=STOPPED)
        failures = [message for told in self.failures.values() for message in told]
        return ended(failures, pushed=len(self.load.pushes), performed=len(self.begun))

    # The bodies of the task runs.

    async def attempt(self, title: str, key: EffectKey) -> State[None]:
        """Try one effect."""
        outcome = await self._attempt(key)
        if not isinstance(outcome, Undone):
            return Completed(message="Performed.")
        if outcome.is_retryable:
            self.claims.waiting.add(self.run)
            number, _ = self.begun[key]
            await lasting(lambda: self.claims.note_trouble(number, f"{title}: {outcome.message}"))
        else:
            self.hopeless.add(title)
        return Failed(message=outcome.message)

    async def attempt_all(self, keys: Sequence[EffectKey]) -> State[None]:
        """Try each of a batch once."""
        turns = asyncio.Semaphore(self.coarseness.at_once)

        async def in_turn(key: EffectKey) -> bool:
            async with turns:
                return not isinstance(await self._attempt(key), Undone)

        done = sum(await asyncio.gather(*(in_turn(key) for key in keys)))
        rest = f", {counted(len(keys) - done, 'is', 'are')} tried one by one" if done < len(keys) else ""
        return Completed(message=f"{done} performed{rest}.")

    async def _attempt(self, key: EffectKey) -> Outcome:
        number, effect = self.begun[key]
        outcome = await attempt(effect, self.load.works[number], self.load.means)
        if not isinstance(outcome, Undone):
            self.load.note(number, key, outcome)
            self.done[key] = ReportEffect(key, outcome)
        return outcome

    def is_retryable(self, title: str) -> bool:
        """Whether the last failure of that task run was one that time can heal."""
        return title not in self.hopeless

    # Beginning, reporting, letting go.

    def _begin_new(self, owing: Mapping[ApplicationNumber, tuple[Effect, ...]]) -> None:
        """Begin what is owed and not begun yet: one by one, or by kind in a coarse run and where there are many."""
        new = {
            effect.key: (number, effect)
            for number, effects in owing.items()
            for effect in effects
            if effect.key not in self.begun
        }
        self.begun.update(new)
        self.under_way.update(number for number, _ in new.values())
        kinds = defaultdict[tuple[str, str], list[EffectKey]](list)
        for key, (_, effect) in new.items():
            kinds[place(effect.where), effect_kind(effect)].append(key)
        for (at, kind), keys in kinds.items():
            is_many = (self.showing.is_coarse and len(keys) > 1) or len(keys) >= self.coarseness.batch_from
            if is_many and not isinstance(new[keys[0]][1], Question):
                most = self.coarseness.most_in_batch
                for some in (keys[n : n + most] for n in range(0, len(keys), most)):
                    self._begin(self._batch(batch_title(len(some), at, kind), some))
            else:
                for key in keys:
                    self._begin(self._one(key))

    def _begin(self, work: Coroutine[None, None, Ended]) -> None:
        self.running.add(asyncio.create_task(work))

    async def _one(self, key: EffectKey) -> Ended:
        number, effect = self.begun[key]
        title = effect_title(number, effect)
        state = await self.steps.one(effect)(title, key)
        if not state.is_completed():
            self._fail(number, title, state.message or "")
        return [key]

    async def _batch(self, title: str, keys: list[EffectKey]) -> Ended:
        """Perform a batch; what did not succeed goes on alone, under its own name and with its own retries."""
        await self.steps.perform_batch(title, [*keys])
        for key in keys:
            if key not in self.done:
                self._begin(self._one(key))
        return [key for key in keys if key in self.done]

    async def _settle(self, ended: Sequence[EffectKey]) -> None:
        """Report what was performed, begin what is owed next, and let go of what owes nothing more."""
        numbers = [self.begun[key][0] for key in ended]
        self.under_way.subtract(numbers)
        reports = defaultdict[ApplicationNumber, tuple[ReportEffect, ...]](tuple)
        for number, key in zip(numbers, ended, strict=True):
            if key in self.done:
                reports[number] += (self.done[key],)
        told = await report(self.load.means, self.claims.worker, reports)
        for number, bug in told.bugs.items():
            self._fail(number, f"{number} / report", bug)
        self._begin_new(told.owed)
        await self._give_back(tuple(dict.fromkeys(numbers)))

    @property
    def _is_stopped(self) -> bool:
        return self.run in self.claims.stopped

    async def _stop(self) -> None:
        """Leave what is under way to whoever retries it, as an operator has cancelled the run."""
        for task in self.running:
            task.cancel()
        if self.running:
            # Not for ever: a connector may still take its leave of a system that does not answer.
            await asyncio.wait(self.running, timeout=NOT_FOR_EVER_SECONDS)
        self.running.clear()
        left = [number for number, count in self.under_way.items() if count]
        self.under_way.clear()
        for number in left:
            self._fail(number, number, STOPPED)
        await self._read([number for number in left if self.load.has_moved(number)])
        await self._let_go(left)

    async def _read(self, numbers: Sequence[ApplicationNumber]) -> None:
        """Read these applications; one that cannot be read is told to operators, and keeps no other from its turn."""
        known = {*self.load.unread}
        await self.load.read(numbers)
        for number, why in self.load.unread.items():
            if number not in known:
                self._fail(number, number, why)

    def _fail(self, number: ApplicationNumber, title: str, message: str) -> None:
        self.failures.setdefault(number, []).append(f"{title}: {message}")

    async def _give_back(self, numbers: Sequence[ApplicationNumber]) -> None:
        """Look once more at applications of which nothing is under way, and let go of those that owe nothing new."""
        idle = [number for number in numbers if not self.under_way[number]]
        moved = [number for number in idle if self.load.has_moved(number)]
        await self._read(moved)
        self._begin_new(self.load.owed(moved))
        await self.showing.tell_acts(self.load.to_tell(moved))
        await self._let_go([number for number in idle if not self.under_way[number]])

    async def _let_go(self, numbers: Sequence[ApplicationNumber]) -> None:
        """Write how these applications stand now, and release them."""
        files = self.load.files
        behind = [number for number in numbers if self.load.is_behind(number)]
        if not self.running:
            # What remains is Prefect's to do: meanwhile another run may use this machine.
            self.claims.waiting.add(self.run)
        written = await self.showing.write_artifacts([files[number] for number in behind])
        unshown = {*behind} - written
        ended = [
            turn_of(self.load, number, self.failures.get(number, ()), is_shown=number not in unshown)
            for number in numbers
        ]
        await lasting(lambda: self.claims.release(ended))
        self.held -= {*numbers}
