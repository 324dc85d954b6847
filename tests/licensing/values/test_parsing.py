"""Where a text stops being an expression, and that no text costs more than its length."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licensing.values.conditions import Condition
from licensing.values.parsing import MOST_CHARACTERS, parse
from licensing.values.wrong import ConditionWrong
from tests.licensing.values.words import NAMES, VOCABULARY


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("form.jumlah >", 14),
        ("form.jumlah >  ", 14),
        ("form.jenis = 'a'", 12),
        ("form.a &&\n  form.b = 1", 20),
        ('{"a": true}.b', 1),
        ('form.a == "abc', 11),
        ("(form.a", 8),
        ("form.a)", 7),
        ("form.a == 1e5", 12),
        ("form.a ? 1", 11),
        ("form.a & form.b", 8),
        ("form.in == 1", 6),
        ("1.a", 3),
        ("true.a", 6),
        ('"a\\q" == form.a', 3),
        ("form.a > 1234567890123456789012345678901", 10),
        ("form.a > 1 2", 12),
        ("form.a > form.b + 3 weeks", 21),
        ("form.a > form.b + 0 days", 19),
        ("form.a > form.b + 101 years", 19),
        ("form.a > form.b + 1.5 days", 23),
        ("form.a > form.b + 3days", 20),
        ("form.a > form.b + 3 days_off", 21),
        ("form.a > 2026 days.b", 20),
    ],
)
def test_it_is_pointed_at_where_reading_stops(text: str, column: int) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        parse(text)
    assert (wrong.value.rule, wrong.value.column) == ("condition-syntax", column), wrong.value.message
    assert wrong.value.message.endswith(".")
    assert wrong.value.hint.endswith(".")
    assert wrong.value.message.isprintable()


LONG = {
    "ninety thousand characters": "form.jumlah > 1 && " * 4_737 + "form.setuju",
    "ten thousand brackets": "(" * 10_000 + "form.setuju" + ")" * 10_000,
    "many brackets": "(" * 2_400 + "form.setuju" + ")" * 2_400,
    "open brackets": "(" * 4_900,
    "five thousand plus": "form.jumlah" + "+1" * 5_000 + " > 0",
    "many plus": "form.jumlah" + "+1" * 2_400 + " > 0",
    "many days": "form.mulai" + "+1" * 2_000 + " > form.mulai",
    "many lengths": "form.mulai" + "+1 day" * 800 + " > form.mulai",
    "many lengths and days": "form.mulai" + "+1 day-1" * 600 + " > form.mulai",
    "nested lengths": "(" * 300 + "form.mulai" + "+1 year)" * 300 + " > form.mulai",
    "many times": "form.jumlah" + "*1" * 2_400 + " > 0",
    "many quotients": "form.luas" + "/7" * 2_400 + " > 0",
    "many nots": "!" * 4_900 + "form.setuju",
    "many minus": "-" * 4_900 + "form.jumlah > 0",
    "many equals": "form.setuju == " * 330 + "true",
    "many choices": "form.setuju ? " * 330,
    "nested choices": "form.setuju ? true : " * 200 + "form.setuju",
    "many lists": "[" * 2_400 + "]" * 2_400,
    "many calls": "size(" * 900 + "form.nama" + ")" * 900,
    "many dots": "form" + ".a" * 2_400,
    "many methods": "form.nama" + ".size()" * 700,
    "many guards": "1/form.jumlah>1&&" * 290 + "form.setuju",
    "many alternatives": "(form.jumlah==1||form.luas==2)&&" * 150 + "form.setuju",
    "many texts": "form.nama+" * 490 + "form.nama == form.nama",
    "a long word": "x" * 4_990,
    "a long number": "9" * 4_990,
    "a long quote": '"' + "\\\\" * 2_480 + '"',
    "many answers": "form.jenis in [" + ",".join(['"baru"'] * 700) + "]",
    "many unknown": "form.x == 1 && " * 330 + "form.setuju",
}


def _read(text: str) -> Condition | ConditionWrong:
    try:
        return VOCABULARY.read(text).condition
    except ConditionWrong as wrong:
        return wrong


@pytest.mark.parametrize("kind", LONG)
def test_no_text_is_too_much_to_read(kind: str) -> None:
    read = _read(LONG[kind])
    if isinstance(read, ConditionWrong):
        assert len(read.message) + len(read.hint) < 1_000
    else:
        read.holds({"form.jumlah": 10**17, "form.nama": "n" * 20_000})
        read.term.write()


def test_brackets_count_for_nothing_and_chains_may_be_long() -> None:
    for kind in ("many brackets", "many plus", "many days"):
        VOCABULARY.read(LONG[kind])


SIGNS = "&& || ! ( ) [ ] == != < in + - * / % ? : . , // \\ $"
WORDS = '1 0.5 "a" "" "2026-01-01" size days round exists all k true'
PIECES = st.sampled_from([*NAMES, *SIGNS.split(), *WORDS.split(), "\n"])


@given(st.text(max_size=60) | st.lists(PIECES, max_size=25).map(" ".join))
@example("\x00")
@example('"\\ud800"')
@example("٣ > 1")
def test_any_text_is_an_expression_or_says_why_not(text: str) -> None:
    read = _read(text)
    if isinstance(read, ConditionWrong):
        assert 1 <= read.column <= len(text) + 1
        assert read.message.endswith(".")
    else:
        assert read.holds({}) in (True, False)


def test_the_limit_of_length_is_exact() -> None:
    fits = "form.setuju" + " " * (MOST_CHARACTERS - len("form.setuju"))
    assert VOCABULARY.condition(fits).holds({"form.setuju": True})
    with pytest.raises(ConditionWrong, match="characters"):
        parse(f"{fits} ")
