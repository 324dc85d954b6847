"""Yes or no. What is chosen from a list is read as a text and found in the list by the form."""

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable


def read_yes_no(typed: str) -> bool:
    """A tick box or a word; nothing is no."""
    answers = {
        "true": True,
        "ya": True,
        "1": True,
        "on": True,
        "false": False,
        "tidak": False,
        "0": False,
        "": False,
    }
    if typed.strip().lower() not in answers:
        raise Unreadable("Pilih ya atau tidak.", "Choose yes or no.")
    return answers[typed.strip().lower()]


def show_yes_no(answer: Answer) -> str:
    """In Indonesian, as a document says it."""
    return "Ya" if answer else "Tidak"
