"""Months that have begun: part of one counts as one, as interest on a late payment is reckoned."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from licensing.values.conditions import Vocabulary
from licensing.values.types import DAY, MONEY

VOCABULARY = Vocabulary({"form.due": DAY, "form.paid": DAY, "form.owed": MONEY})
INTEREST = 'money(form.owed * 0.01 * min(months(form.due, form.paid), 24), "down 1")'
DUE = date(2027, 1, 15)


def computed(text: str, due: date | None, paid: date | None, owed: int = 0) -> object:
    facts = {"form.due": due, "form.paid": paid, "form.owed": owed}
    return VOCABULARY.value(text).term.compute(facts)


@pytest.mark.parametrize(
    ("paid", "months", "interest"),
    [
        (DUE - timedelta(days=40), 0, 0),
        (DUE, 0, 0),
        (DUE + timedelta(days=1), 1, 11_819),
        (date(2027, 2, 15), 1, 11_819),
        (date(2027, 2, 16), 2, 23_638),
        (date(2029, 1, 15), 24, 283_662),
        (date(2029, 7, 15), 30, 283_662),
    ],
)
def test_interest_is_one_per_cent_for_each_month_begun_and_at_most_24(
    paid: date, months: int, interest: int
) -> None:
    assert computed("months(form.due, form.paid)", DUE, paid) == months
    assert computed(INTEREST, DUE, paid, 1_181_925) == interest


@pytest.mark.parametrize(
    ("due", "paid", "months"),
    [
        (date(2027, 1, 31), date(2027, 2, 28), 1),
        (date(2027, 1, 31), date(2027, 3, 1), 2),
        (date(2027, 1, 31), date(2027, 3, 31), 2),
        (date(2027, 1, 31), date(2027, 4, 1), 3),
        (date(2028, 1, 30), date(2028, 2, 29), 1),
        (date(2028, 2, 29), date(2029, 2, 28), 12),
        (None, date(2027, 4, 1), 0),
        (date(2027, 4, 1), None, 0),
    ],
)
def test_a_month_ends_on_the_day_of_its_number_or_the_last_one(
    due: date | None, paid: date | None, months: int
) -> None:
    assert computed("months(form.due, form.paid)", due, paid) == months


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(-400, 4_000))
def test_months_are_counted_as_one_would_on_a_calendar(due: date, later: int) -> None:
    paid, months = due + timedelta(days=later), 0
    while due + relativedelta(months=months) < paid:
        months += 1
    assert computed("months(form.due, form.paid)", due, paid) == months


def test_months_are_said_and_spelt() -> None:
    term = VOCABULARY.value('months("2027-01-15", form.paid)').term
    assert term.write() == 'months("2027-01-15", form.paid)'
    assert (
        term.say({}).id
        == "jumlah bulan sesudah 15 Januari 2027 sampai form.paid, bagian bulan dihitung penuh"
    )
    assert term.say({}).en == "the months after 15 January 2027 through form.paid, part of one counted as one"
