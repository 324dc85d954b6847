"""`izin revenue`: targets, the tax list, slips and reports of an installation's books."""

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import psycopg
import pytest

from flows.reading_settings import read_settings
from flows.services.connections import read_connections
from tests.cli.conftest import Call, standing

DAY = date.today().replace(day=1) - timedelta(days=1)  # noqa: DTZ011 any day that is over everywhere
YEAR = DAY.year
POSTED = """
insert into ledger (kind, debit, credit, amount, account, day, agency, permit, application, debt, receipt, event, line)
select kind, debit, credit, amount, '4.1.01.09.01', %(day)s, 'bapenda', 'ipr', 'REG-1', 'skpd', receipt, event, 0
from (values ('assessed', 'receivable', 'revenue', 2220000, null, 7),
             ('paid', 'deposit', 'receivable', 1500000, 'b/1', 8)) as n (kind, debit, credit, amount, receipt, event)
"""


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """An installation of its own, in whose books a tax was assessed and partly paid."""
    with standing() as folder:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("IZIN_HOME", str(folder))
            url = read_connections(read_settings()).database_url.replace("+psycopg", "")
        with psycopg.connect(url) as connection:
            connection.execute("set role izin_worker")
            told = json.dumps(
                [{"receipt": "b/1", "bank": "b", "transaction": "1", "amount": 1500000, "reference": "VA",
                  "paid_at": f"{DAY}T05:00:00Z", "channel": "qris", "source": "notice"}]
            )  # fmt: skip
            connection.execute("select * from receive_v1(%s)", (told,))
            connection.execute("update receipts set application = 'REG-1'")
            connection.execute(POSTED, {"day": DAY})
        yield folder


@pytest.fixture(autouse=True)
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_HOME", str(home))


def table(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(StringIO(text))]


def test_targets_are_entered_once_compared_and_taken_back(izin: Call, tmp_path: Path) -> None:
    file = tmp_path / "target.csv"
    file.write_text(f"year,account,rupiah,from,decree\n{YEAR},4.1.01.09,3000000,{YEAR}-01-01,Perda 5\n")
    entered = [izin("revenue", "target", str(file), "--json").data for _ in range(2)]
    assert [len(each["entered"]) for each in entered if isinstance(each, dict)] == [1, 0]
    told = {row["by"]: row for row in table(izin("revenue", "report", "--until", str(DAY), "--csv").out)}
    assert (told["targets"]["paid"], told["targets"]["percent"]) == ("1500000", "50.0")
    assert "50.0 %" in izin("revenue", "report", "--until", str(DAY)).out
    assert izin("revenue", "target", "--take-back", "1").code == 2
    assert izin("revenue", "target", "--take-back", "7", "--decree", "Perda 6").code == 2
    assert izin("revenue", "target", "--take-back", "1", "--decree", "Perda 6").code == 0
    assert "targets" not in izin("revenue", "report", "--until", str(DAY), "--csv").out


def test_a_wrong_line_of_a_list_is_told_with_its_file_and_line(izin: Call, tmp_path: Path) -> None:
    file = tmp_path / "target.csv"
    file.write_text(f"year,account,rupiah,from,decree\n{YEAR},4.1.01.09,3.000,{YEAR}-01-01,Perda 5\n")
    called = izin("revenue", "target", str(file))
    assert called.code == 1
    assert f"{file}:2:1" in called.err
    assert izin("revenue", "tax-list", str(file)).code == 1


def test_a_list_that_is_no_text_is_told_with_its_byte(izin: Call, tmp_path: Path) -> None:
    file = tmp_path / "target.csv"
    file.write_bytes(b"year,account,rupiah,from,decree\n2026,4.1.01.09,1,2026-01-01,N\xba 5\n")
    for what in ("target", "tax-list"):
        called = izin("revenue", what, str(file))
        assert (called.code, f"{file}: byte 61 is not UTF-8 text." in called.err) == (2, True)


def test_slips_are_made_once_and_sipd_is_told_what_they_have(izin: Call) -> None:
    asked = ("--since", str(DAY), "--until", str(DAY), "--csv")
    before = izin("revenue", "sipd", *asked)
    assert table(before.out) == []
    assert f"izin revenue sts --day {DAY} --agency bapenda" in before.err
    slips = [izin("revenue", "sts", "--day", str(DAY), "--csv").out for _ in range(2)]
    assert slips[0] == slips[1]
    (row,) = table(slips[0])
    assert (row["nomor_sts"], row["jumlah"]) == (f"STS/0001/BAPENDA/{YEAR}", "1500000")
    assert row["uraian"] == "Pajak reklame papan, billboard, videotron, dan megatron"
    after = izin("revenue", "sipd", *asked)
    (told,) = table(after.out)
    assert (told["nomor_bukti"], told["nilai"], after.err) == (row["nomor_sts"], "1500000", "")
    assert izin("revenue", "sts", "--day", str(date.today() + timedelta(days=2))).code == 1  # noqa: DTZ011 a day that is not over anywhere


@pytest.mark.parametrize("who", ["melinda", "maya", "bambang", "rina"])
def test_reports_are_told_as_an_officer_reads_them(izin: Call, who: str) -> None:
    reads_all = who in {"melinda", "maya"}
    asked = izin("revenue", "age", "--officer", who, "--json").data
    assert isinstance(asked, dict)
    assert [each["amount"] for each in asked["owed"]] == ([720000] if reads_all else [])
    ahead = izin("revenue", "forecast", "--officer", who, "--json").data
    assert isinstance(ahead, dict)
    assert [each["pipeline"] for each in ahead["forecast"]] == ([720000, 720000] if reads_all else [0])


def test_the_tax_list_is_taken_in_once_and_compared(izin: Call, tmp_path: Path) -> None:
    file = tmp_path / "objek.csv"
    file.write_text(f"object,licence,paid_until,latitude,longitude\nOP1,503/1,{YEAR + 2}-12-31,-6.3,106.7\n")
    taken = [izin("revenue", "tax-list", str(file), "--json").data for _ in range(2)]
    assert taken == [{"objects": 1, "is_new": True}, {"objects": 1, "is_new": False}]
    (leak,) = table(izin("revenue", "leaks", "--csv").out)
    assert (leak["leak"], leak["object"], leak["latitude"], leak["longitude"]) == (
        "without-licence",
        "OP1",
        "-6.3",
        "106.7",
    )
    workload = izin("revenue", "workload", "--json").data
    assert workload == {"workload": [], "costs": []}
