"""Inventing a licence for a trial of a kind that is about one: such that this kind can be asked for it today."""

from datetime import datetime, timedelta

from licensing.clock.calendar import WIB
from licensing.process.kinds import Kind
from licensing.register.concerned import Concerned
from licensing.words.identifiers import ApplicationNumber, LicenceId

HELD_FOR = timedelta(days=365)


def invented(kind: Kind, *, now: datetime) -> Concerned | None:
    """A licence that began a year ago and ends tomorrow, in the first state the kind is for; None if about none.

    One that has run out ended yesterday, so that no day before its end is too early.
    """
    if kind.about is None:
        return None
    today, status = now.astimezone(WIB).date(), kind.about.states[0]
    days = {"expired": -1}.get(status, 1)
    return Concerned(
        LicenceId("contoh.licence"),
        kind.about.permits[0],
        ApplicationNumber("REG-CONTOH-IZIN"),
        "CONTOH/0001",
        "Contoh",
        today - HELD_FOR,
        today + timedelta(days=days),
        status,
    )
