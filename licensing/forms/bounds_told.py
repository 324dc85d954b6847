"""What bounds the answer of a field, told before anything is typed: smallest and largest, earliest and latest, longest.

In comes a field with what conditions see; out goes what an error would say later, or nothing where no bound is near.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Final

from licensing.forms.bounds import Bound, Side, said_bound
from licensing.forms.form import Field
from licensing.values.types import Facts
from licensing.words.sentences import Sentence, counted

LINE: Final = 500
"""How long a line can be where the definition says nothing: nobody comes near, so nobody is told."""
WRITTEN: Final = ("text", "textarea")


def bounds_told(field: Field, facts: Facts, *, open_names: Collection[str] = ()) -> Sentence | None:
    """Everything that bounds an answer, in the order of an error; None where nothing does.

    Args:
        open_names: what is still being answered, by which nothing can be computed yet.
    """
    said = (*_sides(field, facts, open_names), *_lengths(field), *_rows(field))
    return Sentence(" ".join(each.id for each in said), " ".join(each.en for each in said)) if said else None


def longest(characters: int) -> Sentence:
    """How much can be written."""
    return Sentence(f"Paling banyak {characters} karakter.", f"At most {counted(characters, 'character')}.")


def _sides(field: Field, facts: Facts, open_names: Collection[str]) -> Iterator[Sentence]:
    of_day = field.type == "date"
    sides: tuple[tuple[Side, Decimal | None, Bound | None], ...] = (
        ("min", field.minimum, field.least),
        ("max", field.maximum, field.most),
    )
    for side, fixed, computed in sides:
        if fixed is not None:
            yield said_bound(side, fixed)
        if computed and (told := computed.told(side, facts, of_day=of_day, open_names=open_names)):
            yield told


def _lengths(field: Field) -> Iterator[Sentence]:
    if field.type in WRITTEN and field.choices is None and field.max_length != LINE:
        yield longest(field.max_length)


def _rows(field: Field) -> Iterator[Sentence]:
    if field.records is None:
        return
    least, most = field.records.least, field.records.most
    if least > 1:
        yield Sentence(f"Paling sedikit {least} baris.", f"At least {counted(least, 'row')}.")
    yield Sentence(f"Paling banyak {most} baris.", f"At most {counted(most, 'row')}.")
