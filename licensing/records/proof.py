"""Whether an export of the records is what was written: a fold over its lines, without any database.

What the lines are is in `export`. Memory: one small entry per application, never a commit's text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC

from licensing.history.chain import GENESIS, Covered, link, read_events
from licensing.history.events import (
    ApplicationSubmitted,
    CorrectionReceived,
    DocumentMade,
    Event,
    LicenceEvent,
)
from licensing.ports import AuditReport, Breach
from licensing.process.bundle import DEFINITION, read_manifest
from licensing.records.export import (
    BundleLine,
    CaseLine,
    CommitLine,
    DocumentLine,
    EndLine,
    HeadLine,
    LicenceLine,
    PartLine,
    read_line,
    write_line,
)
from licensing.register.licences import Licence, evolve
from licensing.text.labels import label
from licensing.text.reading import read
from licensing.words.identifiers import ApplicationNumber, Digest, FieldId, LicenceId, PermitId, digest_of
from licensing.words.sentences import Sentence

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


@dataclass(frozen=True, slots=True)
class _Left:
    """Where a commit leaves an application: its number, the sequence of its last event, its digest."""

    number: int = 0
    sequence: int = 0
    digest: Digest = GENESIS


@dataclass(frozen=True, slots=True)
class _Defined:
    """What a definition says that the register repeats: the permit's name, and which answer names the applicant."""

    title: Sentence
    holder: FieldId


_NOTHING = _Defined(Sentence("", ""), FieldId(""))


@dataclass(frozen=True, slots=True)
class _Applicant:
    """Who applies for what: the answer that names her, and where it stands."""

    permit: PermitId
    title: Sentence
    field: FieldId
    name: str


_NOBODY = _Applicant(PermitId(""), _NOTHING.title, _NOTHING.holder, "")


@dataclass(frozen=True, slots=True)
class _Issued:
    """A licence with the application and the applicant it was issued for."""

    application: ApplicationNumber
    applicant: _Applicant
    licence: Licence


@dataclass(slots=True)
class _Reading:
    """What is known after some lines.

    `chains` holds where each application's last commit leaves it, `missing` the bundles that wait for a part,
    `defined` those whose definition is a part, `names` what a bundle's definition calls the permit and its applicant,
    `applicants` those answers, `made` the digest of what the register has to say of a document, and `licences` what
    the events make of each licence.
    """

    missing: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])
    defined: dict[Digest, set[Digest]] = field(default_factory=dict[Digest, set[Digest]])
    chains: dict[ApplicationNumber, _Left] = field(default_factory=dict[ApplicationNumber, _Left])
    names: dict[Digest, _Defined] = field(default_factory=dict[Digest, _Defined])
    applicants: dict[ApplicationNumber, _Applicant] = field(
        default_factory=dict[ApplicationNumber, _Applicant]
    )
    made: dict[str, tuple[ApplicationNumber, Digest]] = field(
        default_factory=dict[str, tuple[ApplicationNumber, Digest]]
    )
    licences: dict[LicenceId, _Issued] = field(default_factory=dict[LicenceId, _Issued])
    covered: Covered = field(default_factory=lambda: Covered.after(GENESIS))
    applications: int = 0
    commits: int = 0
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
            case BundleLine() | PartLine():
                yield from self._bundle(line) if isinstance(line, BundleLine) else self._part(line)
            case DocumentLine():
                yield from self._document(line)
            case LicenceLine():
                yield from self._licence(line)
            case CommitLine():
                yield from self._commit(line)
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
        for application, _ in self.made.values():
            yield Breach(application, None, "a document was made that does not stand in the public register.")
        for issued in self.licences.values():
            message = "a licence was issued that does not stand in the public register."
            yield Breach(issued.application, None, message)
        for application, left in self.chains.items():
            yield Breach(
                application,
                left.sequence,
                "this application has events, but no longer stands among the cases.",
            )

    def _commit(self, line: CommitLine) -> Iterator[Breach]:
        self.commits += 1
        self.covered = self.covered.and_commit(line.application, line.number, line.digest)
        before = self.chains.get(line.application, _Left())
        self.applications += before.number == 0
        self.chains[line.application] = _Left(line.number, line.last, line.digest)
        for message in _faults_of_link(line, before):
            yield Breach(line.application, line.first, message)
        try:
            events = read_events(line.events)
        except ValueError:
            yield Breach(line.application, line.first, "the events' text cannot be read.")
            return
        self.events += len(events)
        for message in _faults_of_events(line, events):
            yield Breach(line.application, line.first, message)
        for event in events:
            yield from self._told(line, event)

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
            self.names[bundle] = _defined(line)

    def _told(self, line: CommitLine, event: Event) -> Iterator[Breach]:
        """What an event says of the applicant and of the document."""
        application = line.application
        if isinstance(event, ApplicationSubmitted):
            if event.definition not in self.names:
                message = f"it runs on bundle {event.definition[:12]}, whose definition is not archived."
                yield Breach(application, line.first, message)
            defined = self.names.get(event.definition, _NOTHING)
            name = str(event.answers.get(defined.holder, ""))
            self.applicants[application] = _Applicant(event.permit, defined.title, defined.holder, name)
        elif isinstance(event, CorrectionReceived) and application in self.applicants:
            applicant = self.applicants[application]
            name = str(event.answers.get(applicant.field, applicant.name))
            self.applicants[application] = replace(applicant, name=name)
        elif isinstance(event, DocumentMade):
            self._made(application, event)
        elif isinstance(event, LicenceEvent):
            yield from self._licensed(line, event)

    def _made(self, application: ApplicationNumber, event: DocumentMade) -> None:
        applicant = self.applicants.get(application, _NOBODY)
        line = DocumentLine(
            verification=event.verification,
            application=application,
            kind=event.kind,
            number=event.number,
            name_id=applicant.title.id,
            name_en=applicant.title.en,
            holder=applicant.name,
            made_at=event.at,
            sha256=event.file.sha256,
        )
        self.made[event.verification] = application, _entry(line)

    def _licensed(self, line: CommitLine, event: LicenceEvent) -> Iterator[Breach]:
        known = self.licences.get(event.licence)
        try:
            licence = evolve(known.licence if known else None, event)
        except ValueError:
            yield Breach(line.application, line.first, f"licence {event.licence} was not issued before this.")
            return
        applicant = self.applicants.get(line.application, _NOBODY)
        issued = known or _Issued(line.application, applicant, licence)
        self.licences[event.licence] = replace(issued, licence=licence)

    def _document(self, line: DocumentLine) -> Iterator[Breach]:
        _, made = self.made.pop(line.verification, (None, None))
        if made is None:
            yield Breach(line.application, None, "it stands in the public register, but nothing was made.")
        elif made != _entry(replace(line, made_at=line.made_at.astimezone(UTC))):
            yield Breach(line.application, None, "the public register does not say what was made.")

    def _licence(self, line: LicenceLine) -> Iterator[Breach]:
        issued = self.licences.pop(line.licence, None)
        if issued is None:
            yield Breach(line.application, None, "a licence stands in the register that was never issued.")
        elif _line_of(issued) != line:
            yield Breach(line.application, None, "the register does not say what became of the licence.")

    def _head(self, line: HeadLine) -> Iterator[Breach]:
        self.heads += 1
        covered, self.covered = self.covered, Covered.after(line.digest)
        if line.number != self.heads:
            yield _in_general(f"head {line.number} stands where head {self.heads} would.")
        if line.previous != covered.previous:
            yield _in_general(f"head {line.number} does not continue the head before it.")
        elif (line.commits, line.digest) != (covered.commits, covered.seal(line.number, line.sealed_at)):
            yield _in_general(
                f"head {line.number}, sealed {line.sealed_at.isoformat()} over {line.commits} commits, does not fit "
                f"the {covered.commits} commits under it: one was changed, removed or added, or the head was."
            )

    def _case(self, line: CaseLine) -> Iterator[Breach]:
        left = self.chains.pop(line.application, _Left())
        if line.version != left.sequence:
            message = (
                f"{line.version} events were recorded, {left.sequence} are there: the last ones were removed or "
                "added."
            )
            yield Breach(line.application, left.sequence, message)
        elif line.digest != left.digest:
            yield Breach(
                line.application, left.sequence, "the last commit is not the one the case ends with."
            )

    def _end(self, line: EndLine) -> Iterator[Breach]:
        self.ended = True
        counted = (self.applications, self.commits, self.heads)
        if (line.applications, line.commits, line.heads) != counted:
            recorded = f"{line.applications} applications, {line.commits} commits and {line.heads} heads"
            yield _in_general(
                f"{recorded} were exported, {counted[0]}, {counted[1]} and {counted[2]} are there."
            )


def _defined(part: PartLine) -> _Defined:
    """Nothing, where a part was altered so that it is no definition."""
    source, _ = read(part.text or "", part.digest)
    if source is None:
        return _NOTHING
    try:
        title = label(source.at(("name",)))
    except ValueError:
        title = _NOTHING.title
    return _Defined(title, FieldId(str(source.at(("applicant", "name")))))


def _faults_of_link(line: CommitLine, before: _Left) -> Iterator[str]:
    if (line.number, line.first) != (before.number + 1, before.sequence + 1):
        yield f"commit {line.number} follows commit {before.number}: one was removed, added or moved."
    elif line.previous != before.digest:
        yield "the commit does not continue the one before it."
    if line.digest != link(line.previous, line.events):
        yield "the events' text is not the one that was recorded."


def _faults_of_events(line: CommitLine, events: tuple[Event, ...]) -> Iterator[str]:
    if len(events) != line.last - line.first + 1 or not events:
        yield f"{len(events)} events stand where {line.first} to {line.last} would."
        return
    if events[-1].at != line.at:
        yield "the time beside the events is not what their text says."
    if isinstance(events[0], ApplicationSubmitted) and events[0].application != line.application:
        yield f"this history was recorded for {events[0].application}."


def _line_of(issued: _Issued) -> LicenceLine:
    licence = issued.licence
    return LicenceLine(
        licence=licence.id,
        application=issued.application,
        permit=issued.applicant.permit,
        number=licence.number,
        holder=issued.applicant.name,
        issued_at=licence.issued_at,
        valid_from=licence.valid_from,
        valid_until=licence.valid_until,
        standing=licence.standing,
        changed_at=licence.changed_at,
        reason=licence.reason,
        renewed_by=licence.renewed_by,
    )


def _entry(line: DocumentLine) -> Digest:
    """A small stand-in for what the register has to say."""
    return digest_of(write_line(line))


def _in_general(message: str) -> Breach:
    return Breach(None, None, message)
