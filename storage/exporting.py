"""The export of the records: every row that is verified, as the line of a file that needs no database.

What a line is stands in `licensing.records.export`.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Executable, RowMapping, select

from licensing.records.export import (
    BundleLine,
    CaseLine,
    CommitLine,
    DecreeLine,
    DocumentLine,
    EndLine,
    HeadLine,
    LedgerLine,
    LicenceLine,
    PartLine,
    PersonLine,
    ReceiptLine,
    write_line,
)
from storage.tables import (
    bundles,
    cases,
    commits,
    decrees,
    documents_made,
    heads,
    ledger,
    licences,
    parts,
    people,
    receipts,
)

AT_ONCE = 1000
"""Rows fetched at a time."""


def lines(connection: Connection) -> Iterator[str]:  # noqa: C901 one loop per kind of line
    """Every line, in the order in which they are verified."""
    sealed = connection.execute(select(heads).order_by(heads.c.number)).mappings().all()
    waiting = list(reversed(sealed))
    counted = 0
    yield from _published_lines(connection)
    entries = 0
    for row in stream(connection, select(people).order_by(people.c.position)):
        entries += 1
        yield write_line(PersonLine(entries, row["officer"], row["entry"], row["previous"], row["digest"]))
    decreed = 0
    for row in stream(connection, select(decrees).order_by(decrees.c.position)):
        decreed += 1
        yield write_line(DecreeLine(decreed, row["entry"], row["previous"], row["digest"]))
    received = 0
    for row in stream(connection, select(receipts).order_by(receipts.c.position)):
        received += 1
        yield _receipt_line(received, row)
    for row in stream(connection, select(commits).order_by(commits.c.position)):
        while waiting and row["position"] > waiting[-1]["through"]:
            yield _head_line(waiting.pop())
        counted += 1
        yield _commit_line(row)
    while waiting:
        yield _head_line(waiting.pop())
    applications = 0
    standing = select(cases.c.application, cases.c.version, cases.c.digest).order_by(cases.c.application)
    for row in stream(connection, standing):
        applications += 1
        yield write_line(CaseLine(row["application"], row["version"], row["digest"]))
    for row in stream(connection, select(documents_made).order_by(documents_made.c.verification)):
        yield _document_line(row)
    for row in stream(connection, select(licences).order_by(licences.c.licence)):
        yield _licence_line(row)
    posted = 0
    for row in stream(connection, select(ledger).order_by(ledger.c.position)):
        posted += 1
        yield _ledger_line(row)
    yield write_line(
        EndLine(
            applications,
            counted,
            len(sealed),
            people=entries,
            decrees=decreed,
            receipts=received,
            postings=posted,
        )
    )


def _published_lines(connection: Connection) -> Iterator[str]:
    for row in stream(connection, select(bundles).order_by(bundles.c.digest)):
        yield write_line(BundleLine(row["digest"], row["manifest"]))
    for row in stream(connection, select(parts).order_by(parts.c.digest)):
        yield write_line(PartLine.of(row["digest"], bytes(row["content"])))


def stream(connection: Connection, query: Executable) -> Iterator[RowMapping]:
    """The rows of a query, not all of them held at once."""
    return iter(connection.execute(query.execution_options(yield_per=AT_ONCE)).mappings())


def _commit_line(row: RowMapping) -> str:
    return write_line(
        CommitLine(
            application=row["application"],
            number=row["number"],
            first=row["first"],
            last=row["last"],
            at=row["at"],
            events=row["events"],
            previous=row["previous"],
            digest=row["digest"],
        )
    )


def _document_line(row: RowMapping) -> str:
    return write_line(
        DocumentLine(
            verification=row["verification"],
            application=row["application"],
            kind=row["kind"],
            number=row["number"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            holder=row["holder"],
            made_at=row["made_at"],
            sha256=row["sha256"],
        )
    )


def _licence_line(row: RowMapping) -> str:
    return write_line(
        LicenceLine(
            licence=row["licence"],
            application=row["application"],
            permit=row["permit"],
            number=row["number"],
            holder=row["holder"],
            issued_at=row["issued_at"],
            valid_from=row["valid_from"],
            valid_until=row["valid_until"],
            standing=row["standing"],
            changed_at=row["changed_at"],
            reason=row["reason"],
            renewed_by=row["renewed_by"],
            key=row["key"],
        )
    )


def _receipt_line(number: int, row: RowMapping) -> str:
    return write_line(
        ReceiptLine(
            number,
            row["receipt"],
            row["amount"],
            row["paid_at"],
            row["reference"],
            row["entry"],
            row["previous"],
            row["digest"],
        )
    )


def _ledger_line(row: RowMapping) -> str:
    return write_line(
        LedgerLine(
            kind=row["kind"],
            debit=row["debit"],
            credit=row["credit"],
            amount=row["amount"],
            account=row["account"],
            day=row["day"],
            agency=row["agency"],
            permit=row["permit"],
            application=row["application"],
            debt=row["debt"],
            receipt=row["receipt"],
            event=row["event"],
            row=row["line"],
        )
    )


def _head_line(row: RowMapping) -> str:
    return write_line(
        HeadLine(
            row["number"],
            row["sealed_at"],
            row["commits"],
            row["previous"],
            row["digest"],
            people=row["people"],
            people_digest=row["people_digest"],
            decrees=row["decrees"],
            decrees_digest=row["decrees_digest"],
            receipts=row["receipts"],
            receipts_digest=row["receipts_digest"],
        )
    )
