"""Applying: what can be applied for, and one application for one form, however often it is sent."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from licensing.forms.answers import Typed
from licensing.ports import Archive, Cases
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, PermitId
from portal.acts.dossier import check_given
from portal.acts.files import Received
from portal.acts.kinds import Asking

A_FIRST_LICENCE = Asking()


@dataclass(frozen=True, slots=True)
class Opened:
    """What whoever opened a case is given. `pin` is the applicant's alone: None where an officer opened it."""

    application: ApplicationNumber
    pin: str | None


def open_permits(archive: Archive) -> tuple[Process, ...]:
    """The newest version of every permit type, by name."""
    permits = dict.fromkeys(PermitId(version.permit) for version in archive.versions())
    return tuple(sorted((archive.newest(permit) for permit in permits), key=lambda process: process.name.id))


def submit(  # noqa: PLR0913 what a submission is made of
    cases: Cases,
    process: Process,
    typed: Typed,
    received: Received,
    *,
    now: datetime,
    once: str | None = None,
    asked_for: Asking = A_FIRST_LICENCE,
) -> Opened:
    """Open a case.

    Args:
        asked_for: what is applied for.

    Raises:
        CommandRefused: `invalid-form` with every field and file that is wrong, or as `Cases.submit` says.
    """
    purpose, beside = asked_for.purpose, asked_for.beside(now)
    check_given(process, typed, received, kept={}, beside=beside, standing=purpose.copied)
    receipt = cases.submit(process, typed, received.files, now=now, once=once, purpose=purpose)
    return Opened(receipt.application, None if purpose.by else receipt.pin)


def name_once(sender: str, form: str) -> str | None:
    """What a submission is called, so that it is known again; None where the form has no one-time name.

    Args:
        sender: whose forms these are, or for what, so that nobody reads another's receipt.
        form: the form's one-time name: it becomes one application, whatever else is sent under it.
    """
    return sha256(repr((sender, form)).encode()).hexdigest() if form else None
