"""One child process: started with its log, waited for, stopped.

The kernel is asked to stop a child whose supervisor dies, so that `kill -9` of the supervisor leaves nothing
running for long; the child leads its own process group, so that Ctrl-C in the terminal reaches only the
supervisor, which then stops everything in order.
"""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, STDOUT, Process
from contextlib import suppress
from pathlib import Path

import psutil

from flows.services.errors import ServiceFailed
from flows.services.logs import last_line, opened_log
from flows.services.service import Service
from flows.services.setpriv import as_user, dying_with_us
from flows.services.state import ProcessMark

ASK_EVERY_SECONDS = 0.05
STOP_WITHIN_SECONDS = 10
OWNER_ONLY = 0o077
HEARING = ("env", "--default-signal=INT,QUIT")
"""Puts a child where signals are heard: a shell lets what it starts in the background ignore these two, which every
process started from there inherits, and Prefect's own worker, for one, ends on nothing else."""


async def start(service: Service, log: Path) -> Process:
    """Start the process and return at once.

    Raises:
        ServiceFailed: its preparation failed, or its program is missing.
    """
    await asyncio.to_thread(service.before_start)
    try:
        with opened_log(log) as sink:
            return await asyncio.create_subprocess_exec(
                *as_user(service.system_user),
                *dying_with_us(service.stop_signal),
                *HEARING,
                *service.command,
                stdin=DEVNULL,
                stdout=sink,
                stderr=STDOUT,
                env=service.environment,
                cwd=service.folder,
                start_new_session=True,
                umask=OWNER_ONLY,
            )
    except FileNotFoundError as missing:
        raise ServiceFailed(
            f"{service.title}: {missing.filename} is missing. Install the package util-linux, it has `setpriv`."
        ) from missing


async def wait_until_ready(service: Service, process: Process, log: Path) -> None:
    """Return when the service does real work.

    Raises:
        ServiceFailed: it ended first, or took too long.
    """
    clock = asyncio.get_running_loop()
    deadline = clock.time() + service.ready_within_seconds
    while not await service.is_ready():
        if process.returncode is not None:
            how = how_it_ended(process.returncode)
            said = last_line(log)
            raise ServiceFailed(f'{service.title}: {how} while starting: "{said}". Read {log}.')
        if clock.time() > deadline:
            limit = f"{service.ready_within_seconds:g} s"
            raise ServiceFailed(f'{service.title}: not ready after {limit}: "{last_line(log)}". Read {log}.')
        await asyncio.sleep(ASK_EVERY_SECONDS)
    await asyncio.to_thread(service.after_ready)


def how_it_ended(returncode: int) -> str:
    """Say how a process ended."""
    if returncode < 0:
        return f"was ended by {signal.Signals(-returncode).name}"
    return f"ended with exit code {returncode}"


async def stop(service: Service, process: Process) -> None:
    """Stop the process politely, and after ten seconds without politeness; then whatever it started."""
    if process.returncode is None:
        process.send_signal(service.stop_signal)
        try:
            await asyncio.wait_for(process.wait(), STOP_WITHIN_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def mark_of(pid: int, stop_signal: signal.Signals) -> ProcessMark:
    """Return what to record about a process that runs.

    Raises:
        psutil.NoSuchProcess: it has ended.
    """
    return ProcessMark(pid=pid, created=psutil.Process(pid).create_time(), stop_signal=stop_signal)


def stop_orphans(marks: tuple[ProcessMark, ...]) -> int:
    """Stop what a killed supervisor left running, and return how many there were."""
    orphans = [(mark, process) for mark in marks if (process := mark.find())]
    for mark, process in orphans:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(mark.stop_signal)
    _, staying = psutil.wait_procs([process for _, process in orphans], timeout=STOP_WITHIN_SECONDS)
    for process in staying:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(staying, timeout=STOP_WITHIN_SECONDS)
    return len(orphans)
