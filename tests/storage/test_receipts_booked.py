"""What the database refuses of receipts, whoever asks: the case tells nothing then, and the books stay as they were."""

from datetime import date

import pytest

from licensing.case.paying_commands import ConfirmPayment
from licensing.city.people import Service
from licensing.words.errors import CommandRefused
from storage import Records
from tests.storage.money import BANK, PAID_FOR, billed, booked, debt_of, receipt
from tests.storage.process import NOW, officer, publish


@pytest.fixture(scope="module", autouse=True)
def published(worker: Records) -> None:
    publish(worker, PAID_FOR)


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
