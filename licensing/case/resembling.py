"""Resembling: whether two applications are probably the same one, sent twice.

They are of one permit type, have a person or a business in common by its number, and stand at the same place wherever
both say one. An application about a licence is no second one beside the application that issued it.
"""

import re
from decimal import Decimal
from typing import Final

from licensing.forms.answers import Answer, Answers, chosen_of
from licensing.forms.fields import FieldType
from licensing.forms.form import Field, Form
from licensing.history.case import Case
from licensing.maps.positions import Position, corners
from licensing.process.graph import Process

NUMBERS: Final[frozenset[FieldType]] = frozenset(("nik", "npwp", "nib"))
"""Types of answers that are of one person or business and of nobody else."""
ON_A_MAP: Final[frozenset[FieldType]] = frozenset(("point", "area"))
AREA_CODE: Final = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
"""How provinces, regencies, districts and wards are numbered all over the country (Permendagri 72/2019)."""
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
    places = {field.id: field for field in other.fields if _says_place(field)}
    both = (field for field in form.fields if field.id in places and _says_place(field))
    return all(_meet(field, answers.get(field.id), earlier.get(field.id)) for field in both)


def _is_about(case: Case, earlier: Case) -> bool:
    return case.about is not None and case.about.application == earlier.application


def _says_place(field: Field) -> bool:
    """Whether a field says where something is: on a map, or by the numbers of wards or districts."""
    numbered = field.choices is not None and all(AREA_CODE.fullmatch(each) for each in field.choices)
    return field.type in ON_A_MAP or (numbered and bool(field.choices))


def _meet(field: Field, one: Answer | None, other: Answer | None) -> bool:
    """Whether two places meet; what is not said is nowhere else."""
    if not one or not other:
        return True
    if field.type not in ON_A_MAP:
        return not _chosen(one).isdisjoint(_chosen(other))
    here, there = corners(str(one)), corners(str(other))
    return all(_is_near(_along(here, axis), _along(there, axis)) for axis in (0, 1))


def _chosen(answer: Answer) -> frozenset[str]:
    return frozenset(chosen_of(answer)) if isinstance(answer, tuple) else frozenset((str(answer),))


def _is_near(here: tuple[Decimal, ...], there: tuple[Decimal, ...]) -> bool:
    return min(here) - NEARBY <= max(there) and min(there) - NEARBY <= max(here)


def _along(outline: tuple[Position, ...], axis: int) -> tuple[Decimal, ...]:
    return tuple((each.latitude, each.longitude)[axis] for each in outline)
