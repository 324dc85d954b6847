"""Whether the public register says what was made and issued: its entries against the events of the cases."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC

from licensing.history.events import (
    ApplicationSubmitted,
    CorrectionReceived,
    DocumentMade,
    Event,
    LicenceEvent,
)
from licensing.ports import Breach
from licensing.records.export import CommitLine, DocumentLine, LicenceLine, write_line
from licensing.records.published import NOTHING, Published
from licensing.register.licences import Licence, evolve
from licensing.words.identifiers import ApplicationNumber, Digest, FieldId, LicenceId, PermitId, digest_of
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class _Applicant:
    """Who applies for what: the answer that names her, and where it stands."""

    permit: PermitId
    title: Sentence
    field: FieldId
    name: str


_NOBODY = _Applicant(PermitId(""), NOTHING.title, NOTHING.holder, "")


@dataclass(frozen=True, slots=True)
class _Issued:
    """A licence with the application and the applicant it was issued for."""

    application: ApplicationNumber
    applicant: _Applicant
    licence: Licence


@dataclass(slots=True)
class Registered:
    """What the register has to say after some commits, and which of it has not been seen there yet.

    `applicants` are the answers that name them, `made` the digest of what the register has to say of a document, and
    `licences` what the events make of each licence.
    """

    published: Published
    applicants: dict[ApplicationNumber, _Applicant] = field(
        default_factory=dict[ApplicationNumber, _Applicant]
    )
    made: dict[str, tuple[ApplicationNumber, Digest]] = field(
        default_factory=dict[str, tuple[ApplicationNumber, Digest]]
    )
    licences: dict[LicenceId, _Issued] = field(default_factory=dict[LicenceId, _Issued])

    def told(self, line: CommitLine, event: Event) -> Iterator[Breach]:
        """What an event says of the applicant, of a document or of a licence is kept for the register's entries."""
        application = line.application
        if isinstance(event, ApplicationSubmitted):
            if event.definition not in self.published.names:
                message = f"it runs on bundle {event.definition[:12]}, whose definition is not archived."
                yield Breach(application, line.first, message)
            defined = self.published.names.get(event.definition, NOTHING)
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

    def document(self, line: DocumentLine) -> Iterator[Breach]:
        """Where an entry of a document says something else than was made."""
        _, made = self.made.pop(line.verification, (None, None))
        if made is None:
            yield Breach(line.application, None, "it stands in the public register, but nothing was made.")
        elif made != _entry(replace(line, made_at=line.made_at.astimezone(UTC))):
            yield Breach(line.application, None, "the public register does not say what was made.")

    def licence(self, line: LicenceLine) -> Iterator[Breach]:
        """Where an entry of a licence says something else than became of it."""
        issued = self.licences.pop(line.licence, None)
        if issued is None:
            yield Breach(line.application, None, "a licence stands in the register that was never issued.")
        elif _line_of(issued) != line:
            yield Breach(line.application, None, "the register does not say what became of the licence.")

    def finish(self) -> Iterator[Breach]:
        """What was made or issued and is not in the register."""
        for application, _ in self.made.values():
            yield Breach(application, None, "a document was made that does not stand in the public register.")
        for issued in self.licences.values():
            message = "a licence was issued that does not stand in the public register."
            yield Breach(issued.application, None, message)

    def _made(self, application: ApplicationNumber, event: DocumentMade) -> None:
        applicant = self.applicants.get(application, _NOBODY)
        title = event.title or applicant.title
        line = DocumentLine(
            verification=event.verification,
            application=application,
            kind=event.kind,
            number=event.number,
            name_id=title.id,
            name_en=title.en,
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
        key=licence.key,
    )


def _entry(line: DocumentLine) -> Digest:
    """A small stand-in for what the register has to say."""
    return digest_of(write_line(line))
