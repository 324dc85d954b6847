"""Some of a number, or some days, of something scarce: `of` and `takes`, `from` and `until` of a `reserve`.

In comes what is written, out go the terms each case computes; what is no number or no day, and an end that may come
before its beginning, are told where they stand.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from licensing.definition.drafting import DefinitionDraft
from licensing.definition.kinds_text import ReserveText
from licensing.process.extents import Period, Quota
from licensing.text.source import Path
from licensing.values.days import Shifted
from licensing.values.sorts import OfDay, OfNumber, in_words
from licensing.values.term import Named, Term
from licensing.values.types import WHOLE, Number

_ALONE: Final[Mapping[str, tuple[str, str]]] = {
    "takes": ("takes some of nothing", "Say of how many with `of`, or remove `takes`."),
    "from": ("begins and never ends", "Say the last day with `until`, or remove `from`."),
    "until": ("ends and never begins", "Say the first day with `from`, or remove `until`."),
}


def read_some(draft: DefinitionDraft, path: Path, text: ReserveText) -> Quota | Period | None:
    """How much of it each case holds; None where it holds the thing itself, or what is written has no meaning."""
    days = [key for key, each in (("from", text.since), ("until", text.until)) if each is not None]
    if text.of is not None and days:
        message = "it is some of a number and some days at once."
        hint = (
            "A number for each day cannot be counted over several days. Hold the days without `of`, and the number "
            "without days, counted for each `key`, in a `reserve` with a pool of its own."
        )
        draft.report((*path, "of"), "reserve", message, hint)
        return None
    alone = days[0] if len(days) == 1 else "takes" if text.takes is not None and text.of is None else None
    if alone is not None:
        message, hint = _ALONE[alone]
        draft.report((*path, alone), "reserve", f"it {message}.", hint)
        return None
    if text.of is not None:
        return _quota(draft, path, str(text.of), "1" if text.takes is None else str(text.takes))
    if text.since is not None and text.until is not None:
        return _period(draft, path, text.since, text.until)
    return None


def _quota(draft: DefinitionDraft, path: Path, of: str, takes: str) -> Quota | None:
    number, taken = _whole(draft, (*path, "of"), of), _whole(draft, (*path, "takes"), takes)
    return None if number is None or taken is None else Quota((of, takes), number, taken)


def _whole(draft: DefinitionDraft, path: Path, text: str) -> Term[Number] | None:
    typed = draft.expressions.typed(path, text)
    match typed:
        case None:
            return None
        case OfNumber(term=term) if term.type == WHOLE:
            return term
        case _:
            draft.report(path, "reserve", f"{in_words(typed)} counts nothing.", "Name a whole number.")
            return None


def _period(draft: DefinitionDraft, path: Path, since: str, until: str) -> Period | None:
    first, last = _day(draft, (*path, "from"), since), _day(draft, (*path, "until"), until)
    if first is None or last is None:
        return None
    if not _is_in_order(draft, first, last, since, until):
        message = f"`{until}` can come before `{since}`."
        hint = f"Bound the question: min: {since}."
        draft.report((*path, "until"), "reserve", message, hint)
    return Period((since, until), first, last)


def _day(draft: DefinitionDraft, path: Path, text: str) -> Term[date | None] | None:
    typed = draft.expressions.typed(path, text)
    match typed:
        case None:
            return None
        case OfDay(term=term):
            return term
        case _:
            draft.report(path, "reserve", f"{in_words(typed)} is no day.", "Name a date.")
            return None


def _is_in_order(
    draft: DefinitionDraft, first: Term[date | None], last: Term[date | None], since: str, until: str
) -> bool:
    """Whether the end cannot come before the beginning: by what is computed, or by the bounds of either question.

    Days for setting up before and for cleaning after only make it longer, so they are left aside.
    """
    begins, ends = _without(draft, first, "-"), _without(draft, last, "+")
    if begins == ends or _is_bound(draft, last, "min", since) or _is_bound(draft, first, "max", until):
        return True
    return _is_bound(draft, ends, "min", begins.write()) or _is_bound(draft, begins, "max", ends.write())


def _without(draft: DefinitionDraft, day: Term[date | None], sign: str) -> Term[date | None]:
    """The day that this one is moved from by a number of days that is never less than none."""
    match day:
        case Shifted(day=of, by=by) if day.sign == sign and draft.expressions.is_never(f"({by.write()}) < 0"):
            return of
        case _:
            return day


def _is_bound(draft: DefinitionDraft, asked: Term[date | None], side: str, text: str) -> bool:
    """Whether a day is an answer that the form bounds by just the other."""
    if not isinstance(asked, Named) or not asked.name.startswith("form."):
        return False
    field = draft.text.form.get(asked.name.removeprefix("form."))
    bound = None if field is None else field.min if side == "min" else field.max
    return isinstance(bound, str) and bound.strip() == text.strip()
