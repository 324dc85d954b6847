"""Whether an export of the records is what was written: a fold over its lines, without any database.

An export is one JSON text per line: every event in the order it was recorded, after the events that a head covers
that head, then one line per application with its last digest, then the counts. Memory: one small entry per
application, never an event's text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from licensing.chain import GENESIS, Covered, link, read_event
from licensing.events import ApplicationSubmitted
from licensing.identifiers import ApplicationNumber, Digest
from licensing.ports import AuditReport, Breach

MOST_BREACHES = 1000
"""Enough to see what happened; the counting goes on."""


@dataclass(frozen=True, slots=True)
class EventLine:
    application: ApplicationNumber
    sequence: int
    type: str
    at: datetime
    body: str
    previous: Digest
    digest: Digest
    line: Literal["event"] = "event"


@dataclass(frozen=True, slots=True)
class HeadLine:
    number: int
    sealed_at: datetime
    events: int
    previous: Digest
    digest: Digest
    line: Literal["head"] = "head"


@dataclass(frozen=True, slots=True)
class CaseLine:
    application: ApplicationNumber
    version: int
    digest: Digest
    line: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class EndLine:
    applications: int
    events: int
    heads: int
    line: Literal["end"] = "end"


Line = EventLine | HeadLine | CaseLine | EndLine

_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="line")])


def write_line(line: Line) -> str:
    """A line of an export, without its line break."""
    return _LINE.dump_json(line).decode()


def verify(lines: Iterable[str]) -> AuditReport:
    """Check every link, head and count of an export.

    Finds an event that was changed, removed (the last one too), added or moved, and a head that was changed. Nobody
    can find that the newest events, the case lines and the heads over them were all rewritten together, unless a
    copy of a head is kept elsewhere.
    """
    reading = _Reading()
    breaches: list[Breach] = []
    for number, text in enumerate(lines, 1):
        for breach in reading.take(number, text):
            if len(breaches) < MOST_BREACHES:
                breaches.append(breach)
    breaches += reading.finish()
    return AuditReport(reading.applications, reading.events, reading.heads, tuple(breaches))


@dataclass(slots=True)
class _Reading:
    """What is known after some lines. `chains` holds the last sequence and digest of each application."""

    chains: dict[ApplicationNumber, tuple[int, Digest]] = field(
        default_factory=dict[ApplicationNumber, tuple[int, Digest]]
    )
    covered: Covered = field(default_factory=lambda: Covered.after(GENESIS))
    applications: int = 0
    events: int = 0
    heads: int = 0
    ended: bool = False

    def take(self, number: int, text: str) -> Iterator[Breach]:
        try:
            line = _LINE.validate_json(text)
        except ValidationError:
            yield _in_general(f"line {number} is no line of an export. Take it from the original again.")
            return
        if self.ended:
            yield _in_general(f"line {number} stands after the end.")
        match line:
            case EventLine():
                yield from self._event(line)
            case HeadLine():
                yield from self._head(line)
            case CaseLine():
                yield from self._case(line)
            case EndLine():
                yield from self._end(line)

    def finish(self) -> Iterator[Breach]:
        if not self.ended:
            yield _in_general("the records stop before their end line: the last part is missing.")
        for application, (sequence, _) in self.chains.items():
            yield Breach(
                application, sequence, "this application has events, but no longer stands among the cases."
            )

    def _event(self, line: EventLine) -> Iterator[Breach]:
        self.events += 1
        self.covered = self.covered.and_event(line.application, line.sequence, line.digest)
        before, last = self.chains.get(line.application, (0, GENESIS))
        self.applications += before == 0
        self.chains[line.application] = line.sequence, line.digest
        for message in _faults(line, before, last):
            yield Breach(line.application, line.sequence, message)

    def _head(self, line: HeadLine) -> Iterator[Breach]:
        self.heads += 1
        covered, self.covered = self.covered, Covered.after(line.digest)
        if line.number != self.heads:
            yield _in_general(f"head {line.number} stands where head {self.heads} would.")
        if line.previous != covered.previous:
            yield _in_general(f"head {line.number} does not continue the head before it.")
        elif (line.events, line.digest) != (covered.events, covered.seal(line.number, line.sealed_at)):
            yield _in_general(
                f"head {line.number}, sealed {line.sealed_at.isoformat()} over {line.events} events, does not fit the "
                f"{covered.events} events that stand under it: one was changed, removed or added, or the head was."
            )

    def _case(self, line: CaseLine) -> Iterator[Breach]:
        sequence, digest = self.chains.pop(line.application, (0, GENESIS))
        if line.version != sequence:
            message = f"{line.version} events were recorded, {sequence} are there: the last ones were removed or added."
            yield Breach(line.application, sequence, message)
        elif line.digest != digest:
            yield Breach(line.application, sequence, "the last event is not the one the case ends with.")

    def _end(self, line: EndLine) -> Iterator[Breach]:
        self.ended = True
        counted = (self.applications, self.events, self.heads)
        if (line.applications, line.events, line.heads) != counted:
            recorded = f"{line.applications} applications, {line.events} events and {line.heads} heads"
            yield _in_general(
                f"{recorded} were exported, {counted[0]}, {counted[1]} and {counted[2]} are there."
            )


def _faults(line: EventLine, before: int, last: Digest) -> Iterator[str]:
    if line.sequence != before + 1:
        yield f"event {line.sequence} follows event {before}: one was removed, added or moved."
    elif line.previous != last:
        yield "the event does not continue the one before it."
    if line.digest != link(line.previous, line.body):
        yield "the event's text is not the one that was recorded."
        return
    try:
        event = read_event(line.body)
    except ValueError:
        yield "the event's text cannot be read."
        return
    if (event.type, event.at) != (line.type, line.at):
        yield "the kind or the time beside the event is not what its text says."
    if isinstance(event, ApplicationSubmitted) and event.application != line.application:
        yield f"this history was recorded for {event.application}."


def _in_general(message: str) -> Breach:
    return Breach(None, None, message)
