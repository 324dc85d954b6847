"""Bounds as a definition writes them: an expression, or a date in quotes.

In come text and the names that mean something there, out goes the bound with the words that name it.
"""

from typing import Literal

from licensing.forms.bounds import Bound
from licensing.values.atoms import day_written
from licensing.values.conditions import Vocabulary
from licensing.values.sorts import OfDay, OfNumber, in_words
from licensing.values.term import CHOOSES, Constant, Labels, Term, names_of, said
from licensing.values.types import DAY
from licensing.values.wrong import ConditionWrong
from licensing.words.sentences import Sentence

Of = Literal["date", "number"]


def read_bound(text: str, of: Of, known: Vocabulary, labels: Labels) -> Bound:
    """What a bound of a date, or of a number, means.

    Raises:
        ConditionWrong: it cannot be read, or is of something else.
    """
    if of == "date" and text[:1].isdigit():
        return Bound(text, Constant(day_written(text, column=1), DAY))
    typed = known.value(text)
    match typed:
        case OfDay(term=day) if of == "date":
            return Bound(text, day, said=_named(day, labels))
        case OfNumber(term=number) if of == "number":
            return Bound(text, number, said=_named(number, labels))
        case _:
            message = f"a {of} is bounded by {in_words(typed)}."
            hint = "Write form.mulai + 30, or submitted + 1 year." if of == "date" else "Write a number."
            raise ConditionWrong(message, hint, column=1, rule="bounds")


def _named(term: Term[object], labels: Labels) -> Sentence | None:
    """The bound in words, None for one that is always the same."""
    return said(term, labels, CHOOSES) if names_of(term) else None
