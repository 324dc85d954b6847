"""The licences a case issued, with what each is worth today and the document that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from licensing.history.case import Case
from licensing.history.rounds import Document
from licensing.ports import Cases
from licensing.register.licences import Licence, Status
from licensing.words.sentences import Sentence

STATUSES: Mapping[Status, Sentence] = {
    "not-yet-in-force": Sentence(
        "Izin ini terdaftar, tetapi belum berlaku", "This licence is registered but not yet in force"
    ),
    "in-force": Sentence("Izin ini terdaftar dan berlaku", "This licence is registered and valid"),
    "suspended": Sentence("Izin ini sedang dibekukan", "This licence is suspended"),
    "renewed": Sentence(
        "Izin ini sudah diperpanjang dengan izin lain", "Another licence has taken its place"
    ),
    "revoked": Sentence("Izin ini sudah dicabut", "This licence has been revoked"),
    "expired": Sentence("Masa berlaku izin ini sudah habis", "This licence has expired"),
}
"""What a licence's status says to its holder and to whoever verifies it."""


@dataclass(frozen=True, slots=True)
class Issued:
    licence: Licence
    status: Status
    document: Document | None

    @property
    def said(self) -> Sentence:
        """The status in words."""
        return STATUSES[self.status]


def licences_of(cases: Cases, case: Case, *, on: date) -> tuple[Issued, ...]:
    """Every licence of a case as it stands on a day, in the order they were issued, whichever case changed it since.

    What belongs to a licence is not among them.
    """
    documents = {made.number: made for made in case.made if made.kind == "licence"}
    return tuple(
        _issued(cases, licence, documents.get(licence.number), on)
        for licence in case.licences.values()
        if licence.part_of is None
    )


def _issued(cases: Cases, licence: Licence, document: Document | None, on: date) -> Issued:
    entry = cases.licence(document.verification) if document else None
    now = entry.licence if entry and entry.licence else licence
    return Issued(now, now.status(on=on), document)
