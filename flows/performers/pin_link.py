"""`pin-link`: send the applicant the link to a new PIN. What opens it goes into the mail and nowhere else.

Sent again after a death it is another link for the same asking: whichever is opened first closes both.
"""

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.performers.notify import message_id, sender_of
from flows.rendering import Notice
from licensing.clock.calendar import WIB
from licensing.history.effects import PinLink
from licensing.ports.cases import PIN_LINK_HOLDS_FOR


async def send_pin_link(effect: PinLink, work: Work, means: Means) -> None:
    """Send it, unless a new PIN was given meanwhile, or there is no address any more."""
    case, now = work.case, means.now()
    address = work.process.applicant_of(case.answers).email
    if not address or not case.admission.is_open(effect.ask):
        return
    opens = means.cases.pin_link(case.application, effect.ask, until=now + PIN_LINK_HOLDS_FOR)
    mail = letter(
        _notice(work, f"{means.public_url}/lacak/pin/{opens}"),
        sender=sender_of(means.register, work.process.issuer),
        to=Correspondent("", address),
        id=message_id(effect.key),
        at=now.astimezone(WIB),
    )
    await means.post.send(effect.key, mail)


def _notice(work: Work, link: str) -> Notice:
    """The mail; nothing that somebody typed stands in it. It is no template: it says nothing of a permit type."""
    number, minutes = work.case.application, int(PIN_LINK_HOLDS_FOR.total_seconds()) // 60
    body = f"""Yth. Pemohon,

Seseorang meminta PIN baru untuk permohonan {number} ({work.process.name.id}).
Buka tautan ini untuk membuatnya; berlaku {minutes} menit dan hanya sekali:

{link}

Begitu PIN baru dibuat, PIN lama tidak berlaku lagi.
Bila bukan Anda yang meminta, abaikan surat ini: PIN lama tetap berlaku.
PIN itu rahasia; petugas tidak pernah memintanya.

--
In English: somebody asked for a new PIN for application {number} ({work.process.name.en}).
The link above makes one; it works for {minutes} minutes and once. The old PIN stops working then.
If it was not you, ignore this mail: the old PIN stays right.
"""
    return Notice(f"{number}: PIN baru / new PIN", body)
