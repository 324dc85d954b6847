"""What the supervisor must know about a service: how it is started, when it is ready, how it is stopped.

A value without behaviour. Each embedded service has a file that builds one.
"""

import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.agencies.connector import PREFIX

PYTHON = (sys.executable, "-X", "utf8")


def do_nothing() -> None:
    """Stand where a service needs no work of its own."""


@dataclass(frozen=True)
class Service:
    """One child process.

    Args:
        name: its log is `<name>.log`.
        title: what people call it, in the table and in messages.
        address: what people or programs connect to.
        environment: the whole environment of the process, nothing is inherited beside it.
        is_ready: asks the service for real work; must return soon.
        is_alive: whether it answers at all, be it with a refusal; must not depend on any other part.
        silent_for_seconds: who has answered nothing for so long hangs, and is started again.
        before_start: runs before each start, in a thread.
        after_ready: runs after each readiness, in a thread.
        system_user: whom to run as, None for ourselves.
        is_needed: without it nothing works; else a start goes on without it, and it is tried again.
        is_tried_again: not, where nobody asks for it any more who did not find it at the start.
    """

    name: str
    title: str
    address: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    is_ready: Callable[[], Awaitable[bool]]
    folder: Path
    before_start: Callable[[], None] = do_nothing
    after_ready: Callable[[], None] = do_nothing
    system_user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    ready_within_seconds: float = 60
    is_needed: bool = True
    is_tried_again: bool = True
    is_alive: Callable[[], Awaitable[bool]] | None = None
    silent_for_seconds: float = 30


def python_environment() -> dict[str, str]:
    """Return our environment for a Python child.

    Prefect's own variables stay behind: a developer's profile must not reach an embedded server. So do addresses and
    secrets of agencies' systems: whoever asks these is given them. Compiled bytecode is written whatever the machine
    says, without it each start takes seconds longer.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PREFECT_", PREFIX)) and name != "PYTHONDONTWRITEBYTECODE"
    }
    return {**inherited, "PYTHONUNBUFFERED": "1"}


def plain_environment() -> dict[str, str]:
    """Return the little that a program needs that is not ours: none of our secrets."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
