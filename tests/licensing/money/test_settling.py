"""What pays what, beside a reckoning rupiah by rupiah; and books that stand whatever came first."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.money.books import SIDES, books, postings
from licensing.money.debt import AccountCode, Debt, DebtId, Interest, Paid, PaidBack
from licensing.money.receipt import ReceiptKey
from licensing.money.settling import settle

DUE = date(2026, 4, 1)
DEBT = Debt(
    DebtId("bayar"),
    AccountCode("4.1.02.03.01.0001"),
    1_000_000,
    0,
    date(2026, 3, 2),
    DUE,
    Interest(Decimal(1), 24, AccountCode("4.1.04.12.01.0001")),
)
DAYS = st.integers(-30, 1_000).map(lambda days: DUE + timedelta(days=days))
AMOUNTS = st.integers(1, 2_500)
PAYMENTS = st.lists(st.tuples(AMOUNTS, DAYS, st.booleans()), max_size=6)


def paid(*payments: tuple[int, date, bool]) -> tuple[Paid, ...]:
    return tuple(
        Paid(ReceiptKey(f"bank/{n}"), amount, day, counts) for n, (amount, day, counts) in enumerate(payments)
    )


def months(day: date) -> int:
    """Counted month by month on the calendar."""
    begun = 0
    while begun < 24:
        year, month = divmod(DUE.month - 1 + begun, 12)
        last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
        leap = month == 1 and (DUE.year + year) % 4 == 0
        until = date(DUE.year + year, month + 1, min(DUE.day, last + leap))
        if day <= until:
            break
        begun += 1
    return begun


@pytest.mark.parametrize(
    ("day", "interest"),
    [
        ("2026-03-31", 0),
        ("2026-04-01", 0),
        ("2026-04-02", 10_000),
        ("2026-05-01", 10_000),
        ("2026-05-02", 20_000),
        ("2028-04-01", 240_000),
        ("2028-10-01", 240_000),
    ],
)
def test_interest_of_a_day_a_month_a_month_and_a_day_and_two_years(day: str, interest: int) -> None:
    on = date.fromisoformat(day)
    assert settle(DEBT).payable_rupiah(on) == 1_000_000 + interest
    assert settle(replace(DEBT, paid=paid((1_000_000 + interest, on, True)))).is_settled


@given(payments=PAYMENTS, owed=st.integers(0, 4_000))
def test_every_rupiah_goes_where_a_reckoning_rupiah_by_rupiah_puts_it(
    payments: list[tuple[int, date, bool]], owed: int
) -> None:
    settled = settle(replace(DEBT, assessed_rupiah=owed, paid=paid(*payments)))
    left = owed
    for share in settled.shares:
        amount, day, counts = payments[int(share.receipt.partition("/")[2])]
        assert share.principal_rupiah + share.interest_rupiah + share.over_rupiah == amount
        rate = Fraction(months(day), 100)
        principal = 0
        while counts and principal < left and (principal + 1) + int((principal + 1) * rate) <= amount:
            principal += 1
        assert share.principal_rupiah == principal
        left -= principal
        if counts and left:
            assert share.over_rupiah == 0
        else:
            assert share.interest_rupiah == int(principal * rate)
    assert settled.unpaid_rupiah == left


@given(payments=PAYMENTS, data=st.data())
def test_the_books_are_the_same_whatever_became_known_first(
    payments: list[tuple[int, date, bool]], data: st.DataObject
) -> None:
    """Posted one after another in any order, what stands is what stands where all is known at once."""
    debt = replace(DEBT, assessed_rupiah=2_000)
    known = paid(*payments)
    order = data.draw(st.permutations(known))
    stands: dict[object, int] = {}
    before: dict[DebtId, Debt] = {}
    for n in range(len(order) + 1):
        after = {debt.id: replace(debt, paid=tuple(order[:n]))}
        for entry, amount in postings(before, after):
            assert amount
            stands[entry] = stands.get(entry, 0) + amount
        before = after
    wanted = books({debt.id: replace(debt, paid=known)})
    assert {entry: amount for entry, amount in stands.items() if amount} == dict(wanted)


def test_what_was_paid_back_pays_nothing_that_is_assessed_later() -> None:
    (once,) = paid((1_500_000, DUE, True))
    over = replace(DEBT, paid=(once,), paid_back=(PaidBack(once.receipt, 500_000, DUE),))
    (share,) = settle(over).shares
    assert (share.principal_rupiah, share.left_rupiah) == (1_000_000, 0)
    again = settle(replace(over, assessed_rupiah=1_500_000))
    assert (again.unpaid_rupiah, again.shares[0].left_rupiah) == (500_000, 0)


@given(
    payments=PAYMENTS,
    backs=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 2_500)), max_size=3),
    owed=st.integers(0, 6_000),
    void=st.booleans(),
    ended=st.booleans(),
)
def test_nobody_pays_more_than_she_owes_and_no_receipt_gives_more_than_it_brought(
    payments: list[tuple[int, date, bool]], backs: list[tuple[int, int]], owed: int, void: bool, ended: bool
) -> None:
    """Also where another amount is assessed after money was paid back."""
    debt = replace(
        DEBT,
        assessed_rupiah=2_000,
        paid=paid(*payments),
        void=DUE if void else None,
        ended=DUE if ended else None,
    )
    for receipt, amount in backs:
        left = {share.receipt: share.left_rupiah for share in settle(debt).shares}
        key = ReceiptKey(f"bank/{receipt}")
        if amount <= left.get(key, 0):
            debt = replace(debt, paid_back=(*debt.paid_back, PaidBack(key, amount, DUE)))
    debt = replace(debt, assessed_rupiah=owed)
    assert all(share.left_rupiah >= 0 for share in settle(debt).shares)
    stands = books({debt.id: debt})
    balance: dict[str, int] = {}
    given: dict[ReceiptKey, int] = {}
    for entry, amount in stands.items():
        debit, credit = SIDES[entry.kind]
        balance[debit] = balance.get(debit, 0) + amount
        balance[credit] = balance.get(credit, 0) - amount
        if entry.receipt:
            given[entry.receipt] = given.get(entry.receipt, 0) + amount
    assert sum(balance.values()) == 0
    assert balance.get("receivable", 0) == (0 if ended or void else settle(debt).unpaid_rupiah)
    brought = {each.receipt: each.amount_rupiah for each in debt.paid}
    assert all(0 <= amount <= brought[receipt] for receipt, amount in given.items())
