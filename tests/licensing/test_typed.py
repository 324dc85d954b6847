"""What people type into a form, as whole: a name has a letter, nothing is no answer, what was read is read again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.city.offices import place_id
from licensing.forms.fields import Unreadable
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.form import Field
from licensing.forms.reading import read_form
from licensing.process.kinds import Key
from licensing.process.numbers import application_typed
from licensing.scenarios.answers import typed_form
from licensing.values.term import Named
from licensing.values.types import EXACT, as_number
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

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
    assert wrong(tepi="") == {"tepi": "Tepi has to be filled in."}
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


def test_what_is_chosen_is_found_by_its_words() -> None:
    offered = {each: Sentence(each, each) for each in ("baru", "baru_sekali", "lama")}
    field = Field(FieldId("jenis"), "choice", Sentence("Jenis", "Kind"), choices=offered)
    assert [field.read((each,)) for each in ("baru_sekali", " Baru\u00a0Sekali ", "BARU-SEKALI\u200b")] == [
        "baru_sekali"
    ] * 3
    with pytest.raises(Unreadable):
        field.read(("baru", "lama"))


@pytest.mark.parametrize(
    "typed",
    [
        "reg-coba-20261123-00001",
        " REG\u2013COBA\u201320261123\u201300001 ",
        "REG-COBA-20261123-\u200b00001",
        "REG-COBA-2O26ll23-ooOOI",
    ],
)
def test_an_applications_number_is_read_however_it_was_copied(typed: str) -> None:
    assert application_typed(typed) == "REG-COBA-20261123-00001"


def test_a_thing_is_one_whatever_zeros_are_typed_behind_its_number() -> None:
    key = Key(("form.luas",), (Named("form.luas", EXACT, as_number),))
    assert {key.of({"form.luas": Decimal(each)}) for each in ("12.5", "12.50", "12.500")} == {"12.5"}
    assert {key.of({"form.luas": Decimal(each)}) for each in ("100", "1E+2", "100.0")} == {"100"}


def test_a_place_is_the_same_however_its_name_is_written() -> None:
    assert {
        place_id(each)
        for each in (
            "Serpong Utara",
            "serpong-utara",
            "S\u00e9rpong\u00a0Utara",
            "Ser\u200bpong Utara",
            "serpong_utara",
        )
    } == {"serpong_utara"}
