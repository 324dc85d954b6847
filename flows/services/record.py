"""The record of a running supervisor in `services.json`.

Kept true while it runs and removed when it has stopped in order; what is left after a crash tells the next start
what may still be running.
"""

import os
import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from flows.services.child import mark_of
from flows.services.state import Ports, ProcessMark, Running, running_file, write_running

RecordProcess = Callable[[str, ProcessMark], None]


@contextmanager
def recorded(home: Path, ports: Ports) -> Generator[RecordProcess]:
    """Say that this process supervises the folder; give a function that records each process it starts."""
    ourselves = mark_of(os.getpid(), signal.SIGTERM)
    processes: dict[str, ProcessMark] = {}

    def record(name: str, mark: ProcessMark) -> None:
        processes[name] = mark
        write_running(home, Running(supervisor=ourselves, ports=ports, processes=processes))

    write_running(home, Running(supervisor=ourselves, ports=ports))
    try:
        yield record
    finally:
        # Nobody comes here after `kill -9`: then the next start reads what was left.
        running_file(home).unlink()
