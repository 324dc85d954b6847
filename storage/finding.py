"""What every case is found by, made anew out of its history: for the migration that changes how texts are folded.

Reads nothing but `commits` and the bundles, which never change shape; a case that cannot be read keeps what it was
found by, folded. Runs within the transaction of the migration, so that no case is ever found by half of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from licensing.case.finding import found_by
from licensing.definition.checking import restore
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected, StorageFailed
from licensing.words.folding import code_of, words_of
from licensing.words.identifiers import ApplicationNumber, Digest
from storage.archive import read_bundle
from storage.replaying import understood

_BATCH: Final = 500
_NEXT: Final = text("""
    select s.application, c.definition,
           (select array_agg(h.events order by h.number) from commits h where h.application = s.application) as history,
           s.searched
    from searches s join cases c on c.application = s.application
    where s.application > :last order by s.application limit :most
""")
_WRITE: Final = text("update searches set searched = :searched where application = :application")


def find_anew(connection: Connection) -> None:
    """Write what each case is found by. Forced row-level security binds the owner too, so it asks as the worker."""
    connection.execute(text("set local role izin_worker"))
    processes: dict[Digest, Process] = {}
    for batch in _batches(connection):
        rows = [
            {"application": row.application, "searched": _found_by(connection, processes, row)}
            for row in batch
        ]
        connection.execute(_WRITE, rows)
    connection.execute(text("reset role"))


@dataclass(frozen=True, slots=True)
class _Row:
    """A case as it stands before: its history, and what it was found by."""

    application: ApplicationNumber
    definition: Digest
    history: tuple[str, ...]
    searched: str


def _batches(connection: Connection) -> Iterator[list[_Row]]:
    """Every case, some at a time, in the order of their numbers."""
    batch = _after("", connection)
    while batch:
        yield batch
        batch = _after(batch[-1].application, connection)


def _after(application: str, connection: Connection) -> list[_Row]:
    found = connection.execute(_NEXT, {"last": application, "most": _BATCH}).mappings()
    return [
        _Row(row["application"], row["definition"], tuple(row["history"] or ()), row["searched"])
        for row in found
    ]


def _found_by(connection: Connection, processes: dict[Digest, Process], row: _Row) -> str:
    try:
        _, case = understood(row.application, row.history)
        if case is None:
            return folded_again(row.searched)
        process = processes.get(row.definition)
        if process is None:
            process = processes[row.definition] = restore(read_bundle(connection, row.definition, {}))
        return found_by(process, case)
    except (StorageFailed, DefinitionRejected, ValueError, LookupError):
        return folded_again(row.searched)


def folded_again(searched: str) -> str:
    """What somebody was found by before, by its words: numbers and the applicant's name."""
    words = (word for piece in searched.split() for word in (code_of(piece).lower(), *words_of(piece)))
    return f" {' '.join(dict.fromkeys(filter(None, words)))} "
