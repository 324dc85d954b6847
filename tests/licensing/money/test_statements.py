"""Statements: read whole, or refused with every problem at its line; nothing hostile is taken in."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from licensing.clock.calendar import WIB
from licensing.money.codes import billing_code
from licensing.money.receipt import Receipt
from licensing.money.statements.camt053 import read_camt053
from licensing.money.statements.comma_separated import read_csv
from licensing.money.statements.statement import MOST_BYTES, Statement, StatementRejected, in_codes
from licensing.words.identifiers import SystemId

BANK = SystemId("bank.va")
HEAD = "nomor;waktu;debit;kredit;referensi;kanal;keterangan\n"
FIRST = Receipt(
    BANK, "T1", 388_800, datetime(2026, 11, 28, 9, 12, 44, tzinfo=WIB), "900123", "virtual-account", "statement"
)  # fmt: skip


CODE = billing_code(2026, 17)


def lines_of(content: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(StatementRejected) as refused:
        read_csv(content if isinstance(content, bytes) else content.encode(), BANK, "koran.csv")
    return [(each.line, each.rule) for each in refused.value.problems]


def csv(*rows: str) -> Statement:
    return read_csv((HEAD + "\n".join(rows)).encode(), BANK, "koran.csv")


def camt(*entries: str) -> bytes:
    body = "\n".join(entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>\n'
        f"{body}\n</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def entry(
    amount: str = "388800.00", *, sign: str = "CRDT", status: str = "<Cd>BOOK</Cd>", inside: str = ""
) -> str:
    return (
        f'<Ntry><Amt Ccy="IDR">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>{status}</Sts>'
        "<BookgDt><DtTm>2026-11-28T09:12:44+07:00</DtTm></BookgDt><ValDt><Dt>2026-11-28</Dt></ValDt>"
        "<AcctSvcrRef>T1</AcctSvcrRef><BkTxCd><Prtry><Cd>VA</Cd></Prtry></BkTxCd>"
        f"<NtryDtls>{inside or '<TxDtls><Refs><EndToEndId>900123</EndToEndId></Refs></TxDtls>'}</NtryDtls></Ntry>"
    )


def test_both_kinds_of_file_say_the_same() -> None:
    expected = Statement(date(2026, 11, 28), (FIRST,), 1)
    rows = ("T1;2026-11-28T09:12:44+07:00;;388800,00;900123;VA;bayar", "T2;2026-11-28;1000;;;;biaya admin")
    assert csv(*rows) == expected
    out = entry("1000", sign="DBIT").replace("T1", "T2")
    assert read_camt053(camt(entry(), out), BANK, "koran.xml") == expected


@pytest.mark.parametrize(
    ("channel", "reference", "told"),
    [
        ("VA", "900100" + CODE, CODE),
        ("VA", f"  900100 {CODE}", CODE),
        ("VA", CODE, CODE),
        ("VA", "900100" + CODE[:-1], "900100" + CODE[:-1]),
        ("VA", "900100", "900100"),
        ("VA", "90010" + CODE, "90010" + CODE),
        ("TRANSFER", "900100" + CODE, "900100" + CODE),
    ],
)
def test_the_whole_number_of_a_virtual_account_is_its_billing_code(
    channel: str, reference: str, told: str
) -> None:
    stated = csv(f"T1;2026-11-28T09:12:44+07:00;;388800,00;{reference};{channel};bayar")
    (receipt,) = in_codes(stated, "900100").receipts
    assert receipt.reference == told


@pytest.mark.parametrize("money", ["388800", "388800,00", "388800.00"])
def test_whole_rupiah_are_read_with_or_without_decimals_that_are_nothing(money: str) -> None:
    assert csv(f"T1;2026-11-28T09:12:44;;{money};900123;VA;").receipts == (FIRST,)


@pytest.mark.parametrize(
    "money", ["388800,50", "388.800", "388.800,00", "-1", "0", "1e5", "Rp1", "", "٣", "99999999999999"]
)
def test_any_other_amount_is_refused_at_its_line(money: str) -> None:
    assert lines_of(HEAD + f"T1;2026-11-28;;1;;VA;\nT2;2026-11-28;;{money};;VA;") == [(3, "amount")]


def test_every_problem_is_told_at_once() -> None:
    rows = "T1;kemarin;;x;;GIRO;\n;2026-11-28;1;1;é;VA;\nT1;2026-11-28;;1;;VA;"
    assert lines_of(HEAD + rows) == [
        (2, "instant"), (2, "amount"), (2, "channel"),
        (3, "transaction-number"), (3, "amount"), (3, "reference"),
        (4, "transaction-twice"),
    ]  # fmt: skip


def test_no_problem_quotes_what_stands_in_a_line() -> None:
    with pytest.raises(StatementRejected) as refused:
        csv("Ayu Lestari;Ayu Lestari;;Ayu Lestari;é Ayu Lestari;Ayu Lestari;")
    assert "ayu" not in str(refused.value).lower()


@pytest.mark.parametrize(
    ("content", "line", "rule"),
    [
        (b"", 1, "columns"),
        (b"nomor;waktu\n", 1, "columns"),
        (HEAD.encode() + b"T1;2026-11-28;;1\n", 2, "columns"),
        (HEAD.encode() + b"\xff\n", 2, "no-utf-8"),
        (HEAD.encode() + b"T1;\0\n", 2, "no-text"),
        (HEAD.encode() + b'"T1;2026-11-28;;1;;VA;\n', 2, "no-csv"),
        (HEAD.encode() + b"T" * 140_000, 2, "no-csv"),
        (b"x" * (MOST_BYTES + 1), 1, "too-large"),
    ],
)
def test_what_is_no_csv_is_refused(content: bytes, line: int, rule: str) -> None:
    assert lines_of(content) == [(line, rule)]


def test_an_empty_statement_is_one() -> None:
    assert csv() == Statement(None, (), 0)
    assert read_camt053(camt(), BANK, "koran.xml") == Statement(None, (), 0)


def test_what_is_not_booked_has_not_come() -> None:
    assert read_camt053(camt(entry(status="<Cd>PDNG</Cd>")), BANK, "koran.xml").receipts == ()


def test_a_batch_is_each_of_its_transactions() -> None:
    def part(number: str, amount: int) -> str:
        refs = f"<Refs><AcctSvcrRef>{number}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
        return f'<TxDtls>{refs}<Amt Ccy="IDR">{amount}.00</Amt></TxDtls>'

    inside = part("B1", 88_800) + part("B2", 300_000)
    read = read_camt053(camt(entry(inside=inside)), BANK, "koran.xml").receipts
    assert [(each.transaction, each.amount_rupiah, each.reference) for each in read] == [
        ("B1", 88_800, ""), ("B2", 300_000, ""),
    ]  # fmt: skip
    with pytest.raises(StatementRejected, match="do not come to its amount"):
        read_camt053(camt(entry("388801.00", inside=inside)), BANK, "koran.xml")
    with pytest.raises(StatementRejected, match="do not come to its amount"):
        read_camt053(camt(entry("388801.00", inside=part("B1", 388_800))), BANK, "koran.xml")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Document>&b;</Document>"""
FETCHED = b'<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>'


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (BOMB, "document-type"),
        (FETCHED, "document-type"),
        (b'<!DOCTYPE html SYSTEM "http://contoh.id/x.dtd"><Document/>', "document-type"),
        (b"<a>" * 1_000, "too-deep"),
        (b"<Document><a>" + b"x" * 20_000, "too-long"),
        (b"<Document>&x;</Document>", "no-xml"),
        (b"", "no-xml"),
        (b'<?xml version="1.0" encoding="nowhere"?><a/>', "no-xml"),
        (b"<Document/>", "no-camt-053"),
        (camt(entry().replace("IDR", "USD")), "currency"),
        (b"x" * (MOST_BYTES + 1), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_xml_is_refused(content: bytes, rule: str) -> None:
    with pytest.raises(StatementRejected) as refused:
        read_camt053(content, BANK, "koran.xml")
    assert [each.rule for each in refused.value.problems] == [rule]


def read_or_refused(read: Callable[[bytes, SystemId, str], Statement], content: bytes) -> bool:
    try:
        read(content, BANK, "koran")
    except StatementRejected as refused:
        return bool(refused.problems)
    return True


@given(some.binary(max_size=300) | some.text(max_size=300).map(str.encode))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    for read in (read_csv, read_camt053):
        for each in (content, HEAD.encode() + content, camt(content.decode("latin-1"))):
            assert read_or_refused(read, each)
