"""What a browser asks for, with what it has proved: which kind of a permit type, and about which licence."""

from typing import Final

from licensing.city.people import Officer, Tracker
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts.kinds import Asking, asking, asks_as
from portal.door.access import application_proved
from portal.door.caller import Caller
from portal.web.site import Site

PROVED_ANOTHER: Final = Sentence(
    "Di peramban ini Anda tidak lagi melacak permohonan yang menerbitkan izin ini. Masuk kembali dengan nomor dan "
    "PIN-nya di tab lain, lalu kirim lagi; isian Anda tetap di sini.",
    "This browser does not track any more the application that issued this licence. Sign in again with its number and "
    "PIN in another tab, then send once more; what you filled in stays here.",
)


def asked_for(site: Site, caller: Caller, process: Process, kind: str, licence: str) -> Asking:
    """What this browser asks for. Raises CommandRefused: `no-such-kind`, `licence-not-hers`."""
    by = proved(site, caller, process.kinds.get(kind))
    return asking(site.portal.cases, process, kind, licence, by=by, now=site.portal.now())


def still_asked_for(
    site: Site, caller: Caller, process: Process, kind: str, licence: str
) -> tuple[Asking, Sentence | None]:
    """The same for a form that comes in: what she filled in stays hers, though she proved another thing meanwhile.

    Raises:
        CommandRefused: `no-such-kind`.
    """
    try:
        return asked_for(site, caller, process, kind, licence), None
    except CommandRefused as refused:
        if refused.code != "licence-not-hers":
            raise
        return Asking(Purpose(kind, licence), process.kinds.get(kind)), PROVED_ANOTHER


def proved(site: Site, caller: Caller, kind: Kind | None = None) -> Officer | Tracker | None:
    """As whom she asks, None where she has proved nothing."""
    session = caller.session
    if session is None:
        return None
    officer = site.portal.officer(session.officer) if session.officer is not None else None
    application = application_proved(site.door, session)
    return asks_as(kind, officer, Tracker(application) if application is not None else None)
