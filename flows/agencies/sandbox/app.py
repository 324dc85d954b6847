"""The sandbox as an ASGI application: a path for each system, one to order faults, and a page of what came.

Below `/<system>` each system has the paths that its options name. Order with
`POST /admin/faults {"system": "…", "fault": "500", "times": 3}`; `DELETE /admin/faults` makes everybody well.
"""

import asyncio
import math
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

from flows.agencies.sandbox.book import Book, Came, Reply, What
from flows.agencies.sandbox.desk import Desk
from flows.agencies.sandbox.doors import TOKEN_PATH, Door, SignedDoor, TokenDoor
from flows.agencies.sandbox.faults import FAULTS, Fault, Order, Orders
from flows.agencies.sandbox.page import page
from flows.agencies.signing import KEY
from licensing.systems.system import System
from licensing.words.identifiers import SystemId

GONE_AFTER_SECONDS: Final = 120.0
GARBAGE: Final = b"<html><body>502 Bad Gateway</body></html>"
OTHER_SHAPE: Final = b'{"ok":true,"data":[{"v":1}]}'
STATUS: Final[Mapping[Fault, int]] = {"timeout": 503, "down": 503, "500": 500, "401": 401, "429": 429}
"""What is said where nothing is taken in."""


@dataclass(frozen=True, slots=True)
class Played:
    """A system the sandbox answers for, and its door."""

    system: System
    door: Door


def create_app(played: Mapping[SystemId, Played]) -> Starlette:
    """The sandbox of these systems; it begins with an empty book and everybody well."""
    book, orders = Book(), Orders()
    routes = [
        route
        for each in played.values()
        for route in _Counter(Desk(each.system, each.door, book), orders).routes()
    ]
    admin = _Admin(played, book, orders)
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

    def routes(self) -> tuple[Route, ...]:
        at, options = f"/{self.desk.system.id}", self.desk.door.options
        ask = Route(f"{at}{options.path}", self.ask, methods=[options.method])
        check = (
            Route(f"{at}{options.path}", self.check, methods=["HEAD"])
            if options.check is None
            else Route(f"{at}{options.check}", self.check, methods=["GET"])
        )
        if isinstance(self.desk.door, TokenDoor):
            return ask, check, Route(f"{at}{TOKEN_PATH}", self.token, methods=["POST"])
        return ask, check

    async def ask(self, request: Request) -> Response:
        body = await request.body()
        await asyncio.sleep(self.orders.latency(self.desk.system.id))
        order = self.orders.take(self.desk.system.id)
        fault = order.fault if order else None
        if order and order.fault in STATUS:
            return await self._silent(request, order)
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
        await asyncio.sleep(self.orders.latency(self.desk.system.id))
        order = self.orders.take(self.desk.system.id)
        if order and order.fault in STATUS:
            return await self._silent(request, order)
        fault = order.fault if order else None
        what, reply = self.desk.checked(request.headers)
        self._note(request, what, reply.status, fault)
        return self._response(request, reply, fault)

    async def token(self, request: Request) -> Response:
        """A token is given whatever is ordered: a fault is of a question."""
        door, body = self.desk.door, await request.body()
        given = door.token(request.headers, body) if isinstance(door, TokenDoor) else None
        status = 401 if given is None else 200
        self._note(request, "refused" if given is None else "token", status, None)
        said = {"error": "invalid_client"} if given is None else dict(given)
        return JSONResponse(said, status, {"Cache-Control": "no-store"})

    async def _silent(self, request: Request, order: Order) -> Response:
        """A call that the system never takes in."""
        status = STATUS[order.fault]
        self._note(request, "lost", status, order.fault)
        if order.fault == "timeout":
            await _until_gone(request)
        headers = {"Retry-After": str(math.ceil(order.seconds))} if order.fault == "429" else {}
        return Response(status_code=status, headers=headers)

    def _note(self, request: Request, what: What, status: int, fault: Fault | None) -> None:
        key = request.headers.get(KEY, "")
        came = Came(datetime.now(UTC), self.desk.system.id, key, what, status, fault or "")
        self.desk.book.came.append(came)

    def _response(self, request: Request, reply: Reply, fault: Fault | None) -> Response:
        if fault == "garbage":
            return Response(GARBAGE, media_type="text/html")
        content = OTHER_SHAPE if fault == "wrong-schema" else reply.content
        key, wrongly = request.headers.get(KEY, ""), fault == "wrong-signature"
        signed = self.desk.door.sign(content, key=key, status=reply.status, wrongly=wrongly)
        headers = {} if reply.status == 401 else dict(signed)
        return Response(content, reply.status, headers, "application/json")


@dataclass(frozen=True, slots=True)
class _Admin:
    """For whoever runs the sandbox: on this machine alone, and about invented data."""

    played: Mapping[SystemId, Played]
    book: Book
    orders: Orders

    async def show(self, _: Request) -> Response:
        systems = [each.system for _, each in sorted(self.played.items())]
        return HTMLResponse(page(systems, self.book, self.orders))

    async def came(self, _: Request) -> Response:
        return JSONResponse([{**asdict(each), "at": each.at.isoformat()} for each in self.book.came])

    async def order(self, request: Request) -> Response:
        try:
            order = Order.model_validate_json(await request.body())
        except ValidationError:
            return _wrong(f"Write system, fault ({', '.join(FAULTS)}), and if you like times and seconds.")
        ordered = self.played.get(SystemId(order.system))
        if ordered is None:
            return _wrong(f"The systems here are {', '.join(sorted(self.played))}.")
        if order.fault == "wrong-signature" and not isinstance(ordered.door, SignedDoor):
            return _wrong(f"{order.system} signs nothing that could be wrong.")
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
