"""Bounds as a definition writes them: an expression, a date in quotes, or one of both and a length of time.

In come text and the names that mean something there, out goes the bound with the words that name it.
"""

from typing import Literal

from licensing.clock.spans import parse_span
from licensing.forms.bounds import LATER, Bound
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
    found = LATER.fullmatch(text) if of == "date" else None
    typed = known.value(found["of"] if found else text)
    match typed:
        case OfDay(term=day) if of == "date":
            words = _named(day, labels)
            if found is None:
                return Bound(text, day, said=words)
            later = parse_span(found["span"])
            sign = "+" if found["sign"] == "+" else "-"
            return Bound(text, day, later, sign, _with_length(words, found["sign"], found["span"]))
        case OfNumber(term=number) if of == "number":
            return Bound(text, number, said=_named(number, labels))
        case _:
            message = f"a {of} is bounded by {in_words(typed)}."
            hint = "Write form.mulai + 30, or submitted + 1 year." if of == "date" else "Write a number."
            raise ConditionWrong(message, hint, column=1, rule="bounds")


def _named(term: Term[object], labels: Labels) -> Sentence | None:
    """The bound in words, None for one that is always the same."""
    return said(term, labels, CHOOSES) if names_of(term) else None


_UNITS = {"day": "hari", "month": "bulan", "year": "tahun"}


def _with_length(words: Sentence | None, sign: str, span: str) -> Sentence | None:
    if words is None:
        return None
    amount, _, unit = span.partition(" ")
    indonesian = f"{amount} {_UNITS[unit.removesuffix('s')]}"
    after, en = ("sesudah", "after") if sign == "+" else ("sebelum", "before")
    return Sentence(f"{indonesian} {after} {words.id}", f"{span} {en} {words.en}")
