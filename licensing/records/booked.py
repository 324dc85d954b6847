"""Whether receipts are those that were told, and the books say what follows from them and from what cases tell."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from licensing.clock.calendar import WIB
from licensing.history.chain import GENESIS, link
from licensing.history.events import ApplicationSubmitted, Event, MoneyReceived
from licensing.history.posting import Posted, Posting
from licensing.money.books import SIDES
from licensing.ports import Breach
from licensing.records.breaches import in_general
from licensing.records.export import CommitLine, EndLine, HeadLine, LedgerLine, ReceiptLine, write_line
from licensing.records.published import NOTHING, Published
from licensing.words.identifiers import ApplicationNumber, Digest, PermitId, digest_of
from licensing.words.sentences import counted

Place = tuple[ApplicationNumber | None, int | str | None, int | None]
"""Which row it is: of a case the event and its place there, of a receipt alone its number."""


@dataclass(slots=True)
class _Case:
    """What is needed to say again what a case posted."""

    permit: PermitId
    agency: str
    posting: Posting = field(default_factory=Posting)


@dataclass(slots=True)
class Booked:
    """What the books have to say after some lines, and which of it has not been seen there yet.

    `untold` are amount and day of each receipt that no case has told by then.
    """

    published: Published
    digests: list[Digest] = field(default_factory=lambda: [GENESIS])
    untold: dict[str, tuple[int, date]] = field(default_factory=dict[str, tuple[int, date]])
    cases: dict[ApplicationNumber, _Case] = field(default_factory=dict[ApplicationNumber, _Case])
    wanted: dict[Place, Digest] = field(default_factory=dict[Place, Digest])
    rows: int = 0

    @property
    def receipts(self) -> int:
        return len(self.digests) - 1

    def receipt(self, line: ReceiptLine) -> Iterator[Breach]:
        """What does not continue the receipt before it, or is not what was told; from here on its row is waited for."""
        before = self.digests[-1]
        self.digests.append(line.digest)
        if line.previous != before or line.number != self.receipts:
            yield in_general(
                f"receipt {line.receipt} does not continue the one before it: one was removed or added."
            )
        if line.digest != link(line.previous, line.entry) or not _says(line):
            yield in_general(f"receipt {line.receipt} is not the one that was recorded.")
        day = line.paid_at.astimezone(WIB).date()
        row = LedgerLine(
            "received", "cash", "deposit", line.amount, "", day, "", "", None, "", line.receipt, None, None
        )
        self.wanted[_place(row)] = _digest(row)
        self.untold[line.receipt] = line.amount, day

    def told(self, line: CommitLine, event: Event, number: int) -> Iterator[Breach]:
        """What the `number`-th event of a case posts is kept for the rows of the books."""
        if isinstance(event, ApplicationSubmitted):
            defined = self.published.names.get(event.definition, NOTHING)
            self.cases[line.application] = _Case(event.permit, defined.issuer)
            return
        case = self.cases.get(line.application)
        if case is None:
            return
        try:
            posted = tuple(case.posting.told(event, number))
        except KeyError:
            yield Breach(line.application, number, "money is told for a debt that was never assessed.")
            return
        if isinstance(event, MoneyReceived):
            said = event.amount_rupiah, event.paid_at.astimezone(WIB).date()
            if self.untold.pop(event.receipt, None) != said:
                yield Breach(
                    line.application,
                    number,
                    "money is told of no receipt of this amount and day, or is told twice.",
                )
        for each in posted:
            row = _row(line.application, case, each)
            self.wanted[_place(row)] = _digest(row)

    def row(self, line: LedgerLine) -> Iterator[Breach]:
        """Where a row of the books says something else than follows."""
        self.rows += 1
        wanted = self.wanted.pop(_place(line), None)
        if wanted is None:
            yield Breach(line.application, line.event, "a row stands in the books that follows from nothing.")
        elif wanted != _digest(line):
            yield Breach(line.application, line.event, "a row of the books does not say what follows.")

    def head(self, line: HeadLine) -> Iterator[Breach]:
        """Whether the receipts that stood when a head was made are still those."""
        if line.receipts_digest is None:
            return
        if line.receipts > self.receipts or self.digests[line.receipts] != line.receipts_digest:
            yield in_general(
                f"head {line.number} does not fit the {counted(line.receipts, 'receipt')} under it: one was changed, "
                "removed or added."
            )

    def end(self, line: EndLine) -> Iterator[Breach]:
        """Whether as many are there as were exported."""
        if (line.receipts, line.postings) != (self.receipts, self.rows):
            yield in_general(
                f"{counted(line.receipts, 'receipt')} and {counted(line.postings, 'row')} of the books were exported, "
                f"and {self.receipts} and {self.rows} are there."
            )

    def finish(self) -> Iterator[Breach]:
        """What follows and does not stand in the books."""
        for application, event, _ in self.wanted:
            what = "what a case posted" if application else f"that {event} was received"
            sequence = event if isinstance(event, int) else None
            yield Breach(application, sequence, f"{what} does not stand in the books.")


def _says(line: ReceiptLine) -> bool:
    """Whether the columns repeat what the text says."""
    try:
        told = json.loads(line.entry)
        at = datetime.fromisoformat(told["paid_at"]).astimezone(UTC)
    except (ValueError, KeyError, TypeError):
        return False
    said = told.get("receipt"), told.get("amount"), told.get("reference"), at
    return said == (line.receipt, line.amount, line.reference, line.paid_at.astimezone(UTC))


def _row(application: ApplicationNumber, case: _Case, posted: Posted) -> LedgerLine:
    entry = posted.entry
    debit, credit = SIDES[entry.kind]
    return LedgerLine(
        entry.kind,
        debit,
        credit,
        posted.amount_rupiah,
        entry.account,
        entry.day,
        case.agency,
        case.permit,
        application,
        entry.debt,
        entry.receipt,
        posted.event,
        posted.line,
    )


def _place(line: LedgerLine) -> Place:
    return line.application, line.receipt if line.application is None else line.event, line.row


def _digest(line: LedgerLine) -> Digest:
    """A small stand-in for what a row has to say."""
    return digest_of(write_line(line))
