"""The further documents of a case: what was issued beside its licence, with what each is worth today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from licensing.history.case import Case
from licensing.history.rounds import Document
from licensing.register.licences import Licence, Status, status_beside
from licensing.words.sentences import Sentence

STATUSES: Mapping[Status, Sentence] = {
    "not-yet-in-force": Sentence(
        "Dokumen ini terdaftar, tetapi belum berlaku", "This document is registered but not yet in force"
    ),
    "in-force": Sentence("Dokumen ini terdaftar dan berlaku", "This document is registered and valid"),
    "suspended": Sentence("Dokumen ini sedang dibekukan", "This document is suspended"),
    "renewed": Sentence("Dokumen ini sudah diganti", "This document has been replaced"),
    "revoked": Sentence("Dokumen ini sudah dicabut", "This document has been revoked"),
    "expired": Sentence("Masa berlaku dokumen ini sudah habis", "This document has expired"),
}
"""What a further document's status says to its holder and to whoever verifies it."""


@dataclass(frozen=True, slots=True)
class FurtherDocument:
    """A document with the licence that it is, which is worth no more than the one it was issued beside."""

    document: Document
    name: Sentence
    licence: Licence
    status: Status

    @property
    def said(self) -> Sentence:
        """The status in words."""
        return STATUSES[self.status]


def further_of(case: Case, *, on: date) -> tuple[FurtherDocument, ...]:
    """Every further document as it stands on a day, in the order of their numbers."""
    licences = {licence.number: licence for licence in case.licences.values()}
    return tuple(_further(case, made, licences[made.number], on) for made in further_documents(case))


def further_documents(case: Case) -> tuple[Document, ...]:
    """Every further document, in the order of their numbers; they are made in whatever order they are printed."""
    order = {
        (round.where, part): n
        for n, (round, part) in enumerate((round, part) for round in case.rounds for part in round.also)
    }
    made = (each for each in case.made if each.kind == "further")
    return tuple(sorted(made, key=lambda each: order.get((each.where, each.part), 0)))


def name_of(document: Document) -> Sentence:
    """What people call it."""
    return document.title or Sentence("Dokumen", "Document")


def _further(case: Case, document: Document, licence: Licence, on: date) -> FurtherDocument:
    main = case.licences.get(licence.part_of) if licence.part_of else None
    return FurtherDocument(document, name_of(document), licence, status_beside(licence, main, on=on))
