"""A bank calls: what came is kept once, whatever it is for, and answered the same ever after."""

import json
import logging
from dataclasses import replace

import httpx
import pytest

from licensing.words.errors import StorageFailed
from portal.app import create_app
from portal.services import Portal
from tests.portal.bank import CODE, Receipts, inquiry, notice, payment
from tests.portal.bank_calls import INQUIRY, MESSAGES, NOTICE, PAYMENT, Caller, bank, code_of
from tests.portal.conftest import Browser, Clock

# A fixture that is imported is a fixture here.
__all__ = ["bank"]


def test_money_in_a_virtual_account_is_kept_once(bank: Caller, receipts: Receipts) -> None:
    for _ in range(3):
        response = bank.calls(PAYMENT, payment())
        assert code_of(response) == "2002500"
        assert response.json()["virtualAccountData"]["paidAmount"] == {
            "value": "388800.00",
            "currency": "IDR",
        }
        assert "Ayu" not in response.text
    (kept,) = receipts.kept.values()
    assert (kept.key, kept.amount_rupiah, kept.reference) == ("bank.va/20261123000001", 388_800, CODE)
    assert (kept.channel, kept.source) == ("virtual-account", "notice")


def test_money_by_qris_is_kept_where_it_was_paid(bank: Caller, receipts: Receipts) -> None:
    assert code_of(bank.calls(NOTICE, notice(status="06"))) == "2005200"
    assert not receipts.kept
    assert code_of(bank.calls(NOTICE, notice())) == "2005200"
    assert [each.channel for each in receipts.kept.values()] == ["qris"]


def test_what_a_code_asks_for_is_told_without_a_name(bank: Caller, receipts: Receipts) -> None:
    receipts.asking[CODE] = ("open", 388_800)
    response = bank.calls(INQUIRY, inquiry())
    assert code_of(response) == "2002400"
    told = response.json()["virtualAccountData"]
    assert told["totalAmount"] == {"value": "388800.00", "currency": "IDR"}
    assert told["virtualAccountName"] == "Persetujuan Bangunan Gedung"
    assert (told["inquiryRequestId"], told["virtualAccountTrxType"]) == ("tanya-1", "C")


@pytest.mark.parametrize(
    ("standing", "code"),
    [(None, "4042412"), ("closed", "4042412"), ("paid", "4042414")],
)
def test_a_code_that_asks_for_nothing_says_why(
    bank: Caller, receipts: Receipts, standing: str, code: str
) -> None:
    if standing:
        receipts.asking[CODE] = (standing, 0)  # pyright: ignore[reportArgumentType]
    assert code_of(bank.calls(INQUIRY, inquiry())) == code


def test_money_for_a_code_nobody_knows_is_kept(bank: Caller, receipts: Receipts) -> None:
    assert code_of(bank.calls(PAYMENT, payment(code="1"))) == "2002500"
    assert [each.reference for each in receipts.kept.values()] == ["1"]


def test_another_amount_under_the_same_number_is_told_to_the_bank(bank: Caller, receipts: Receipts) -> None:
    bank.calls(PAYMENT, payment())
    assert code_of(bank.calls(PAYMENT, payment(amount=1))) == "4042518"
    assert [each.amount_rupiah for each in receipts.kept.values()] == [388_800]


def test_the_same_message_is_answered_the_same_and_another_is_a_conflict(
    bank: Caller, receipts: Receipts, clock: Clock
) -> None:
    receipts.asking[CODE] = ("open", 388_800)
    first = bank.calls(INQUIRY, inquiry(), **{"X-EXTERNAL-ID": "77"})
    receipts.asking[CODE] = ("paid", 0)
    clock.passes(minutes=2)
    again = bank.calls(INQUIRY, json.dumps(inquiry(), indent=2).encode(), **{"X-EXTERNAL-ID": "77"})
    assert (again.status_code, again.text) == (200, first.text)
    assert code_of(bank.calls(INQUIRY, inquiry("1"), **{"X-EXTERNAL-ID": "77"})) == "4092400"
    assert code_of(bank.calls(PAYMENT, payment(), **{"X-EXTERNAL-ID": "77"})) == "4092500"
    assert not receipts.kept
    clock.passes(days=1)
    bank.token = ""
    assert code_of(bank.calls(PAYMENT, payment(), **{"X-EXTERNAL-ID": "77"})) == "2002500"


@pytest.mark.parametrize(
    ("headers", "code", "said"),
    [
        (
            {"X-EXTERNAL-ID": "", "CHANNEL-ID": ""},
            "4002502",
            "Invalid Mandatory Field X-EXTERNAL-ID, CHANNEL-ID",
        ),
        ({"X-EXTERNAL-ID": "12a"}, "4002501", "Invalid Field Format X-EXTERNAL-ID"),
        (
            {"X-EXTERNAL-ID": "1" * 37, "CHANNEL-ID": "é"},
            "4002501",
            "Invalid Field Format X-EXTERNAL-ID, CHANNEL-ID",
        ),
    ],
)
def test_headers_are_as_the_standard_has_them(
    bank: Caller, headers: dict[str, str], code: str, said: str
) -> None:
    signed = bank.signed(PAYMENT, json.dumps(payment()).encode())
    raw = httpx.Headers({**signed, **headers}, encoding="utf-8")
    response = bank.browser.request(
        "POST", f"/snap/v1.0{PAYMENT}", headers=raw, content=json.dumps(payment()).encode()
    )
    assert (code_of(response), response.json()["responseMessage"]) == (code, said)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "4002500"),
        (b"{", "4002500"),
        (b"[]", "4002501"),
        (b"[" * 100_000, "4002500"),
        (b'{"referenceNo": "1", "referenceNo": "2"}', "4002500"),
        (b'{"referenceNo": "1"}', "4002502"),
        (
            json.dumps({**payment(), "partnerServiceId": "9", "virtualAccountNo": f"9{CODE}"}).encode(),
            "4002501",
        ),
        (json.dumps({**payment(), "referenceNo": "1' or 1=1"}).encode(), "4002501"),
        (b'{"a": "' + b"x" * 1_100_000 + b'"}', "4002500"),
    ],
    ids=["empty", "broken", "list", "deep", "twice", "missing", "prefix", "number", "large"],
)
def test_a_message_that_is_none_keeps_nothing(
    bank: Caller, receipts: Receipts, body: bytes, code: str
) -> None:
    response = bank.calls(PAYMENT, body)
    assert response.json()["responseCode"] == code
    assert not receipts.kept


def test_nothing_that_is_sent_is_logged(bank: Caller, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        bank.calls(PAYMENT, payment())
        bank.calls(PAYMENT, payment(amount=1), **{"X-EXTERNAL-ID": "3", "X-SIGNATURE": "x"})
        bank.calls(PAYMENT, b'{"virtualAccountName": "Ayu Lestari"')
    logged = "".join(f"{each.getMessage()} {each.__dict__.get('facts')}" for each in caplog.records)
    assert "snap" in logged
    for secret in ("Ayu", CODE, "20261123000001", bank.token):
        assert secret not in logged


@pytest.mark.parametrize("path", [*MESSAGES, "/access-token/b2b"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_another_method_is_not_supported(visitor: Browser, path: str, method: str) -> None:
    response = visitor.request(method, f"/snap/v1.0{path}")
    assert response.status_code == 405
    if method != "HEAD":
        assert code_of(response).endswith("00")


def test_what_is_nowhere_is_told_as_a_bank_reads_it(visitor: Browser) -> None:
    assert code_of(visitor.request("POST", "/snap/v1.0/transfer-va/status")) == "4040002"


def test_records_that_do_not_answer_are_to_be_asked_again(
    bank: Caller, receipts: Receipts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise StorageFailed("the database does not answer", retryable=True)

    bank.asks_token()
    with monkeypatch.context() as patch:
        patch.setattr(Receipts, "receive", away)
        response = bank.calls(PAYMENT, payment(), **{"X-EXTERNAL-ID": "5"})
    assert (code_of(response), response.headers["retry-after"]) == ("5002501", "60")
    assert code_of(bank.calls(PAYMENT, payment(), **{"X-EXTERNAL-ID": "5"})) == "2002500"
    assert len(receipts.kept) == 1


def test_without_a_bank_there_is_no_such_service(portal: Portal, clock: Clock) -> None:
    for less in (replace(portal, banks={}), replace(portal, receipts=None), replace(portal, incoming=None)):
        stranger = Caller(Browser(create_app(less)), clock, "x")
        assert code_of(stranger.asks_token()) == "4047302"
        assert code_of(stranger.calls(PAYMENT, payment())) == "4042502"


def test_what_came_is_told_without_what_was_sent(bank: Caller, portal: Portal, clock: Clock) -> None:
    bank.calls(PAYMENT, payment(), **{"X-EXTERNAL-ID": "9"})
    bank.calls(INQUIRY, inquiry("1"), **{"X-EXTERNAL-ID": "10"})
    assert portal.incoming is not None
    told = portal.incoming.on(clock.now.date())
    assert [(each.system, each.key, each.what, each.outcome) for each in told] == [
        ("bank.va", "9", "snap 25", "2002500"),
        ("bank.va", "10", "snap 24", "4042412"),
    ]
