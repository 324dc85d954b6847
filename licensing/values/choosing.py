"""Choose: two values of one kind, of which a condition takes one."""

from licensing.values.sorts import (
    OfArea,
    OfChoices,
    OfDay,
    OfNumber,
    OfPoint,
    OfText,
    OfYesNo,
    Typed,
    joint,
    unlike,
    widest,
)
from licensing.values.term import Either, Term
from licensing.values.types import AREA, DAY, POINT, TEXT, YES_NO, Choices


def chosen(condition: Term[bool], then: Typed, otherwise: Typed, column: int) -> Typed:  # noqa: PLR0911 one arm per type
    """`condition ? then : otherwise`.

    Args:
        column: where `otherwise` begins.

    Raises:
        ConditionWrong: the two are unlike.
    """
    match then, otherwise:
        case OfText(term=yes), OfText(term=no):
            return OfText(Either(condition, yes, no, TEXT))
        case OfNumber(term=yes), OfNumber(term=no):
            width = widest(then.width, otherwise.width)
            return OfNumber(Either(condition, yes, no, joint(yes.type, no.type)), width)
        case OfPoint(term=yes), OfPoint(term=no):
            return OfPoint(Either(condition, yes, no, POINT))
        case OfArea(term=yes), OfArea(term=no):
            return OfArea(Either(condition, yes, no, AREA))
        case OfDay(term=yes), OfDay(term=no):
            return OfDay(Either(condition, yes, no, DAY))
        case OfYesNo(term=yes), OfYesNo(term=no):
            return OfYesNo(Either(condition, yes, no, YES_NO))
        case OfChoices(term=yes), OfChoices(term=no):
            return OfChoices(Either(condition, yes, no, Choices()))
        case _:
            raise unlike(then, ":", otherwise, column=column)
