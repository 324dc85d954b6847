"""One log line for each request, with an id, and nothing personal: method, route, status, how long it took.

No query, no form, no address bar. The id goes out with the answer as `X-Request-ID`, so that somebody who complains can
say which line is hers.
"""

import logging
from dataclasses import dataclass
from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal.door.routes import request_id, route_of
from portal.door.security_log import note_answer

log = logging.getLogger("portal.access")


@dataclass(frozen=True, slots=True)
class LogRequests:
    """ASGI middleware."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, id = perf_counter(), request_id(scope)

        async def send_noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = id
                _log(scope, message["status"], perf_counter() - started)
                note_answer(Request(scope), message["status"])
            await send(message)

        await self.app(scope, receive, send_noting)


def _log(scope: Scope, status: int, seconds: float) -> None:
    method, route = scope["method"], route_of(scope)
    facts = {
        "method": method,
        "route": route,
        "status": status,
        "milliseconds": round(seconds * 1000),
        "request": request_id(scope),
    }
    log.info("%s %s %s", method, route, status, extra={"facts": facts})
