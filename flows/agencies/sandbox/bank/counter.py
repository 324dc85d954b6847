"""The bank's own services, as Izin calls them: a token, a QRIS, the statement of a span."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from flows.agencies.sandbox.bank.account import Account
from flows.agencies.sandbox.bank.asked import QrAsked, StatementAsked, qr_content
from flows.agencies.sandbox.bank.statements import told
from licensing.clock.calendar import WIB
from licensing.systems.snap.answers import (
    BAD_REQUEST,
    CONFLICT,
    INVALID_TOKEN,
    SUCCESSFUL,
    UNAUTHORIZED,
    Case,
    Service,
)
from licensing.systems.snap.signing import Asked, Secret, client_signed, is_timely, read_instant
from licensing.words.identifiers import Digest, digest_of

TOKEN_SECONDS: Final = 900
PAGE: Final = 100
Told = Mapping[str, object]


@dataclass(slots=True)
class Counter:
    """Of one bank.

    Args:
        client: what it calls Izin.
        key: Izin's.
        secret: the bank gave it to Izin.
    """

    account: Account
    client: str
    key: RSAPublicKey = field(repr=False)
    secret: Secret
    root: str = "/v1.0"
    tokens: dict[str, float] = field(default_factory=dict[str, float], repr=False)
    answered: dict[str, tuple[Digest, Told]] = field(default_factory=dict[str, tuple[Digest, Told]])

    def routes(self) -> list[Route]:
        """Its services."""
        return [
            Route(f"{self.root}/access-token/b2b", self.give_token, methods=["POST"]),
            Route(f"{self.root}/qr/qr-mpm-generate", self.make_qr, methods=["POST"]),
            Route(f"{self.root}/bank-statement", self.state, methods=["POST"]),
        ]

    async def give_token(self, request: Request) -> Response:
        timestamp, signature = request.headers.get("x-timestamp", ""), request.headers.get("x-signature", "")
        at, now = read_instant(timestamp), datetime.now(WIB)
        is_client = request.headers.get("x-client-key") == self.client
        if at is None or not is_timely(at, now) or not is_client:
            return _no("73", UNAUTHORIZED)
        if not client_signed(self.key, self.client, timestamp, signature):
            return _no("73", UNAUTHORIZED)
        token = secrets.token_urlsafe(24)
        self.tokens[token] = now.timestamp() + TOKEN_SECONDS
        given = {"accessToken": token, "tokenType": "Bearer", "expiresIn": str(TOKEN_SECONDS)}
        return _yes("73", given)

    async def make_qr(self, request: Request) -> Response:
        body = await request.body()
        wrong = self._wrong(request, body)
        if wrong is not None:
            return _no("47", wrong)
        external_id, digest = request.headers.get("x-external-id", ""), digest_of(body)
        before = self.answered.get(external_id)
        if before is not None:
            return _yes("47", before[1]) if before[0] == digest else _no("47", CONFLICT)
        try:
            asked = QrAsked.model_validate_json(body)
        except ValidationError:
            return _no("47", BAD_REQUEST)
        code = asked.partner_reference_no
        made = {
            "referenceNo": secrets.token_hex(8),
            "partnerReferenceNo": code,
            "qrContent": qr_content(asked),
        }
        self.answered[external_id] = digest, made
        return _yes("47", made)

    async def state(self, request: Request) -> Response:
        body = await request.body()
        wrong = self._wrong(request, body)
        if wrong is not None:
            return _no("14", wrong)
        try:
            asked = StatementAsked.model_validate_json(body)
        except ValidationError:
            return _no("14", BAD_REQUEST)
        start, end = read_instant(asked.from_date_time), read_instant(asked.to_date_time)
        if start is None or end is None:
            return _no("14", BAD_REQUEST)
        found = [
            each for each in self.account.movements.values() if start <= each.at.replace(microsecond=0) <= end
        ]
        found.sort(key=lambda each: (each.at, each.number), reverse=True)
        # A page never ends within a second: the next one begins with the last of this one.
        page = [
            each for each in found if len(found) <= PAGE or each.at >= found[PAGE].at.replace(microsecond=0)
        ]
        more = {"hasMore": "Y", "lastRecordDateTime": told(page[-1])["transactionDate"]}
        rest = more if len(page) < len(found) else {"hasMore": "N"}
        return _yes("14", {"detailData": [told(each) for each in page], **rest})

    def _wrong(self, request: Request, body: bytes) -> Case | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        now = datetime.now(WIB)
        if self.tokens.get(token, 0) < now.timestamp():
            return INVALID_TOKEN
        timestamp = request.headers.get("x-timestamp", "")
        path = request.url.path.removeprefix(str(request.scope.get("root_path", "")))
        asked, at = Asked("POST", path, token, body, timestamp), read_instant(timestamp)
        is_right = self.secret.signed(asked, request.headers.get("x-signature", ""))
        is_client = request.headers.get("x-partner-id") == self.client
        return None if at and is_timely(at, now) and is_right and is_client else UNAUTHORIZED


def _yes(service: Service, rest: Told) -> Response:
    said = {"responseCode": SUCCESSFUL.code(service), "responseMessage": SUCCESSFUL.message, **rest}
    return Response(json.dumps(said), media_type="application/json")


def _no(service: Service, case: Case) -> Response:
    return JSONResponse({"responseCode": case.code(service), "responseMessage": case.message}, case.status)
