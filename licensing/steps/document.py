"""What `issue`, `refuse` and `letter` share: a numbered PDF. What follows from it is in `case.acts.reporting`.

number: "503/{seq:04d}/{year}"
number: {pattern: "SK-{place}-{date:%d%m%Y}-{seq:03d}", per: [place, day], place: form.kelurahan}
"""

from itertools import combinations
from typing import Annotated, Final

from pydantic import Field

from licensing.clock.spans import Span
from licensing.documents.numbering import is_number, may_meet, says_day
from licensing.process.made import NumberRule, Per
from licensing.process.numbers import at_each_place
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path

PatternText = Annotated[
    str,
    Field(
        description="{seq} or {seq:04d}, and {year}; also {month}, {month:roman}, {date:%d%m%Y} of the day it is signed"
    ),
]


class CountedText(Text):
    """A number that is counted in each place or on each day by itself; `place` is what {place} stands for."""

    pattern: PatternText
    per: tuple[Per, ...] = Field(default=(), description="what it is counted apart by, beside the year")
    place: str | None = Field(default=None, description="an answer or value that is one of several")


NumberText = PatternText | CountedText

MOST_PLACES: Final = 1_000
PER: Final[tuple[Per, ...]] = ("place", "day")


def read_number(draft: Draft, path: Path, text: NumberText, kind: str) -> NumberRule:
    """How a document is numbered; a number that another document could get as well is reported."""
    series = draft.series(kind)
    if isinstance(text, str):
        check_number(draft, path, text)
        return NumberRule(series, text)
    place = None if text.place is None else draft.place((*path, "place"), text.place, rule="number-pattern")
    per: tuple[Per, ...] = tuple(each for each in PER if each in text.per)
    rule = NumberRule(series, text.pattern, per=per, place=place)
    check_number(draft, (*path, "pattern"), text.pattern, of_place=text.place is not None)
    if is_number(text.pattern, of_place=True):
        _check_series(draft, path, text, rule)
    return rule


def _check_series(draft: Draft, path: Path, text: CountedText, rule: NumberRule) -> None:
    """What tells one series from another stands in the number."""
    if text.place is None and "place" in rule.per:
        hint = "Say which: place: form.<field>, a choice or a code."
        draft.report((*path, "per"), "number-pattern", "nothing says what the place is.", hint)
    if "day" in rule.per and not says_day(text.pattern):
        message = "two days would give two documents the same number."
        draft.report((*path, "pattern"), "number-pattern", message, "Write the day into it: {date:%d%m%Y}.")
    if rule.place is None or "place" not in rule.per:
        return
    if "{place}" not in text.pattern:
        message = "two places would give two documents the same number."
        draft.report((*path, "pattern"), "number-pattern", message, "Write the place into it: {place}.")
        return
    at_places = at_each_place(rule)
    if len(at_places) > MOST_PLACES:
        message = f"{len(at_places)} places are too many to tell their numbers apart."
        draft.report((*path, "place"), "number-pattern", message, f"Name at most {MOST_PLACES}.")
    elif any(may_meet(one, other) for one, other in combinations(at_places, 2)):
        message = "two places could give two documents the same number."
        hint = "Separate {place} from the digits beside it, for instance by -."
        draft.report((*path, "pattern"), "number-pattern", message, hint)


def check_number(draft: Draft, path: Path, pattern: str, *, of_place: bool = False) -> None:
    """A number has a sequence and a year, so that it is unique and gap-free within its series."""
    if not is_number(pattern, of_place=of_place):
        message = f'"{pattern}" does not give every document its own number.'
        hint = (
            "Use {seq} (for instance {seq:04d}) and {year}; beside them {month}, {month:roman} or {date:%d%m%Y} "
            "(%d, %m, %y, %Y), and nothing else in braces."
        )
        draft.report(path, "number-pattern", message, hint)


def check_span(draft: Draft, path: Path, span: Span | None) -> None:
    """Licences run in calendar time."""
    if span is not None and span.unit == "working day":
        draft.report(
            path, "validity", "a licence cannot be valid for working days.", "Use days, months or years."
        )
