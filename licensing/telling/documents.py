"""Numbers, documents and licences, told."""

from typing import assert_never

from licensing.clock.wording import written_day
from licensing.history.events import (
    DocumentEvent,
    DocumentMade,
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    NumberAssigned,
)
from licensing.telling.names import IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Audience, Told
from licensing.words.sentences import Sentence


def tell_document(event: DocumentEvent) -> Told:
    """A document told; the licence itself is told by its own event."""
    match event:
        case NumberAssigned(number=number, part=part):
            what = Sentence(f"Diberi nomor {number}", f"Numbered {number}")
            return Told(event.at, IZIN, what, audience="record" if part else "everyone", where=event.where)
        case DocumentMade():
            what, audience = _made(event)
            return Told(event.at, IZIN, what, audience=audience, where=event.where)
        case _:
            assert_never(event)


def tell_licence(names: Names, event: LicenceEvent) -> Told:  # noqa: PLR0911 one arm per event
    """What happened to a licence told; the public register says as much."""
    number = names.licence(event.licence)
    match event:
        case LicenceIssued(part_of=str()):
            # There may be hundreds; pages list them, and histories tell of the licence.
            what = Sentence(f"Dokumen {event.number} berlaku", f"Document {event.number} in force")
            return Told(event.at, IZIN, what, audience="record")
        case LicenceIssued():
            what = Sentence(f"Izin {event.number} terbit", f"Licence {event.number} issued")
            return Told(event.at, IZIN, what)
        case LicenceSuspended():
            what = Sentence(f"Izin {number} dibekukan", f"Licence {number} suspended")
            return Told(event.at, IZIN, what, marked(event.reason))
        case LicenceReinstated():
            what = Sentence(f"Izin {number} berlaku kembali", f"Licence {number} reinstated")
            return Told(event.at, IZIN, what)
        case LicenceAmended():
            return Told(event.at, IZIN, _amended(number, event))
        case LicenceRenewed():
            by = names.licence(event.by)
            what = Sentence(f"Izin {number} diperpanjang dengan {by}", f"Licence {number} renewed by {by}")
            return Told(event.at, IZIN, what)
        case LicenceRevoked():
            what = Sentence(f"Izin {number} dicabut", f"Licence {number} revoked")
            return Told(event.at, IZIN, what, marked(event.reason))
        case LicenceExpired():
            what = Sentence(f"Masa berlaku izin {number} habis", f"Licence {number} expired")
            return Told(event.at, IZIN, what)
        case _:
            assert_never(event)


def _amended(number: str, event: LicenceAmended) -> Sentence:
    """That a licence was amended; that it was put off, where it has another first day."""
    if event.valid_from is None:
        return Sentence(f"Izin {number} diubah", f"Licence {number} amended")
    first, last = written_day(event.valid_from), event.valid_until and written_day(event.valid_until)
    until = Sentence(f" sampai dengan {last.id}", f" to {last.en}") if last else Sentence("", "")
    return Sentence(
        f"Izin {number} diubah: berlaku mulai {first.id}{until.id}",
        f"Licence {number} amended: valid from {first.en}{until.en}",
    )


def _made(event: DocumentMade) -> tuple[Sentence, Audience]:  # noqa: PLR0911 one arm per kind
    kind, number = event.kind, event.number
    match kind:
        case "licence":
            return Sentence(f"Dokumen izin {number} terdaftar", f"Licence document {number} registered"), (
                "officers"
            )
        case "refusal":
            return Sentence(
                f"Surat penolakan {number} terbit", f"Letter of refusal {number} issued"
            ), "everyone"
        case "letter":
            return Sentence(f"Surat {number} terbit", f"Letter {number} issued"), "everyone"
        case "provisional":
            return Sentence(
                f"Surat sementara {number} terbit", f"Provisional letter {number} issued"
            ), "everyone"
        case "bill":
            return Sentence(f"Surat tagihan {number} terbit", f"Bill {number} issued"), "everyone"
        case "minutes":
            return Sentence(f"Berita acara {number} disimpan", f"Minutes {number} kept"), "officers"
        case "further":
            title = event.title or Sentence("Dokumen", "Document")
            return Sentence(
                f"{title.id}: {number} terdaftar", f"{title.en}: {number} registered"
            ), "operators"
        case _:
            assert_never(kind)
