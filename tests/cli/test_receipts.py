"""Money that came in, from the terminal, on real records. What is booked, `tests/portal/money/test_money.py` shows."""

import pytest

from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("up")
CONFIRM = ("receipts", "confirm", "26000000013", "--bank", "bjb.va", "--number", "K-1", "--amount", "100")


def test_every_sort_can_be_asked_for_and_none_says_that_there_is_none(izin: Call) -> None:
    for only in ("all", "for-nobody", "differs", "too-much", "unstated"):
        assert izin("receipts", "--only", only, "--json").code == 0
    assert izin("receipts", "--only", "too-much", "--json").data == []
    assert izin("receipts", "--only", "too-much", "--lang", "id").out == "Tidak ada.\n"
    refused = izin("receipts", "--only", "too-mach")
    assert (refused.code, 'receipts are not "too-mach". Did you mean' in refused.err) == (2, True)


def test_only_who_keeps_the_books_books(izin: Call) -> None:
    refused = izin(*CONFIRM, "--day", "2026-11-23", "--as", "bayu", "--lang", "en")
    assert (refused.code, refused.err) == (1, "This is for revenue treasurers only.\n")


def test_all_that_is_wrong_is_told_at_once(izin: Call) -> None:
    refused = izin(*CONFIRM, "--day", "kemarin", "--as", "wening", "--lang", "en")
    assert refused.code == 1
    assert "code: This billing code is not known" in refused.err
    assert "paid_on: " in refused.err
    wrong = izin("receipts", "assign", "bjb.va", "26000000013", "--as", "wening")
    assert wrong.code == 2
    assert "Write it as `izin receipts` lists it: bank/number." in wrong.err
    unknown = izin("receipts", "assign", "bjb.va/ZZ", "26000000013", "--as", "wening", "--json")
    assert '"refused": "no-such-receipt"' in unknown.err
