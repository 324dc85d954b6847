"""The API's route for a PIN that was lost."""

import secrets

from licensing.case.commands import GivePin
from licensing.words.identifiers import ApplicationNumber
from portal.acts import pins
from portal.api.models.applications import CheckedIn, ReceiptOut
from portal.door.access import AnOfficer, for_officers
from portal.door.door import ADoor
from portal.door.posted import clean

officers = for_officers()


@officers.post("/api/v1/applications/{application}/pin", tags=["applications"])
def give_pin(door: ADoor, officer: AnOfficer, application: str, given: CheckedIn) -> ReceiptOut:
    """Give the applicant a new PIN at the counter, after what was checked; the one before is wrong from now on."""
    portal, number = door.portal, ApplicationNumber(application.upper())
    pin = pins.give(
        portal.cases,
        officer,
        number,
        GivePin(clean(given.checked), portal.register.counters),
        once=given.once or secrets.token_urlsafe(18),
        now=portal.now(),
    )
    return ReceiptOut(application=number, pin=pin)
