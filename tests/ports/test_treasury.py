"""What was received, as whoever keeps the books looks through it: the same in memory and on PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from threading import Barrier, Thread

import pytest

from licensing.case.paying_commands import AssignReceipt, ConfirmPayment, PayBack, VoidDebt
from licensing.city.oversight import Oversight
from licensing.city.people import Officer, Service, Tracker
from licensing.money.debt import Debt
from licensing.ports.treasury import OtherTelling, Received, Which
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from tests.ports.stories import Ports
from tests.storage.money import BANK, PAID_FOR, billed, debt_of, receipt
from tests.storage.process import NOW, officer, publish

_NUMBERS = count(1)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module", autouse=True)
def published(izin: Ports) -> None:
    publish(izin, PAID_FOR)


@pytest.fixture
def name() -> str:
    """A bank's number of a movement that no other test has."""
    return f"T{next(_NUMBERS)}"


def treasurer(id: str = "joko") -> Officer:
    return replace(officer(id), oversees=Oversight(keeps_books=True))


def debt(izin: Ports, application: ApplicationNumber) -> Debt:
    return debt_of(izin.cases.view(Service(), application).case)


def found(records: Ports, name: str, which: Which = "all", by: Officer | None = None) -> list[Received]:
    """What a list has of one movement."""
    rows = records.treasury.received(by or treasurer(), which, now=NOW, limit=500)
    return [each for each in rows if each.receipt.transaction == name]


def test_what_a_bank_told_and_what_became_of_it(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    code = debt(izin, application).codes[-1]
    assert portal.treasury.billed(code) == application
    assert portal.treasury.billed("26099999999") is None
    told = receipt(name, 200_000, code)
    portal.receipts.receive([told])
    (kept,) = found(portal, name)
    assert (kept.receipt, kept.application, kept.left_rupiah, kept.other) == (told, application, 50_000, None)
    assert portal.treasury.receipt(treasurer(), told.key) == kept
    assert found(portal, name, "too-much") == [kept]
    assert found(portal, name, "for-nobody") == []


def test_nobody_but_who_keeps_the_books_sees_any_of_it(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    told = receipt(name, 100, debt(izin, application).codes[-1])
    portal.receipts.receive([told])
    for party in (officer("joko"), officer("budi"), Tracker(application)):
        assert portal.treasury.received(party, now=NOW) == ()
        assert portal.treasury.receipt(party, told.key) is None
        assert set(portal.treasury.counts(party, now=NOW).values()) == {0}


def test_money_for_nobody_is_somebodys_once_it_is_said(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    told = receipt(name, 150_000, "retribusi pak RT")
    before = portal.treasury.counts(treasurer(), now=NOW)["for-nobody"]
    portal.receipts.receive([told])
    assert len(found(portal, name, "for-nobody")) == 1
    assert portal.treasury.counts(treasurer(), now=NOW)["for-nobody"] == before + 1
    command = AssignReceipt(debt(izin, application).id, told)
    for _ in range(2):
        portal.cases.handle(treasurer(), application, command, now=NOW)
    (kept,) = found(portal, name)
    assert (kept.application, kept.left_rupiah) == (application, 0)
    assert found(portal, name, "for-nobody") == []


def test_a_receipt_is_told_by_one_case_and_by_no_other_even_where_nothing_takes_it(
    portal: Ports, izin: Ports, name: str
) -> None:
    one, other = billed(portal), billed(portal)
    for each in (one, other):
        portal.cases.handle(officer("joko"), each, VoidDebt(debt(izin, each).id, "Keliru."), now=NOW)
    told = receipt(name, 150_000, "")
    portal.receipts.receive([told])
    portal.cases.handle(officer("joko"), one, AssignReceipt(debt(izin, one).id, told), now=NOW)
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(officer("joko"), other, AssignReceipt(debt(izin, other).id, told), now=NOW)
    assert refused.value.code == "already-there"
    assert debt(izin, other).paid == ()
    assert [each.application for each in found(portal, name)] == [one]


def test_of_two_who_assign_it_at_once_one_does(portal: Ports, izin: Ports, name: str) -> None:
    applications = [billed(portal) for _ in range(4)]
    told = receipt(name, 150_000, "")
    portal.receipts.receive([told])
    begin, refusals = Barrier(len(applications)), list[str]()

    def assign(application: ApplicationNumber) -> None:
        command = AssignReceipt(debt(izin, application).id, told)
        begin.wait()
        try:
            portal.cases.handle(officer("joko"), application, command, now=NOW)
        except CommandRefused as refused:
            refusals.append(refused.code)

    threads = [Thread(target=assign, args=(each,)) for each in applications]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert refusals == ["already-there"] * 3
    assert sum(len(debt(izin, each).paid) for each in applications) == 1


def test_what_is_paid_back_is_left_no_more(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    told = receipt(name, 200_000, debt(izin, application).codes[-1])
    portal.receipts.receive([told])
    back = PayBack(debt(izin, application).id, told.key, 30_000, TODAY, "SP2D/1")
    portal.cases.handle(officer("joko"), application, back, now=NOW)
    assert [each.left_rupiah for each in found(portal, name, "too-much")] == [20_000]
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(officer("joko"), application, replace(back, amount_rupiah=10_000), now=NOW)
    assert set(refused.value.fields) == {"order"}
    rest = replace(back, amount_rupiah=20_000, order="SP2D/2")
    portal.cases.handle(officer("joko"), application, rest, now=NOW)
    assert found(portal, name, "too-much") == []
    assert [each.left_rupiah for each in found(portal, name)] == [0]


def test_a_cancelled_bill_leaves_all_that_was_paid(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    portal.receipts.receive([receipt(name, 100_000, debt(izin, application).codes[-1])])
    portal.cases.handle(
        officer("joko"), application, VoidDebt(debt(izin, application).id, "Keliru."), now=NOW
    )
    assert [each.left_rupiah for each in found(portal, name, "too-much")] == [100_000]


def test_two_tellings_that_do_not_agree_stand_beside_each_other(
    portal: Ports, izin: Ports, name: str
) -> None:
    application = billed(portal)
    code = debt(izin, application).codes[-1]
    portal.receipts.receive([receipt(name, 150_000, code)])
    assert found(portal, name, "differs") == []
    portal.receipts.receive([receipt(name, 15_000, code, source="statement")], stated=TODAY)
    (kept,) = found(portal, name, "differs")
    assert kept.receipt.amount_rupiah == 150_000
    assert kept.other == OtherTelling(15_000, code, "statement")


def test_what_no_statement_has_after_two_days(portal: Ports, izin: Ports, name: str) -> None:
    code = debt(izin, billed(portal)).codes[-1]
    told = receipt(name, 100, code, at=NOW - timedelta(days=2))
    fresh = receipt(f"{name}b", 100, code, at=NOW - timedelta(days=2) + timedelta(seconds=1))
    portal.receipts.receive([told, fresh])
    assert len(found(portal, name, "unstated")) == 1
    assert found(portal, f"{name}b", "unstated") == []
    portal.receipts.receive([replace(told, source="statement")], stated=TODAY)
    assert found(portal, name, "unstated") == []
    assert [each.stated_on for each in found(portal, name)] == [TODAY]


def test_read_off_a_statement_it_is_a_receipt_like_any_other(portal: Ports, izin: Ports, name: str) -> None:
    application = billed(portal)
    confirmed = ConfirmPayment(debt(izin, application).id, BANK, name, 150_000, TODAY)
    portal.cases.handle(officer("joko"), application, confirmed, now=NOW)
    (kept,) = found(portal, name)
    assert (kept.receipt.source, kept.receipt.channel, kept.application) == (
        "by-hand",
        "transfer",
        application,
    )


def test_newest_first_and_in_pages(portal: Ports, izin: Ports, name: str) -> None:
    at = [NOW + timedelta(days=300, hours=hour) for hour in (2, 3, 1)]
    portal.receipts.receive([receipt(f"{name}.{n}", 100, "", at=when) for n, when in enumerate(at)])
    pages = [portal.treasury.received(treasurer(), now=NOW, limit=2, offset=start) for start in (0, 2)]
    shown = [each.receipt.transaction for page in pages for each in page]
    assert shown[:3] == [f"{name}.1", f"{name}.0", f"{name}.2"]
