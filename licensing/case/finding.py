"""Finding: the words by which officers find a case, and what is looked for when somebody types into a search.

Names are compared folded, in any order and in old and new spelling, numbers however they are grouped. Kept as one text
per case, a blank on each side of every word; a case is found if all words of one reading of what was typed stand in it.
What is kept here names people: it is seen by whoever sees the case.
"""

from collections.abc import Iterator
from typing import Final

from licensing.forms.answers import Answers, records_of
from licensing.forms.fields import FieldType, Unreadable
from licensing.forms.fields.contacts import OURS, read_phone
from licensing.forms.form import Form
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.folding import code_of, spelt_anew, words_of

NUMBERS: Final[frozenset[FieldType]] = frozenset(("nik", "npwp", "nib", "phone", "email"))
"""Types of answers that are of one person or business, and known by everybody who has to do with it."""
MOST_WORDS: Final = 8
LONGEST: Final = 100
SHORT: Final = 3
"""A word with fewer letters is looked for at the beginning of words only."""

Wanted = tuple[tuple[str, ...], ...]
"""The readings of what was typed: all texts of one of them have to stand in what a case is found by."""


def found_by(process: Process, case: Case) -> str:
    """What a case is found by: its number, those of its licences, who applies, and numbers of people in its answers."""
    name = process.applicant_of(case.answers).name
    texts = (word for text in _texts(process, case) for word in _kept(text))
    words = dict.fromkeys((*texts, *map(spelt_anew, _kept(name))))
    return f" {' '.join(words)} "


def wanted(text: str) -> Wanted:
    """What is looked for; nothing where there is no letter and no digit in it."""
    typed = text[:LONGEST]
    parts = tuple(code for each in typed.split() if (code := _code(each)))[:MOST_WORDS]
    if not parts:
        return ()
    readings: list[tuple[str, ...]] = [parts]
    # Digits in groups: a NIK, a number of a licence with blanks. Without any, a dash may as well be a blank.
    has_digit = any(each.isdigit() for each in typed)
    readings.append((_code(typed),) if has_digit else words_of(typed)[:MOST_WORDS])
    readings += [tuple(map(spelt_anew, reading)) for reading in readings]
    readings += [(phone,) for phone in _phone(typed)]
    return tuple(dict.fromkeys(tuple(_within(each) for each in reading) for reading in readings))


def finds(looked_for: Wanted, kept: str) -> bool:
    """Whether a case that is found by a text is meant."""
    return any(all(each in kept for each in reading) for reading in looked_for)


def _texts(process: Process, case: Case) -> Iterator[str]:
    yield case.application
    yield from (licence.number for licence in case.licences.values())
    yield process.applicant_of(case.answers).name
    yield from _numbers(process.form, case.answers)


def _numbers(form: Form, answers: Answers) -> Iterator[str]:
    for field in form.fields:
        answer = answers.get(field.id)
        if field.records is not None:
            for record in records_of(answer):
                yield from _numbers(field.records.form, record)
        elif field.type in NUMBERS and isinstance(answer, str):
            yield answer
            if field.type == "phone" and answer.startswith(OURS):
                yield f"0{answer.removeprefix(OURS)}"


def _kept(text: str) -> Iterator[str]:
    """Each piece between blanks as a whole and, where it has several, its words."""
    for piece in text.split():
        yield from filter(None, (_code(piece), *words_of(piece)))


def _code(text: str) -> str:
    return code_of(text).lower()


def _phone(typed: str) -> Iterator[str]:
    try:
        yield _code(read_phone(typed))
    except Unreadable:
        return


def _within(word: str) -> str:
    return f" {word}" if len(word) < SHORT else word
