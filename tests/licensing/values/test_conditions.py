"""What conditions see, and what a designer reads when one is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from licensing.values.conditions import Vocabulary
from licensing.values.types import DAY, EXACT, TEXT, WHOLE, YES_NO, Choice, Choices, Fact, Type, fact
from licensing.values.wrong import ConditionWrong
from tests.licensing.values.words import VOCABULARY, facts_of

FACTS = facts_of(
    {
        "form.luas": "12.5",
        "form.jumlah": 3,
        "form.biaya": 1_000,
        "form.jenis": "baru",
        "form.nama": "PT Maju",
        "form.setuju": True,
        "form.kegiatan": ("a", "b"),
        "form.mulai": "2026-01-01",
        "form.selesai": "2026-01-03",
    }
)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("form.luas > 12.0", True),
        ("form.luas > 12", True),
        ("form.luas > 12.0 && form.jumlah > 3", False),
        ('form.jenis == "baru" || form.asn', True),
        ("form.jenis == 'baru'", True),
        ("!form.setuju", False),
        ("form.setuju == true && form.asn != true", True),
        ('"a" in form.kegiatan', True),
        ('contains(form.kegiatan, "c")', False),
        ('form.kegiatan.exists(k, k == "c")', False),
        ('form.kegiatan.all(k, k in ["a", "b"])', True),
        ("form.kegiatan == ['a', 'b'] && form.kegiatan != ['b', 'a']", True),
        ("form.kegiatan + form.kegiatan == ['a', 'b', 'a', 'b']", True),
        ('survei.outcome == ""', True),
        ('form.jenis in ["baru", "ubah"]', True),
        ("form.jumlah in [1, 2, 3]", True),
        ('form.mulai in ["2026-01-01", "2026-01-02"]', True),
        ("form.luas > 12 ? form.jumlah == 3 : form.asn", True),
        ("(form.luas > 12 ? form.jumlah : 0) + 1 == 4", True),
        ("(form.asn ? form.mulai : form.selesai) == form.selesai", True),
        ("size(form.kegiatan) == 2 && size(form.nama) == 7 && form.nama.size() == 7", True),
        ('form.nama.startsWith("PT") && starts_with(form.nama, "PT")', True),
        ('form.nama.endsWith("u") && !ends_with(form.nama, "PT")', True),
        ('form.nama.contains("Ma") && contains(form.nama, "j")', True),
        ('form.nama + "!" == "PT Maju!" && form.nama < "Q"', True),
        ("double(form.jumlah) * 2.5 == 7.5 && form.jumlah * form.jumlah * form.luas == 112.5", True),
        ("form.biaya * 0.25 == 250 && -form.jumlah - 1 == -4", True),
        ("form.luas / 4 == 3.125 && round(form.luas) == 13 && round(form.luas / 4, 2) == 3.13", True),
        ("min(form.jumlah, form.luas, 4) == 3 && max(form.jumlah, form.luas) == 12.5", True),
        ("form.selesai - form.mulai == 2 && days(form.mulai, form.selesai) == 3", True),
        ('form.mulai + 2 days == form.selesai && form.mulai + 1 month - 1 day == "2026-01-31"', True),
        ('"2026-01-31" + 1 month == "2026-02-28" && form.mulai - 1 year + 1 month < form.mulai', True),
        ('"2024-02-29" + 1 year == form.mulai + 58 - 10 months - 1 day', False),
        (
            'min(form.mulai, form.selesai + 5 days) == "2026-01-01" && max("2026-01-02", form.mulai) > form.mulai',
            True,
        ),
        ("form.mulai + 3 - 2 days + form.jumlah == form.selesai + 2", True),
        ("(form.jumlah > 2 ? form.mulai + 2 days : form.mulai) == form.selesai", True),
        ('form.mulai + 2 == form.selesai && form.selesai - 2 + 1 == "2026-01-02"', True),
        ('"2026-01-03" - form.mulai == 2 && days(form.mulai, "2026-12-31") == 365', True),
        ('form.mulai < "2026-01-02" && form.mulai >= "2026-01-01"', True),
        ('form.mulai != "" && form.jumlah != "" && form.unit == "" && form.asn == ""', True),
        ("form.jumlah > 2 // at least three\n  && form.luas > 1", True),
    ],
)
def test_a_condition_holds_or_not(text: str, holds: bool) -> None:
    assert VOCABULARY.condition(text).holds(FACTS) is holds


@pytest.mark.parametrize(
    "text",
    [
        'form.nama == "" && form.jenis == "" && survei.outcome == ""',
        "form.luas == 0 && form.jumlah == 0 && form.biaya == 0",
        "form.setuju == false",
        'form.mulai + 1 month == "" && min(form.mulai, "2026-01-01") == "" && form.mulai + 1 month == form.selesai',
        "size(form.kegiatan) == 0 && form.kegiatan == []",
        'form.mulai == "" && form.mulai == form.selesai',
        "form.mulai + 3 == form.selesai && form.selesai - form.mulai == 0 && days(form.mulai, form.selesai) == 0",
        '!(form.mulai < "2026-01-01") && !(form.mulai >= "2026-01-01")',
        "!form.kegiatan.exists(k, k == 'a') && form.kegiatan.all(k, k == 'a')",
    ],
)
def test_what_was_not_answered_is_the_empty_value_of_its_type(text: str) -> None:
    assert VOCABULARY.read(text).condition.holds({})
    assert VOCABULARY.read(text).condition.holds(facts_of({}))


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("form.luass > 1.0", "condition-unknown", 1),
        ("form.setuju && form.luass > 1.0", "condition-unknown", 16),
        ('terbit.outcome == ""', "condition-unknown", 1),
        ("form.nama == null", "condition-unknown", 14),
        ("berjalan()", "condition-unknown", 1),
        ("form.luas.round() > 1", "condition-unknown", 11),
        ('form.jumlah == "3"', "condition-type", 13),
        ("form.jumlah", "condition-type", 1),
        ("form.setuju && form.jumlah", "condition-type", 16),
        ("form.setuju && form.asn > true", "condition-type", 25),
        ("form.mulai > form.nama", "condition-type", 12),
        ("form.luas + form.mulai > 1", "condition-type", 11),
        ("form.mulai + form.selesai == form.mulai", "condition-type", 12),
        ("form.mulai + 1.5 == form.selesai", "condition-type", 12),
        ("-form.nama == form.nama", "condition-type", 1),
        ("form.nama * 2 == 2", "condition-type", 11),
        ('form.setuju ? "a" : 3', "condition-type", 21),
        ("form.selesai - form.mulai > 30 days", "condition-type", 29),
        ("30 days + form.mulai > form.mulai", "condition-type", 1),
        ("form.jumlah * 2 days > 3", "condition-type", 15),
        ("form.jumlah + 2 days > 3", "condition-type", 13),
        ("form.nama + 2 days == form.nama", "condition-type", 11),
        ("form.selesai - form.mulai - 30 days > 0", "condition-type", 27),
        ("form.mulai + (form.asn ? 1 year : 2 years) > form.selesai", "condition-type", 26),
        ("max(form.mulai, form.jumlah) > form.mulai", "condition-type", 1),
        ("form.mulai + 1.5 + 1 day == form.selesai", "condition-type", 12),
        ('form.nama + 1 day > "2026-13-01"', "condition-type", 11),
        ('form.mulai < "2026-13-01" + 1 day', "condition-type", 14),
        ("form.mulai + 3 working days > form.selesai", "condition-uncertain", 14),
        ("form.jumlah in form.kegiatan", "condition-type", 13),
        ('form.jumlah in [1, "a"]', "condition-type", 20),
        ('form.jumlah + 1 == ""', "condition-type", 17),
        ("round(form.luas, form.jumlah) > 1", "condition-type", 1),
        ("max(form.luas) > 1", "condition-type", 1),
        ('form.mulai < "01-03-2026"', "condition-type", 14),
        ('form.mulai < "2026-02-30"', "condition-type", 14),
        ('form.mulai < "20260301"', "condition-type", 14),
        ('form.kegiatan[0] == "a"', "condition-uncertain", 14),
        ("form.jumlah % 2 == 0", "condition-uncertain", 13),
        ("form.luas / form.jumlah > 4.0", "condition-uncertain", 11),
        ("form.luas / (3 - 3) > 4", "condition-uncertain", 11),
        ("form.jumlah < 3 && form.luas / form.jumlah > 4", "condition-uncertain", 30),
        ("int(form.jenis) > 2", "condition-uncertain", 1),
        ('form.setuju && form.jenis.matches("[")', "condition-uncertain", 27),
        ("timestamp(form.jenis) > timestamp(form.jenis)", "condition-uncertain", 1),
        ("form.kegiatan.all(k, form.kegiatan.all(l, k == l))", "condition-uncertain", 36),
        ('form.jenis == "baruu"', "condition-choice", 1),
        ('form.setuju && "d" in form.kegiatan', "condition-choice", 16),
        ('form.jenis in ["baru", "bru"]', "condition-choice", 24),
        ('form.kegiatan.exists(k, k == "d")', "condition-choice", 25),
    ],
)
def test_a_wrong_condition_is_pointed_at(text: str, rule: str, column: int) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.condition(text)
    assert (wrong.value.rule, wrong.value.column) == (rule, column), wrong.value.message
    assert wrong.value.message.endswith(".")
    assert wrong.value.hint.endswith((".", "?"))


@pytest.mark.parametrize(
    "text",
    [
        "form.jumlah != 0 && form.luas / form.jumlah > 4",
        "form.jumlah > 0 && form.setuju && form.luas / form.jumlah > 4",
        "form.jumlah != 0 && form.luas / double(form.jumlah) > 4",
        "form.jumlah == 0 || form.luas / form.jumlah > 4",
        "form.jumlah > 0 ? form.luas / form.jumlah > 4 : form.setuju",
        "(form.jumlah == 0 ? 1 : form.luas / form.jumlah) > 4",
        "form.luas / 3 > 4 && form.luas / 0.5 > 4",
    ],
)
def test_a_division_is_taken_where_its_divisor_cannot_be_nothing(text: str) -> None:
    VOCABULARY.condition(text).holds(FACTS)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("form.luass > 1.0", "Did you mean form.luas?"),
        ('form.jenis == "baruu"', 'Did you mean "baru"?'),
        ('form.mulai < "1/3/2026"', 'Write "2026-03-01".'),
        ('startwith(form.nama, "x")', "Did you mean starts_with?"),
        ("5 + form.mulai == form.selesai", "Write the date first: form.mulai + 3."),
        (
            "form.luas / form.jumlah > 4.0",
            "Write form.jumlah != 0 && before it, or form.jumlah != 0 ? … : 0 around it.",
        ),
    ],
)
def test_a_hint_says_what_would_be_right(text: str, hint: str) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.condition(text)
    assert wrong.value.hint == hint


def test_an_archived_condition_means_what_it_meant_whatever_nobody_can_mean_by_it_now() -> None:
    archived = Vocabulary({"form.jenis": Choice(frozenset({"b"})), "form.n": WHOLE})
    reading = archived.read('form.jenis == "a" || 1 / form.n > 2')
    assert [doubt.rule for doubt in reading.doubts] == ["condition-choice", "condition-uncertain"]
    assert reading.condition.holds({"form.jenis": "a"})
    assert not reading.condition.holds({"form.jenis": "b", "form.n": 0})


def test_a_condition_knows_what_it_depends_on() -> None:
    condition = VOCABULARY.condition(
        'form.kegiatan.exists(k, k == form.jenis) && form.nama != "" && form.jumlah * form.luas > 1'
    )
    assert condition.names == {"form.kegiatan", "form.jenis", "form.nama", "form.jumlah", "form.luas"}


def test_among_many_names_a_suggestion_stays_short() -> None:
    vocabulary = Vocabulary({f"form.bagian_{n}": TEXT for n in range(10_000)})
    with pytest.raises(ConditionWrong) as wrong:
        vocabulary.condition('form.x == "a"')
    assert len(wrong.value.hint) < 1_000
    with pytest.raises(ConditionWrong) as wrong:
        vocabulary.condition(f'form.{"x" * 4_000} == "a"')
    assert len(wrong.value.message) < 200


@pytest.mark.parametrize(
    ("answer", "of", "value"),
    [
        (None, EXACT, None),
        ("", WHOLE, None),
        ("4.50", EXACT, Decimal("4.50")),
        ("123456789012345678901234.56789", EXACT, Decimal("123456789012345678901234.56789")),
        ("1e400", EXACT, None),
        ("NaN", EXACT, None),
        (7, WHOLE, 7),
        (True, WHOLE, None),
        (False, YES_NO, False),
        ("2026-12-31", DAY, date(2026, 12, 31)),
        ("31-12-2026", DAY, None),
        (("a", "b"), Choices(), ("a", "b")),
        ((), Choices(), None),
    ],
)
def test_an_answer_is_seen_in_the_shape_of_its_type(
    answer: str | int | tuple[str, ...] | None, of: Type, value: Fact
) -> None:
    seen = fact(answer, of)
    assert seen == value
    assert type(seen) is type(value)
