"""At most one supervisor per state folder.

A lock that the kernel drops with its process, however that ends; a file's mere presence would outlive a
crash.
"""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from flows.services.errors import AlreadyRunning, ServiceFailed
from flows.services.state import read_running

FOLDER_MODE_FOR_ROOT = 0o711
FOLDER_MODE = 0o700


@contextmanager
def locked(home: Path) -> Generator[None]:
    """Hold the state folder, made when missing.

    Raises:
        AlreadyRunning: another supervisor holds it.
        ServiceFailed: the folder cannot be made or entered.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        # As root the database's own user must be able to pass through, not to look.
        home.chmod(FOLDER_MODE_FOR_ROOT if os.geteuid() == 0 else FOLDER_MODE)
        (home / "logs").mkdir(mode=FOLDER_MODE, exist_ok=True)
        held = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as refused:
        raise ServiceFailed(
            f"{home}: the state folder cannot be used ({refused.strerror}). Name another one with IZIN_HOME."
        ) from refused
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunning(_who_holds(home)) from None
    else:
        yield
    finally:
        os.close(held)


def _who_holds(home: Path) -> str:
    running = read_running(home)
    if running is None:
        return f"{home}: Izin is just being started here. Wait for it, or name another folder with IZIN_HOME."
    portal, prefect = (f"http://127.0.0.1:{port}" for port in (running.ports.portal, running.ports.prefect))
    pid = running.supervisor.pid
    return (
        f"{home}: Izin already runs here (process {pid}): portal {portal}, Prefect {prefect}. "
        "Stop it with Ctrl-C there, or name another folder with IZIN_HOME."
    )
