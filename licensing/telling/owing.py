"""What Izin owed to the outside and did, told to those who run it."""

from typing import assert_never

from licensing.history.effects import (
    AddressLetter,
    Answered,
    AskQr,
    Call,
    Copy,
    Dismissed,
    Done,
    Effect,
    Message,
    Notify,
    PinLink,
    Refused,
    Register,
    Render,
    Store,
    Stored,
    Unanswered,
    Urge,
)
from licensing.history.events import EffectOwed, EffectPerformed, OwingEvent
from licensing.telling.calling import asking, tell_call
from licensing.telling.names import IZIN, Names
from licensing.telling.personal import marked
from licensing.telling.told import Told
from licensing.words.identifiers import EffectKey
from licensing.words.sentences import Sentence


def tell_owing(names: Names, event: OwingEvent) -> Told:
    """An effect told. Only what an outside system said concerns officers."""
    match event:
        case EffectOwed(effect=effect):
            deed = performing(effect)
            what = Sentence(f"Berikutnya: {deed.id}", f"Next: {deed.en}")
            return Told(event.at, IZIN, what, audience="record", where=effect.where)
        case EffectPerformed():
            return _performed(names, event)
        case _:
            assert_never(event)


def performing(effect: Effect) -> Sentence:  # noqa: C901, PLR0911 one arm per effect
    """What Izin does to carry an effect out."""
    match effect:
        case Copy(agency=agency):
            return Sentence(f"Izin mengirim tembusan kepada {agency}", f"Izin sends a copy to {agency}")
        case Urge(agency=agency):
            return Sentence(f"Izin mengingatkan {agency}", f"Izin reminds {agency}")
        case Call():
            return asking(effect)
        case AskQr(system=system):
            return Sentence(f"Izin meminta QRIS kepada {system}", f"Izin asks {system} for a QR")
        case Notify():
            return Sentence("Izin mengabari pemohon", "Izin tells the applicant")
        case PinLink():
            return Sentence("Izin mengirim tautan PIN", "Izin sends the link to a PIN")
        case AddressLetter():
            return Sentence("Izin menulis tentang ganti alamat", "Izin writes about the change of address")
        case Render(part=str(part)) | Store(part=str(part)) | Register(part=str(part)) if part:
            return Sentence("Izin menerbitkan dokumen satu per satu", "Izin issues documents one by one")
        case Render():
            return Sentence("Izin menyusun dokumen", "Izin writes the document")
        case Store():
            return Sentence("Izin menyimpan dokumen", "Izin stores the document")
        case Register():
            return Sentence("Izin memeriksa dokumen yang tersimpan", "Izin checks the stored document")
        case _:
            assert_never(effect)


def _performed(names: Names, event: EffectPerformed) -> Told:
    effect = _owed(names, event.effect)
    if isinstance(effect, Call):
        return tell_call(names, event, effect)
    where = effect.where if effect else None
    done = _done(effect) if effect else Sentence(event.effect, event.effect)
    match event.result:
        case Done() | Stored() | Unanswered():
            return Told(event.at, IZIN, done, audience="operators", where=where)
        case Answered():
            what = Sentence(f"{done.id}: sudah dijawab", f"{done.en}: answered")
            return Told(event.at, IZIN, what, audience="officers", where=where)
        case Dismissed(by=by, reason=reason):
            what = Sentence(f"{done.id}: tidak dikirim lagi", f"{done.en}: not sent any more")
            return Told(event.at, IZIN, what, marked(f"{by}: {reason}"), "officers", where)
        case Refused(code=code, sentence=sentence) if isinstance(effect, Message):
            what = Sentence(
                f"Surel tidak dapat disampaikan ({code})", f"An e-mail could not be delivered ({code})"
            )
            return Told(event.at, IZIN, what, marked(sentence.id), "officers", where)
        case Refused(code=code, sentence=sentence):
            what = Sentence(f"{done.id}: ditolak ({code})", f"{done.en}: refused ({code})")
            return Told(event.at, IZIN, what, marked(sentence.id), "officers", where)
        case _:
            assert_never(event.result)


def _done(effect: Effect) -> Sentence:  # noqa: C901, PLR0911 one arm per effect
    match effect:
        case Call():
            return asking(effect)
        case AskQr(system=system):
            return Sentence(f"Izin meminta QRIS kepada {system}", f"Izin asked {system} for a QR")
        case Copy(agency=agency):
            return Sentence(f"Izin mengirim tembusan kepada {agency}", f"Izin sent a copy to {agency}")
        case Urge(agency=agency):
            return Sentence(f"Izin mengingatkan {agency}", f"Izin reminded {agency}")
        case Notify():
            return Sentence("Izin mengabari pemohon", "Izin told the applicant")
        case PinLink():
            return Sentence("Izin mengirim tautan PIN", "Izin sent the link to a PIN")
        case AddressLetter():
            return Sentence("Izin menulis tentang ganti alamat", "Izin wrote about the change of address")
        case Render():
            return Sentence("Izin menyusun dokumen", "Izin wrote the document")
        case Store():
            return Sentence("Izin menyimpan dokumen", "Izin stored the document")
        case Register():
            return Sentence("Izin memeriksa dokumen yang tersimpan", "Izin checked the stored document")
        case _:
            assert_never(effect)


def _owed(names: Names, key: EffectKey) -> Effect | None:
    """The effect of a key, as the history told of it."""
    owed = (event.effect for event in names.file.events if isinstance(event, EffectOwed))
    return next((effect for effect in owed if effect.key == key), None)
