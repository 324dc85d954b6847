"""What the database refuses of receipts, whoever asks: the case tells nothing then, and the books stay as they were."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from licensing.case.paying_commands import ConfirmPayment
from licensing.city.people import Party, Service
from licensing.money.receipt import Receipt
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from storage.receipts import SqlReceipts
from tests.storage.money import BANK, PAID_FOR, billed, booked, debt_of, receipt
from tests.storage.process import NOW, officer, publish


@pytest.fixture(scope="module", autouse=True)
def published(worker: Records) -> None:
    publish(worker, PAID_FOR)


def code_of(records: Records, application: ApplicationNumber) -> str:
    return debt_of(records.cases.view(Service(), application).case).codes[-1]


def test_what_an_officer_reads_off_says_what_the_bank_told_or_is_refused_by_the_database(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    portal.receipts.receive([receipt("ZB1", 150_000, "tanpa kode")])
    debt = debt_of(worker.cases.view(Service(), application).case).id
    for amount in (149_999, 150_001):
        confirmed = ConfirmPayment(debt, BANK, "ZB1", amount, date(2026, 11, 23))
        with pytest.raises(CommandRefused) as refused:
            portal.cases.handle(officer("joko"), application, confirmed, now=NOW)
        assert refused.value.code == "already-there"
    assert debt_of(worker.cases.view(Service(), application).case).paid == ()
    (kept,) = booked(database_url, "select application, left_over from receipts where transaction = 'ZB1'")
    assert kept == {"application": None, "left_over": 150_000}


def test_what_is_left_of_each_receipt_is_what_the_books_say(worker: Records, database_url: str) -> None:
    wrong = booked(
        database_url,
        "select r.receipt from receipts r where r.left_over <> (select"
        " sum(case l.kind when 'received' then l.amount else -l.amount end) from ledger l"
        " where l.receipt = r.receipt)",
    )
    assert wrong == []


def keep_only(portal: Records, told: Receipt) -> None:
    """Keep a receipt, and die before its case is told of it."""

    def die(*_: object) -> bool:
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlReceipts, "_tell", die)
        portal.receipts.receive([told])


def paid_on(url: str, application: ApplicationNumber) -> list[tuple[object, object]]:
    rows = booked(url, "select day, amount from ledger where kind = 'paid' and application = %s", application)
    return [(row["day"], row["amount"]) for row in rows]


def test_a_case_is_told_what_was_told_first_whatever_tells_it_again(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    first = receipt("ZC1", 150_000, code)
    keep_only(portal, first)
    # On the statement it counts two months later, when interest would be owed.
    again = replace(first, paid_at=NOW + timedelta(days=60), source="statement")
    assert worker.receipts.receive([again], stated=date(2027, 1, 22)) == ["known"]
    assert paid_on(database_url, application) == [(date(2026, 11, 23), 150_000)]


def test_the_first_reference_that_is_of_a_bill_counts(
    portal: Records, worker: Records, database_url: str
) -> None:
    first, second = billed(portal), billed(portal)
    of_first = receipt("ZD1", 150_000, code_of(worker, first))
    keep_only(portal, of_first)
    assert portal.receipts.receive([replace(of_first, reference=code_of(worker, second))]) == ["differs"]
    assert (len(paid_on(database_url, first)), paid_on(database_url, second)) == (1, [])
    unknown = receipt("ZD2", 150_000, "RRN 0012")
    portal.receipts.receive([unknown])
    keep_only(portal, replace(unknown, reference=code_of(worker, second)))
    assert worker.receipts.match(now=NOW) == 1
    assert len(paid_on(database_url, second)) == 1


def test_an_officer_reads_off_the_day_the_bank_told_whoever_is_first(
    portal: Records, worker: Records, database_url: str
) -> None:
    """Otherwise late money would be in time by her word."""
    application, joko = billed(portal), officer("joko")
    debt = debt_of(worker.cases.view(Service(), application).case).id
    late = NOW + timedelta(days=60)
    portal.receipts.receive([receipt("ZE1", 1_000, "tanpa kode", at=late)])
    told = ConfirmPayment(debt, BANK, "ZE1", 1_000, NOW.date())
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(joko, application, told, now=late)
    assert refused.value.code == "already-there"
    portal.cases.handle(joko, application, replace(told, transaction="ZE2"), now=late)
    same = receipt("ZE2", 1_000, "", source="statement")
    assert worker.receipts.receive([same], stated=NOW.date()) == ["known"]
    other = replace(same, paid_at=late)
    assert worker.receipts.receive([other], stated=late.date()) == ["differs"]
    (kept,) = booked(database_url, "select other from receipts where transaction = 'ZE2'")
    assert kept["other"] == {"amount": 1_000, "reference": "", "source": "statement", "paid_on": "2027-01-22"}


def test_references_that_only_look_like_a_code_hold_nobody_up(portal: Records, worker: Records) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    portal.receipts.receive([receipt(f"ZF{n}", 1, f"untuk {code}") for n in range(3)])
    keep_only(portal, receipt("ZF9", 150_000, code))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.receipts.AT_ONCE", 3)
        assert worker.receipts.match(now=NOW) == 1


def test_a_bug_in_one_case_holds_up_the_money_of_no_other(
    portal: Records, worker: Records, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = billed(portal), billed(portal)
    keep_only(portal, receipt("ZG1", 150_000, code_of(worker, first)))
    keep_only(portal, receipt("ZG2", 150_000, code_of(worker, second)))
    tell = SqlReceipts._match

    def fails(self: SqlReceipts, told: Receipt, code: str | None, by: Party | None) -> bool:
        if told.transaction == "ZG1":
            raise KeyError("what somebody typed")
        return tell(self, told, code, by)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlReceipts, "_match", fails)
        assert worker.receipts.match(now=NOW) == 1
    assert (paid_on(database_url, first), len(paid_on(database_url, second))) == ([], 1)
    assert "this is a bug: KeyError." in caplog.text
    assert "what somebody typed" not in caplog.text
    assert worker.receipts.match(now=NOW) == 1
    assert len(paid_on(database_url, first)) == 1
