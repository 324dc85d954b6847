"""`izin bank`: a statement is booked once, whole or not at all, from a file or from the bank itself."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from licensing.clock.calendar import WIB
from licensing.money.statements.comma_separated import COLUMNS
from tests.cli.conftest import Call
from tests.cli.test_cases import data
from tests.connectors.bank_and_izin import BANK, HERE, Bank, bank

HEAD = f"{';'.join(COLUMNS)}\n"
CAMT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="IDR">1000.00</Amt>'
    "<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-11-28</Dt></ValDt>"
    "<AcctSvcrRef>X1</AcctSvcrRef></Ntry></Stmt></BkToCstmrStmt></Document>"
)

pytestmark = pytest.mark.usefixtures("up", "city")


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register with one bank."""
    monkeypatch.setenv("IZIN_DEFINITIONS", str(HERE))


@pytest.fixture(scope="module")
def running() -> Iterator[Bank]:
    with bank() as running:
        yield running


def written(folder: Path, text: str) -> str:
    file = folder / "koran"
    file.write_text(text, "utf-8")
    return str(file)


def test_the_same_statement_twice_changes_nothing(izin: Call, tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "F1;2026-11-28;;1000,00;;TRANSFER\nF2;2026-11-28;250;;;\n")
    said = {"source": file, "stated_on": "2026-11-28", "differing": [], "debits": 1}
    assert data(izin, "bank", "statement", file) == {**said, "new": 1, "known": 0}
    assert data(izin, "bank", "statement", file) == {**said, "new": 0, "known": 1}
    assert "1 known" in izin("bank", "statement", file, "--lang", "en").out


def test_what_differs_is_named(izin: Call, tmp_path: Path) -> None:
    izin("bank", "statement", written(tmp_path, HEAD + "G1;2026-11-28;;1000;;VA\n"))
    file = written(tmp_path, HEAD + "G1;2026-11-28;;999;;VA\n")
    assert data(izin, "bank", "statement", file)["differing"] == [f"{BANK}/G1"]
    assert f"{BANK}/G1: the statement says otherwise" in izin("bank", "statement", file).err


def test_one_wrong_line_and_nothing_is_booked(izin: Call, tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "H1;2026-11-28;;1000;;VA\nH2;2026-11-28;;10,5;;VA\nH3;x;;1;;VA\n")
    called = izin("bank", "statement", file)
    assert (called.code, called.out) == (1, "")
    lines = called.err.splitlines()
    assert lines[0].startswith(f"{file}:3:1: the amount is no whole rupiah")
    assert lines[1].startswith(f"{file}:4:1: the time is none.")
    file = written(tmp_path, HEAD + "H1;2026-11-28;;1000;;VA\n")
    assert data(izin, "bank", "statement", file)["new"] == 1


def test_what_is_dated_later_than_now_is_not_booked(izin: Call, tmp_path: Path) -> None:
    """It would be paid late, with interest for months that have not begun."""
    tomorrow = datetime.now(WIB) + timedelta(days=1)
    file = written(tmp_path, f"{HEAD}J1;2026-11-27;;1000;;VA\nJ2;{tomorrow.isoformat()};;1000;;VA\n")
    called = izin("bank", "statement", file)
    assert (called.code, called.out) == (1, "")
    assert called.err.splitlines() == [
        f"{BANK}/J2: it is dated later than now; a bank states what has been paid.",
        f"{file}: nothing of it was booked.",
    ]
    assert data(izin, "bank", "statement", written(tmp_path, f"{HEAD}J1;2026-11-27;;1000;;VA\n"))["new"] == 1


def test_camt_053_is_told_by_what_it_begins_with(izin: Call, tmp_path: Path) -> None:
    assert data(izin, "bank", "statement", written(tmp_path, CAMT))["new"] == 1


def test_a_bank_there_is_not_is_noticed(izin: Call, tmp_path: Path) -> None:
    called = izin("bank", "statement", written(tmp_path, HEAD), "--bank", "bank.vq")
    assert (called.code, called.err) == (2, 'there is no bank "bank.vq". Did you mean "bank.va"?\n')


def test_the_bank_is_asked_for_a_day(izin: Call, running: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in running.settings.items():
        monkeypatch.setenv(name, value)
    paid = running.pays("26000000174", 388_800, "TRANSFER").json()["number"]
    today = datetime.now(WIB).date().isoformat()
    first = data(izin, "bank", "pull", "--day", today)
    assert (first["source"], first["stated_on"], first["new"]) == (f"{BANK} {today}", today, 1)
    again = data(izin, "bank", "pull", "--day", today)
    assert (again["new"], again["known"]) == (0, 1)
    assert paid not in izin("bank", "pull", "--day", today).out


def test_what_came_is_listed(izin: Call) -> None:
    assert izin("bank", "came", "--json").data == []
    assert izin("bank", "came", "--lang", "id").out == "Tidak ada pesan yang masuk.\n"
    assert "IZIN_SYSTEM_BANK_URL" not in os.environ
