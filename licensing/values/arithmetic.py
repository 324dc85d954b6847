"""Check sums, products and differences: which values go together, and that no number grows beyond its room."""

from dataclasses import dataclass
from typing import Literal, Protocol

from licensing.clock.spans import Span
from licensing.values.days import Between, Later, Shifted, Stride
from licensing.values.numbers import MOST_WIDE, PLACES, Negative, Product, Step, Sum
from licensing.values.sorts import OfChoices, OfDay, OfNumber, OfText, Typed, Width, joint, unlike, widest
from licensing.values.syntax import Link
from licensing.values.term import Term
from licensing.values.texts import Joined, Together
from licensing.values.types import EXACT, WHOLE, Number
from licensing.values.wrong import ConditionWrong


@dataclass(frozen=True, slots=True)
class Linked:
    """One part of a chain with the sign before it."""

    link: Link
    typed: Typed | Span


class Divides(Protocol):
    """Hears of each divisor and where it stands."""

    def __call__(self, divisor: Term[Number], column: int) -> None: ...


def summed(first: Typed, rest: tuple[Linked, ...]) -> Typed:
    """`a + b - c`, from left to right.

    Raises:
        ConditionWrong: they cannot be added.
    """
    match first:
        case OfNumber():
            return _number_sum(first, rest)
        case OfDay():
            return _day_sum(first, rest)
        case OfText():
            texts = tuple(each.typed.term for each in rest if isinstance(each.typed, OfText))
            _check_added(first, rest)
            return OfText(Joined((first.term, *texts)))
        case OfChoices():
            lists = tuple(each.typed.term for each in rest if isinstance(each.typed, OfChoices))
            _check_added(first, rest)
            return OfChoices(Together((first.term, *lists)))
        case _:
            raise unlike(first, rest[0].link.sign, rest[0].typed, column=rest[0].link.at, hint=_NUMBERS)


_NUMBERS = "Only numbers, dates and texts can be added."


_BESIDE_NUMBERS: dict[type[object], str] = {
    OfDay: "Write the date first: form.mulai + 3.",
    Span: "Lengths of time are added to dates: form.mulai + 30 days.",
}


def _check_added(first: Typed, rest: tuple[Linked, ...]) -> None:
    for each in rest:
        if each.link.sign != "+" or type(each.typed) is not type(first):
            raise unlike(first, each.link.sign, each.typed, column=each.link.at, hint=_NUMBERS)


def _number_sum(first: OfNumber, rest: tuple[Linked, ...]) -> OfNumber:
    steps: list[Step] = []
    numbers = [first]
    for each in rest:
        if not isinstance(each.typed, OfNumber):
            hint = _BESIDE_NUMBERS.get(type(each.typed), _NUMBERS)
            raise unlike(first, each.link.sign, each.typed, column=each.link.at, hint=hint)
        steps.append(Step("+" if each.link.sign == "+" else "-", each.typed.term))
        numbers.append(each.typed)
    widest_of = widest(*(number.width for number in numbers))
    width = Width(widest_of.before + len(str(len(numbers))), widest_of.after)
    total = Sum(first.term, tuple(steps), joint(*(number.term.type for number in numbers)))
    return OfNumber(total, _checked(width, rest[0].link.at))


def _day_sum(first: OfDay, rest: tuple[Linked, ...]) -> Typed:
    """Days are added to a date or taken away, and another date is taken away at most once."""
    until = next((n for n, each in enumerate(rest) if isinstance(each.typed, OfDay)), len(rest))
    day = first if not until else OfDay(_later(first, rest[:until]))
    if until == len(rest):
        return day
    link, since = rest[until].link, rest[until].typed
    if link.sign != "-" or not isinstance(since, OfDay):
        raise unlike(day, link.sign, since, column=link.at, hint="Dates can be taken from each other with -.")
    days = OfNumber(Between(since.term, day.term), Width(7))
    return days if until + 1 == len(rest) else _number_sum(days, rest[until + 1 :])


def _later(day: OfDay, by: tuple[Linked, ...]) -> Shifted | Later:
    strides: list[Stride] = []
    for each in by:
        sign: Literal["+", "-"] = "+" if each.link.sign == "+" else "-"
        match each.typed:
            case Span() as length:
                strides.append(Stride(sign, length))
            case OfNumber(term=number) if number.type == WHOLE:
                strides.append(Stride(sign, number))
            case unfit:
                hint = (
                    "Write a whole number of days, or a length of time: form.mulai + 3, form.mulai + 1 month."
                )
                raise unlike(day, each.link.sign, unfit, column=each.link.at, hint=hint)
    has_length = any(isinstance(stride.by, Span) for stride in strides)
    return Later(day.term, tuple(strides)) if has_length else _shifted(day, by)


def _shifted(day: OfDay, by: tuple[Linked, ...]) -> Shifted:
    numbers = [each.typed for each in by if isinstance(each.typed, OfNumber)]
    sign: Literal["+", "-"] = "+" if by[0].link.sign == "+" else "-"
    if len(numbers) == 1:
        return Shifted(day.term, sign, numbers[0].term)
    first = numbers[0] if sign == "+" else OfNumber(Negative(numbers[0].term), numbers[0].width)
    return Shifted(day.term, "+", _number_sum(first, by[1:]).term)


def multiplied(first: Typed, rest: tuple[Linked, ...], divides: Divides) -> OfNumber:
    """`a * b / c`, from left to right.

    Raises:
        ConditionWrong: one of them is no number, a remainder is asked for, or the result could be longer than there
            is room.
    """
    if not isinstance(first, OfNumber):
        raise unlike(first, rest[0].link.sign, rest[0].typed, column=rest[0].link.at, hint=_NO_PRODUCT)
    steps: list[Step] = []
    width, kind = first.width, first.term.type
    for each in rest:
        sign, column = each.link.sign, each.link.at
        if sign == "%":
            message = "the condition asks what a division leaves over, which conditions cannot."
            raise ConditionWrong(message, "Ask in other words.", column=column, rule="condition-uncertain")
        if not isinstance(each.typed, OfNumber):
            raise unlike(first, sign, each.typed, column=column, hint=_NO_PRODUCT)
        if sign == "/":
            divides(each.typed.term, column)
        steps.append(Step("/" if sign == "/" else "*", each.typed.term))
        kind = EXACT if sign == "/" else joint(kind, each.typed.term.type)
        width = _checked((_quotient if sign == "/" else _product)(width, each.typed.width), column)
    return OfNumber(Product(first.term, tuple(steps), kind), width)


_NO_PRODUCT = "Only numbers can be multiplied or divided."


def _product(left: Width, right: Width) -> Width:
    return Width(left.before + right.before, left.after + right.after)


def _quotient(left: Width, right: Width) -> Width:
    """A quotient that ends has at most as many places as its divisor has halves in it, 10/3 for each digit."""
    ends_after = left.after + (right.before + right.after) * 10 // 3 + 1
    return Width(left.before + right.after + 1, max(PLACES, ends_after))


def _checked(width: Width, column: int) -> Width:
    if width.before + width.after > MOST_WIDE:
        message = f"the number could come to more than {MOST_WIDE} digits here."
        hint = "Round what is multiplied, or multiply fewer answers."
        raise ConditionWrong(message, hint, column=column, rule="condition-uncertain")
    return width
