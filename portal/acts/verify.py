"""Verifying: what the public register says of a document, for whoever has its code."""

from datetime import datetime

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


def is_expired(licence: RegisteredLicence, now: datetime) -> bool:
    """Whether its last valid day has passed, WIB."""
    return licence.valid_until is not None and licence.valid_until < now.astimezone(WIB).date()
