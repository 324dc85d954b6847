"""Whether the applicant is reached by mail: what her last letter came to, and whether her address is confirmed."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.commands import ConfirmAddress
from licensing.case.confirming import fits, is_confirmed
from licensing.case.refusals.applications import no_such_application
from licensing.city.people import Tracker
from licensing.history.effects import Notify, Refused
from licensing.history.events import CorrectionReceived, EffectOwed, EffectPerformed
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from portal.services import Portal


@dataclass(frozen=True, slots=True)
class Unreached:
    """Her last letter was refused for good: when, and by which code of the mail server."""

    at: datetime
    code: str


def unreached(file: CaseFile) -> Unreached | None:
    """That her last letter did not arrive; None once one did, or she has given another address."""
    letters = {
        event.effect.key
        for event in file.events
        if isinstance(event, EffectOwed) and isinstance(event.effect, Notify)
    }
    email = file.process.applicant.email
    last: Unreached | None = None
    for event in file.events:
        if isinstance(event, EffectPerformed) and event.effect in letters:
            result = event.result
            last = Unreached(event.at, result.code) if isinstance(result, Refused) else None
        elif isinstance(event, CorrectionReceived) and email in event.answers:
            last = None
    return last


def is_unconfirmed(file: CaseFile) -> bool:
    """Whether letters to her say only that there is something to read."""
    address = file.process.applicant_of(file.case.answers).email
    return bool(address) and not is_confirmed(file.process, file.case)


def address_to_confirm(portal: Portal, application: ApplicationNumber, secret: str) -> str:
    """The address that a link confirms.

    Raises:
        CommandRefused: `no-such-application`, for a wrong secret as well: who asks learns nothing.
    """
    tracker = Tracker(application)
    file = portal.cases.view(tracker, application)
    address = file.process.applicant_of(file.case.answers).email
    if not address or not fits(secret, portal.secret_key, application, address):
        raise no_such_application()
    return address


def confirm(portal: Portal, application: ApplicationNumber, secret: str) -> None:
    """Record that the address is the applicant's. Raises CommandRefused as `address_to_confirm`."""
    address = address_to_confirm(portal, application, secret)
    try:
        portal.cases.handle(Tracker(application), application, ConfirmAddress(address), now=portal.now())
    except CommandRefused as refused:
        if refused.code != "other-address":
            raise
        raise no_such_application() from None
