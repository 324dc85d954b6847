"""Verifying: what the public register says of a document, for whoever has its code."""

from datetime import date, datetime

from licensing.clock.calendar import WIB
from licensing.ports import Cases, RegisteredLicence
from portal.acts.refusals import no_such_licence

LONGEST_CODE = 200


def registered(cases: Cases, verification: str) -> RegisteredLicence:
    """The register's entry for a code. Raises CommandRefused `no-such-licence`."""
    found = cases.licence(verification[:LONGEST_CODE])
    if found is None:
        raise no_such_licence()
    return found


def today(now: datetime) -> date:
    """The day it is in the city."""
    return now.astimezone(WIB).date()
