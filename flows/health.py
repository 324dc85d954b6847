"""How the parts around a process do: the database, the object store, Prefect, and whoever serves its work pool.

In come the connections; out go a name and what is wrong for each. One look at a part is under way at a time, on a
thread of its own, and is believed for a moment: however many ask, a part that hangs keeps one thread, and nobody waits
for it longer than the limit.
"""

import base64
import json
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Lock, Thread
from time import monotonic
from urllib.parse import urlsplit

from flows.pool import POOL
from flows.services.connections import Connections
from licensing.ports import Archive, PartHealth
from licensing.words.errors import StorageFailed

ANSWER_WITHIN_SECONDS = 3.0
BELIEVED_FOR_SECONDS = 2.0
SILENT = "does not answer"
NOBODY = "nobody serves the work pool"


@dataclass(slots=True)
class Look:
    """Looks at one part. `ask` returns what is wrong, None where nothing is; it may block."""

    name: str
    ask: Callable[[], str | None]
    is_needed: bool = False
    wrong: str | None = None
    looked_at: float = float("-inf")
    done: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    is_under_way: bool = False

    def begin(self) -> None:
        """Look, unless somebody does or has done just now."""
        with self.lock:
            if self.is_under_way or monotonic() - self.looked_at < BELIEVED_FOR_SECONDS:
                return
            self.is_under_way = True
            self.done.clear()
            Thread(target=self._look, name=f"look at {self.name}", daemon=True).start()

    def told(self, seconds: float) -> PartHealth:
        """What was seen, waiting for it that long at most."""
        wrong = self.wrong if self.done.wait(max(0.0, seconds)) else SILENT
        return PartHealth(self.name, wrong, self.is_needed)

    def _look(self) -> None:
        wrong: str | None = SILENT
        try:
            with suppress(StorageFailed, OSError, HTTPException, ValueError):
                wrong = self.ask()
        finally:
            # Where it ends in a mistake of ours too, a part of which nothing is known is not well.
            self.wrong = wrong
            with self.lock:
                self.looked_at, self.is_under_way = monotonic(), False
                self.done.set()


@dataclass(frozen=True, slots=True)
class Looks:
    """`Health` by asking."""

    looks: tuple[Look, ...]

    def parts(self) -> tuple[PartHealth, ...]:
        """All at once."""
        ends = monotonic() + ANSWER_WITHIN_SECONDS
        for look in self.looks:
            look.begin()
        return tuple(look.told(ends - monotonic()) for look in self.looks)


def health_of(connections: Connections, archive: Archive) -> Looks:
    """Looks at everything a portal has around it."""
    api, user = connections.prefect_api_url, connections.prefect_auth

    def database() -> None:
        archive.versions()

    def documents() -> None:
        _answer(connections.s3_endpoint)

    def prefect() -> str | None:
        status, _ = _answer(f"{api}/health", user)
        return None if status == 200 else SILENT

    def workers() -> str | None:
        status, answer = _answer(f"{api}/work_pools/{POOL}/workers/filter", user, body={})
        lives = status == 200 and any(_is_online(each) for each in json.loads(answer))
        return None if lives else NOBODY

    return Looks(
        (
            Look("database", database, is_needed=True),
            Look("documents", documents),
            Look("prefect", prefect),
            Look("workers", workers),
        )
    )


def _is_online(worker: Mapping[str, object]) -> bool:
    return worker.get("status") == "ONLINE"


def _answer(url: str, user: str = "", *, body: Mapping[str, object] | None = None) -> tuple[int, bytes]:
    """Status and body; whatever the status, somebody answered. Never through a proxy."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    connection = (
        HTTPSConnection(host, port, timeout=ANSWER_WITHIN_SECONDS, context=ssl.create_default_context())
        if parts.scheme == "https"
        else HTTPConnection(host, port, timeout=ANSWER_WITHIN_SECONDS)
    )
    headers = {"Content-Type": "application/json"}
    if user:
        headers["Authorization"] = f"Basic {base64.b64encode(user.encode()).decode()}"
    method, sent = ("GET", None) if body is None else ("POST", json.dumps(body))
    try:
        connection.request(method, parts.path or "/", sent, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
