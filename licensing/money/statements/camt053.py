"""A statement as camt.053 (ISO 20022), of any version: booked entries, or each of the transactions in one.

The bank's number is `AcctSvcrRef` of the transaction, else of the entry; the reference `CdtrRefInf/Ref`, else
`EndToEndId`; the channel the bank's own code (`BkTxCd/Prtry/Cd`) where it is one of ours, else a transfer.
"""

from collections.abc import Iterator
from typing import Final

from licensing.money.statements.statement import (
    CHANNELS,
    Statement,
    StatementLine,
    instant,
    rejected,
    rupiah,
    stated,
)
from licensing.money.statements.xml_nodes import Node, read_xml
from licensing.words.identifiers import SystemId

BOOKED: Final = "BOOK"
NOT_PROVIDED: Final = "NOTPROVIDED"


def read_camt053(content: bytes, bank: SystemId, file: str) -> Statement:
    """A statement. Raises StatementRejected."""
    root = read_xml(content, file)
    statements = root.all("BkToCstmrStmt", "Stmt")
    if root.name != "Document" or not statements:
        raise rejected(
            file,
            root.line,
            "no-camt-053",
            "there is no `BkToCstmrStmt/Stmt`.",
            "Give a camt.053 of the bank.",
        )
    return stated((each for one in statements for each in _entries(one, file)), bank, file)


def _entries(statement: Node, file: str) -> Iterator[StatementLine]:
    for entry in statement.all("Ntry"):
        status = entry.first("Sts", "Cd") or entry.first("Sts")
        if status != BOOKED:
            # What is not booked has not reached the account; it is told again when it has.
            continue
        parts = entry.all("NtryDtls", "TxDtls")
        if parts:
            yield from _parts(entry, parts, file)
        else:
            yield _entry(entry, None, file)


def _parts(entry: Node, parts: list[Node], file: str) -> Iterator[StatementLine]:
    """The transactions of an entry, each with its own amount and number; they have to come to what was booked."""
    found = [_entry(entry, each, file) for each in parts]
    if sum(rupiah(each.money) or 0 for each in found) != rupiah(_money(entry, file)):
        message = "the transactions of this entry do not come to its amount."
        raise rejected(file, entry.line, "batch", message, "Ask the bank for its file.")
    yield from found


def _entry(entry: Node, part: Node | None, file: str) -> StatementLine:
    inside = part or Node("", entry.line)
    own = bool(inside.all("Amt") or inside.all("AmtDtls", "TxAmt", "Amt"))
    channel = (inside.first("BkTxCd", "Prtry", "Cd") or entry.first("BkTxCd", "Prtry", "Cd")).upper()
    code = inside.first("RmtInf", "Strd", "CdtrRefInf", "Ref") or inside.first("Refs", "EndToEndId")
    return StatementLine(
        line=inside.line,
        number=inside.first("Refs", "AcctSvcrRef") or entry.first("AcctSvcrRef"),
        at=instant(_at(entry)),
        money=_money(inside if own else entry, file),
        is_debit=(inside.first("CdtDbtInd") or entry.first("CdtDbtInd")) != "CRDT",
        reference="" if code == NOT_PROVIDED else code,
        channel=channel if channel in CHANNELS else "TRANSFER",
    )


def _at(entry: Node) -> str:
    """When it counts from: the value date, with the hour of booking where that is of the same day."""
    valued = entry.first("ValDt", "DtTm") or entry.first("ValDt", "Dt")
    booked = entry.first("BookgDt", "DtTm") or entry.first("BookgDt", "Dt")
    return booked if not valued or booked.startswith(valued) else valued


def _money(node: Node, file: str) -> str:
    amount = next(iter(node.all("Amt") or node.all("AmtDtls", "TxAmt", "Amt")), None)
    if amount is None:
        return ""
    if amount.attributes.get("Ccy") != "IDR":
        raise rejected(file, amount.line, "currency", "the amount is not in rupiah.", 'Write Ccy="IDR".')
    return amount.text.strip()
