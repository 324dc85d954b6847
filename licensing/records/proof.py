"""Whether an export of the records is what was written: a fold over its lines, without any database.

What the lines are is in `export`. Memory: one small entry per application, never an event's text.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date

from licensing.history.chain import GENESIS, Covered, link, read_event
from licensing.history.events import (
    ApplicationSubmitted,
    CorrectionReceived,
    DocumentMade,
    Event,
    NumberAssigned,
)
from licensing.ports import AuditReport, Breach
from licensing.process.bundle import DEFINITION, read_manifest
from licensing.records.export import (
    BundleLine,
    CaseLine,
    EndLine,
    EventLine,
    HeadLine,
    LicenceLine,
    PartLine,
    read_line,
    write_line,
)
from licensing.text.reading import read
from licensing.words.identifiers import ApplicationNumber, Digest, FieldId, digest_of

MOST_BREACHES = 1000
"""Enough to see what happened; the counting goes on."""


def verify(lines: Iterable[str]) -> AuditReport:
    """Check every link, head and count of an export, what was published, and the public register against the events.

    Finds an event that was changed, removed (the last one too), added or moved, a head, a bundle or a part of one that
    was changed or removed, and an entry of the register that says something else than what was issued. Nobody can find
    that the newest events, the case lines and the heads over them were all rewritten together, unless a copy of a head
    is kept elsewhere.
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
    """What is known after some lines.

    `chains` holds the last sequence and digest of each application, `missing` the bundles that wait for a part,
    `defined` those whose definition is a part, `holders` which answer of a bundle's definition names the applicant,
    `applicants` that answer, and `made` the digest of what the register has to say.
    """

    missing: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])
    defined: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])

    chains: dict[ApplicationNumber, tuple[int, Digest]] = field(
        default_factory=dict[ApplicationNumber, tuple[int, Digest]]
    )
    holders: dict[Digest, FieldId] = field(default_factory=dict[Digest, FieldId])
    applicants: dict[ApplicationNumber, tuple[FieldId, str]] = field(
        default_factory=dict[ApplicationNumber, tuple[FieldId, str]]
    )
    last_days: dict[str, date | None] = field(default_factory=dict[str, date | None])
    made: dict[ApplicationNumber, Digest] = field(default_factory=dict[ApplicationNumber, Digest])
    covered: Covered = field(default_factory=lambda: Covered.after(GENESIS))
    applications: int = 0
    events: int = 0
    heads: int = 0
    ended: bool = False

    def take(self, number: int, text: str) -> Iterator[Breach]:
        try:
            line = read_line(text)
        except ValueError:
            yield _in_general(f"line {number} is no line of an export. Take it from the original again.")
            return
        if self.ended:
            yield _in_general(f"line {number} stands after the end.")
        match line:
            case BundleLine():
                yield from self._bundle(line)
            case PartLine():
                yield from self._part(line)
            case LicenceLine():
                yield from self._licence(line)
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
        for part, of in self.missing.items():
            yield _in_general(f"part {part[:12]} of bundle {min(of)[:12]} is missing.")
        for application in self.made:
            yield Breach(
                application, None, "a document was issued that does not stand in the public register."
            )
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
        with suppress(ValueError):  # said above
            yield from self._told(line, read_event(line.body))

    def _bundle(self, line: BundleLine) -> Iterator[Breach]:
        if digest_of(line.manifest) != line.digest:
            yield _in_general(f"bundle {line.digest[:12]} is not what was published.")
        try:
            parts = read_manifest(line.manifest)
        except ValueError:
            yield _in_general(f"bundle {line.digest[:12]} has no manifest.")
            return
        for name, part in parts.items():
            self.missing.setdefault(part, set()).add(line.digest)
            if name == DEFINITION:
                self.defined.setdefault(part, set()).add(line.digest)

    def _part(self, line: PartLine) -> Iterator[Breach]:
        try:
            is_right = digest_of(line.content) == line.digest
        except ValueError:
            is_right = False
        if not is_right:
            yield _in_general(f"part {line.digest[:12]} is not what was published.")
        if self.missing.pop(line.digest, None) is None:
            yield _in_general(
                f"part {line.digest[:12]} belongs to no bundle: one was removed, or the part added."
            )
        for bundle in self.defined.get(line.digest, ()):
            source, _ = read(line.text or "", line.digest)
            self.holders[bundle] = FieldId(str(source.at(("applicant", "name")) if source else None))

    def _told(self, line: EventLine, event: Event) -> Iterator[Breach]:
        """What an event says of the applicant and of the document."""
        application = line.application
        if isinstance(event, ApplicationSubmitted):
            if event.definition not in self.holders:
                message = f"it runs on bundle {event.definition[:12]}, whose definition is not archived."
                yield Breach(application, line.sequence, message)
            named = self.holders.get(event.definition, FieldId(""))
            self.applicants[application] = named, str(event.answers.get(named, ""))
        elif isinstance(event, CorrectionReceived) and application in self.applicants:
            named, holder = self.applicants[application]
            self.applicants[application] = named, str(event.answers.get(named, holder))
        elif isinstance(event, NumberAssigned):
            self.last_days[event.verification] = event.valid_until
        elif isinstance(event, DocumentMade):
            _, holder = self.applicants.get(application, (FieldId(""), ""))
            self.made[application] = _entry(
                LicenceLine(
                    application=application,
                    kind=event.kind,
                    number=event.number,
                    verification=event.verification,
                    holder=holder,
                    issued_at=event.at,
                    valid_until=self.last_days.pop(event.verification, None),
                    sha256=event.file.sha256,
                )
            )

    def _licence(self, line: LicenceLine) -> Iterator[Breach]:
        made = self.made.pop(line.application, None)
        if made is None:
            yield Breach(line.application, None, "it stands in the public register, but nothing was issued.")
        elif made != _entry(line):
            yield Breach(line.application, None, "the public register does not say what was issued.")

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


def _entry(line: LicenceLine) -> Digest:
    at = line.issued_at.astimezone(UTC)
    return digest_of(write_line(replace(line, issued_at=at)))


def _in_general(message: str) -> Breach:
    return Breach(None, None, message)
