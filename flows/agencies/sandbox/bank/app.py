"""The bank as an application, below its system's id: its services, a page to pay at, and what happened.

`POST admin/pay {"code": "…"}` pays what the code asks for, with `amount` that and nothing asked; `channel` is VA, QRIS
or TRANSFER, of which nobody is told before the statement. `PUT admin/portal {"url": "…"}` says where Izin is.
`GET admin/statements/2026-11-28.csv` (or `.xml`) states.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated, Final

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from flows.agencies.sandbox.bank.account import Account, Channel, Movement
from flows.agencies.sandbox.bank.caller import Caller
from flows.agencies.sandbox.bank.counter import Counter
from flows.agencies.sandbox.bank.faults import FAULTS, Order, Orders
from flows.agencies.sandbox.bank.notifying import Notifying
from flows.agencies.sandbox.bank.page import page
from flows.agencies.sandbox.bank.statements import written_camt053, written_csv
from licensing.clock.calendar import WIB

OK: Final = 200
FEE_RUPIAH: Final = 2_500


class Paid(BaseModel):
    """Somebody pays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, Field(pattern=r"^[0-9]{0,20}$")]
    amount: Annotated[int, Field(ge=1, le=10**13)] | None = None
    channel: Channel = "VA"
    at: datetime | None = Field(default=None, description="when; now if not given")


class Portal(BaseModel):
    """Where Izin is."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s/?#@]+/?$")]


def create_bank(account: Account, counter: Counter, caller: Caller, number: str) -> Starlette:
    """The bank of one system."""
    orders = Orders()
    hall = _Hall(account, Notifying(caller, orders), orders, number)
    return Starlette(
        routes=[
            *counter.routes(),
            Route("/", hall.show, methods=["GET"]),
            Route("/admin/portal", hall.portal, methods=["PUT"]),
            Route("/admin/pay", hall.pay, methods=["POST"]),
            Route("/admin/fee", hall.fee, methods=["POST"]),
            Route("/admin/movements", hall.movements, methods=["GET"]),
            Route("/admin/notices", hall.told, methods=["GET"]),
            Route("/admin/standing", hall.standing, methods=["GET"]),
            Route("/admin/statements/{name}", hall.statement, methods=["GET"]),
            Route("/admin/faults", hall.order, methods=["POST"]),
            Route("/admin/faults", hall.clear, methods=["DELETE"]),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Hall:
    """Where people pay, on this machine alone."""

    account: Account
    notifying: Notifying
    orders: Orders
    number: str

    async def show(self, _: Request) -> Response:
        movements = tuple(self.account.movements.values())
        return HTMLResponse(page(movements, self.notifying.notices, self.orders.standing))

    async def portal(self, request: Request) -> Response:
        try:
            self.notifying.caller.portal = Portal.model_validate_json(await request.body()).url.rstrip("/")
        except ValidationError:
            return _wrong("Write url: http://127.0.0.1:8080.")
        return Response(status_code=204)

    async def pay(self, request: Request) -> Response:
        is_form = "form" in request.headers.get("content-type", "")
        try:
            paid = Paid.model_validate(await _form(request) if is_form else await request.json())
        except (ValidationError, ValueError):
            return _wrong("Write code (digits), and if you like amount, channel (VA, QRIS, TRANSFER) and at.")
        amount = paid.amount or await self._asked(paid.code)
        if isinstance(amount, Response):
            return amount
        at = (paid.at or datetime.now(WIB)).astimezone(WIB)
        movement = self.account.enter(at, amount, paid.code, paid.channel)
        if paid.channel != "TRANSFER":
            self.notifying.begin(movement)
        return JSONResponse(_data(movement), 201)

    async def fee(self, _: Request) -> Response:
        charged = self.account.enter(datetime.now(WIB), FEE_RUPIAH, "", "TRANSFER", is_debit=True)
        return JSONResponse(_data(charged), 201)

    async def movements(self, _: Request) -> Response:
        return JSONResponse([_data(each) for each in self.account.movements.values()])

    async def told(self, _: Request) -> Response:
        return JSONResponse([asdict(each) for each in self.notifying.notices.values()])

    async def standing(self, _: Request) -> Response:
        return JSONResponse(dict(self.notifying.standing()))

    async def statement(self, request: Request) -> Response:
        text, _, kind = str(request.path_params["name"]).rpartition(".")
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return _wrong("Write a day: 2026-11-28.csv or 2026-11-28.xml.")
        movements = self.account.of(day)
        if kind == "xml":
            return Response(written_camt053(movements, day, self.number), media_type="application/xml")
        return Response(written_csv(movements), media_type="text/csv")

    async def order(self, request: Request) -> Response:
        try:
            self.orders.standing.append(Order.model_validate_json(await request.body()))
        except ValidationError:
            return _wrong(f"Write fault ({', '.join(FAULTS)}), and if you like times, share and seconds.")
        return Response(status_code=204)

    async def clear(self, _: Request) -> Response:
        self.orders.standing.clear()
        return Response(status_code=204)

    async def _asked(self, code: str) -> int | Response:
        """What Izin says the code asks for, or that nothing can be paid."""
        try:
            response = await self.notifying.caller.inquire(code)
        except httpx.HTTPError as error:
            return JSONResponse({"error": f"Izin: {type(error).__name__}"}, 502)
        if response.status_code != OK:
            return Response(response.content, 409, media_type="application/json")
        value = str(response.json()["virtualAccountData"]["totalAmount"]["value"])
        return int(value.removesuffix(".00"))


async def _form(request: Request) -> Mapping[str, object]:
    form = await request.form()
    return {name: value for name, value in form.items() if value}


def _data(movement: Movement) -> dict[str, object]:
    return {**asdict(movement), "at": movement.at.isoformat()}


def _wrong(what: str) -> Response:
    return JSONResponse({"error": what}, 422)
