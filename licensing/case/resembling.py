"""Resembling: whether two applications are probably the same one, sent twice.

They are of one permit type, have a person or a business in common by its number, and stand at the same place wherever
both say one. An application about a licence is no second one beside the application that issued it.
"""

from decimal import Decimal
from typing import Final

from licensing.forms.answers import Answer, Answers
from licensing.forms.fields import FieldType
from licensing.forms.form import Form
from licensing.history.case import Case
from licensing.maps.positions import Position, corners
from licensing.process.graph import Process

NUMBERS: Final[frozenset[FieldType]] = frozenset(("nik", "npwp", "nib"))
"""Types of answers that are of one person or business and of nobody else."""
PLACES: Final[frozenset[FieldType]] = frozenset(("point", "area"))
NEARBY: Final = Decimal("0.0005")
"""In degrees, about 55 metres: nobody shows the same door twice at the same spot of a map."""


def numbers_in(form: Form, answers: Answers) -> tuple[str, ...]:
    """Every number of a person or business, each once, in the form's order."""
    said = (answers.get(field.id) for field in form.fields if field.type in NUMBERS)
    return tuple(dict.fromkeys(each for each in said if isinstance(each, str) and each))


def resembles(process: Process, case: Case, other: Process, earlier: Case) -> bool:
    """Whether a case is probably another one once more; each with the process it runs on."""
    if case.permit != earlier.permit or case.application == earlier.application:
        return False
    if _is_about(case, earlier) or _is_about(earlier, case):
        return False
    return answers_alike(process.form, case.answers, other.form, earlier.answers)


def answers_alike(form: Form, answers: Answers, other: Form, earlier: Answers) -> bool:
    """Whether a person or business stands in both, and no place that both name is another."""
    if set(numbers_in(form, answers)).isdisjoint(numbers_in(other, earlier)):
        return False
    asked = {field.id for field in other.fields if field.type in PLACES}
    both = (field.id for field in form.fields if field.type in PLACES and field.id in asked)
    return all(_is_near(answers.get(id), earlier.get(id)) for id in both)


def _is_about(case: Case, earlier: Case) -> bool:
    return case.about is not None and case.about.application == earlier.application


def _is_near(one: Answer | None, other: Answer | None) -> bool:
    """Whether two places meet; what is not said is nowhere else."""
    if not (isinstance(one, str) and isinstance(other, str) and one and other):
        return True
    here, there = corners(one), corners(other)
    return all(
        min(_along(here, axis)) - NEARBY <= max(_along(there, axis))
        and min(_along(there, axis)) - NEARBY <= max(_along(here, axis))
        for axis in (0, 1)
    )


def _along(outline: tuple[Position, ...], axis: int) -> tuple[Decimal, ...]:
    return tuple((each.latitude, each.longitude)[axis] for each in outline)
