"""Whether the applicant is reached by mail: what her last letter came to, and whether her address is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from licensing.case.acts.contacting import holds_until
from licensing.case.commands import ChangeContact, ConfirmAddress, TakeBackAddress
from licensing.case.confirming import fits, is_confirmed
from licensing.case.refusals.applications import no_such_application
from licensing.city.people import Tracker
from licensing.history.case import Case
from licensing.history.effects import AddressLetter, Notify, Refused
from licensing.history.events import ContactChanged, CorrectionReceived, EffectOwed, EffectPerformed
from licensing.ports import CaseFile, Cases
from licensing.process.graph import Process
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
        elif isinstance(event, CorrectionReceived | ContactChanged) and email in event.answers:
            last = None
    return last


@dataclass(frozen=True, slots=True)
class Wanted:
    """The address that an applicant has asked for and nobody has confirmed.

    `is_refused`: it takes no letter. `is_over`: its link came too late, and confirms nothing any more.
    """

    address: str
    is_refused: bool
    is_over: bool


def wanted(file: CaseFile, *, now: datetime) -> Wanted | None:
    """The address that she asked for, as it stands; None where she wants none but the one she has."""
    reached = file.case.reached
    until = holds_until(reached)
    if until is None:
        return None
    asking = (
        event.effect.key
        for event in file.events
        if isinstance(event, EffectOwed)
        and isinstance(event.effect, AddressLetter)
        and (event.effect.to, event.effect.count) == ("wanted", reached.asked)
    )
    results = (file.case.performed.get(key) for key in asking)
    is_refused = any(isinstance(each, Refused) for each in results)
    return Wanted(reached.wanted, is_refused, is_over=now >= until)


def waits_for(file: CaseFile, *, now: datetime) -> str | None:
    """The address that a link can still confirm; None where there is none."""
    asked = wanted(file, now=now)
    return asked.address if asked and not asked.is_over else None


def take_back(cases: Cases, tracker: Tracker, address: str, *, now: datetime) -> Case:
    """Wait for an address no more; raises CommandRefused as the core's `take_back`."""
    return cases.handle(tracker, tracker.application, TakeBackAddress(address), now=now)


def change_contact(
    cases: Cases, tracker: Tracker, process: Process, *, email: str, phone: str, now: datetime
) -> Case:
    """Be reached otherwise; what is empty stays as it is.

    Raises:
        CommandRefused: as the core's `change_contact`, with `email` and `phone` in the place of the form's own names.
    """
    contact = process.applicant
    names: Mapping[str, str] = {contact.email: "email", contact.phone: "phone"}
    command = ChangeContact({contact.email: (email,), contact.phone: (phone,)})
    try:
        return cases.handle(tracker, tracker.application, command, now=now)
    except CommandRefused as refused:
        fields = {names.get(name, name): sentence for name, sentence in refused.fields.items()}
        raise CommandRefused(refused.code, refused.sentence, fields) from None


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
    known = (file.process.applicant_of(file.case.answers).email, waits_for(file, now=portal.now()))
    for address in known:
        if address and fits(secret, portal.secret_key, application, address):
            return address
    raise no_such_application()


def is_used(portal: Portal, application: ApplicationNumber, address: str) -> bool:
    """Whether the link to this address was followed, and letters still go there."""
    file = portal.cases.view(Tracker(application), application)
    return address == file.case.confirmed == file.process.applicant_of(file.case.answers).email


def confirm(portal: Portal, application: ApplicationNumber, secret: str) -> None:
    """Record that the address is the applicant's. Raises CommandRefused as `address_to_confirm`."""
    address = address_to_confirm(portal, application, secret)
    try:
        portal.cases.handle(Tracker(application), application, ConfirmAddress(address), now=portal.now())
    except CommandRefused as refused:
        if refused.code != "other-address":
            raise
        raise no_such_application() from None
