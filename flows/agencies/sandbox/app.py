"""The sandbox as an ASGI application: a path for each system, one to order faults, and a page of what came.

Below `/<system>` each system has the paths that its options name. Order with
`POST /admin/faults {"system": "…", "fault": "500", "times": 3}`; `DELETE /admin/faults` makes everybody well.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from flows.agencies.http_json_options import HttpJsonOptions
from flows.agencies.sandbox.book import Book, Came, Reply, What
from flows.agencies.sandbox.desk import Desk
from flows.agencies.sandbox.faults import FAULTS, Fault, Order, Orders
from flows.agencies.sandbox.page import page
from flows.agencies.signing import KEY, Signer
from licensing.systems.system import System
from licensing.words.identifiers import SystemId

GONE_AFTER_SECONDS: Final = 120.0
GARBAGE: Final = b"<html><body>502 Bad Gateway</body></html>"
OTHER_SHAPE: Final = b'{"ok":true,"data":[{"v":1}]}'


@dataclass(frozen=True, slots=True)
class Played:
    """A system the sandbox answers for, and the secret it shares with Izin."""

    system: System
    options: HttpJsonOptions
    secret: str


def create_app(played: Mapping[SystemId, Played]) -> Starlette:
    """The sandbox of these systems; it begins with an empty book and everybody well."""
    book, orders = Book(), Orders()
    routes = [
        route
        for each in played.values()
        for route in _Counter(Desk(each.system, Signer(each.secret.encode()), book), orders).routes(
            each.options
        )
    ]
    admin = _Admin(frozenset(played), book, orders)
    return Starlette(
        routes=[
            *routes,
            Route("/", admin.show, methods=["GET"]),
            Route("/admin/came", admin.came, methods=["GET"]),
            Route("/admin/faults", admin.order, methods=["POST"]),
            Route("/admin/faults", admin.clear, methods=["DELETE"]),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Counter:
    """Where calls of one system arrive: the desk's answer, or the fault that was ordered."""

    desk: Desk
    orders: Orders

    def routes(self, options: HttpJsonOptions) -> tuple[Route, ...]:
        at = f"/{self.desk.system.id}"
        ask = Route(f"{at}{options.path}", self.ask, methods=[options.method])
        if options.check is None:
            return (ask, Route(f"{at}{options.path}", self.check, methods=["HEAD"]))
        return ask, Route(f"{at}{options.check}", self.check, methods=["GET"])

    async def ask(self, request: Request) -> Response:
        body = await request.body()
        order = self.orders.take(self.desk.system.id)
        fault = order.fault if order else None
        if fault in ("timeout", "down", "500"):
            return await self._silent(request, fault)
        what, reply = self.desk.answer(request.headers, body)
        self._note(request, what, reply.status, fault)
        if fault == "twice":
            what, reply = self.desk.answer(request.headers, body)
            self._note(request, what, reply.status, fault)
        if fault == "late":
            await _until_gone(request)
        if fault == "slow" and order:
            await asyncio.sleep(order.seconds)
        return self._response(request, reply, fault)

    async def check(self, request: Request) -> Response:
        order = self.orders.take(self.desk.system.id)
        fault = order.fault if order else None
        if fault in ("timeout", "down", "500"):
            return await self._silent(request, fault)
        what, reply = self.desk.checked(request.headers)
        self._note(request, what, reply.status, fault)
        return self._response(request, reply, fault)

    async def _silent(self, request: Request, fault: Fault) -> Response:
        """A call that the system never takes in."""
        status = 500 if fault == "500" else 503
        self._note(request, "lost", status, fault)
        if fault == "timeout":
            await _until_gone(request)
        return Response(status_code=status)

    def _note(self, request: Request, what: What, status: int, fault: Fault | None) -> None:
        key = request.headers.get(KEY, "")
        came = Came(datetime.now(UTC), self.desk.system.id, key, what, status, fault or "")
        self.desk.book.came.append(came)

    def _response(self, request: Request, reply: Reply, fault: Fault | None) -> Response:
        if fault == "garbage":
            return Response(GARBAGE, media_type="text/html")
        content = OTHER_SHAPE if fault == "wrong-schema" else reply.content
        signer = Signer(b"of somebody else") if fault == "wrong-signature" else self.desk.signer
        key = request.headers.get(KEY, "")
        signed = signer.headers(content, key=key, at=time.time(), status=reply.status)
        headers = {} if reply.status == 401 else signed
        return Response(content, reply.status, headers, "application/json")


@dataclass(frozen=True, slots=True)
class _Admin:
    """For whoever runs the sandbox: on this machine alone, and about invented data."""

    systems: frozenset[SystemId]
    book: Book
    orders: Orders

    async def show(self, _: Request) -> Response:
        return HTMLResponse(page(sorted(self.systems), self.book, self.orders))

    async def came(self, _: Request) -> Response:
        return JSONResponse([{**asdict(each), "at": each.at.isoformat()} for each in self.book.came])

    async def order(self, request: Request) -> Response:
        try:
            order = Order.model_validate_json(await request.body())
        except ValidationError:
            return _wrong(f"Write system, fault ({', '.join(FAULTS)}), and if you like times and seconds.")
        if order.system not in self.systems:
            return _wrong(f"The systems here are {', '.join(sorted(self.systems))}.")
        self.orders.place(order)
        return Response(status_code=204)

    async def clear(self, _: Request) -> Response:
        self.orders.clear()
        return Response(status_code=204)


def _wrong(what: str) -> Response:
    return JSONResponse({"error": what}, status_code=422)


async def _until_gone(request: Request) -> None:
    """Wait until whoever asked has hung up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(GONE_AFTER_SECONDS):
            while (await request.receive())["type"] != "http.disconnect":
                pass
