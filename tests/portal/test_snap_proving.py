"""Who calls is the bank itself, now: tokens, signatures and timestamps, each of them forged, replayed or stale."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from licensing.systems.snap.keys import made_key
from licensing.systems.snap.signing import Asked, Secret, sign_client
from tests.portal.bank import BANK, KEY, Receipts, payment
from tests.portal.bank_calls import MESSAGES, PAYMENT, Caller, bank, code_of
from tests.portal.conftest import Browser, Clock

# A fixture that is imported is a fixture here.
__all__ = ["bank"]

OTHERS: tuple[Callable[[Asked], Asked], ...] = (
    lambda asked: replace(asked, path="/snap/v1.0/transfer-va/other"),
    lambda asked: replace(asked, path="/v1.0/transfer-va/payment"),
    lambda asked: replace(asked, body=b"{}"),
    lambda asked: replace(asked, method="PUT"),
    lambda asked: replace(asked, token="another"),
    lambda asked: replace(asked, timestamp="2026-11-23T10:00:01+07:00"),
)


def test_a_token_lasts_fifteen_minutes(bank: Caller, clock: Clock) -> None:
    response = bank.asks_token()
    told = response.json()
    assert (code_of(response), told["tokenType"], told["expiresIn"]) == ("2007300", "Bearer", "900")
    clock.passes(minutes=14, seconds=59)
    assert code_of(bank.calls(PAYMENT, payment())) == "2002500"
    clock.passes(seconds=1)
    assert code_of(bank.calls(PAYMENT, payment())) == "4012501"


def test_a_token_is_given_to_the_bank_alone(bank: Caller, clock: Clock) -> None:
    at = bank.timestamp()
    other = sign_client(made_key(), BANK.client, at)
    assert code_of(bank.asks_token(**{"X-SIGNATURE": other})) == "4017300"
    assert code_of(bank.asks_token(**{"X-CLIENT-KEY": "LAIN"})) == "4017300"
    assert code_of(bank.asks_token(**{"X-SIGNATURE": sign_client(KEY, "LAIN", at)})) == "4017300"
    assert not bank.token


def test_a_stale_question_for_a_token_is_refused(bank: Caller, clock: Clock) -> None:
    for minutes in (-6, 6):
        stale = (clock.now + timedelta(minutes=minutes)).isoformat(timespec="seconds")
        headers = {"X-TIMESTAMP": stale, "X-SIGNATURE": sign_client(KEY, BANK.client, stale)}
        response = bank.asks_token(**headers)
        assert code_of(response) == "4017300"
        assert response.json()["responseMessage"] == "Unauthorized. X-TIMESTAMP"


def test_every_wrong_header_is_named_at_once(visitor: Browser) -> None:
    response = visitor.request("POST", "/snap/v1.0/access-token/b2b", content=b"{}")
    assert response.json() == {
        "responseCode": "4017300",
        "responseMessage": "Unauthorized. X-CLIENT-KEY, X-TIMESTAMP, X-SIGNATURE",
    }


@pytest.mark.parametrize("path", MESSAGES)
@pytest.mark.parametrize(
    "other",
    OTHERS,
    ids=["other path", "shorter path", "body", "method", "token", "timestamp"],
)
def test_a_signature_over_anything_else_is_refused(
    bank: Caller, receipts: Receipts, path: str, other: Callable[[Asked], Asked]
) -> None:
    bank.asks_token()
    body = json.dumps(MESSAGES[path]).encode()
    asked = other(Asked("POST", f"/snap/v1.0{path}", bank.token, body, bank.timestamp()))
    response = bank.calls(path, body, **{"X-SIGNATURE": BANK.secret.sign(asked)})
    assert response.status_code == 401
    assert response.json()["responseMessage"] == "Unauthorized. X-SIGNATURE"
    assert not receipts.kept


@pytest.mark.parametrize("path", MESSAGES)
def test_a_forged_signature_is_refused(bank: Caller, receipts: Receipts, path: str) -> None:
    bank.asks_token()
    body = json.dumps(MESSAGES[path]).encode()
    asked = Asked("POST", f"/snap/v1.0{path}", bank.token, body, bank.timestamp())
    for signature in (Secret(b"ditebak").sign(asked), "", "x" * 5_000):
        assert bank.calls(path, body, **{"X-SIGNATURE": signature}).status_code == 401
    assert not receipts.kept


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_stale_message_is_refused(bank: Caller, receipts: Receipts, clock: Clock, minutes: int) -> None:
    bank.asks_token()
    headers = bank.signed(PAYMENT, json.dumps(payment()).encode())
    clock.passes(minutes=-minutes)
    response = bank.calls(PAYMENT, payment(), **headers)
    assert response.json()["responseMessage"] == "Unauthorized. X-TIMESTAMP"
    assert not receipts.kept


@pytest.mark.parametrize("token", ["", "x", "BANKCONTOH", "eyJhIjoxfQ.eyJhIjoxfQ"])
def test_a_token_nobody_gave_is_refused(bank: Caller, receipts: Receipts, token: str) -> None:
    response = bank.calls(PAYMENT, payment(), Authorization=f"Bearer {token}")
    assert code_of(response) == "4012501"
    assert not receipts.kept


def test_a_token_is_not_for_another_client(bank: Caller, receipts: Receipts) -> None:
    response = bank.calls(PAYMENT, payment(), **{"X-PARTNER-ID": "LAIN"})
    assert response.json()["responseMessage"] == "Unauthorized. X-PARTNER-ID"
    assert not receipts.kept


def test_too_much_that_is_wrong_is_limited_and_keeps_no_bank_out(bank: Caller) -> None:
    bank.asks_token()
    seen = {bank.calls(PAYMENT, payment(), **{"X-SIGNATURE": "x"}).status_code for _ in range(130)}
    assert seen == {401, 429}
    assert code_of(bank.calls(PAYMENT, payment())) == "2002500"
