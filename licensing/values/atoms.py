"""The leaves of an expression: names, numbers and dates as they are written (year, month, day: 2026-12-31)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from licensing.values.parsing import cut
from licensing.values.sorts import (
    OfArea,
    OfChoices,
    OfDay,
    OfNumber,
    OfPoint,
    OfRecords,
    OfText,
    OfYesNo,
    Typed,
    Width,
)
from licensing.values.syntax import Quoted, Syntax, Word
from licensing.values.term import Constant, Named
from licensing.values.types import (
    DAY,
    EXACT,
    WHOLE,
    Area,
    Choice,
    Choices,
    Day,
    Exact,
    Money,
    Point,
    Records,
    Text,
    Type,
    Whole,
    YesNo,
    as_choices,
    as_day,
    as_number,
    as_rows,
    as_text,
    as_yes,
)
from licensing.values.wrong import ConditionWrong
from licensing.words.suggesting import listed, nearest


def number_written(digits: str) -> OfNumber:
    """A number as it was written: with a point it is a decimal."""
    before, _, after = digits.partition(".")
    width = Width(len(before), len(after))
    if after:
        return OfNumber(Constant(Decimal(digits), EXACT), width)
    return OfNumber(Constant(int(digits), WHOLE), width)


def answer(name: str, kind: Type) -> Typed:  # noqa: PLR0911 one arm per type
    """A name as a term of its type."""
    match kind:
        case Text() | Choice():
            return OfText(Named(name, kind, as_text))
        case Whole() | Money():
            return OfNumber(Named(name, kind, as_number), Width(30))
        case Exact():
            return OfNumber(Named(name, kind, as_number), Width(30, 30))
        case Day():
            return OfDay(Named(name, kind, as_day))
        case YesNo():
            return OfYesNo(Named(name, kind, as_yes))
        case Choices():
            return OfChoices(Named(name, kind, as_choices))
        case Records():
            return OfRecords(Named(name, kind, as_rows))
        case Point():
            return OfPoint(Named(name, kind, as_text))
        case Area():
            return OfArea(Named(name, kind, as_text))


def of_a_row(name: str, kind: Type) -> Typed:  # noqa: PLR0911 one arm per type
    """A column of the record that is looked at, as a term of its type."""
    typed = answer(name, kind)
    match typed:
        case OfText(term=Named() as term):
            return OfText(replace(term, is_of_row=True))
        case OfNumber(term=Named() as term, width=width):
            return OfNumber(replace(term, is_of_row=True), width)
        case OfDay(term=Named() as term):
            return OfDay(replace(term, is_of_row=True))
        case OfYesNo(term=Named() as term):
            return OfYesNo(replace(term, is_of_row=True))
        case OfChoices(term=Named() as term):
            return OfChoices(replace(term, is_of_row=True))
        case OfPoint(term=Named() as term):
            return OfPoint(replace(term, is_of_row=True))
        case OfArea(term=Named() as term):
            return OfArea(replace(term, is_of_row=True))
        case _:
            return typed


def standing_for(name: str, typed: Typed) -> Typed:
    """A name in the place of what it means: as wide, and of its type."""
    named = answer(name, typed.term.type)
    match named, typed:
        case OfNumber(term=term), OfNumber(width=width):
            return OfNumber(term, width)
        case _:
            return named


def day_beside(part: Syntax, typed: Typed) -> Typed:
    """A quoted text as the date it has to be where it stands beside one; "" stays, and asks for an answer."""
    if not isinstance(part, Quoted) or not part.text:
        return typed
    day = day_written(part.text, column=part.at)
    return OfDay(Constant(day, DAY))


_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


def day_written(text: str, *, column: int) -> date:
    """The date of a quoted text.

    Raises:
        ConditionWrong: it is written in another way, or no day of the calendar.
    """
    if _ISO.fullmatch(text):
        day = _day(text)
        if day is not None:
            return day
    found = _DAY_FIRST.fullmatch(text)
    meant = _day(f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}") if found else None
    message = f'"{text[:20]}" is no date as conditions write it.'
    hint = f'Write "{meant.isoformat()}".' if meant else 'Write year, month and day: "2026-12-31".'
    raise ConditionWrong(message, hint, column=column, rule="condition-type")


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def unknown(word: Word, names: Mapping[str, Type], elsewhere: Mapping[str, str]) -> ConditionWrong:
    """That a name cannot be asked here, and which ones can."""
    name = word.name
    if name in elsewhere:
        message = f"the condition names {name}, {elsewhere[name]}."
        hint = listed("Names that can be asked here", names)
    else:
        message = f"the condition names {cut(name)}, which nobody answers."
        near = nearest(name, names, cutoff=0.5)
        hint = f"Did you mean {near}?" if near else listed("Known names", names)
    return ConditionWrong(message, hint, column=word.at, rule="condition-unknown")
