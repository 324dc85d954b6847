"""The books: every rupiah once, balanced by the database, whatever tells of it and in whatever order."""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import psycopg
import pytest

from licensing.case.paying_commands import ConfirmPayment, PayBack, VoidDebt
from licensing.city.people import Service
from licensing.money.receipt import Receipt
from licensing.records.proof import verify
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from tests.storage.money import BANK, PAID_FOR, billed, booked, debt_of, receipt
from tests.storage.process import NOW, officer, publish

Change = Callable[[dict[str, object]], list[dict[str, object]]]


@pytest.fixture(scope="module", autouse=True)
def published(worker: Records) -> None:
    publish(worker, PAID_FOR)


def code_of(records: Records, application: ApplicationNumber) -> str:
    return debt_of(records.cases.view(Service(), application).case).codes[-1]


def rows(url: str, application: ApplicationNumber) -> list[tuple[object, ...]]:
    found = booked(url, "select * from ledger where application = %s order by position", application)
    return [(row["kind"], row["amount"], row["account"]) for row in found]


def test_a_case_is_assessed_billed_paid_and_goes_on(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    (bill,) = booked(database_url, "select * from bills where code = %s", code)
    assert (bill["application"], bill["amount"], bill["number"]) == (application, 150_000, "SKRD/001/2026")
    payable = portal.receipts.payable(code, NOW)
    assert payable is not None
    assert (payable.standing, payable.amount_rupiah) == ("open", 150_000)
    assert portal.receipts.receive([receipt("A1", 150_000, code)]) == ["new"]
    case = worker.cases.view(Service(), application).case
    assert case.main is not None
    assert case.main.step == "rekomendasi"
    assert rows(database_url, application) == [
        ("assessed", 150_000, "4.1.02.03.01.0001"),
        ("paid", 150_000, "4.1.02.03.01.0001"),
    ]
    payable = portal.receipts.payable(code, NOW)
    assert payable is not None
    assert (payable.standing, payable.amount_rupiah) == ("paid", 0)


def test_told_again_by_anything_it_is_booked_once(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    told = receipt("B1", 150_000, code)
    stated = receipt("B1", 150_000, code, source="statement")
    assert portal.receipts.receive([told, told]) == ["new", "known"]
    before = rows(database_url, application)
    assert worker.receipts.receive([stated], stated=date(2026, 11, 24)) == ["known"]
    assert worker.receipts.receive([stated], stated=date(2026, 11, 25)) == ["known"]
    assert rows(database_url, application) == before
    (kept,) = booked(database_url, "select * from receipts where transaction = 'B1'")
    assert (kept["source"], kept["stated_on"], kept["application"]) == (
        "notice",
        date(2026, 11, 24),
        application,
    )


def test_a_movement_that_says_something_else_is_told_and_changes_nothing(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    assert portal.receipts.receive([receipt("C1", 150_000, code)]) == ["new"]
    before = rows(database_url, application)
    assert portal.receipts.receive([receipt("C1", 15_000, code, source="statement")]) == ["differs"]
    assert rows(database_url, application) == before
    (kept,) = booked(database_url, "select amount, other from receipts where transaction = 'C1'")
    assert kept["amount"] == 150_000
    assert kept["other"] == {"amount": 15_000, "reference": code, "source": "statement"}


@pytest.mark.parametrize("reference", ["", "bayar PBG pak RT", "26999999990", "26000000014"])
def test_money_for_nobody_is_kept(reference: str, portal: Records, database_url: str) -> None:
    transaction = f"D{abs(hash(reference))}"
    assert portal.receipts.receive([receipt(transaction, 100, reference)]) == ["new"]
    (kept,) = booked(database_url, "select * from receipts where transaction = %s", transaction)
    assert kept["application"] is None
    (row,) = booked(
        database_url, "select kind, amount from ledger where receipt = %s", f"{BANK}/{transaction}"
    )
    assert row == {"kind": "received", "amount": 100}


def test_what_could_not_be_told_is_told_by_the_next_look(
    portal: Records, worker: Records, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = billed(portal)
    code = code_of(worker, application)
    # Nobody will ever know what they are for: they stand before no other.
    portal.receipts.receive([receipt("E1", 1, "SETORAN TUNAI"), receipt("E2", 1, f"UNTUK {code}")])
    monkeypatch.setattr("storage.receipts.AT_ONCE", 1)
    late = receipt("E9", 150_000, code)
    with worker.database.bare() as connection:
        # Kept, and then whoever kept it died.
        connection.execute(
            "insert into receipts (receipt, bank, transaction, amount, paid_at, reference, channel, source)"
            " values (%s, %s, 'E9', 150000, %s, %s, 'virtual-account', 'notice')",
            (late.key, BANK, late.paid_at, code),
        )
        connection.execute(
            "insert into ledger (kind, debit, credit, amount, day, receipt)"
            " values ('received', 'cash', 'deposit', 150000, '2026-11-23', %s)",
            (late.key,),
        )
    assert worker.receipts.match(now=NOW) == 1
    assert worker.receipts.match(now=NOW) == 0
    assert [kind for kind, _, _ in rows(database_url, application)] == ["assessed", "paid"]


def test_confirmed_by_hand_and_stated_later_it_is_one_receipt(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    case = worker.cases.view(Service(), application).case
    confirmed = ConfirmPayment(debt_of(case).id, BANK, "F1", 150_000, date(2026, 11, 23))
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(officer("rina"), application, confirmed, now=NOW)
    assert refused.value.code == "four-eyes"
    portal.cases.handle(officer("joko"), application, confirmed, now=NOW)
    stated = receipt("F1", 150_000, code_of(worker, application), source="statement")
    assert worker.receipts.receive([stated], stated=date(2026, 11, 24)) == ["known"]
    (kept,) = booked(database_url, "select * from receipts where transaction = 'F1'")
    assert (kept["source"], kept["application"]) == ("by-hand", application)
    assert [kind for kind, _, _ in rows(database_url, application)] == ["assessed", "paid"]


def test_what_is_void_is_the_payers_again_and_lets_nobody_on(
    portal: Records, worker: Records, database_url: str
) -> None:
    application, joko = billed(portal), officer("joko")
    debt = debt_of(worker.cases.view(Service(), application).case).id
    portal.cases.handle(joko, application, VoidDebt(debt, "Salah luas."), now=NOW)
    portal.receipts.receive([receipt("G1", 150_000, code_of(worker, application))])
    case = worker.cases.view(Service(), application).case
    assert case.main is not None
    assert case.main.step == "pembayaran"
    back = PayBack(debt, receipt("G1", 1, "").key, 150_000, date(2026, 11, 23), "SP2D/1/2026")
    portal.cases.handle(joko, application, back, now=NOW)
    with pytest.raises(CommandRefused):
        portal.cases.handle(joko, application, back, now=NOW)
    assert rows(database_url, application) == [
        ("assessed", 150_000, "4.1.02.03.01.0001"),
        ("void", 150_000, "4.1.02.03.01.0001"),
        ("refunded", 150_000, ""),
    ]


def test_a_bill_that_carried_its_case_on_cannot_be_cancelled(portal: Records, worker: Records) -> None:
    """Otherwise a licence could be had for money that is paid back."""
    application = billed(portal)
    debt = debt_of(worker.cases.view(Service(), application).case).id
    portal.receipts.receive([receipt("M1", 150_000, code_of(worker, application))])
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(officer("joko"), application, VoidDebt(debt, "Salah."), now=NOW)
    assert refused.value.code == "not-now"


def test_the_database_lets_nothing_unbalanced_stand(worker: Records) -> None:
    wrong: Sequence[str] = (
        "insert into ledger (kind, debit, credit, amount, day, receipt) values"
        " ('received', 'cash', 'revenue', 1, '2026-11-23', 'bjb.va/A1')",
        "insert into ledger (kind, debit, credit, amount, day, receipt) values"
        " ('received', 'cash', 'deposit', 1, '2026-11-23', 'bjb.va/A1')",
        "insert into ledger (kind, debit, credit, amount, day, application, debt, receipt, event, line) values"
        " ('paid', 'deposit', 'receivable', 1, '2026-11-23', 'X', 'bayar', 'bjb.va/A1', 1, 1)",
        "insert into ledger (kind, debit, credit, amount, day, application, debt, event, line) values"
        " ('assessed', 'receivable', 'revenue', 0, '2026-11-23', 'X', 'bayar', 1, 1)",
        "update ledger set amount = 1",
        "delete from receipts",
    )
    for statement in wrong:
        with worker.database.bare() as connection, pytest.raises(psycopg.Error):
            connection.execute(statement.encode())


def test_who_sees_the_books(portal: Records) -> None:
    """Nobody whom the transaction does not name: neither applicants nor officers read what others pay."""
    with portal.database.bare() as connection:
        seen = connection.execute(
            "select (select count(*) from ledger), (select count(*) from receipts), (select count(*) from bills)"
        ).fetchone()
    assert seen == (0, 0, 0)


def test_order_does_not_matter(portal: Records, worker: Records, database_url: str) -> None:
    """A late payment that was paid first and becomes known last takes what a later one had paid."""
    first, second = (billed(portal) for _ in range(2))
    later = NOW + timedelta(days=45)
    for application, names in ((first, ("H", "I")), (second, ("J", "K"))):
        code = code_of(worker, application)
        early = receipt(f"{names[0]}1", 100_000, code)
        late = receipt(f"{names[1]}1", 100_000, code, at=later)
        told: list[Receipt] = [early, late] if application == first else [late, early]
        for each in told:
            portal.receipts.receive([each])

    def standing(application: ApplicationNumber) -> dict[tuple[object, ...], object]:
        found = booked(
            database_url,
            "select kind, account, day, sum(amount)::text as amount from ledger"
            " where application = %s group by 1, 2, 3",
            application,
        )
        return {
            (row["kind"], row["account"], row["day"]): row["amount"] for row in found if row["amount"] != "0"
        }

    assert standing(first) == standing(second)


def test_the_audit_finds_what_was_changed_in_books_and_receipts(
    portal: Records, worker: Records, database_url: str
) -> None:
    application = billed(portal)
    portal.receipts.receive([receipt("L1", 150_000, code_of(worker, application)), receipt("L2", 7, "")])
    assert worker.audit.seal(now=NOW)
    assert worker.audit.verify().breaches == ()
    lines = [json.loads(text) for text in worker.audit.export()]

    def found(*, change: Change) -> str:
        changed = [each for line in lines for each in change({**line})]
        return " ".join(breach.message for breach in verify(map(json.dumps, changed)).breaches)

    def of_receipt(transaction: str, **changed: object) -> Change:
        name = f"{BANK}/{transaction}"
        return lambda line: [
            {**line, **(changed if line["line"] == "receipt" and line["receipt"] == name else {})}
        ]

    def of_row(kind: str, **changed: object) -> Change:
        return lambda line: [
            {**line, **(changed if line.get("kind") == kind and line["line"] == "ledger" else {})}
        ]

    def without(transaction: str, kind: str = "") -> Change:
        name = f"{BANK}/{transaction}"
        return lambda line: [] if line.get("receipt") == name and kind in (line.get("kind"), "") else [line]

    def twice(line: dict[str, object]) -> list[dict[str, object]]:
        return [line, line] if "money-received" in str(line.get("events")) else [line]

    assert found(change=lambda line: [line]) == ""
    assert "is not the one that was recorded" in found(change=of_receipt("L2", amount=8))
    assert "is not the one that was recorded" in found(change=of_receipt("L2", reference="x"))
    assert "does not say what follows" in found(change=of_row("paid", amount=1))
    assert "does not say what follows" in found(change=of_row("received", day="2026-01-01"))
    assert "does not say what follows" in found(change=of_row("assessed", account="4.1.01"))
    assert "does not stand in the books" in found(change=without("L1", "paid"))
    assert "does not fit the" in found(change=without("L2"))
    for change in (
        of_receipt("L1", amount=149_999),
        of_receipt("L1", paid_at="2026-11-22T03:00:00Z"),
        of_receipt("L1", receipt=f"{BANK}/L9"),
        twice,
    ):
        assert "of no receipt of this amount and day, or is told twice" in found(change=change)
    assert "follows from nothing" in found(
        change=lambda line: [line, {**line, "event": 999}] if line.get("kind") == "assessed" else [line]
    )
