"""Evolve, of the documents that rounds make: first the number, then the file."""

from dataclasses import replace
from typing import assert_never

from licensing.history.case import Case
from licensing.history.events import DocumentEvent, DocumentMade, NumberAssigned
from licensing.history.rounds import Document, Numbering


def documented(case: Case, version: int, event: DocumentEvent) -> Case:
    """The case after a document was numbered or made."""
    match event:
        case NumberAssigned():
            numbering = Numbering(
                event.number, event.issued_on, event.valid_from, event.valid_until, event.verification
            )
            round = case.round_at(event.where)
            numbered = (
                replace(round, also={**round.also, event.part: numbering})
                if event.part
                else replace(round, numbering=numbering)
            )
            return replace(case, version=version, rounds=case.rounds_with(numbered), last_act=None)
        case DocumentMade():
            made = Document(
                event.where,
                event.kind,
                event.number,
                event.verification,
                event.file,
                event.at,
                event.part,
                event.title,
            )
            return replace(case, version=version, made=(*case.made, made))
        case _:
            assert_never(event)
