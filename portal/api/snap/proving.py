"""Who calls: a bank that asks for a token proves it by its key, whoever has one by the secret it shares with the city.

A token is signed and not kept: it names its client and when it ends, and nobody else's signature goes with it. Every
header that is wrong is named at once. What is wrong is counted by where it came from, what is right by whose it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Final

from fastapi import Depends
from itsdangerous import BadData, URLSafeSerializer
from limits import RateLimitItemPerMinute
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from licensing.systems.snap.answers import INVALID_ROUTING, INVALID_TOKEN, UNAUTHORIZED, Answer, Case, unfit
from licensing.systems.snap.bank import Bank
from licensing.systems.snap.signing import Asked, client_signed, is_timely, read_instant
from portal.api.snap.telling import Refused, service_of
from portal.door.door import Door, address_of, door_of

TOKEN_SECONDS: Final = 15 * 60
REFUSED_BY_ADDRESS: Final = RateLimitItemPerMinute(120, namespace="snap-refused")
CALLS_BY_SYSTEM: Final = RateLimitItemPerMinute(6000, namespace="snap")
EXTERNAL_ID: Final = re.compile(r"[0-9]{1,36}")
CHANNEL: Final = re.compile(r"[A-Za-z0-9]{1,5}")
_TOKEN: Final = TypeAdapter(tuple[str, int])


@dataclass(frozen=True, slots=True)
class Proved:
    """A call of a bank. Its body stays out of its representation."""

    bank: Bank
    external_id: str
    sent_at: datetime
    body: bytes = field(repr=False)


async def proved(request: Request) -> Proved:
    """A call with a token. Raises Refused."""
    door, service = door_of(request), service_of(request)
    banks = banks_of(request)
    bank = banks.get(_client(door, request) or "")
    if bank is None:
        raise _counted(door, request, Answer(service, INVALID_TOKEN))
    body, headers = await request.body(), request.headers
    timestamp = headers.get("x-timestamp", "")
    at = read_instant(timestamp)
    path = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    asked = Asked(request.method, path, _bearer(request), body, timestamp)
    wrong = {
        "X-PARTNER-ID": headers.get("x-partner-id") != bank.client,
        "X-TIMESTAMP": at is None or not is_timely(at, door.portal.now()),
        "X-SIGNATURE": not bank.secret.signed(asked, headers.get("x-signature", "")),
    }
    if at is None or any(wrong.values()):
        raise _counted(door, request, _unauthorized(request, wrong))
    external_id, channel = headers.get("x-external-id", ""), headers.get("channel-id", "")
    given = {
        "X-EXTERNAL-ID": (external_id, EXTERNAL_ID.fullmatch(external_id)),
        "CHANNEL-ID": (channel, CHANNEL.fullmatch(channel)),
    }
    missing = tuple(name for name, (text, _) in given.items() if not text)
    unlike = tuple(name for name, (text, fits) in given.items() if text and not fits)
    if missing or unlike:
        raise Refused(unfit(service, missing, unlike))
    door.throttle.count((CALLS_BY_SYSTEM, bank.system))
    return Proved(bank, external_id, at, body)


AProved = Annotated[Proved, Depends(proved)]


async def client(request: Request) -> Bank:
    """Whoever asks for a token. Raises Refused."""
    door, headers = door_of(request), request.headers
    bank, timestamp = banks_of(request).get(headers.get("x-client-key", "")), headers.get("x-timestamp", "")
    at = read_instant(timestamp)
    wrong = {
        "X-CLIENT-KEY": bank is None,
        "X-TIMESTAMP": at is None or not is_timely(at, door.portal.now()),
        "X-SIGNATURE": bank is None
        or not client_signed(bank.key, bank.client, timestamp, headers.get("x-signature", "")),
    }
    if bank is None or any(wrong.values()):
        raise _counted(door, request, _unauthorized(request, wrong))
    door.throttle.count((CALLS_BY_SYSTEM, bank.system))
    return bank


AClient = Annotated[Bank, Depends(client)]


def new_token(door: Door, bank: Bank) -> str:
    """A token of a bank, from now on."""
    until = int(door.portal.now().timestamp()) + TOKEN_SECONDS
    return str(_tokens(door).dumps((bank.client, until)))


def banks_of(request: Request) -> Mapping[str, Bank]:
    """The banks, by their clients. Raises Refused where there is none, or nothing that keeps what they send."""
    portal = door_of(request).portal
    if not portal.banks or portal.receipts is None or portal.incoming is None:
        raise Refused(Answer(service_of(request), INVALID_ROUTING))
    return portal.banks


def _client(door: Door, request: Request) -> str | None:
    """Whose token it is, None for one that is over or was never given."""
    try:
        name, until = _TOKEN.validate_python(_tokens(door).loads(_bearer(request)))
    except (BadData, ValidationError):
        return None
    return name if door.portal.now().timestamp() < until else None


def _tokens(door: Door) -> URLSafeSerializer:
    return URLSafeSerializer(door.portal.secret_key, salt="izin.snap.token")


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _unauthorized(request: Request, wrong: Mapping[str, bool]) -> Answer:
    names = ", ".join(name for name, is_wrong in wrong.items() if is_wrong)
    # The standard writes its reason behind a full stop.
    case = Case(UNAUTHORIZED.status, UNAUTHORIZED.case, f"{UNAUTHORIZED.message}.")
    return Answer(service_of(request), case, names)


def _counted(door: Door, request: Request, answer: Answer) -> Refused:
    """Only what is wrong counts: nobody keeps a bank out by calling from where it does. Raises TooMany."""
    door.throttle.count((REFUSED_BY_ADDRESS, address_of(request)))
    return Refused(answer)
