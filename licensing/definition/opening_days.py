"""From when a step asks, as it is written: a moment, or a length of time before or after one.

    opens: jadwal.tanggal
    opens: 1 working day before form.mulai
    opens: 30 days before licence.valid_until
    opens: form.selesai + 1 month - 1 day
    opens: submitted + 3 working days

In come text and the names that mean something there, out goes the opening. Only the last length of time may be one of
working days: they are counted when the day is asked for, from a moment that follows from the case alone. Whether that
moment can be known by the time the step is reached only the whole drawing tells: `soundness.opening_days`.
"""

import re
from typing import Final

from licensing.clock.spans import Span, parse_span
from licensing.definition.bounding import read_bound
from licensing.forms.bounds import Bound
from licensing.process.opening import Opening
from licensing.values.conditions import Vocabulary
from licensing.values.parsing import parse
from licensing.values.syntax import Chain, Length, Link
from licensing.values.term import Labels
from licensing.values.wrong import ConditionWrong

LENGTH: Final = re.compile(r"(?P<span>[0-9]+ [a-z ]+?) (?P<way>before|after) (?P<of>.+)")
HINT: Final = 'Write a date, or "1 working day before form.mulai".'


def read_opening(text: str, known: Vocabulary, labels: Labels) -> Opening:
    """What an opening means.

    Raises:
        ConditionWrong: it cannot be read, or is no day.
    """
    found = LENGTH.fullmatch(text)
    if found is None:
        last = _worked(text)
        if last is None:
            return Opening(text, _moment(text, known, labels, column=1))
        link, length = last
        return Opening(text, _moment(text[: link.at - 1], known, labels, column=1), length, link.sign == "-")
    try:
        length = parse_span(found["span"])
    except ValueError as wrong:
        raise ConditionWrong(f"{wrong}.", HINT, column=1, rule="opens") from wrong
    moment = _moment(found["of"], known, labels, column=found.start("of") + 1)
    if any(isinstance(link.to, Length) for link in _links(found["of"])):
        message = f'"{text}" says two lengths of time.'
        raise ConditionWrong(message, HINT, column=found.start("of") + 1, rule="opens")
    return Opening(text, moment, length, found["way"] == "before")


def _worked(text: str) -> tuple[Link, Span] | None:
    """The working days a sum ends with, and what sets them apart; None where it ends with something else."""
    match _links(text):
        case (*_, Link(to=Length(span=Span(unit="working day") as span)) as link):
            return link, span
        case _:
            return None


def _links(text: str) -> tuple[Link, ...]:
    """What a sum goes on with; nothing of what is no sum, or cannot be read."""
    try:
        written = parse(text)
    except ConditionWrong:
        return ()
    return written.links if isinstance(written, Chain) else ()


def _moment(text: str, known: Vocabulary, labels: Labels, *, column: int) -> Bound:
    """The moment, which begins at a column of what was written."""
    try:
        return read_bound(text, "date", known, labels)
    except ConditionWrong as wrong:
        if wrong.rule == "bounds":
            message = f'"{text}" is no date, so it opens nothing.'
            raise ConditionWrong(message, HINT, column=column, rule="opens") from wrong
        wrong.column += column - 1
        raise wrong.about("the day") from wrong
