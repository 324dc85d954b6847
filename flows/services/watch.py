"""One service kept running: started, restarted when it dies or hangs, stopped when the watch is closed.

The first start of what is needed must succeed or the whole start fails; of anything else it is told. After that a
service may die as often as it likes: it is started again, each time a little later, and every time somebody is told.
"""

import asyncio
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from flows.services.child import how_it_ended, mark_of, start, stop, wait_until_ready
from flows.services.errors import ServiceFailed
from flows.services.logs import trim
from flows.services.pulse import ASK_EVERY_SECONDS, Pulse
from flows.services.room import told, told_full
from flows.services.service import Service
from flows.services.state import ProcessMark

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 10.0
# Who has run this long has recovered: its next death is a first one again.
STEADY_AFTER_SECONDS = 60.0


class Watch:
    """Keeps one service running.

    Args:
        record: called with each new process, before it is waited for.
        say: told about deaths and recoveries.
    """

    def __init__(
        self,
        service: Service,
        *,
        logs: Path,
        record: Callable[[str, ProcessMark], None],
        say: Callable[[str], None],
    ) -> None:
        self.service = service
        self.log = logs / f"{service.name}.log"
        self._record = record
        self._say = say
        self._process: Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._refused = ("", 0.0)

    async def open(self) -> None:
        """Start the service and return when it is ready, or failed and is not needed; from then on it is kept.

        Raises:
            ServiceFailed: it is needed and did not start.
        """
        clock = asyncio.get_running_loop()
        began = clock.time()
        try:
            process = await self._start()
        except ServiceFailed as failed:
            if self.service.is_needed:
                raise
            if not self.service.is_tried_again:
                self._say(f"{failed} Izin goes on without it.")
                return
            self._say(f"{failed} Izin goes on without it, and tries again.")
            self._keeping = asyncio.create_task(self._keep_trying())
            return
        self._say(f"{self.service.title}: ready after {clock.time() - began:.1f} s.")
        self._keeping = asyncio.create_task(self._keep(process))

    async def close(self) -> None:
        """Stop the service, whatever it is doing."""
        if self._keeping:
            self._keeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeping
        if self._process:
            await stop(self.service, self._process)

    async def _start(self) -> Process:
        try:
            self._process = await start(self.service, self.log)
            with suppress(psutil.NoSuchProcess):  # ended already: who waits for it tells how
                self._record(self.service.name, mark_of(self._process.pid, self.service.stop_signal))
            await wait_until_ready(self.service, self._process, self.log)
        except OSError as refused:
            raise ServiceFailed(f"{self.service.title}: {told(refused)}") from refused
        return self._process

    async def _keep_trying(self) -> None:
        process, _ = await self._start_again(self._process, FIRST_PAUSE_SECONDS)
        await self._keep(process)

    async def _keep(self, process: Process) -> None:
        """Keep it running, whatever the system refuses meanwhile: it is told, and kept on."""
        while True:
            try:
                await self._keep_on(process)
            except OSError as refused:
                self._tell_refused(refused)
                process = self._process or process
                await asyncio.sleep(FIRST_PAUSE_SECONDS)  # what is refused at once is not asked without end

    def _tell_refused(self, refused: OSError) -> None:
        sentence = f"{self.service.title}: while it is watched, {told(refused)} It is watched on."
        now = asyncio.get_running_loop().time()
        before, at = self._refused
        if sentence != before or now - at > STEADY_AFTER_SECONDS:
            self._say(sentence)
        self._refused = (sentence, now)

    def _trim(self) -> None:
        """A log that cannot be trimmed must not keep anybody from noticing that the service hangs."""
        try:
            trim(self.log)
        except OSError as refused:
            self._tell_refused(refused)

    def _told_full(self) -> str:
        """Whether the disk is full; where nobody can tell, the service is started again all the same."""
        try:
            return told_full(self.log.parent)
        except OSError as refused:
            self._tell_refused(refused)
            return ""

    async def _keep_on(self, process: Process) -> None:
        clock = asyncio.get_running_loop()
        pause = FIRST_PAUSE_SECONDS
        while True:
            started = clock.time()
            returncode = await self._until_it_ends(process)
            if clock.time() - started > STEADY_AFTER_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            how = how_it_ended(returncode)
            self._say(
                f"{self.service.title}: {how}.{self._told_full()} It is started again. Read {self.log}."
            )
            process, pause = await self._start_again(process, pause)

    async def _until_it_ends(self, process: Process) -> int:
        """Wait for its end, which a process that answers nothing for too long is given."""
        pulse = Pulse(self.service)
        while True:
            try:
                return await asyncio.wait_for(process.wait(), ASK_EVERY_SECONDS)
            except TimeoutError:
                self._trim()
            await pulse.feel()
            if pulse.hangs and process.returncode is None:
                silent = f"has answered nothing for {pulse.silent_for_seconds:.0f} s"
                self._say(f"{self.service.title}: {silent}. It is ended. Read {self.log}.")
                # Not politely: one that does not answer does not hear either.
                process.kill()

    async def _start_again(self, dead: Process | None, pause: float) -> tuple[Process, float]:
        """Try until the service is ready; return its process and the pause before the next attempt."""
        left = dead
        while True:
            if left:
                await stop(self.service, left)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            try:
                process = await self._start()
            except ServiceFailed as failed:
                self._say(f"{failed} The next attempt comes in {pause:g} s.")
                left = self._process or left
            else:
                self._say(f"{self.service.title}: runs again, at {self.service.address}.")
                return process, pause
