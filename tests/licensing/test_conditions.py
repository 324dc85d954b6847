"""What conditions see, and what a designer reads when one is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.forms.answers import Answer, fact
from licensing.values.conditions import ConditionWrong, Facts, Seen, Vocabulary

VOCABULARY = Vocabulary(
    {
        "form.luas": "double",
        "form.jumlah": "int",
        "form.jenis": "string",
        "form.setuju": "bool",
        "form.kegiatan": "strings",
        "survei.outcome": "string",
    }
)
FACTS: Facts = {
    "form.luas": 12.5,
    "form.jumlah": 3,
    "form.jenis": "baru",
    "form.setuju": True,
    "form.kegiatan": ["a", "b"],
    "survei.outcome": "",
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("form.luas > 12.0", True),
        ("form.luas > 12.0 && form.jumlah > 3", False),
        ('form.jenis == "baru" || form.setuju', True),
        ("!form.setuju", False),
        ('"a" in form.kegiatan', True),
        ('form.kegiatan.exists(k, k == "c")', False),
        ('survei.outcome == ""', True),
        ('form.jenis in ["baru", "ubah"]', True),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:
    assert VOCABULARY.compile(text).holds(FACTS) is holds


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("form.luass > 1.0", "condition-unknown", 1),
        ("form.setuju && form.luass > 1.0", "condition-unknown", 16),
        ("form.luas > 1", "condition-type", 11),
        ('form.jumlah == "3"', "condition-type", 13),
        ("form.jumlah", "condition-type", 1),
        ("form.jumlah >", "condition-syntax", 14),
        ("berjalan()", "condition-unknown", 1),
    ],
)
def test_a_wrong_condition_is_pointed_at(text: str, rule: str, column: int) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.compile(text)
    assert (wrong.value.rule, wrong.value.column) == (rule, column)
    assert wrong.value.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('form.kegiatan[0] == "a"', 14),
        ("form.jumlah % 2 == 0", 13),
        ("form.jumlah * form.jumlah > 4", 13),
        ("form.luas / form.jumlah > 4.0", 11),
        ("int(form.jenis) > 2", 1),
        ('form.setuju && form.jenis.matches("[")', 27),
        ("timestamp(form.jenis) > timestamp(form.jenis)", 1),
        ('{"a": true}.b', 1),
        ('[1, "a"].exists(x, x)', 1),
    ],
)
def test_a_condition_that_could_fail_when_it_matters_is_refused(text: str, column: int) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.compile(text)
    assert (wrong.value.rule, wrong.value.column) == ("condition-uncertain", column), wrong.value.message


def test_a_published_condition_keeps_the_whole_of_cel() -> None:
    published = Vocabulary(VOCABULARY.names, certain=False)
    assert published.compile("form.jumlah % 2 == 1").holds(FACTS)


@given(
    st.fixed_dictionaries(
        {
            "form.luas": st.floats(allow_nan=False),
            "form.jumlah": st.integers(-(10**18) + 1, 10**18 - 1),
            "form.jenis": st.text(),
            "form.setuju": st.booleans(),
            "form.kegiatan": st.lists(st.text(), max_size=5),
            "survei.outcome": st.text(),
        }
    )
)
def test_what_is_accepted_holds_or_not_whatever_was_answered(facts: Facts) -> None:
    for text in (
        "form.luas / double(form.jumlah) > 1.0",
        "form.jumlah + form.jumlah - 3 > -form.jumlah",
        "form.setuju ? size(form.kegiatan) > 1 : form.jenis.startsWith(survei.outcome)",
        "form.kegiatan.all(k, k in [form.jenis, survei.outcome]) || form.jenis + survei.outcome > form.jenis",
    ):
        assert VOCABULARY.compile(text).holds(facts) in (True, False)


def test_a_near_name_is_suggested() -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.compile("form.luass > 1.0")
    assert wrong.value.hint == "Did you mean form.luas?"


@pytest.mark.parametrize(
    ("answer", "seen", "value"),
    [
        (None, "double", 0.0),
        ("", "int", 0),
        ("4.50", "double", 4.5),
        (("a", "b"), "strings", ["a", "b"]),
        (None, "strings", []),
        (None, "bool", False),
    ],
)
def test_what_was_not_answered_has_the_empty_value(answer: Answer | None, seen: Seen, value: object) -> None:
    assert fact(answer, seen) == value
