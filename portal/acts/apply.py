"""Applying: what can be applied for, and one application for one form, however often it is sent."""

from datetime import datetime
from hashlib import sha256

from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.ports import Archive, Cases, Receipt
from licensing.process.graph import Process
from licensing.words.identifiers import PermitId
from portal.acts.dossier import check_given
from portal.acts.files import Received


def open_permits(archive: Archive) -> tuple[Process, ...]:
    """The newest version of every permit type, by name."""
    permits = dict.fromkeys(PermitId(version.permit) for version in archive.versions())
    return tuple(sorted((archive.newest(permit) for permit in permits), key=lambda process: process.name.id))


def submit(
    cases: Cases,
    process: Process,
    typed: Typed,
    received: Received,
    *,
    now: datetime,
    once: str | None = None,
) -> Receipt:
    """Open a case.

    Raises:
        CommandRefused: `invalid-form` with every field and file that is wrong, or `already-submitted`.
    """
    check_given(process, typed, received, standing={}, kept={}, submitted=now)
    return cases.submit(process, typed, received.files, now=now, once=once)


def name_once(sender: str, form: str, typed: Typed, files: Files) -> str | None:
    """What a submission is called, so that the same one is known again; None where the form has no one-time name.

    Args:
        sender: whose forms these are, so that nobody reads another's receipt.
        form: the form's one-time name. With other answers or files under it, it is another submission.
    """
    answers = sorted((id, tuple(texts)) for id, texts in typed.items())
    uploads = sorted((id, file.sha256) for id, file in files.items())
    return sha256(repr((sender, form, answers, uploads)).encode()).hexdigest() if form else None
