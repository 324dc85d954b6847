"""What goes to an address that nobody has confirmed: that there is something new, where to read it, how to confirm.

Not a word of it was typed by the applicant, and none by an officer: the address may be a stranger's.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from flows.rendering import Notice
from licensing.case.confirming import confirmation
from licensing.city.register import AgencyRegister
from licensing.clock.provisional import in_brackets
from licensing.clock.wording import until
from licensing.history.case import Case
from licensing.history.effects import Moment, Notify
from licensing.process.graph import Process
from licensing.telling.provisional import provisional_task
from licensing.words.sentences import Sentence

NEWS: Final[Mapping[Moment, Sentence]] = {
    "received": Sentence("Permohonan diterima", "The application was received"),
    "correction": Sentence("Permohonan perlu diperbaiki", "The application needs a correction"),
    "request": Sentence("Ada yang kami tunggu dari pemohon", "We wait for something from the applicant"),
    "issued": Sentence("Izin sudah terbit", "The licence is issued"),
    "refused": Sentence("Permohonan tidak disetujui", "The application was refused"),
    "letter": Sentence("Ada surat baru", "There is a new letter"),
    "changed": Sentence("Ada keputusan tentang izin", "There is a decision about the licence"),
    "copy": Sentence("Ada surat baru", "There is a new letter"),
    "lapsed": Sentence("Permohonan gugur karena lewat waktu", "The application has lapsed"),
    "withdrawn": Sentence("Permohonan dicabut", "The application was withdrawn"),
    "cancelled": Sentence("Permohonan dibatalkan", "The application was cancelled"),
    "done": Sentence("Permohonan selesai", "The application is done"),
    "expiring": Sentence("Masa berlaku izin akan berakhir", "The licence is about to end"),
    "extended": Sentence("Jangka waktu permohonan diperpanjang", "The time for the application was extended"),
    "bill": Sentence("Ada tagihan yang harus dibayar", "There is a bill to be paid"),
    "paid": Sentence("Pembayaran sudah diterima", "A payment was received"),
    "reminder": Sentence("Kami masih menunggu sesuatu dari pemohon", "We still wait for the applicant"),
}


def link_to_confirm(case: Case, address: str, *, public_url: str, secret_key: str) -> str:
    """Where whoever reads the address's mail says that it is hers."""
    return (
        f"{public_url}/surel/{quote(case.application)}/{confirmation(secret_key, case.application, address)}"
    )


def plain_notice(
    effect: Notify, process: Process, case: Case, register: AgencyRegister, *, public_url: str, link: str
) -> Notice:
    """The notice of a moment to an address that is not confirmed."""
    issuer, city, news = register.agency(process.issuer), register.city, NEWS[effect.moment]
    due = _due(effect, case, register)
    body = f"""{process.name.id}, permohonan Nomor {case.application}:
{news.id}{f", paling lambat {due.id}" if due else ""}.

Selengkapnya di {public_url}/lacak dengan nomor itu dan PIN-nya.

Apakah alamat surel ini milik Anda, dan Anda yang mengajukan permohonan itu? Buka tautan ini, maka surat
berikutnya menyebut isinya:
{link}

Bila bukan Anda, abaikan saja surat ini.

{issuer.name if issuer else ""}
{city.government}

--
In English: application {case.application}, {process.name.en}: {news.en}{f", by {due.en}" if due else ""}.
Read more at {public_url}/lacak with its number and PIN. If this address is yours and you applied, open the
link above, and our next letters will say more. If it was not you, ignore this.
"""
    return Notice(f"{case.application}: {news.id} / {news.en}", body)


def _due(effect: Notify, case: Case, register: AgencyRegister) -> Sentence | None:
    """Until when the applicant has time, where that is what it is about, and whether that day is provisional."""
    if effect.moment == "paid":
        return None
    tasks = case.tasks_at(effect.where)
    hers = next((task for task in tasks if task.asked is None and task.is_open and task.due), None)
    if hers is None or hers.due is None:
        return None
    due, may_move = until(hers.due), in_brackets(provisional_task(hers, register.calendar))
    return Sentence(f"{due.id}{may_move.id}", f"{due.en}{may_move.en}")
