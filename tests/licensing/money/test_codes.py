"""Billing codes: read as they are typed anywhere, and never mistaken for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.money.codes import billing_code, code_typed

YEARS, PLACES = st.integers(2026, 2099), st.integers(1, 99_999_999)


@given(year=YEARS, place=PLACES)
def test_a_code_is_read_as_it_was_made(year: int, place: int) -> None:
    code = billing_code(year, place)
    assert code_typed(code) == code
    assert code_typed(f" {code[:4]} {code[4:8]}-{code[8:]}. ") == code
    assert sum(_doubled(digit, n) for n, digit in enumerate(reversed(code))) % 10 == 0


def _doubled(digit: str, n: int) -> int:
    return int(digit) if n % 2 == 0 else sum(map(int, str(int(digit) * 2)))


@given(year=YEARS, place=PLACES, at=st.integers(0, 10), other=st.sampled_from("0123456789"))
def test_one_digit_read_wrongly_is_no_code(year: int, place: int, at: int, other: str) -> None:
    code = billing_code(year, place)
    if code[at] != other:
        assert code_typed(code[:at] + other + code[at + 1 :]) is None


@given(year=YEARS, place=PLACES, at=st.integers(0, 9))
def test_two_neighbours_in_the_wrong_order_are_no_code_but_for_09(year: int, place: int, at: int) -> None:
    code = billing_code(year, place)
    pair = code[at : at + 2]
    if pair[0] != pair[1] and {*pair} != {"0", "9"}:
        assert code_typed(code[:at] + pair[::-1] + code[at + 2 :]) is None


@pytest.mark.parametrize("text", ["", "0", "2600000001", "PBG 26000000013", "٢٦٠٠٠٠٠٠٠١٣", "26000000013x"])
def test_what_is_none_is_none(text: str) -> None:
    assert code_typed(text) is None


def test_two_bills_have_two_codes() -> None:
    assert len({billing_code(2026, n) for n in range(1, 5_000)}) == 4_999
