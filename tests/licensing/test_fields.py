"""How what people type is read, and how it is shown again."""

from decimal import Decimal

import pytest

from licensing.forms.answers import Answer
from licensing.forms.fields import FIELD_TYPES, FieldType, Unreadable
from licensing.forms.form import Field
from licensing.words.folding import legible
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

READ: list[tuple[FieldType, str, Answer]] = [
    ("text", "  Wati  ", "Wati"),
    ("nik", "3674 0112 0390 0001", "3674011203900001"),
    ("nik", "3674015203900001", "3674015203900001"),
    ("nik", "9999012902000001", "9999012902000001"),
    ("npwp", "01.234.567.8-901.000", "0012345678901000"),
    ("npwp", "3674011203900001", "3674011203900001"),
    ("nib", "1234567890123", "1234567890123"),
    ("phone", "0812-3456-7890", "+6281234567890"),
    ("phone", "+62 812 3456 7890", "+6281234567890"),
    ("phone", "6281234567890", "+6281234567890"),
    ("phone", "(021) 5312345", "+62215312345"),
    ("phone", "0062 812 3456 7890", "+6281234567890"),
    ("phone", "+62 (0)812-3456-7890", "+6281234567890"),
    ("phone", "0812\u20113456\u20117890", "+6281234567890"),
    ("phone", "+65 8123 4567", "+6581234567"),
    ("phone", "+81 90-1234-5678", "+819012345678"),
    ("nik", "3674011203900001\u200b", "3674011203900001"),
    ("nik", "\uff13674011203900001", "3674011203900001"),
    ("email", "budi@contoh.id\u200b", "budi@contoh.id"),
    ("text", "\ufb01rman", "firman"),
    ("text", "½ … “x”", "½ … “x”"),
    ("integer", "\u0661\u0662", 12),
    ("integer", "\u22125", -5),
    ("integer", "-0", 0),
    ("decimal", "\uff11\uff12\uff0c\uff15", "12.5"),
    ("decimal", "-0", "0"),
    ("decimal", "-0,0", "0"),
    ("decimal", ",5", "0.5"),
    ("date", "\uff12\uff13-11-2026", "2026-11-23"),
    ("date", "23\u201311\u20132026", "2026-11-23"),
    ("email", " wati@contoh.id ", "wati@contoh.id"),
    ("text", "Wati\n  Rahayu\tPutri", "Wati Rahayu Putri"),
    ("postcode", "15310", "15310"),
    ("date", "23-11-2026", "2026-11-23"),
    ("date", "1/2/2026", "2026-02-01"),
    ("date", "2026-11-23", "2026-11-23"),
    ("integer", "12", 12),
    ("decimal", "4,50", "4.5"),
    ("decimal", "4.5", "4.5"),
    ("decimal", "1,5000", "1.5"),
    ("decimal", "0.500", "0.5"),
    ("decimal", "0,500", "0.5"),
    ("decimal", "100", "100"),
    ("decimal", "1,234,567", "1234567"),
    ("decimal", "1,234.5", "1234.5"),
    ("decimal", "1,2340", "1.234"),
    ("decimal", "1.234.567", "1234567"),
    ("decimal", "1.234,5", "1234.5"),
    ("decimal", "1500.250", "1500.25"),
    ("integer", "1.234.567", 1_234_567),
    ("integer", "+5", 5),
    ("money", "Rp 1.500.000", 1_500_000),
    ("money", "1500000", 1_500_000),
    ("money", "Rp1.500.000,-", 1_500_000),
    ("money", "IDR 1.500.000,00", 1_500_000),
    ("money", "1,500,000.00", 1_500_000),
    ("boolean", "ya", True),
    ("boolean", "YES\u200b", True),
    ("phone", "tel:+62-812-3456-7890", "+6281234567890"),
    ("phone", "+62 0812.3456.7890", "+6281234567890"),
    ("phone", "812 3456 7890", "+6281234567890"),
    ("phone", "+62\u00a0812\u20133456\u20137890", "+6281234567890"),
    ("phone", "\uff10812 3456 7890", "+6281234567890"),
    ("phone", "+44 (0)20 7946 0958", "+442079460958"),
    ("phone", "+1 (555) 010-0199", "+15550100199"),
    ("phone", "021/531.2345", "+62215312345"),
    ("email", "mailto:budi@contoh.id", "budi@contoh.id"),
    ("email", "Budi.S+izin@Contoh.ID", "Budi.S+izin@contoh.id"),
    ("email", "o\u2019brien@example.org", "o'brien@example.org"),
    ("email", "budi@contoh.test", "budi@contoh.test"),
]

UNREADABLE: list[tuple[FieldType, str]] = [
    ("nik", "367401120390000"),
    ("nik", "3674013202900001"),
    ("nik", "3674017203900001"),
    ("nik", "3674013002900001"),
    ("nik", "3674011203900000"),
    ("nik", "367401120390000x"),
    ("nik", "³674011203900001"),
    ("npwp", "12345"),
    ("nib", "123456789012"),
    ("phone", "12345"),
    ("phone", "0800"),
    ("phone", "+65 81"),
    ("phone", "+0 8123 45678"),
    ("phone", "0812-3456"),
    ("phone", "0812-3456-789a"),
    ("phone", "0800 KOTAKITA"),
    ("phone", "0812 3456 7890 / 0813 3456 7890"),
    ("phone", "021-5312345 ext 12"),
    ("phone", "+999 1234 5678"),
    ("phone", "0" * 200),
    ("phone", "\u2460\u2461"),
    ("email", "budi @contoh.id"),
    ("email", "budi@192.168.1.1"),
    ("email", "budi@[192.168.1.1]"),
    ("email", "Budi <budi@contoh.id>"),
    ("email", '"budi s"@contoh.id'),
    ("email", "budi@contoh_a.id"),
    ("email", "budi@contoh-.id"),
    ("email", "a" * 65 + "@contoh.id"),
    ("email", "budi@" + "a" * 64 + ".id"),
    ("email", "budi@contoh.id."),
    ("email", "budi..s@contoh.id"),
    ("email", "budi.@contoh.id"),
    ("email", "budi@-contoh.id"),
    ("email", "budi@contoh.123"),
    ("integer", "1_0"),
    ("decimal", "1.500"),
    ("decimal", "-12.250"),
    ("decimal", "1_0"),
    ("decimal", "0x10"),
    ("decimal", "1,500"),
    ("decimal", "100.000"),
    ("decimal", "1.234,567,8"),
    ("decimal", "1,23,456"),
    ("decimal", "12\u00d75"),
    ("integer", "1.500"),
    ("integer", "1,500"),
    ("integer", "1,5"),
    ("money", "1,500"),
    ("money", "1.500.00"),
    ("money", "1_000"),
    ("date", "2_3-11-2026"),
    ("email", "wati"),
    ("email", "wati@contoh"),
    ("email", "wáti@contoh.id"),
    ("email", "wati@contoh.id, lain@contoh.id"),
    ("postcode", "1531"),
    ("date", "31-12-1899"),
    ("date", "01-01-2201"),
    ("date", "2026-W01-1"),
    ("date", "30-02-2026"),
    ("date", "23 November"),
    ("date", "20261123x"),
    ("integer", "empat"),
    ("decimal", "NaN"),
    ("decimal", "1e5"),
    ("decimal", "tak hingga"),
    ("money", "1.50"),
    ("money", "-5"),
    ("boolean", "mungkin"),
]

SHOWN: list[tuple[FieldType, Answer, str]] = [
    ("date", "2026-11-23", "23 November 2026"),
    ("money", 1_500_000, "Rp1.500.000"),
    ("decimal", "1234.5", "1.234,5"),
    ("phone", "+6281234567890", "0812-3456-7890"),
    ("phone", "+6581234567", "+6581234567"),
    ("boolean", True, "Ya"),
]


@pytest.mark.parametrize(("kind", "typed", "answer"), READ)
def test_what_people_type_is_read(kind: FieldType, typed: str, answer: Answer) -> None:
    assert FIELD_TYPES[kind].read(legible(typed)) == answer


@pytest.mark.parametrize(("kind", "typed"), UNREADABLE)
def test_what_is_no_such_thing_is_refused_with_a_sentence(kind: FieldType, typed: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        FIELD_TYPES[kind].read(typed)
    assert unreadable.value.sentence.id.endswith(".")
    assert unreadable.value.sentence.en.endswith(".")


@pytest.mark.parametrize(("kind", "answer", "shown"), SHOWN)
def test_answers_are_shown_to_indonesian_readers(kind: FieldType, answer: Answer, shown: str) -> None:
    assert FIELD_TYPES[kind].show(answer) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("W\x00ati\x07", "Wati"),
        ("Wa\ud800ti", "Wati"),
        ("Wa\u202eti", "Wati"),
        ("Jl. Melati\r\nRT 1\t2", "Jl. Melati\nRT 1\t2"),
        ("Nurul\u00a0Aini, é; ½ m², 30 °C \u2013 “ya”", "Nurul\u00a0Aini, é; ½ m², 30 °C \u2013 “ya”"),
        ("Rene\u0301", "René"),
    ],
)
def test_what_nobody_can_read_is_left_out(typed: str, kept: str) -> None:
    assert legible(typed) == kept
    assert Field(FieldId("alamat"), "textarea", Sentence("Alamat", "Address")).read([typed]) == kept


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Budi 日本", "日 本"),
        ("Toko 👩\u200d⚕️", "👩 ⚕"),
        ("أحمد", "أ ح م د"),
        ("a\ue000", "\ue000"),
    ],
)
def test_what_no_document_can_print_is_named(typed: str, named: str) -> None:
    field = Field(FieldId("nama"), "text", Sentence("Nama", "Name"))
    with pytest.raises(Unreadable) as unreadable:
        field.read([typed])
    assert f": {named}." in unreadable.value.sentence.id


@pytest.mark.parametrize(
    ("typed", "either"),
    [
        ("1.500", "1500, atau 1,5"),
        ("1,500", "1500, atau 1,5"),
        ("-12,250", "-12250, atau -12,25"),
        ("1,234", "1234, atau 1,2340"),
        ("100.000", "100000, atau 100"),
    ],
)
def test_a_number_that_can_mean_two_things_is_asked_back(typed: str, either: str) -> None:
    """And what is offered can be typed: it is asked back no more, and the two are a thousandfold apart."""
    with pytest.raises(Unreadable) as unreadable:
        FIELD_TYPES["decimal"].read(typed)
    assert unreadable.value.sentence.id == f"{typed}: maksudnya {either}? Tulis salah satunya."
    thousands, decimals = (FIELD_TYPES["decimal"].read(each) for each in either.split(", atau "))
    assert Decimal(str(thousands)) == Decimal(str(decimals)) * 1000
