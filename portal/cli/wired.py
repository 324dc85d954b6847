"""What a command stands on, built when it is needed and closed behind it."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.wiring import Wired


@contextmanager
def wired() -> "Generator[Wired]":
    """The adapters of the running services, seeing every case: whoever can run commands here is an operator."""
    from flows.wiring import connect

    from flows.settings import read_settings

    connected = connect(read_settings(), role="izin_worker")
    try:
        yield connected
    finally:
        connected.close()
