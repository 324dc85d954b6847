"""Yes or no. What is chosen from a list is read as a text and found in the list by the form."""

from collections.abc import Mapping
from typing import Final

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable
from licensing.words.folding import folded

WORDS: Final[Mapping[str, bool]] = {
    "true": True,
    "ya": True,
    "yes": True,
    "1": True,
    "on": True,
    "false": False,
    "tidak": False,
    "no": False,
    "0": False,
}
"""What can be typed; nothing is no answer."""


def yes_or_no(typed: str) -> bool | None:
    """What a word says; None for another word."""
    return WORDS.get(folded(typed))


def read_yes_no(typed: str) -> bool:
    """A word, in either language's spelling of forms."""
    answer = yes_or_no(typed)
    if answer is None:
        raise Unreadable("Pilih ya atau tidak.", "Choose yes or no.")
    return answer


def show_yes_no(answer: Answer) -> str:
    """In Indonesian, as a document says it."""
    return "Ya" if answer else "Tidak"
