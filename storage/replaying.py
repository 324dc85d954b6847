"""A case out of its history, for whoever cannot read what is kept beside it."""

from collections.abc import Sequence
from typing import Final

from licensing.history.case import Case
from licensing.history.chain import read_history
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.ports import Archive, CaseFile
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber
from storage.exchange import exchange
from storage.pool import BareConnection

_HISTORY: Final = "select events from commits where application = $1 order by number"


def replayed(connection: BareConnection, application: ApplicationNumber) -> Case:
    """A case out of its history, where another edition of the code wrote its snapshot.

    Raises:
        StorageFailed: something stands in it that this edition does not know, or nothing at all.
    """
    texts = exchange(connection, (_HISTORY, application))
    _, case = understood(application, [str(text) for (text,) in texts])
    if case is None:
        raise _without_events(application)
    return case


def understood(application: ApplicationNumber, texts: Sequence[str]) -> tuple[tuple[Event, ...], Case | None]:
    """The events of a case and what they add up to.

    Raises:
        StorageFailed: something stands among them that this edition does not know; not a word of it is quoted.
    """
    try:
        told = read_history(texts)
        return told, replay(told)
    except (ValueError, LookupError, StopIteration):
        message = (
            f"{application}: a newer release wrote something into its history that this one does not know. "
            "Update this process to that release."
        )
        raise StorageFailed(message, retryable=False) from None


def case_file(archive: Archive, application: ApplicationNumber, texts: Sequence[str]) -> CaseFile:
    """A case with its history and what it lives on. Raises StorageFailed as `replayed` does."""
    told, case = understood(application, texts)
    if case is None:
        raise _without_events(application)
    return CaseFile(case, archive.process(case.definition), told)


def file_if_known(archive: Archive, application: ApplicationNumber, texts: Sequence[str]) -> CaseFile | None:
    """The same; None for what a newer release wrote."""
    try:
        return case_file(archive, application, texts)
    except StorageFailed as failed:
        if failed.retryable:
            raise
        return None


def _without_events(application: ApplicationNumber) -> StorageFailed:
    return StorageFailed(f"{application}: its history is missing. Restore it from a backup.", retryable=False)
