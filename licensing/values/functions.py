"""Check calls: which functions there are, and what each takes. A new function is one term and one entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from licensing.values.areas import SquareMetres
from licensing.values.comparisons import IsChosen
from licensing.values.days import Lasting, Months, Outermost
from licensing.values.lists import Folded, OfEach
from licensing.values.number_functions import AsExact, Extreme, Rounded, Size
from licensing.values.rounding import MODES, Cut, Rounding, Rupiah
from licensing.values.sorts import (
    OfArea,
    OfChoices,
    OfDay,
    OfNumber,
    OfRecords,
    OfText,
    OfYesNo,
    Typed,
    Width,
    in_words,
    joint,
    widest,
)
from licensing.values.syntax import Call
from licensing.values.term import Constant
from licensing.values.texts import Look, Looks
from licensing.values.types import EXACT, WHOLE, Money, Records
from licensing.values.wrong import ConditionWrong
from licensing.words.suggesting import listed, nearest

Arguments = tuple[Typed, ...]

MOST_PLACES = 10
MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Function:
    """`takes` in words, for whoever wrote it otherwise; `apply` gives None for arguments it does not take."""

    takes: str
    apply: Callable[[Arguments], Typed | None]
    is_method: bool = False


def called(call: Call, arguments: Arguments) -> Typed:
    """A function with what it is given.

    Raises:
        ConditionWrong: there is none of this name, or it takes something else.
    """
    if call.function in UNCERTAIN:
        message = f"the condition {UNCERTAIN[call.function]}, which could fail for some answers."
        raise ConditionWrong(message, FOR_CERTAIN, column=call.at, rule="condition-uncertain")
    function = FUNCTIONS.get(call.function)
    if function is None or (call.is_method and not function.is_method):
        near = nearest(call.function, FUNCTIONS)
        hint = f"Did you mean {near}?" if near and near != call.function else listed("There are", FUNCTIONS)
        message = f"there is no function {call.function[:40]} that conditions know."
        raise ConditionWrong(message, hint, column=call.at, rule="condition-unknown")
    typed = function.apply(arguments)
    if typed is None:
        message = f"{call.function} is given something it does not take."
        hint = f"Write {function.takes}."
        raise ConditionWrong(message, hint, column=call.at, rule="condition-type")
    return typed


def over_list(call: Call, among: OfRecords, each: Typed) -> Typed:
    """A function with a list, and what it asks of each record.

    Raises:
        ConditionWrong: it asks something else.
    """
    of = among.term
    match each:
        case OfNumber(term=number, width=width) if call.function in ("sum", "min", "max"):
            most = of.type.most if isinstance(of.type, Records) and of.type.most else MOST_ROWS
            room = Width(width.before + len(str(most)), width.after)
            return OfNumber(Folded(call.function, of, number, joint(number.type)), room)
        case OfYesNo(term=claim) if call.function in ("all", "any"):
            return OfYesNo(OfEach(call.function, of, claim))
        case _:
            message = f"{call.function} asks {in_words(each)} of each record."
            hint = f"Write {FUNCTIONS[call.function].takes}."
            raise ConditionWrong(message, hint, column=call.at, rule="condition-type")


def _look(function: Looks) -> Callable[[Arguments], Typed | None]:
    def apply(arguments: Arguments) -> Typed | None:
        match arguments:
            case (OfText(term=text), OfText(term=part)):
                return OfYesNo(Look(function, text, part))
            case (OfChoices(term=answers), OfText(term=answer)) if function == "contains":
                return OfYesNo(IsChosen(answer, answers))
            case _:
                return None

    return apply


def _size(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfText(term=of),) | (OfChoices(term=of),) | (OfRecords(term=of),):
            return OfNumber(Size(of), Width(10))
        case _:
            return None


def _square_metres(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfArea(term=of),):
            return OfNumber(SquareMetres(of), Width(15))
        case _:
            return None


def _exact(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfNumber(term=of, width=width),):
            return OfNumber(AsExact(of), width)
        case _:
            return None


def _round(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfNumber(term=of, width=width),):
            rounded = Rounded(of, 0, of.type if isinstance(of.type, Money) else WHOLE)
            return OfNumber(rounded, Width(width.before + 1))
        case (OfNumber(term=of, width=width), OfNumber(term=Constant(value=int(places)))):
            if not 1 <= places <= MOST_PLACES:
                return None
            return OfNumber(Rounded(of, places, EXACT), Width(width.before + 1, places))
        case _:
            return None


def _cut(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfNumber(term=of, width=width), OfNumber(term=Constant(value=int(places)))):
            return (
                OfNumber(Cut(of, places), Width(width.before, places)) if 1 <= places <= MOST_PLACES else None
            )
        case _:
            return None


def _money(arguments: Arguments) -> Typed | None:
    match arguments:
        case (OfNumber() as number, OfText(term=Constant(value=text))):
            rounding = Rounding.read(text)
            return None if rounding is None else as_money(number, rounding)
        case _:
            return None


def as_money(number: OfNumber, rounding: Rounding) -> OfNumber:
    """A number as an amount of whole rupiah."""
    before = max(number.width.before, len(str(rounding.unit)))
    return OfNumber(Rupiah(number.term, rounding), Width(before + 1))


def _extreme(function: Literal["min", "max"]) -> Callable[[Arguments], Typed | None]:
    def apply(arguments: Arguments) -> Typed | None:
        days = tuple(each.term for each in arguments if isinstance(each, OfDay))
        if len(days) == len(arguments) >= 2:
            return OfDay(Outermost(function, days))
        numbers = tuple(each for each in arguments if isinstance(each, OfNumber))
        if len(numbers) < 2 or len(numbers) < len(arguments):
            return None
        terms = tuple(number.term for number in numbers)
        extreme = Extreme(function, terms, joint(*(term.type for term in terms)))
        return OfNumber(extreme, widest(*(number.width for number in numbers)))

    return apply


def _apart(term: type[Lasting] | type[Months], digits: int) -> Callable[[Arguments], Typed | None]:
    def apply(arguments: Arguments) -> Typed | None:
        match arguments:
            case (OfDay(term=since), OfDay(term=until)):
                return OfNumber(term(since, until), Width(digits))
            case _:
                return None

    return apply


def _only_lists(_: Arguments) -> Typed | None:
    """Only lists are taken, which `over_list` does."""
    return None


_SPELLINGS: tuple[tuple[str, Looks, str], ...] = (
    ("contains", "contains", '"bin"'),
    ("starts_with", "starts_with", '"PT"'),
    ("startsWith", "starts_with", '"PT"'),
    ("ends_with", "ends_with", '"Tbk"'),
    ("endsWith", "ends_with", '"Tbk"'),
)
_LOOKS = {
    name: Function(f"{name}(form.nama, {part})", _look(function), is_method=True)
    for name, function, part in _SPELLINGS
}

OVER_LISTS = ("sum", "min", "max", "all", "any")
"""Functions of a list and of what is computed for each of its records."""

_OF_A_NUMBER = "{}(form.daftar, daftar.jumlah), with a list and a number of each record"
_OF_A_CLAIM = "{}(form.daftar, daftar.jumlah > 10), with a list and a question about each record"

FUNCTIONS: Mapping[str, Function] = {
    **_LOOKS,
    "size": Function("size(form.nama), size(form.kegiatan) or size(form.daftar)", _size, is_method=True),
    "double": Function("double(form.jumlah), with one number", _exact),
    "round": Function(f"round(form.luas) or round(form.luas, 2), with 1 to {MOST_PLACES} places", _round),
    "cut": Function(f"cut(form.luas, 3), with 1 to {MOST_PLACES} places", _cut),
    "money": Function(
        f'money(form.luas * 2.5, "down 1"), with {", ".join(MODES)} and 1, 5, 10, 50, 100 … rupiah', _money
    ),
    "min": Function("min(form.panjang, form.lebar), with two numbers or dates, or more", _extreme("min")),
    "max": Function("max(form.panjang, form.lebar), with two numbers or dates, or more", _extreme("max")),
    "sum": Function(_OF_A_NUMBER.format("sum"), _only_lists),
    "all": Function(_OF_A_CLAIM.format("all"), _only_lists, is_method=True),
    "any": Function(_OF_A_CLAIM.format("any"), _only_lists),
    "square_metres": Function("square_metres(form.bidang), with one area", _square_metres),
    "days": Function("days(form.mulai, form.selesai), with two dates", _apart(Lasting, 8)),
    "months": Function("months(form.jatuh_tempo, form.dibayar), with two dates", _apart(Months, 6)),
}

UNCERTAIN: Mapping[str, str] = {
    "matches": "compares with a pattern",
    **dict.fromkeys(
        ("int", "uint", "bool", "string", "bytes", "dyn", "type"), "turns an answer into another type"
    ),
    **dict.fromkeys(("timestamp", "duration"), "reads a text as a moment"),
}
"""What other languages of this spelling can, in a designer's words."""

FOR_CERTAIN = (
    'Compare answers as they are: "a" in form.kegiatan, form.mulai < form.selesai, form.jumlah * 2.5 > 10.'
)
