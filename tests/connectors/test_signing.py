"""Signatures as the other side computes them: with nothing of ours, from what the README says."""

import hashlib
import hmac

import pytest

from flows.agencies.signing import KEY, SIGNATURE, TIMESTAMP, Signer

SECRET = b"an example, and no secret"
SIGNER = Signer(SECRET)
BODY = b'{"nomor":"ABC.123"}'
AT = 1_796_000_000


def by_the_other_side(signed: bytes) -> str:
    return "v1=" + hmac.new(SECRET, signed, hashlib.sha256).hexdigest()


def test_a_question_is_signed_over_its_time_its_key_and_its_body() -> None:
    headers = SIGNER.headers(BODY, key="REG-1.tanya.1.ask", at=AT + 0.9)
    assert headers == {
        KEY: "REG-1.tanya.1.ask",
        TIMESTAMP: "1796000000",
        SIGNATURE: by_the_other_side(b'1796000000\nREG-1.tanya.1.ask\n\n{"nomor":"ABC.123"}'),
    }


def test_an_answer_is_signed_over_its_status_too() -> None:
    headers = SIGNER.headers(b"{}", key="REG-1.tanya.1.ask", at=AT, status=404)
    assert headers[SIGNATURE] == by_the_other_side(b"1796000000\nREG-1.tanya.1.ask\n404\n{}")


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_what_was_signed_lately_is_right(seconds: int) -> None:
    headers = SIGNER.headers(BODY, key="k", at=AT, status=200)
    assert SIGNER.is_right(headers, BODY, key="k", at=AT + seconds, status=200)


@pytest.mark.parametrize(
    ("body", "key", "at", "status"),
    [
        (BODY + b" ", "k", AT, 200),
        (BODY, "l", AT, 200),
        (BODY, "k", AT + 301, 200),
        (BODY, "k", AT - 301, 200),
        (BODY, "k", AT, 404),
        (BODY, "k", AT, None),
    ],
)
def test_what_was_signed_for_something_else_or_long_ago_is_wrong(
    body: bytes, key: str, at: int, status: int | None
) -> None:
    headers = SIGNER.headers(BODY, key="k", at=AT, status=200)
    assert not SIGNER.is_right(headers, body, key=key, at=at, status=status)


@pytest.mark.parametrize("timestamp", ["", "-1", "1e9", "١٧٩٦", "9" * 400, "1796000000 "])
def test_a_time_that_is_none_is_wrong(timestamp: str) -> None:
    headers = {**SIGNER.headers(BODY, key="k", at=AT), TIMESTAMP: timestamp}
    assert not SIGNER.is_right(headers, BODY, key="k", at=AT)


def test_another_secret_does_not_fit() -> None:
    headers = Signer(b"another").headers(BODY, key="k", at=AT)
    assert not SIGNER.is_right(headers, BODY, key="k", at=AT)


def test_a_secret_is_not_shown() -> None:
    assert "secret" not in repr(SIGNER)
