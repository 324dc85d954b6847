"""A bank's sandbox and Izin: what people pay is known once, however its notices come; the statement says the same."""

import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from flows.agencies.banks import banks_of, inbound_settings
from flows.agencies.kinds import connector_of
from flows.agencies.snap import SnapBank
from flows.agencies.snap_line import SnapLine
from licensing.clock.calendar import WIB
from licensing.history.effects import Answered
from licensing.money.receipt import Receipt
from licensing.money.statements.camt053 import read_camt053
from licensing.money.statements.comma_separated import read_csv
from licensing.money.statements.statement import Statement
from licensing.scenarios.memory_incoming import MemoryIncoming
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, FieldId
from portal.app import create_app
from portal.services import Portal
from tests.connectors.bank_and_izin import BANK, Bank, bank, serving
from tests.portal import permit
from tests.portal.bank import Receipts
from tests.portal.memory import in_memory

CODE = "9001000000012345"
KEY = EffectKey("REG-COBA-20261128-00001.bayar.1.qr")
Result = TypeVar("Result")
FAULTS = ("twice", "late", "out-of-order", "wrong-signature", "stale")


@pytest.fixture(scope="module")
def running() -> Iterator[Bank]:
    with bank() as running:
        yield running


@pytest.fixture
def receipts() -> Receipts:
    return Receipts()


@pytest.fixture
def at_bank(running: Bank, receipts: Receipts) -> Iterator[Bank]:
    """The bank, calling a portal with nothing received yet, and everything well."""
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))
    portal = Portal(
        memory.archive,
        memory.cases,
        memory.documents,
        memory.accounts,
        memory.people,
        memory.drafts,
        memory.register,
        "rahasia untuk tanda tangan kuki",
        "https://izin.example",
        receipts=receipts,
        incoming=MemoryIncoming(),
        banks=banks_of(running.systems, running.settings),
    )
    with serving(create_app(portal)) as url:
        running.admin.delete("/admin/faults").raise_for_status()
        running.admin.put("/admin/portal", json={"url": url}).raise_for_status()
        yield running
        running.settles()


def asked(running: Bank, do: Callable[[SnapBank], Coroutine[None, None, Result]], **settings: str) -> Result:
    async def done() -> Result:
        connector = connector_of(running.systems[BANK], {**running.settings, **settings})
        assert isinstance(connector, SnapBank)
        try:
            return await do(connector)
        finally:
            await connector.close()

    return asyncio.run(done())


def paid(receipts: Receipts) -> set[tuple[str, int, str]]:
    return {(each.transaction, each.amount_rupiah, each.reference) for each in receipts.kept.values()}


def stated(running: Bank) -> Statement:
    """What the bank states of today, the same in every kind of statement."""
    today = datetime.now(WIB).date()
    csv = read_csv(running.admin.get(f"/admin/statements/{today}.csv").content, BANK, "koran.csv")
    camt = read_camt053(running.admin.get(f"/admin/statements/{today}.xml").content, BANK, "koran.xml")
    told = asked(running, lambda connector: connector.statement(today))
    in_order = sorted(told.receipts, key=lambda each: each.transaction)
    assert csv.receipts == tuple(in_order)
    assert _plain(csv.receipts) == _plain(camt.receipts)
    assert csv.debits == camt.debits == told.debits
    return csv


def _plain(receipts: tuple[Receipt, ...]) -> set[Receipt]:
    return {replace(each, paid_at=each.paid_at.replace(microsecond=0)) for each in receipts}


def test_what_a_code_asks_for_is_paid_and_known(at_bank: Bank, receipts: Receipts) -> None:
    receipts.asking[CODE] = ("open", 388_800)
    answer = at_bank.pays(CODE)
    assert answer.status_code == 201
    at_bank.settles()
    assert paid(receipts) == {(answer.json()["number"], 388_800, CODE)}


def test_what_asks_for_nothing_is_not_paid(at_bank: Bank, receipts: Receipts) -> None:
    receipts.asking[CODE] = ("paid", 0)
    before = len(at_bank.told())
    answer = at_bank.pays(CODE)
    assert (answer.status_code, answer.json()["responseCode"]) == (409, "4042414")
    assert len(at_bank.told()) == before


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_with_a_notice_money_is_known_once(
    at_bank: Bank, receipts: Receipts, fault: str
) -> None:
    at_bank.order(fault, times=1, seconds=0.2)
    numbers = [
        at_bank.pays(CODE, amount, channel).json()["number"] for amount, channel in ((1, "VA"), (2, "QRIS"))
    ]
    at_bank.settles()
    assert paid(receipts) == {(numbers[0], 1, CODE), (numbers[1], 2, CODE)}
    fates = {each["number"]: each for each in at_bank.told()}
    assert fates[numbers[0]]["fault"] == fault
    assert str(fates[numbers[0]]["code"]).startswith("200")


def test_what_was_never_told_is_in_the_statement(at_bank: Bank, receipts: Receipts) -> None:
    at_bank.order("lost", times=1)
    lost = at_bank.pays(CODE, 3).json()["number"]
    moved = at_bank.pays("", 4, "TRANSFER").json()["number"]
    at_bank.admin.post("/admin/fee").raise_for_status()
    at_bank.settles()
    assert not receipts.kept
    statement = stated(at_bank)
    assert {lost, moved} <= {each.transaction for each in statement.receipts}
    assert statement.debits
    assert statement.stated_on == datetime.now(WIB).date()


def test_the_statement_knows_what_was_told_and_adds_nothing(at_bank: Bank, receipts: Receipts) -> None:
    receipts.receive(stated(at_bank).receipts)
    for amount in (5, 6, 7):
        at_bank.pays(CODE, amount)
    at_bank.settles()
    before = dict(receipts.kept)
    for _ in range(2):
        assert set(receipts.receive(stated(at_bank).receipts)) == {"known"}
    assert receipts.kept == before


def test_a_long_statement_comes_in_pages(at_bank: Bank, receipts: Receipts) -> None:
    day = datetime(2026, 1, 5, 2, tzinfo=UTC)
    for nth in range(123):
        at = (day + timedelta(seconds=nth // 7)).isoformat()
        told = {"code": CODE, "amount": nth + 1, "channel": "TRANSFER", "at": at}
        at_bank.admin.post("/admin/pay", json=told).raise_for_status()
    statement = asked(at_bank, lambda connector: connector.statement(day.date()))
    assert sorted(each.amount_rupiah for each in statement.receipts) == list(range(1, 124))


@pytest.mark.parametrize(("amounts", "read"), [((3, 3), [3]), ((3, 4), None)])
def test_what_a_statement_has_twice_is_one_movement_or_told(
    running: Bank, monkeypatch: pytest.MonkeyPatch, amounts: tuple[int, ...], read: list[int] | None
) -> None:
    """Money is never dropped because another movement has its number."""
    told = [
        {"amount": {"value": f"{amount}.00", "currency": "IDR"}, "transactionId": "T1", "type": "CREDIT",
         "transactionDate": "2026-11-28T09:00:00+07:00", "detailInfo": {"channel": "VA"}}
        for amount in amounts
    ]  # fmt: skip

    async def answers(*_: object) -> bytes:
        return json.dumps({"responseCode": "2001400", "detailData": told}).encode()

    monkeypatch.setattr(SnapLine, "call", answers)

    def ask() -> Statement:
        return asked(running, lambda connector: connector.statement(date(2026, 11, 28)))

    if read is None:
        with pytest.raises(ConnectorFailed, match="has this number already"):
            ask()
    else:
        assert [each.amount_rupiah for each in ask().receipts] == read


def test_a_qris_is_made_for_a_bill_and_the_same_again_under_its_key(at_bank: Bank) -> None:
    until = datetime(2026, 12, 28, tzinfo=WIB)

    async def made(connector: SnapBank) -> list[str]:
        return [await connector.qr(CODE, 388_800, until, KEY) for _ in range(2)]

    first, again = asked(at_bank, made)
    assert first == again
    assert CODE in first
    assert "5406388800" in first


def test_a_step_asks_for_a_qris_as_for_anything(at_bank: Bank) -> None:
    shape = at_bank.systems[BANK].shape
    request = {
        FieldId("kode"): CODE,
        FieldId("jumlah"): 388_800,
        FieldId("sampai"): "2026-12-28T00:00:00+07:00",
    }
    said = asked(at_bank, lambda connector: connector.ask(shape, request, KEY))
    assert isinstance(said, Answered)
    assert str(said.answers[FieldId("qr")]).startswith("000201")


def test_an_operator_is_told_what_is_wrong(at_bank: Bank) -> None:
    asked(at_bank, lambda connector: connector.check_config())
    other = at_bank.settings["IZIN_SYSTEM_SANDBOX_BANK_PUBLIC_KEY"]
    with pytest.raises(ConnectorFailed, match=r"4017300\. Compare IZIN_SYSTEM_BANK_SECRET") as wrong:
        asked(at_bank, lambda connector: connector.check_config(), IZIN_SYSTEM_BANK_PRIVATE_KEY=other)
    assert not wrong.value.retryable
    with pytest.raises(ConnectorFailed, match="4014700") as wrong:
        asked(at_bank, lambda it: it.qr(CODE, 1, datetime.now(WIB), KEY), IZIN_SYSTEM_BANK_SECRET="x" * 20)
    assert CODE not in str(wrong.value)
    with pytest.raises(ConnectorFailed, match="is not reachable") as away:
        asked(at_bank, lambda it: it.check_config(), IZIN_SYSTEM_BANK_URL="http://127.0.0.1:9")
    assert away.value.retryable


def test_the_portal_is_handed_what_banks_prove_themselves_with_and_nothing_more(running: Bank) -> None:
    handed = inbound_settings(running.systems, running.settings)
    assert set(handed) == {"IZIN_SYSTEM_BANK_PUBLIC_KEY", "IZIN_SYSTEM_BANK_OWN_SECRET"}
    assert set(banks_of(running.systems, handed)) == {"BANKCONTOH"}


def test_a_bank_that_is_configured_by_half_cannot_call(
    running: Bank, caplog: pytest.LogCaptureFixture
) -> None:
    half = {"IZIN_SYSTEM_BANK_PUBLIC_KEY": running.settings["IZIN_SYSTEM_BANK_PUBLIC_KEY"]}
    assert not banks_of(running.systems, half)
    assert "bank.va: IZIN_SYSTEM_BANK_OWN_SECRET is not set." in caplog.text
    caplog.clear()
    assert not banks_of(running.systems, {})
    assert not caplog.text
