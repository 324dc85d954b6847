"""SNAP BI: who signed what and when, and messages as the standard has them."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha512

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from licensing.clock.calendar import WIB
from licensing.money.receipt import Receipt
from licensing.systems.snap.answers import SUCCESSFUL, Answer, unfit
from licensing.systems.snap.keys import (
    made_key,
    read_private_key,
    read_public_key,
    write_private_key,
    write_public_key,
)
from licensing.systems.snap.messages import Payment, QrNotice, Unfit, read_message, receipt_of
from licensing.systems.snap.signing import (
    Asked,
    Secret,
    client_signed,
    is_timely,
    minified,
    read_instant,
    sign_client,
)
from licensing.words.identifiers import SystemId

BANK = SystemId("bank.va")
AT = "2026-11-28T09:12:44+07:00"
SENT = datetime(2026, 11, 28, 9, 12, 44, tzinfo=WIB)
KEY = made_key()
SECRET = Secret(b"a secret of the tests, made up")
ASKED = Asked("POST", "/snap/v1.0/transfer-va/payment", "token", b'{"a": "b c"}', AT)
PAYMENT = {
    "partnerServiceId": "   12345",
    "customerNo": "9001000000012345",
    "virtualAccountNo": "   123459001000000012345",
    "virtualAccountName": "Ayu Lestari",
    "paymentRequestId": "abcdef-123456",
    "paidAmount": {"value": "388800.00", "currency": "IDR"},
    "referenceNo": "20261128000123",
    "trxDateTime": "2026-11-28T09:12:40+07:00",
}
NOTICE = {
    "originalReferenceNo": "20261128000124",
    "originalPartnerReferenceNo": "9001000000012345",
    "latestTransactionStatus": "00",
    "amount": {"value": "388800.00", "currency": "IDR"},
}


def test_what_was_signed_is_known_again() -> None:
    assert SECRET.signed(ASKED, SECRET.sign(ASKED))
    assert client_signed(KEY.public_key(), "BANK", AT, sign_client(KEY, "BANK", AT))


def test_the_signature_is_the_standards_own() -> None:
    # Worked by hand: openssl dgst -sha512 -hmac over the five parts.
    signature = Secret(b"rahasia").sign(Asked("POST", "/v1.0/x", "t", b"{ }", AT))
    digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert signature == _hmac(f"POST:/v1.0/x:t:{digest}:{AT}")


def _hmac(text: str) -> str:
    key = b"rahasia".ljust(128, b"\0")
    inner = sha512(bytes(each ^ 0x36 for each in key) + text.encode()).digest()
    return b64encode(sha512(bytes(each ^ 0x5C for each in key) + inner).digest()).decode()


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, method="PUT"),
        replace(ASKED, path="/snap/v1.0/transfer-va/inquiry"),
        replace(ASKED, token="another"),
        replace(ASKED, body=b'{"a":"bc"}'),
        replace(ASKED, timestamp="2026-11-28T09:12:45+07:00"),
    ],
)
def test_a_signature_is_for_one_question_alone(other: Asked) -> None:
    assert not SECRET.signed(other, SECRET.sign(ASKED))
    assert not Secret(b"of somebody else").signed(ASKED, SECRET.sign(ASKED))


@pytest.mark.parametrize("signature", ["", "x", "é", "A" * 4_000, "AAAA"])
def test_what_is_no_signature_is_refused(signature: str) -> None:
    assert not SECRET.signed(ASKED, signature)
    assert not client_signed(KEY.public_key(), "BANK", AT, signature)


def test_a_client_is_not_another_nor_at_another_time() -> None:
    signature = sign_client(KEY, "BANK", AT)
    assert not client_signed(KEY.public_key(), "BANG", AT, signature)
    assert not client_signed(KEY.public_key(), "BANK", AT.replace("44", "45"), signature)
    assert not client_signed(made_key().public_key(), "BANK", AT, signature)


def test_space_between_the_parts_of_json_is_not_signed_and_in_texts_is() -> None:
    body = {"a b": ['x  "y"\n', 1, {"c": "\\"}], "d": " "}
    compact = json.dumps(body, separators=(",", ":")).encode()
    assert minified(json.dumps(body, indent=3).encode()) == compact == minified(compact)


def test_a_text_that_never_ends_is_read_once() -> None:
    """It is read before its signature is: from each quote on again, a body of a megabyte would take an hour."""
    body = b'{"a": "' + b'\\"' * 500_000
    assert minified(body) == b'{"a":"' + b'\\"' * 500_000


def test_five_minutes_off_is_refused() -> None:
    assert is_timely(SENT, SENT + timedelta(minutes=5))
    assert is_timely(SENT, SENT - timedelta(minutes=5))
    assert not is_timely(SENT, SENT + timedelta(minutes=5, seconds=1))
    assert not is_timely(SENT, SENT - timedelta(minutes=5, seconds=1))


@pytest.mark.parametrize(
    "text", ["", "2026-11-28", "2026-11-28T09:12:44", "2026-13-28T09:12:44+07:00", "1764295964"]
)
def test_a_timestamp_has_a_zone(text: str) -> None:
    assert read_instant(text) is None


def test_keys_are_read_as_settings_hold_them() -> None:
    public, private = write_public_key(KEY.public_key()), write_private_key(KEY)
    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    for text in (public, pem, pem.replace("\n", "\\n")):
        found = read_public_key(text)
        assert found is not None
        assert client_signed(found, "BANK", AT, sign_client(KEY, "BANK", AT))
    assert read_private_key(private) is not None
    for wrong in ("", "x", "AAAA", private, "-----BEGIN PUBLIC KEY-----"):
        assert read_public_key(wrong) is None
    assert read_private_key(public) is None
    assert "rahasia" not in repr(Secret(b"rahasia"))


def test_money_in_a_virtual_account_is_a_receipt_without_a_name() -> None:
    message = read_message(Payment, json.dumps(PAYMENT).encode())
    at = datetime(2026, 11, 28, 9, 12, 40, tzinfo=WIB)
    assert receipt_of(message, BANK, SENT) == Receipt(
        BANK, "20261128000123", 388_800, at, "9001000000012345", "virtual-account", "notice"
    )
    assert "Ayu" not in repr(message)


def test_money_by_qris_is_a_receipt_where_it_was_paid() -> None:
    message = read_message(QrNotice, json.dumps(NOTICE).encode())
    assert message.is_paid
    assert receipt_of(message, BANK, SENT) == Receipt(
        BANK, "20261128000124", 388_800, SENT, "9001000000012345", "qris", "notice"
    )
    failed = read_message(QrNotice, json.dumps({**NOTICE, "latestTransactionStatus": "06"}).encode())
    assert not failed.is_paid


def test_everything_wrong_with_a_message_is_told_at_once() -> None:
    wrong = {**PAYMENT, "paidAmount": {"value": "388800.50", "currency": "USD"}, "customerNo": 9001}
    del wrong["referenceNo"], wrong["paymentRequestId"]
    with pytest.raises(Unfit) as unfitting:
        read_message(Payment, json.dumps(wrong).encode())
    assert unfitting.value.missing == ("paymentRequestId", "referenceNo")
    assert unfitting.value.wrong == ("customerNo", "paidAmount.value", "paidAmount.currency")
    answer = unfit("25", unfitting.value.missing, unfitting.value.wrong)
    assert answer.code == "4002502"
    assert answer.body["responseMessage"] == (
        "Invalid Mandatory Field paymentRequestId, referenceNo; "
        "Invalid Field Format customerNo, paidAmount.value, paidAmount.currency"
    )


@pytest.mark.parametrize(
    "value", ["0.00", "-1.00", "1", "1.5", "1.000", "1,00", "99999999999999.00", "1e3.00"]
)
def test_money_is_whole_rupiah_above_nothing(value: str) -> None:
    with pytest.raises(Unfit) as wrong:
        read_message(
            Payment, json.dumps({**PAYMENT, "paidAmount": {"value": value, "currency": "IDR"}}).encode()
        )
    assert wrong.value.wrong == ("paidAmount.value",)


def test_a_virtual_account_is_its_two_parts() -> None:
    with pytest.raises(Unfit) as wrong:
        read_message(Payment, json.dumps({**PAYMENT, "virtualAccountNo": "   123459"}).encode())
    assert wrong.value.wrong == ("virtualAccountNo",)


def _paid_at(text: str) -> Callable[[], Receipt]:
    return lambda: receipt_of(
        read_message(Payment, json.dumps({**PAYMENT, "trxDateTime": text}).encode()), BANK, SENT
    )


def test_money_was_paid_before_it_is_told() -> None:
    for text in ("2026-11-28T09:20:00+07:00", "kemarin"):
        with pytest.raises(Unfit) as wrong:
            _paid_at(text)()
        assert wrong.value.wrong == ("trxDateTime",)
    assert _paid_at("2026-11-27T23:59:59")().paid_at == datetime(2026, 11, 27, 23, 59, 59, tzinfo=WIB)


def test_an_answer_says_status_service_and_case() -> None:
    assert Answer("25", SUCCESSFUL).body == {"responseCode": "2002500", "responseMessage": "Successful"}
    assert len(str(unfit("25", ("x" * 300,), ()).body["responseMessage"])) == 150
