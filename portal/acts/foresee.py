"""Foreseeing: the document a decision would lead to, for whoever may decide and nobody else; it is kept nowhere."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from licensing.case.foreseeing import foreseen, may_lead_to_document
from licensing.city.register import AgencyRegister
from licensing.forms.files import StoredFile
from licensing.history.task import Task
from licensing.ports import CaseFile, Previews
from licensing.process.protocol import Exit
from licensing.words.errors import CommandRefused, ConnectorFailed
from licensing.words.identifiers import OutcomeId, TaskId, digest_of
from licensing.words.sentences import Sentence
from portal.acts.decide import Intent, command_of, offered_exits, task_of
from portal.acts.once import ReadOnce
from portal.acts.refusals import no_such_document


class Foresees(Protocol):
    """What foreseeing needs of the portal, or of what a command stands on. Without `previews` nothing is foreseen."""

    @property
    def previews(self) -> Previews | None: ...
    def register_today(self) -> AgencyRegister: ...


def may_foresee(on: Foresees, file: CaseFile, task: Task) -> bool:
    """Whether a document can be read before it is decided here."""
    return on.previews is not None and may_lead_to_document(file.process, file.step(task.where))


def foresee(
    on: Foresees, read: ReadOnce, task: TaskId, intent: Intent, *, now: datetime
) -> tuple[StoredFile, bytes]:
    """The document as it would be, marked as a preview. Without an outcome the first that leads to one is meant.

    Raises:
        CommandRefused: whatever would refuse the decision; `no-such-document` where it leads to none at once;
            `not-now` where it cannot be printed.
    """
    if on.previews is None:
        raise no_such_document()
    file = read()
    meant = replace(intent, outcome=intent.outcome or _usual(file, task_of(file, task)))
    command = command_of(read, task, meant)
    calendar = on.register_today().calendar
    seen = foreseen(file.process, file.case, command, by=read.officer, now=now, calendar=calendar)
    if seen is None:
        raise nothing_foreseen()
    try:
        content = on.previews.preview(seen, at=now)
    except ConnectorFailed as failed:
        raise not_printed(failed) from None
    name = f"pratinjau-{file.case.application}.pdf"
    return StoredFile("", digest_of(content), "application/pdf", len(content), name), content


def nothing_foreseen() -> CommandRefused:
    """The decision leads to no document at once."""
    return CommandRefused(
        "no-such-document",
        Sentence(
            "Keputusan ini belum langsung menerbitkan dokumen, jadi belum ada yang dapat dipratinjau.",
            "This decision does not lead straight to a document, so there is nothing to preview yet.",
        ),
    )


def not_printed(failed: ConnectorFailed) -> CommandRefused:
    """It took too long, or cannot be printed at all: then it could not be issued either."""
    if failed.retryable:
        id = "Pratinjau belum dapat dibuat. Coba lagi sebentar lagi."
        return CommandRefused(
            "not-now", Sentence(id, "The preview cannot be made now. Try again in a moment.")
        )
    return CommandRefused(
        "not-now",
        Sentence(
            f"Dokumen ini tidak dapat dicetak: {failed} Jangan putuskan dulu; hubungi pengelola Izin.",
            f"This document cannot be printed: {failed} Do not decide yet; ask whoever runs Izin.",
        ),
    )


def _usual(file: CaseFile, task: Task) -> OutcomeId:
    leading = (id for id, exit in offered_exits(file, task).items() if _makes(file, exit))
    return next(leading, OutcomeId(""))


def _makes(file: CaseFile, exit: Exit) -> bool:
    return exit.to is not None and file.process.step(exit.to).makes is not None
