"""The bank as it calls Izin: a token, what a code asks for, and notices of money that came."""

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from flows.agencies.sandbox.bank.account import Movement
from licensing.clock.calendar import WIB
from licensing.systems.snap.signing import Asked, Secret, sign_client

ROOT: Final = "/snap/v1.0"
STALE: Final = timedelta(minutes=10)
EARLY_SECONDS: Final = 60
UNAUTHORIZED: Final = 401


@dataclass(slots=True)
class Caller:
    """With its key and the secret Izin gave it, neither of them in its representation."""

    portal: str
    client: str
    prefix: str
    key: RSAPrivateKey = field(repr=False)
    secret: Secret
    http: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(timeout=30))
    _token: str = field(default="", repr=False)
    _until: float = 0

    async def inquire(self, code: str) -> httpx.Response:
        """What a code asks for."""
        asked = {**self._account(code), "inquiryRequestId": secrets.token_hex(12)}
        return await self.call("/transfer-va/inquiry", asked, new_external_id())

    async def notify(
        self, movement: Movement, external_id: str, *, is_forged: bool = False, is_stale: bool = False
    ) -> httpx.Response:
        """That money came."""
        if movement.channel == "QRIS":
            path, message = "/qr/qr-mpm-notify", _by_qr(movement)
        else:
            paid = {"value": movement.money, "currency": "IDR"}
            told = {"paidAmount": paid, "referenceNo": movement.number, "trxDateTime": _written(movement.at)}
            path = "/transfer-va/payment"
            message = {**self._account(movement.reference), "paymentRequestId": movement.number, **told}
        at = datetime.now(WIB) - (STALE if is_stale else timedelta())
        secret = Secret(b"of somebody else") if is_forged else self.secret
        return await self.call(path, message, external_id, at=at, secret=secret)

    async def call(
        self,
        path: str,
        message: Mapping[str, object],
        external_id: str,
        *,
        at: datetime | None = None,
        secret: Secret | None = None,
    ) -> httpx.Response:
        """Call a service of Izin, signed. Where the token is none any more, the next call fetches another."""
        token, body = await self._valid_token(), json.dumps(message).encode()
        written = _written(at or datetime.now(WIB))
        asked = Asked("POST", f"{ROOT}{path}", token, body, written)
        response = await self.http.post(
            f"{self.portal}{asked.path}",
            content=body,
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {token}",
                "X-TIMESTAMP": written,
                "X-SIGNATURE": (secret or self.secret).sign(asked),
                "X-PARTNER-ID": self.client,
                "X-EXTERNAL-ID": external_id,
                "CHANNEL-ID": "95221",
            },
        )
        if response.status_code == UNAUTHORIZED:
            self._until = 0
        return response

    async def _valid_token(self) -> str:
        if time.monotonic() >= self._until:
            at = _written(datetime.now(WIB))
            signature = sign_client(self.key, self.client, at)
            headers = {"X-CLIENT-KEY": self.client, "X-TIMESTAMP": at, "X-SIGNATURE": signature}
            response = await self.http.post(
                f"{self.portal}{ROOT}/access-token/b2b",
                json={"grantType": "client_credentials"},
                headers=headers,
            )
            response.raise_for_status()
            given: dict[str, str] = response.json()
            self._token = given["accessToken"]
            self._until = time.monotonic() + int(given["expiresIn"]) - EARLY_SECONDS
        return self._token

    def _account(self, code: str) -> dict[str, str]:
        service = self.prefix.rjust(8)
        return {"partnerServiceId": service, "customerNo": code, "virtualAccountNo": f"{service}{code}"}


def new_external_id() -> str:
    """One of the day."""
    return str(secrets.randbelow(10**30)).zfill(30)


def _by_qr(movement: Movement) -> Mapping[str, object]:
    return {
        "originalReferenceNo": movement.number,
        "originalPartnerReferenceNo": movement.reference,
        "latestTransactionStatus": "00",
        "amount": {"value": movement.money, "currency": "IDR"},
        "additionalInfo": {"paidTime": _written(movement.at)},
    }


def _written(at: datetime) -> str:
    return at.astimezone(WIB).isoformat(timespec="seconds")
