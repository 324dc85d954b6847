"""A worker: `python -m flows.worker [NAME]`, a long-lived process that performs what applications owe.

Under the name `dispatcher` it performs nothing and makes runs for whoever serves the work pool.

It dispatches owed effects, takes up runs that operators or schedules want, says that it lives, and ends what dead
workers left behind. SIGTERM lets it finish what is under way; `kill -9` costs nothing but the time of a lease.
"""

import asyncio
import faulthandler
import gc
import logging
import os
import signal
import sys
from functools import partial

from anyio.from_thread import start_blocking_portal

from flows.leaving import LEAVES_WITHIN_SECONDS, leave_when_told
from flows.reading_settings import read_settings
from flows.services.connections import read_connections
from flows.services.ours import DISPATCHER, ready_sign
from flows.services.prefect_server import prefect_environment

# Beginnings and ends of runs are states already; as log lines too they would double what every run costs.
QUIET = {
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_CLIENT_MAX_RETRIES": "3",
    "PREFECT_API_REQUEST_TIMEOUT": "30",
}


def main(name: str = "worker") -> None:
    """Work until SIGTERM; `name` is what the supervisor calls this process."""
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("izin").setLevel(logging.INFO)
    # Where every thread of a worker stands that seems to hang: kill -USR1, and read its log.
    faulthandler.register(signal.SIGUSR1)
    settings = read_settings()
    connections = read_connections(settings)
    # Prefect reads its settings when it is imported.
    os.environ.update(prefect_environment(settings.home, connections) | QUIET)
    # What is imported stays: looking through it for garbage again and again takes a sixth of a start.
    gc.disable()
    from flows.working import work  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    # Not on the main thread: there Prefect's engine takes SIGTERM for itself and ends its run in the middle.
    with start_blocking_portal() as beside:
        stop = beside.call(asyncio.Event)

        leave_when_told(lambda: beside.start_task_soon(stop.set), within_seconds=LEAVES_WITHIN_SECONDS)
        task = partial(work, settings, connections, ready_sign(settings.home, name), stop)
        beside.call(partial(task, hands_over=name == DISPATCHER))


if __name__ == "__main__":
    main(*sys.argv[1:])
