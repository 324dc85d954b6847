"""The bank's own system, as it calls."""

import json
from dataclasses import dataclass
from itertools import count

import httpx
import pytest

from licensing.clock.calendar import WIB
from licensing.systems.snap.signing import Asked, sign_client
from tests.portal.bank import BANK, KEY, Message, inquiry, notice, payment
from tests.portal.conftest import Browser, Clock

IDS = count(1)
INQUIRY, PAYMENT, NOTICE = "/transfer-va/inquiry", "/transfer-va/payment", "/qr/qr-mpm-notify"
MESSAGES = {INQUIRY: inquiry(), PAYMENT: payment(), NOTICE: notice()}


@dataclass
class Caller:
    """The bank's own system."""

    browser: Browser
    clock: Clock
    token: str = ""

    def asks_token(self, **headers: str) -> httpx.Response:
        at = self.timestamp()
        sent = {
            "X-CLIENT-KEY": BANK.client,
            "X-TIMESTAMP": at,
            "X-SIGNATURE": sign_client(KEY, BANK.client, at),
            "Content-Type": "application/json",
            **headers,
        }
        body = b'{"grantType": "client_credentials"}'
        response = self.browser.request("POST", "/snap/v1.0/access-token/b2b", headers=sent, content=body)
        if response.status_code == 200:
            self.token = response.json()["accessToken"]
        return response

    def calls(self, path: str, message: Message | bytes, **headers: str) -> httpx.Response:
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        signed = self.signed(path, body, headers.get("X-EXTERNAL-ID"))
        return self.browser.request("POST", f"/snap/v1.0{path}", headers={**signed, **headers}, content=body)

    def signed(self, path: str, body: bytes, external_id: str | None = None) -> dict[str, str]:
        if not self.token:
            self.asks_token()
        at = self.timestamp()
        return {
            "Authorization": f"Bearer {self.token}",
            "X-TIMESTAMP": at,
            "X-SIGNATURE": BANK.secret.sign(Asked("POST", f"/snap/v1.0{path}", self.token, body, at)),
            "X-PARTNER-ID": BANK.client,
            "X-EXTERNAL-ID": external_id or str(next(IDS)),
            "CHANNEL-ID": "95221",
            "Content-Type": "application/json",
        }

    def timestamp(self) -> str:
        return self.clock.now.astimezone(WIB).isoformat(timespec="seconds")


@pytest.fixture
def bank(visitor: Browser, clock: Clock) -> Caller:
    return Caller(visitor, clock)


def code_of(response: httpx.Response) -> str:
    told = response.json()
    assert told["responseCode"][:3] == str(response.status_code)
    assert len(told["responseMessage"]) <= 150
    return told["responseCode"]
