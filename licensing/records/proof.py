"""Whether an export of the records is what was written: a fold over its lines, without any database.

What the lines are is in `export`; each family of them has its proof: `published`, `chained`, `registered`. Memory: one
small entry per application, never a commit's text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from licensing.history.chain import read_events
from licensing.ports import AuditReport, Breach
from licensing.records.booked import Booked
from licensing.records.breaches import in_general
from licensing.records.chained import Chained, faults_of_events
from licensing.records.decreed import Decreed
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
    Line,
    PartLine,
    PersonLine,
    ReceiptLine,
    read_line,
)
from licensing.records.peopled import Peopled
from licensing.records.published import Published
from licensing.records.registered import Registered

MOST_BREACHES = 1000
"""Enough to see what happened; the counting goes on."""


def verify(lines: Iterable[str]) -> AuditReport:
    """Check every link, head and count of an export, what was published, and the public register against the events.

    Finds an event, an entry about people or a decree that was changed, removed (the last event too), added or moved, a
    head, a bundle or a part of one that was changed or removed, an entry of the register that says something else than
    what was issued, a receipt that was changed or removed, and a row of the books that does not follow. Nobody can find
    that the newest events, entries or decrees, the case lines and the heads over them were all rewritten together,
    unless a copy of a head is kept elsewhere.
    """
    published = Published()
    reading = _Reading(published, Chained(), Registered(published), Peopled(), Decreed(), Booked(published))
    breaches: list[Breach] = []
    for number, text in enumerate(lines, 1):
        for breach in reading.take(number, text):
            if len(breaches) < MOST_BREACHES:
                breaches.append(breach)
    breaches += reading.finish()
    chained, people, decrees = reading.chained, reading.peopled.entries, reading.decreed.entries
    counted = chained.applications, reading.events, chained.heads
    return AuditReport(
        *counted, tuple(breaches), people, decrees, reading.booked.receipts, reading.booked.rows
    )


@dataclass(slots=True)
class _Reading:
    """What is known after some lines."""

    published: Published
    chained: Chained
    registered: Registered
    peopled: Peopled
    decreed: Decreed
    booked: Booked
    events: int = 0
    ended: bool = False

    def take(self, number: int, text: str) -> Iterator[Breach]:
        try:
            line = read_line(text)
        except ValueError:
            yield in_general(f"line {number} is no line of an export. Take it from the original again.")
            return
        if self.ended:
            yield in_general(f"line {number} stands after the end.")
        yield from self._proved(line)

    def _proved(self, line: Line) -> Iterator[Breach]:  # noqa: C901 one arm per kind of line
        match line:
            case BundleLine():
                yield from self.published.bundle(line)
            case PartLine():
                yield from self.published.part(line)
            case ReceiptLine() | LedgerLine():
                yield from self._booked(line)
            case DocumentLine() | LicenceLine():
                yield from self._registered(line)
            case CommitLine():
                yield from self._commit(line)
            case PersonLine():
                yield from self.peopled.person(line)
            case DecreeLine():
                yield from self.decreed.decree(line)
            case HeadLine():
                yield from self.chained.head(line)
                yield from self.peopled.head(line)
                yield from self.decreed.head(line)
                yield from self.booked.head(line)
            case CaseLine():
                yield from self.chained.case(line)
            case EndLine():
                self.ended = True
                yield from self.chained.end(line)
                yield from self.peopled.end(line)
                yield from self.decreed.end(line)
                yield from self.booked.end(line)

    def _registered(self, line: DocumentLine | LicenceLine) -> Iterator[Breach]:
        if isinstance(line, DocumentLine):
            yield from self.registered.document(line)
        else:
            yield from self.registered.licence(line)

    def _booked(self, line: ReceiptLine | LedgerLine) -> Iterator[Breach]:
        if isinstance(line, ReceiptLine):
            yield from self.booked.receipt(line)
        else:
            yield from self.booked.row(line)

    def finish(self) -> Iterator[Breach]:
        if not self.ended:
            yield in_general("the records stop before their end line: the last part is missing.")
        yield from self.published.finish()
        yield from self.registered.finish()
        yield from self.booked.finish()
        yield from self.chained.finish()

    def _commit(self, line: CommitLine) -> Iterator[Breach]:
        yield from self.chained.commit(line)
        try:
            events = read_events(line.events)
        except ValueError:
            yield Breach(line.application, line.first, "the events' text cannot be read.")
            return
        self.events += len(events)
        for message in faults_of_events(line, events):
            yield Breach(line.application, line.first, message)
        for number, event in enumerate(events, start=line.first):
            yield from self.registered.told(line, event)
            yield from self.booked.told(line, event, number)
