"""Amounts are rounded as it is written, to the rupiah, and figures are cut as the building system cuts them."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.values.conditions import Vocabulary
from licensing.values.rounding import MODES
from licensing.values.types import EXACT, MONEY, WHOLE
from licensing.values.wrong import ConditionWrong

VOCABULARY = Vocabulary({"form.luas": EXACT, "form.jumlah": WHOLE})


def computed(text: str, luas: Decimal = Decimal(0)) -> Fraction:
    return Fraction(str(VOCABULARY.value(text).term.compute({"form.luas": luas})))


def meant(value: Fraction, mode: str, unit: int) -> int:
    """What a clerk would write, worked out in fractions."""
    units = abs(value) / unit
    below, half = floor(units), Fraction(1, 2)
    match mode:
        case "down":
            whole = below
        case "up":
            whole = ceil(units)
        case "half_up":
            whole = below + (units - below >= half)
        case _:
            whole = below + (units - below > half or (units - below == half and below % 2 == 1))
    return (whole if value >= 0 else -whole) * unit


@given(
    st.decimals(-(10**12), 10**12, places=4) | st.decimals(-100, 100, places=1),
    st.sampled_from(MODES),
    st.sampled_from((1, 5, 10, 100, 500, 1_000)),
)
def test_an_amount_is_rounded_as_it_says(value: Decimal, mode: str, unit: int) -> None:
    text = f'money(form.luas, "{mode} {unit}")'
    typed = VOCABULARY.value(text)
    assert (typed.term.type, typed.term.write()) == (MONEY, text)
    assert computed(text, value) == meant(Fraction(value), mode, unit)


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(1, 5))
def test_a_figure_is_cut_and_never_rounded(value: Decimal, places: int) -> None:
    whole = floor(abs(Fraction(value)) * 10**places)
    assert computed(f"cut(form.luas, {places})", value) == Fraction(
        whole if value >= 0 else -whole, 10**places
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('money(1 / 3 * 3, "down 1")', 1),
        ('money(2 / 3 * 3, "up 1")', 2),
        ('money(1 / 3 * 1.5, "half_up 1")', 1),
        ("cut(1 / 3 * 3, 3)", 1),
        ("round(1 / 3 * 1.5)", 1),
        ('money(0.999999999999999999999, "down 1")', 0),
    ],
)
def test_no_rupiah_is_lost_to_a_quotient_without_end(text: str, value: int) -> None:
    assert computed(text) == value


@pytest.mark.parametrize("rounding", ["down", "down 3", "down 0", "down 1.5", "floor 1", "down  1", ""])
def test_a_rounding_nobody_knows_is_refused(rounding: str) -> None:
    with pytest.raises(ConditionWrong, match="money is given something"):
        VOCABULARY.value(f'money(form.luas, "{rounding}")')
