"""What stands in for the outside where a scenario is told: files that were uploaded, and effects that went well."""

from collections.abc import Iterable
from hashlib import sha256

from licensing.forms.answers import Typed
from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.forms.records import counted_rows
from licensing.forms.row_files import of_row
from licensing.history.effects import AskQr, Call, Done, Effect, Result, Store, Stored, Unanswered
from licensing.process.graph import Process
from licensing.words.identifiers import Digest, EffectKey


def performed(effect: Effect) -> Result:
    """How an effect ends when nothing goes wrong; a system is not there to be asked, so a person is."""
    match effect:
        case Store():
            return Stored(upload(effect.key))
        case Call() | AskQr():
            return Unanswered("failed")
        case _:
            return Done()


def upload(name: str | EffectKey) -> StoredFile:
    """A file as the object store would describe it."""
    digest = Digest(sha256(name.encode()).hexdigest())
    return StoredFile(f"contoh/{name}", digest, "application/pdf", 1000, f"{name}.pdf")


def stand_ins(rules: Iterable[DocumentRule], *, of: str = "", without: str = "") -> Files:
    """As few files as each document can be; photos count as taken in the city. `of` tells one upload from another."""
    return {
        name: upload(f"{of}{name}")
        for rule in rules
        if rule.id != without
        for name in rule.names[: rule.least]
    }


def stand_ins_for(process: Process, typed: Typed, *, without: str = "") -> Files:
    """Files for every document of an application, and of each row that is typed; `without` one, by its name."""
    lists = ((field, field.records.documents) for field in process.form.fields if field.records)
    of_rows = (
        of_row(field, row, rule)
        for field, rules in lists
        for row in counted_rows(typed, field.id)
        for rule in rules
    )
    return stand_ins((*process.documents, *of_rows), without=without)
