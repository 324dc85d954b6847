"""What people type into a form, as whole: a name has a letter, nothing is no answer, what was read is read again."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.form import MISSING
from licensing.forms.reading import read_form
from licensing.scenarios.answers import typed_form

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
    typed = {**typed_form(APPLICANT), "tepi": ("ya",), "luas": (format(number, "f").replace(".", ","),)}
    answers, found = read_form(PROCESS.form, typed, {})
    assert not found
    assert read_form(PROCESS.form, PROCESS.form.typed(answers), {}) == (answers, {})
