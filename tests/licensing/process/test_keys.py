"""Keys: what tells one thing from another. Open answers name nothing, and no two answers look like another two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from licensing.process.kinds import Key
from licensing.values.conditions import Vocabulary
from licensing.values.types import DAY, TEXT, WHOLE, Choices, Facts

KNOWN = Vocabulary(
    {
        "form.hari": DAY,
        "form.nama": TEXT,
        "form.petak": TEXT,
        "form.nomor": WHOLE,
        "form.jenis": Choices(None),
    }
)
ANSWERED: Facts = {
    "form.hari": date(2027, 5, 15),
    "form.nama": "Ayu",
    "form.petak": "A-1",
    "form.nomor": 0,
    "form.jenis": ("a",),
}


def key(*parts: str) -> Key:
    return Key(parts, tuple(KNOWN.read_value(part)[0].term for part in parts))


@pytest.mark.parametrize("part", [*ANSWERED])
def test_a_part_without_an_answer_names_nothing_whatever_its_type(part: str) -> None:
    asked = key("form.nama", part)
    assert asked.of(ANSWERED) is not None
    assert asked.of({**ANSWERED, part: None}) is None


def test_a_day_computed_from_none_names_nothing() -> None:
    asked = key("form.hari + 1 month")
    assert asked.of(ANSWERED) == "2027-06-15"
    assert asked.of({"form.hari": None}) is None


PART = some.text(alphabet="a|\\", min_size=1, max_size=4)


@given(some.tuples(PART, PART), some.tuples(PART, PART))
def test_two_keys_are_alike_only_where_each_part_is(one: tuple[str, str], other: tuple[str, str]) -> None:
    asked = key("form.nama", "form.petak")
    keys = [asked.of({"form.nama": name, "form.petak": plot}) for name, plot in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)
    alone = key("form.nama").of({"form.nama": other[0]})
    assert keys[0] != alone
