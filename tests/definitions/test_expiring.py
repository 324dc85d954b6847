"""A row of a validity table is refused where bounds leave it no day, and only there."""

import pytest

from licensing.definition.surroundings import Surroundings
from tests.definitions.test_problems import BAD, city, problems_of

__all__ = ["city"]
LAST = (BAD / "validity-over.yaml").read_text("utf-8")
FIRST = (BAD / "validity-over-first.yaml").read_text("utf-8")


def is_refused(text: str, around: Surroundings) -> bool:
    rules = {problem.rule for problem in problems_of(text, around)}
    assert rules <= {"validity"}
    return bool(rules)


@pytest.mark.parametrize(
    ("most", "refused"),
    [
        ("submitted - 1 day", True),
        ("submitted - 1", True),
        ("submitted - 1 month", True),
        ("submitted", False),
        ("submitted + 1 year", False),
        ('"2020-01-01"', False),  # Nobody knows here which day today is.
    ],
)
def test_a_last_day_before_the_submission_is_over(most: str, refused: bool, city: Surroundings) -> None:
    assert is_refused(LAST.replace("max: submitted - 1 day", f"min: submitted, max: {most}"), city) is refused


@pytest.mark.parametrize(("most", "refused"), [("form.mulai - 1 month", True), ("form.mulai", False)])
def test_a_last_day_before_the_first_is_over(most: str, refused: bool, city: Surroundings) -> None:
    assert (
        is_refused(FIRST.replace("max: form.mulai - 1 month", f"min: submitted, max: {most}"), city)
        is refused
    )


@pytest.mark.parametrize(
    ("least", "refused"),
    [
        ("submitted", False),
        ("submitted + 3", False),
        ("submitted + 1 month", False),
        ("submitted - 1 day", True),
        ('"2026-01-01"', True),  # One day it has passed.
        ("form.awal", False),
        ("form.awal + 30", False),
        ("form.awal - 1", True),
        ("form.lepas", True),
        ("form.lepas + 1 year", True),
    ],
)
def test_a_last_day_is_bounded_by_the_day_of_the_application(
    least: str, refused: bool, city: Surroundings
) -> None:
    others = "awal: {type: date, min: submitted}\n  lepas: {type: date, min: form.selesai}\n  selesai"
    text = LAST.replace("max: submitted - 1 day", f"min: {least}").replace("selesai", others, 1)
    assert is_refused(text, city) is refused


def test_a_last_day_that_nothing_bounds_may_be_over(city: Surroundings) -> None:
    assert is_refused(LAST.replace(", max: submitted - 1 day", ""), city)
