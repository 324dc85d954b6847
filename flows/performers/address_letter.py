"""`address-letter`: ask an address whether it is the applicant's, and tell the one before that letters go elsewhere.

Nothing that somebody typed stands in either. Sent again after a death it is the same letter. One whose link would be
too late is not sent: nobody has confirmed that the address is hers, and a stranger is told nothing she cannot act on.
The applicant reads on her own page that it is over.
"""

from datetime import datetime
from typing import assert_never

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.performers.notify import message_id, sender_of
from flows.performers.plainly import link_to_confirm
from flows.rendering import Notice
from licensing.case.acts.contacting import holds_until
from licensing.clock.calendar import WIB
from licensing.clock.wording import wall_time
from licensing.history.case import Case
from licensing.history.effects import AddressLetter


async def send_address_letter(effect: AddressLetter, work: Work, means: Means) -> None:
    """Send it, unless the applicant does not want the address any more, or its link would be too late."""
    url, key = means.public_url, means.secret_key
    found = address_letter(effect, work.case, now=means.now(), public_url=url, secret_key=key)
    if found is None:
        return
    address, notice = found
    mail = letter(
        notice,
        sender=sender_of(means.register, work.process.issuer),
        to=Correspondent("", address),
        id=message_id(effect.key),
        at=means.now().astimezone(WIB),
    )
    await means.post.send(effect.key, mail)


def address_letter(
    effect: AddressLetter, case: Case, *, now: datetime, public_url: str, secret_key: str
) -> tuple[str, Notice] | None:
    """Where it goes and what it says; None where it is of an address she does not want any more, or too late."""
    reached = case.reached
    match effect.to:
        case "wanted":
            until = holds_until(reached)
            if until is None or now >= until or effect.count != reached.asked:
                return None
            link = link_to_confirm(case, reached.wanted, public_url=public_url, secret_key=secret_key)
            return reached.wanted, _asking(case, link, until)
        case "before":
            return reached.before[effect.count - 1], _telling(case, public_url)
        case _:
            assert_never(effect.to)


def _asking(case: Case, link: str, until: datetime) -> Notice:
    number, until_when = case.application, wall_time(until)
    body = f"""Yth. Pemohon,

Seseorang yang memegang nomor dan PIN permohonan {number} meminta surat
tentang permohonan itu dikirim ke alamat ini. Bila benar, buka tautan ini sebelum
{until_when.id}:

{link}

Sampai itu surat tetap dikirim ke alamat yang lama. Bila bukan Anda, abaikan surat ini.

--
In English: whoever has number and PIN of application {number} asked for its letters at this
address. If that is right, open the link above before {until_when.en}.
If it was not you, ignore this.
"""
    return Notice(f"{number}: konfirmasi alamat surel / confirm this address", body)


def _telling(case: Case, public_url: str) -> Notice:
    number = case.application
    body = f"""Yth. Pemohon,

Surel atau telepon untuk permohonan {number} sudah diganti
oleh orang yang memegang nomor dan PIN-nya. Lihat: {public_url}/lacak

Bila bukan Anda, datang ke loket dengan KTP asli: petugas memberi PIN baru.

--
In English: e-mail or telephone of application {number} was changed by whoever has its number
and PIN. If it was not you, come to the counter with your identity card: you are given a new PIN.
"""
    return Notice(f"{number}: surel atau telepon diganti / contact changed", body)
