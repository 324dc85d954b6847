"""What people type into a form, as whole: a name has a letter, nothing is no answer, what was read is read again."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.form import MISSING
from licensing.forms.reading import read_form
from licensing.scenarios.answers import typed_form
from licensing.words.identifiers import FieldId

PROCESS = quoted(
    """form:
  tepi: {type: boolean}
  luas: {type: decimal}
steps:
  selesai: {close: {}}
""",
    read_city(),
)


def wrong(**typed: str) -> dict[str, str]:
    given = {"tepi": "tidak", "luas": "1", **APPLICANT, **typed}
    _, found = read_form(PROCESS.form, {id: (text,) for id, text in given.items()}, {})
    return {id: sentence.en for id, sentence in found.items()}


def test_the_name_of_whoever_applies_has_a_letter() -> None:
    assert wrong(nama="-") == {"nama": "Write the name, in letters."}
    assert wrong(nama="3 Putri") == {}


def test_a_yes_or_no_without_an_answer_is_missing() -> None:
    assert wrong(tepi="") == {"tepi": MISSING.en}
    assert wrong(tepi="ya") == {}


@given(st.decimals(0, 10**6, allow_nan=False, places=3))
def test_a_decimal_that_was_read_is_read_again(number: Decimal) -> None:
    typed = {**typed_form(APPLICANT), "tepi": ("ya",), "luas": (typed_decimal(number),)}
    answers, found = read_form(PROCESS.form, typed, {})
    assert not found
    assert Decimal(str(answers[FieldId("luas")])) == number
    assert read_form(PROCESS.form, PROCESS.form.typed(answers), {}) == (answers, {})


def test_a_number_has_one_text_by_which_it_is_compared_and_looked_up() -> None:
    given = {**APPLICANT, "tepi": "ya"}
    kept = {str(read_form(PROCESS.form, typed_form({**given, "luas": each}), {})[0][FieldId("luas")])
            for each in ("12,50", "12.5", "12,500000", "+12,5", "012,5")}  # fmt: skip
    assert kept == {"12.5"}


def test_of_two_answers_to_a_yes_or_no_neither_is_taken() -> None:
    answers, found = read_form(
        PROCESS.form, {**typed_form({**APPLICANT, "luas": "1"}), "tepi": ("ya", "tidak")}, {}
    )
    assert set(found) == {"tepi"}
    assert FieldId("tepi") not in answers
    assert wrong_of("ya", "YA ") == set()


def wrong_of(*tepi: str) -> set[str]:
    return set(read_form(PROCESS.form, {**typed_form({**APPLICANT, "luas": "1"}), "tepi": tepi}, {})[1])
