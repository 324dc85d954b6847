"""Sampling: an answer that a field takes, for whoever wants to see a process move without typing a form."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from licensing.city.register import Box
from licensing.clock.calendar import WIB
from licensing.forms.answers import Typed
from licensing.forms.fields import FieldType
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.form import Field, Form
from licensing.forms.moments import SUBMITTED
from licensing.forms.records import typed_rows
from licensing.maps.positions import BESIDE, NEXT

PLAIN: dict[FieldType, str] = {
    "text": "Contoh",
    "textarea": "Contoh",
    "nik": "3674010101900001",
    "npwp": "012345678901234",
    "nib": "1234567890123",
    "phone": "081234567890",
    "email": "contoh@contoh.id",
    "postcode": "15310",
    "boolean": "true",
}
"""What is typed into fields whose bounds say nothing more; all of it is invented."""


SIDE = 0.0002
"""Degrees: a little more than twenty metres."""


def sample_form(form: Form, *, now: datetime) -> Typed:
    """Something for every field, also for those that will turn out not to be asked.

    A date is today, or as near to it as the day of application and the dates asked before it let it be.
    """
    typed: dict[str, tuple[str, ...]] = {}
    today = now.astimezone(WIB).date()
    days: dict[str, date] = {SUBMITTED: today}
    for field in form.fields:
        if field.type == "date":
            days[f"form.{field.id}"] = day = _nearest(field, today, days)
            typed[field.id] = (day.isoformat(),)
        elif field.records is None:
            typed[field.id] = (sample(field, now=now),)
        else:
            row = sample_form(field.records.form, now=now)
            rows = [row] * max(1, field.records.least)
            typed |= {name: tuple(texts) for name, texts in typed_rows(field.id, rows)}
    return typed


def sample(field: Field, *, now: datetime) -> str:
    """One answer, within the field's bounds; a pattern is not looked at."""
    if field.choices:
        return next(iter(field.choices))
    if field.type == "date":
        return now.astimezone(WIB).date().isoformat()
    if field.type in ("point", "area"):
        return _place(field)
    if field.type in ("integer", "decimal", "money"):
        return typed_decimal(_number(field))
    return PLAIN.get(field.type, "Contoh")[: field.max_length]


def _nearest(field: Field, today: date, days: Mapping[str, date]) -> date:
    """The day within a field's bounds that is nearest to today, as far as they hang on days that are known."""
    least, most = (bound.at(days) if bound else None for bound in (field.least, field.most))
    day = max(today, least) if isinstance(least, date) else today
    return min(day, most) if isinstance(most, date) else day


def _number(field: Field) -> Decimal:
    lowest = Decimal(1) if field.minimum is None else field.minimum
    return lowest if field.maximum is None else min(lowest, field.maximum)


def _place(field: Field) -> str:
    """The middle of where it may lie; a plot is a small square there."""
    box = field.within or Box(-6.4, 106.6, -6.2, 106.8)
    latitude, longitude = round((box.south + box.north) / 2, 6), round((box.west + box.east) / 2, 6)
    if field.type == "point":
        return f"{latitude:.6f}, {longitude:.6f}"
    sides = ((0, 0), (0, 1), (1, 1), (1, 0))
    return NEXT.join(
        f"{latitude + SIDE * up:.6f}{BESIDE}{longitude + SIDE * right:.6f}" for up, right in sides
    )
