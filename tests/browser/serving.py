"""A portal over the ports in memory, on a port of its own, for pages a real installation takes long to reach."""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime

import uvicorn

from licensing.scenarios.memory_scarce import MemoryScarce
from portal.app import create_app
from portal.services import Portal
from tests.portal.memory import Memory


@contextmanager
def serving(memory: Memory, now: Callable[[], datetime]) -> Generator[str]:
    """Its address, while the context is open."""
    portal = Portal(
        memory.archive,
        memory.cases,
        memory.documents,
        memory.accounts,
        memory.people,
        memory.drafts,
        memory.register,
        "rahasia",
        "http://127.0.0.1",
        now,
        scarce=MemoryScarce(memory.cases),
        revenue=memory.revenue,
        account_codes=memory.account_codes,
        treasury=memory.treasury,
    )
    app = create_app(portal)
    # It listens before it is served, so whoever comes early waits in line.
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(lambda: app, factory=True, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
