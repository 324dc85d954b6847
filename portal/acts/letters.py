"""The letters a case made that are neither its licence nor its refusal, by the names of the steps that made them."""

from dataclasses import dataclass

from licensing.history.rounds import Document
from licensing.ports import CaseFile
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Letter:
    document: Document
    name: Sentence

    @property
    def is_provisional(self) -> bool:
        """Whether it holds only until the licence does."""
        return self.document.kind == "provisional"


def letters_of(file: CaseFile) -> tuple[Letter, ...]:
    """Every letter, in the order they were made."""
    return tuple(
        Letter(made, file.step(made.where).name)
        for made in file.case.made
        if made.kind in ("letter", "provisional")
    )
