"""Check comparisons: like with like, dates with dates, a choice with an answer it offers."""

from collections.abc import Callable
from dataclasses import dataclass

from licensing.values.comparisons import Equal, IsAnswered, IsChosen, OneOf, Order, Ordered
from licensing.values.looking import Looked
from licensing.values.mapped import Mapped
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
    in_words,
    unlike,
)
from licensing.values.syntax import Link
from licensing.values.term import Bound, Constant, Named, Term, leaves
from licensing.values.texts import Listed
from licensing.values.types import DAY, TEXT, Choice, Choices
from licensing.values.wrong import ConditionWrong
from licensing.words.suggesting import suggestion

ORDERS: dict[str, Order] = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}

PLACES = "Ask what a map says of the place: {map: rdtr, at: form.titik, take: zona}; or how large an area is."
"""Instead of comparing places: no two people mean the same one to the sixth decimal."""

Doubts = Callable[[ConditionWrong], None]
"""Hears of what can be read but not be meant."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides, the sign between them, and where the left one begins."""

    left: Typed
    link: Link
    right: Typed
    start: int


def compared(sides: Sides, doubt: Doubts) -> OfYesNo:
    """`a == b`, `a < b`.

    Raises:
        ConditionWrong: the sides do not go with each other.
    """
    order = ORDERS.get(sides.link.sign)
    if order is not None:
        return OfYesNo(_ordered(sides, order))
    differs = sides.link.sign == "!="
    for one, other in ((sides.left, sides.right), (sides.right, sides.left)):
        if isinstance(one, OfText) and one.term == Constant("", TEXT):
            asked = _whether_answered(other, differs=differs, column=sides.link.at)
            if asked is not None:
                return OfYesNo(asked)
    if isinstance(sides.left, OfPoint | OfArea) or isinstance(sides.right, OfPoint | OfArea):
        raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at, hint=PLACES)
    _check_alike(sides)
    if isinstance(sides.left, OfRecords):
        hint = "Ask of its records: size(form.daftar) > 0, any(form.daftar, …)."
        raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at, hint=hint)
    _check_offered(sides.left.term, sides.right.term, sides.start, doubt)
    _check_offered(sides.right.term, sides.left.term, sides.start, doubt)
    return OfYesNo(Equal(sides.left.term, differs, sides.right.term))


def _check_alike(sides: Sides) -> None:
    if type(sides.left) is not type(sides.right):
        hint = 'Dates stand in quotes: "2026-12-31".' if _is_of_day(sides) else None
        if hint:
            raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at, hint=hint)
        raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at)


def _is_of_day(sides: Sides) -> bool:
    return isinstance(sides.left, OfDay) or isinstance(sides.right, OfDay)


def _ordered(sides: Sides, order: Order) -> Ordered:
    match sides.left, sides.right:
        case (OfNumber(), OfNumber()) | (OfDay(), OfDay()) | (OfText(), OfText()):
            return Ordered(sides.left.term, order, sides.right.term)
        case _:
            _check_alike(sides)
            is_place = isinstance(sides.left, OfPoint | OfArea)
            hint = PLACES if is_place else "Only numbers, dates and texts have an order."
            raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at, hint=hint)


def _whether_answered(typed: Typed, *, differs: bool, column: int) -> IsAnswered | Equal | None:
    """What `== ""` asks: of a name, whether it has an answer; of what is computed, whether it is empty."""
    if isinstance(typed.term, Named):
        return IsAnswered(typed.term, not differs)
    match typed:
        case OfDay(term=day):
            return Equal(day, differs, Constant(None, DAY))
        case OfChoices(term=chosen):
            return Equal(chosen, differs, Listed(()))
        case OfText():
            return None
        case _:
            message = f'the condition asks with "" whether {in_words(typed)} is there that nobody answers.'
            hint = 'Ask it of an answer: form.jumlah != "".'
            raise ConditionWrong(message, hint, column=column, rule="condition-type")


def _check_offered(term: Term[object], other: Term[object], column: int, doubt: Doubts) -> None:
    """A choice beside an answer it does not offer."""
    if not isinstance(term, Named | Bound | Looked | Mapped):
        return
    match term.type:
        case Choice(offers=frozenset() as offers) | Choices(offers=frozenset() as offers):
            answers = [leaf.value for leaf in leaves(other) if isinstance(leaf, Constant)]
        case _:
            return
    if not isinstance(other, Constant | Listed):
        return
    for answer in answers:
        if isinstance(answer, str) and answer and answer not in offers:
            message = f'{term.write()} is never "{answer}".'
            hint = suggestion(answer, offers)
            doubt(ConditionWrong(message, hint, column=column, rule="condition-choice"))


def found_in_list(of: Typed, sign: Link, items: tuple[tuple[Typed, int], ...], doubt: Doubts) -> OfYesNo:
    """`a in [b, c]`, each item with its place.

    Raises:
        ConditionWrong: something in the list is not what is looked for.
    """
    for item, column in items:
        if isinstance(of, OfPoint | OfArea):
            raise unlike(of, sign.sign, item, column=column, hint=PLACES)
        if type(item) is not type(of) or isinstance(of, OfChoices):
            raise unlike(of, sign.sign, item, column=column)
        _check_offered(of.term, item.term, column, doubt)
    return OfYesNo(OneOf(of.term, tuple(item.term for item, _ in items)))


def found_among(sides: Sides, doubt: Doubts) -> OfYesNo:
    """`a in form.kegiatan`.

    Raises:
        ConditionWrong: it is no text, or is not looked for among answers.
    """
    if not isinstance(sides.left, OfText) or not isinstance(sides.right, OfChoices):
        hint = 'Look for a text among answers: "a" in form.kegiatan, form.jenis in ["a", "b"].'
        raise unlike(sides.left, sides.link.sign, sides.right, column=sides.link.at, hint=hint)
    _check_offered(sides.right.term, sides.left.term, sides.start, doubt)
    return OfYesNo(IsChosen(sides.left.term, sides.right.term))
