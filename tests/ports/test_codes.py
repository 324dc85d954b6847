"""Documents found by what people type of their codes and numbers, and PINs as they were meant: on every register."""

import pytest

from licensing.words.codes import grouped, shape_of
from tests.ports.stories import Ports, perform
from tests.storage.process import DOCUMENTS, NOW, TYPED, trial
from tests.storage.stories import signed


def test_a_code_is_drawn_whole_and_found_as_it_reads(portal: Ports, izin: Ports) -> None:
    number = signed(portal)
    (made,) = perform(izin, number).made
    code = made.verification
    assert shape_of(code) == "whole"
    for typed in (code, grouped(code), code.lower(), code.translate(str.maketrans("8652", "BGSZ"))):
        assert portal.cases.code_read(typed) == code
    assert portal.cases.codes_numbered(f" {made.number.lower()} ") == {code: made.number}


@pytest.mark.parametrize("typed", ["", "-", "\u00ad", "tidak ada", "A" * 5_000, "x'; --", "\x00"])
def test_what_reads_as_no_code_finds_nothing(portal: Ports, typed: str) -> None:
    assert portal.cases.code_read(typed) is None
    assert portal.cases.codes_numbered(typed) == {}


def test_a_pin_is_right_however_it_is_typed(portal: Ports) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    pin = receipt.pin
    for typed in (pin.lower(), f" {pin[:4]} {pin[4:]}\n", f"{pin[:4]}-{pin[4:]}"):
        assert portal.cases.track(receipt.application, typed)
    for wrong in ("", pin[:-1], f"{pin}A", pin[::-1] if pin != pin[::-1] else "A" * 8, "A" * 5_000):
        assert not portal.cases.track(receipt.application, wrong)
