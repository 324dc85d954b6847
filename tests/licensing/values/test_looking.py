"""What is looked up: claims about it are weighed as claims about the answer, checked here by trying every answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.definition.lookups import column_looked_up, possible, table_looked_up
from licensing.definition.tables import read_table
from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary, never
from licensing.values.sorts import OfDay, OfNumber, OfText
from licensing.values.term import names_of
from licensing.values.types import DAY, Choice, Facts, Whole
from licensing.values.wrong import ConditionWrong

WARDS = {"ciater": "Serpong", "rawabuntu": "Serpong", "serua": "Ciputat", "setu": "Setu"}
FORM = Vocabulary(
    {
        "form.kelurahan": Choice(frozenset(WARDS)),
        "form.lantai": Whole(1, 2),
        "form.tinggi": Whole(1),
        "submitted": DAY,
    }
)
TARIFF = "lantai,from,until,tarif\n1,2020-01-01,2021-12-31,5\n1,2022-01-01,,7.5\n2,2020-01-01,,9\n"


def district() -> OfText:
    at = FORM.value("form.kelurahan")
    assert isinstance(at, OfText)
    return column_looked_up("kelurahan", "kecamatan", WARDS, at.term)


def tariff() -> OfNumber:
    by, on = FORM.value("form.lantai"), FORM.value("submitted")
    assert isinstance(on, OfDay)
    table = read_table(TARIFF, "tables/tarif.csv")
    return table_looked_up("tarif", table, "tarif", (by.term,), on.term)


KNOWN = FORM.with_values({"values.kecamatan": district(), "values.tarif": tariff()})
DISTRICTS = st.sampled_from(sorted({*WARDS.values()}))
CLAIMS = st.builds(
    str.format,
    st.sampled_from(
        (
            'values.kecamatan == "{0}"',
            'values.kecamatan != "{0}"',
            'values.kecamatan in ["{0}", "{1}"]',
            '!(values.kecamatan in ["{0}", "{1}"])',
            'form.kelurahan == "{2}"',
            'form.kelurahan != "{2}"',
            'form.kelurahan == ""',
        )
    ),
    DISTRICTS,
    DISTRICTS,
    st.sampled_from(sorted(WARDS)),
)


@given(st.lists(CLAIMS, min_size=1, max_size=3))
def test_claims_about_a_district_contradict_each_other_just_where_no_ward_fits(claims: list[str]) -> None:
    conditions = [KNOWN.read(claim).condition for claim in claims]
    answers: list[Facts] = [{}, *({"form.kelurahan": ward} for ward in WARDS)]
    some = any(all(condition.holds(facts) for condition in conditions) for facts in answers)
    assert never(*(Claim(condition.term) for condition in conditions)) is not some


def test_a_district_that_no_ward_has_is_no_answer() -> None:
    with pytest.raises(ConditionWrong) as wrong:
        KNOWN.condition('values.kecamatan == "Serpon"')
    assert (wrong.value.rule, wrong.value.hint) == ("condition-choice", 'Did you mean "Serpong"?')


@given(st.integers(0, 3), st.integers(-800, 1500))
def test_the_row_in_force_counts_and_where_there_is_none_it_is_nothing(floors: int, days: int) -> None:
    day = date(2020, 6, 1) + timedelta(days=days)
    expected = {1: "5" if day.year < 2022 else "7.5", 2: "9"}.get(floors, "0") if day.year >= 2020 else "0"
    facts: Facts = {"form.lantai": floors, "submitted": day}
    assert str(tariff().term.compute(facts)).removesuffix(".0") == expected


def test_what_is_looked_up_hangs_on_its_keys_and_its_day() -> None:
    assert names_of(tariff().term) == {"form.lantai", "submitted"}
    assert tariff().term.compute({"form.lantai": 1}) == 0


@pytest.mark.parametrize("claim", ["values.tarif > 9", "values.tarif < 0", "values.tarif == 10"])
def test_no_tariff_lies_beyond_those_of_the_table(claim: str) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        KNOWN.condition(claim)
    assert wrong.value.rule == "condition-never"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("form.kelurahan", tuple(sorted(WARDS))),
        ("values.kecamatan", ("Ciputat", "Serpong", "Setu")),
        ('form.lantai == 1 ? "a" : form.kelurahan', ("a", *sorted(WARDS))),
        ("form.lantai", ("1", "2")),
        ("form.tinggi", None),
        ("min(form.tinggi, 3)", ("1", "2", "3")),
        ("max(form.lantai, 2)", ("2",)),
        ("max(form.tinggi, 2)", None),
        ("min(form.tinggi, form.lantai)", ("1", "2")),
        ("form.lantai + 1", None),
        ("form.lantai > 1", ("true", "false")),
        ("7", ("7",)),
    ],
)
def test_what_a_key_can_be_is_known_or_said_not_to_be(text: str, keys: tuple[str, ...] | None) -> None:
    assert possible(KNOWN.value(text).term) == keys
