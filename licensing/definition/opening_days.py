"""From when a step asks, as it is written: a moment, or a length of time before or after one.

    opens: jadwal.tanggal
    opens: 1 working day before form.mulai
    opens: 30 days before licence.valid_until

In come text and the names that mean something there, out goes the opening. Whether its moment can be known by the time
the step is reached only the whole drawing tells: `soundness.opening_days`.
"""

import re
from typing import Final

from licensing.clock.spans import parse_span
from licensing.definition.bounding import read_bound
from licensing.forms.bounds import Bound
from licensing.process.opening import Opening
from licensing.values.conditions import Vocabulary
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
        return Opening(text, _moment(text, known, labels, column=1))
    try:
        length = parse_span(found["span"])
    except ValueError as wrong:
        raise ConditionWrong(f"{wrong}.", HINT, column=1, rule="opens") from wrong
    moment = _moment(found["of"], known, labels, column=found.start("of") + 1)
    if moment.later is not None:
        message = f'"{text}" says two lengths of time.'
        raise ConditionWrong(message, HINT, column=found.start("of") + 1, rule="opens")
    return Opening(text, moment, length, found["way"] == "before")


def _moment(text: str, known: Vocabulary, labels: Labels, *, column: int) -> Bound:
    """The moment, which begins at a column of what was written."""
    try:
        return read_bound(text, "date", known, labels)
    except ConditionWrong as wrong:
        if wrong.rule == "bounds":
            message = f'"{text}" is no date, so it opens nothing.'
            raise ConditionWrong(message, HINT, column=column, rule="opens") from wrong
        wrong.column += column - 1
        raise
