"""What every term keeps to: it agrees with a second meaning, never fails, and reads as it is written."""

from fractions import Fraction

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from licensing.values.conditions import Reading
from licensing.values.sorts import OfNumber
from licensing.values.term import leaves, names_of
from licensing.values.wrong import ConditionWrong
from tests.licensing.values.samples import ANSWERS, CLAIMS, NUMBERS, Answers, Sample, quotient
from tests.licensing.values.words import NAMES, VOCABULARY, IsAnswered, facts_of


def read(text: str) -> Reading:
    """A generated text: the only thing that may be wrong with it is a number that could grow too long."""
    try:
        return VOCABULARY.read(text)
    except ConditionWrong as wrong:
        if "digits" in wrong.message or "nested" in wrong.message or "characters" in wrong.message:
            reject()
        raise


@given(CLAIMS, ANSWERS)
def test_a_condition_agrees_with_its_second_meaning(claim: Sample[bool], answers: Answers) -> None:
    assert read(claim.text).condition.holds(facts_of(answers)) is claim.means(answers)


@given(NUMBERS, ANSWERS)
def test_a_number_is_exact_to_its_last_digit(number: Sample[Fraction], answers: Answers) -> None:
    term = read(f"({number.text}) > 0").condition.term
    value = term.parts[0].compute(facts_of(answers))
    assert isinstance(value, int) or hasattr(value, "as_tuple")
    assert Fraction(str(value)) == number.means(answers)


@given(CLAIMS)
def test_what_is_written_reads_as_the_same_term(claim: Sample[bool]) -> None:
    term = read(claim.text).condition.term
    again = read(term.write()).condition.term
    assert again == term
    assert again.write() == term.write()


ANYTHING: st.SearchStrategy[IsAnswered] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=40)
    | st.lists(st.text(max_size=3)).map(tuple)
)


@given(CLAIMS, st.dictionaries(st.sampled_from(sorted(NAMES)), ANYTHING))
def test_no_answer_of_any_shape_makes_a_condition_fail(claim: Sample[bool], answers: Answers) -> None:
    assert read(claim.text).condition.holds(facts_of(answers)) in (True, False)


@given(CLAIMS, ANSWERS, ANSWERS)
def test_a_condition_depends_on_nothing_but_its_names(
    claim: Sample[bool], one: Answers, other: Answers
) -> None:
    condition = read(claim.text).condition
    mixed = {name: (one if name in condition.names else other).get(name) for name in NAMES}
    assert condition.holds(facts_of(one)) is condition.holds(facts_of(mixed))
    assert condition.names == names_of(condition.term) <= NAMES.keys()
    assert all(not leaf.parts for leaf in leaves(condition.term))


@given(CLAIMS)
def test_every_condition_can_be_said(claim: Sample[bool]) -> None:
    sentence = read(claim.text).condition.say({})
    assert sentence.id
    assert sentence.en


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("form.luas + form.lebar", Fraction("0.3")),
        ("form.luas * 3 - 0.3", Fraction(0)),
        ("form.jumlah * form.jumlah", Fraction(999999999999999999**2)),
        ("form.jumlah + form.jumlah + form.jumlah", Fraction(3 * 999999999999999999)),
        ("1 / 3", Fraction("0." + "3" * 30)),
        ("2 / 3", Fraction("0." + "6" * 29 + "7")),
        ("1 / 1024 / 1024 / 1024 / 1024", Fraction(1, 2**40)),
        ("form.luas / form.unit", Fraction(0)),
        ("form.jumlah / 7", quotient(Fraction(999999999999999999), Fraction(7))),
        ("round(2.5)", Fraction(3)),
        ("round(-2.5)", Fraction(-3)),
        ("round(1 / 3, 2)", Fraction("0.33")),
    ],
)
def test_numbers_are_computed_exactly(text: str, value: Fraction) -> None:
    facts = facts_of({"form.luas": "0.1", "form.lebar": "0.2", "form.jumlah": 999999999999999999})
    typed = VOCABULARY.read(f"{text} == 0").condition.term.parts[0]
    assert Fraction(str(typed.compute(facts))) == value


def test_a_value_of_any_type_can_be_asked_for() -> None:
    typed = VOCABULARY.value("form.jumlah * 2.5")
    assert isinstance(typed, OfNumber)
    assert typed.term.compute({"form.jumlah": 2}) == 5
