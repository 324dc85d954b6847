"""Security headers on every response, and one log line per request that holds no personal data.

The log names method, route and status only: no query, no form, no address bar. Pages are never cached by anybody;
static files are.
"""

import logging
from dataclasses import dataclass
from time import perf_counter

from fastapi.routing import APIRoute
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
log = logging.getLogger("portal.access")


@dataclass(frozen=True, slots=True)
class SecureHeaders:
    """ASGI middleware."""

    app: ASGIApp
    is_https: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = perf_counter()

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                if self.is_https:
                    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
                static = scope["path"].startswith("/static/")
                headers["Cache-Control"] = "public, max-age=3600" if static else "no-store"
                milliseconds = (perf_counter() - started) * 1000
                log.info(
                    "%s %s %s %.0f ms", scope["method"], route_of(scope), message["status"], milliseconds
                )
            await send(message)

        await self.app(scope, receive, send_secured)


def route_of(scope: Scope) -> str:
    """A route as a log may name it, without what stood in its place."""
    route: object = scope.get("route")
    return route.path if isinstance(route, APIRoute) else scope["path"].split("/")[1][:20]
