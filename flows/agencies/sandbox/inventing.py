"""Invented answers: always the same to the same question, and of the declared shape.

The last character of the first value asked chooses the outcome, so that a story can: 9 is the second outcome of the
register, 8 the third, 7 the fourth, and so on; anything else is the first.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Final

from flows.agencies.sandbox.filling import filled
from licensing.forms.answers import Answers
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.form import Field
from licensing.forms.reading import read_form
from licensing.scenarios.sampling import sample
from licensing.systems.answering import ANSWER
from licensing.systems.shape import OK, Outcome
from licensing.systems.system import System

DAY: Final = datetime(2026, 1, 15, 5, tzinfo=UTC)
THOUSANDS: Final = 1_000
YEAR: Final = 365


def invented(system: System, asked: Answers) -> tuple[int, Answers]:
    """The HTTP status and the answers to a question."""
    outcome = _chosen(system, asked)
    if outcome.status not in (None, OK):
        return outcome.status or OK, {}

    def seed(field: Field) -> int:
        told = repr((system.id, field.id, sorted(asked.items())))
        return int.from_bytes(sha256(told.encode()).digest()[:4])

    meant = {str(name): value for name, value in outcome.answer.items()}
    typed = {
        str(field.id): field.typed(meant[field.id]) if field.id in meant else (_typed(field, seed(field)),)
        for field in system.shape.answers.fields
    }
    return OK, read_form(system.shape.answers, typed, {}, ANSWER)[0]


def choices(system: System) -> Mapping[str, Outcome]:
    """Which outcome each last character of the first value chooses; any other, the first outcome."""
    others = tuple(system.shape.outcomes.values())[1:10]
    return {str(9 - nth): outcome for nth, outcome in enumerate(others)}


def _chosen(system: System, asked: Answers) -> Outcome:
    first = next((str(asked[field.id]) for field in system.shape.asks.fields if field.id in asked), "")
    return choices(system).get(first[-1:], next(iter(system.shape.outcomes.values())))


def _typed(field: Field, seed: int) -> str:
    if field.choices:
        return tuple(field.choices)[seed % len(field.choices)]
    if field.type in ("integer", "money"):
        unit = THOUSANDS if field.type == "money" else 1
        amount = (field.minimum or 0) + Decimal(1 + seed % THOUSANDS) * unit
        return typed_decimal(amount if field.maximum is None else min(amount, field.maximum))
    if field.pattern is not None:
        return filled(field.pattern, seed) or sample(field, now=DAY)
    if field.type == "date" and field.least is None and field.most is None:
        return f"{DAY - timedelta(days=seed % YEAR):%Y-%m-%d}"
    return sample(field, now=DAY)
