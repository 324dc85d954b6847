"""The licences a case issued, with what each is worth today and the document that says so."""

from dataclasses import dataclass
from datetime import date

from licensing.history.case import Case, Document
from licensing.register.licences import Licence, Status
from licensing.words.sentences import Sentence

STATUSES: dict[Status, Sentence] = {
    "not-yet-in-force": Sentence("belum berlaku", "not yet in force"),
    "in-force": Sentence("berlaku", "in force"),
    "suspended": Sentence("dibekukan", "suspended"),
    "renewed": Sentence("sudah diperpanjang dengan izin lain", "renewed by another licence"),
    "revoked": Sentence("dicabut", "revoked"),
    "expired": Sentence("sudah habis masa berlakunya", "expired"),
}


@dataclass(frozen=True, slots=True)
class Issued:
    licence: Licence
    status: Status
    document: Document | None

    @property
    def said(self) -> Sentence:
        """The status in words."""
        return STATUSES[self.status]


def licences_of(case: Case, *, on: date) -> tuple[Issued, ...]:
    """Every licence of a case as it stands on a day, in the order they were issued."""
    documents = {made.number: made for made in case.made if made.kind == "licence"}
    return tuple(
        Issued(licence, licence.status(on=on), documents.get(licence.number))
        for licence in case.licences.values()
    )
