"""What publishing would change is named, everything of it, in words."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.permits.shipped import whole
from licensing.definition.checking import checked
from licensing.definition.code_lists import write_code_list
from licensing.definition.difference import differences
from licensing.definition.surroundings import Surroundings
from licensing.process.bundle import DEFINITION, Bundle, PartName
from tests.definitions.cases import TEXTS

TEXT = """\
permit: coba
code: COBA
form:
  nama: {type: text, label: Nama}
  luas: {type: decimal, min: 1, max: 100}
  jenis: {type: choice, of: [mandiri, bersama]}
values:
  besar: form.luas > 50.0
documents:
  ktp: {accept: [pdf, jpg]}
steps:
  periksa:
    review: {by: loket.petugas, within: 1 working day}
    form:
      catatan: {type: text}
    outcomes: {lengkap: putus, kembali: {to: perbaikan, reason: true}}
  putus:
    review: {by: loket.kepala}
    outcomes: {ya: terbit}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  terbit:
    issue: {template: licences/coba, valid: [{when: form.luas > 10.0, span: 1 year}, {span: 5 years}]}
"""
WARDS = {"1": "Serpong", "2": "Ciater", "3": "Setu"}
FILES = {"templates/licences/coba": b"= Izin", "templates/letterhead": b"kop", "fonts/Noto.ttf": b"\0\1"}


def bundle(
    text: str = TEXT, *, wards: Mapping[str, str] = WARDS, files: Mapping[str, bytes] = FILES
) -> Bundle:
    parts = {DEFINITION: text.encode(), PartName("codes/kelurahan.csv"): write_code_list(wards).encode()}
    return Bundle.of({**parts, **{PartName(name): content for name, content in files.items()}})


def said(before: Bundle, after: Bundle) -> list[str]:
    return [each.said.en for each in differences(before, after)]


def test_what_an_answer_relies_on_and_how_often_it_goes_back_are_said_in_words() -> None:
    relying = TEXT.replace("{by: loket.kepala}", "{by: loket.kepala, relies_on: [form.luas], rounds: 3}")
    other = relying.replace("[form.luas]", "[form.jenis]").replace("rounds: 3", "rounds: 2")
    assert said(bundle(TEXT), bundle(relying)) == [
        'step "putus", what its answer relies on: ["form.luas"] is new',
        'step "putus", how often it may be sent back: 3 is new',
    ]
    assert said(bundle(relying), bundle(other)) == [
        'step "putus", what its answer relies on: "form.jenis" instead of "form.luas"',
        'step "putus", how often it may be sent back: 2 instead of 3',
    ]


@pytest.mark.parametrize(
    ("right", "other", "sentences"),
    [
        ("  luas:", "  alamat: {type: text}\n  luas:", ['new field "alamat"']),
        ("  jenis: {type: choice, of: [mandiri, bersama]}\n", "", ['field "jenis" is gone']),
        ("luas > 50.0", "luas > 60.0", ['value "besar": "form.luas > 60.0" instead of "form.luas > 50.0"']),
        ("  besar:", "  kecil: form.luas < 5.0\n  besar:", ['new value "kecil"']),
        ("max: 100", "max: 300", ['field "luas", max: 300 instead of 100']),
        (
            "min: 1, max: 100",
            "max: 100, optional: true",
            ['field "luas", min: 1 is gone', 'field "luas", optional: true is new'],
        ),
        ("[mandiri, bersama]", "[mandiri]", ['field "jenis", of: "bersama" is gone']),
        ("[mandiri, bersama]", "[mandiri, sendiri, bersama]", ['field "jenis", of: "sendiri" is new']),
        (
            "label: Nama}",
            "label: {id: Nama, en: Name}}",
            ['field "nama", label: {id: "Nama", en: "Name"} instead of "Nama"'],
        ),
        ("[pdf, jpg]", "[pdf]", ['document "ktp", accept: "jpg" is gone']),
        ("  ktp: {accept", "  kk: {accept: [pdf]}\n  ktp: {accept", ['new document "kk"']),
        (
            "lengkap: putus",
            "lengkap: terbit",
            ['outcome "lengkap" of step "periksa" leads to "terbit" instead of "putus"'],
        ),
        (
            "{to: perbaikan, reason: true}",
            "putus",
            [
                'outcome "kembali" of step "periksa" leads to "putus" instead of "perbaikan"',
                'outcome "kembali" of step "periksa", reason: true is gone',
            ],
        ),
        (
            "lengkap: putus, kembali: {to: perbaikan, reason: true}",
            "kembali: {to: perbaikan, reason: true}, lengkap: putus",
            ['step "periksa", outcomes: in another order'],
        ),
        ("{ya: terbit}", "{ya: terbit, tidak: periksa}", ['new outcome "tidak" of step "putus"']),
        (
            "within: 1 working day",
            "within: 2 working days",
            ['step "periksa", review.within: "2 working days" instead of "1 working day"'],
        ),
        (
            "catatan: {type: text}",
            "catatan: {type: textarea}",
            ['field "catatan" of step "periksa", type: "textarea" instead of "text"'],
        ),
        (
            "form.luas > 10.0",
            "form.luas > 20.0",
            ['step "terbit", issue.valid.1.when: "form.luas > 20.0" instead of "form.luas > 10.0"'],
        ),
        (
            "steps:\n",
            "steps:\n  sambut: {close: {}}\n",
            ['new step "sambut"', 'cases begin at step "sambut" instead of "periksa"'],
        ),
        ("code: COBA", "code: COBA-2", ['code: "COBA-2" instead of "COBA"']),
        (
            "code: COBA\n",
            "code: COBA\ntime_limit: {within: 5 working days}\n",
            ['time_limit: {within: "5 working days"} is new'],
        ),
        ("code: COBA\n", "# Kode.\ncode: COBA\n", ["is written otherwise and means the same"]),
        ("lengkap: putus", "lengkap: {to: putus}", ["is written otherwise and means the same"]),
        ("permit: coba\n", "language: 1\npermit: coba\n", ["is written otherwise and means the same"]),
    ],
)
def test_a_changed_definition(right: str, other: str, sentences: list[str]) -> None:
    assert TEXT.count(right) == 1
    assert said(bundle(), bundle(TEXT.replace(right, other))) == sentences


@pytest.mark.parametrize(
    ("wards", "sentences"),
    [
        ({"1": "Serpong", "3": "Setu"}, ['code list "kelurahan" loses 2 "Ciater"']),
        ({**WARDS, "4": "Pamulang"}, ['code list "kelurahan" gains 4 "Pamulang"']),
        ({**WARDS, "2": "Ciater Baru"}, ['code list "kelurahan": 2 is called "Ciater Baru", not "Ciater"']),
        ({"2": "Ciater", "1": "Serpong", "3": "Setu"}, ['code list "kelurahan": in another order']),
        (
            {**WARDS, **{f"{n}": f"K{n}" for n in range(10, 20)}},
            [
                'code list "kelurahan" gains '
                + ", ".join(f'{n} "K{n}"' for n in range(10, 18))
                + " and 2 more"
            ],
        ),
    ],
)
def test_a_changed_code_list(wards: Mapping[str, str], sentences: list[str]) -> None:
    assert said(bundle(), bundle(wards=wards)) == sentences


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("templates/letterhead", b"kop baru", 'template "letterhead" is changed'),
        ("templates/letterhead", None, 'template "letterhead" is used no more'),
        ("templates/crest", b"<svg/>", 'new template "crest"'),
        ("fonts/Noto.ttf", b"\0\2", 'font "Noto.ttf" is changed'),
        ("codes/pasar.csv", b"code,label\n", 'new code list "pasar"'),
        ("tables/tarif.csv", b"1", 'new table "tarif"'),
        ("lain/tarif.csv", b"1", 'new part "lain/tarif.csv"'),
    ],
)
def test_a_changed_part(name: str, content: bytes | None, sentence: str) -> None:
    files = {other: part for other, part in {**FILES, name: content}.items() if part is not None}
    assert said(bundle(), bundle(files=files)) == [sentence]
    assert [each.where for each in differences(bundle(), bundle(files=files))] == [
        name.removesuffix(".csv").replace("/", ".", 1) if "lain" not in name else name
    ]


TARIFF = b"kelas,from,until,tarif,note\nkota,2011-01-01,,250,\n"


@pytest.mark.parametrize(
    ("other", "sentences"),
    [
        (b"", ['table "tarif" is changed']),
        (TARIFF.replace(b"tarif", b"harga"), ['table "tarif" is changed']),
        (
            TARIFF.replace(b",,250", b",2021-12-31,250") + b"kota,2022-01-01,,350,\n",
            [
                'table "tarif" loses the row kota, 2011-01-01, , 250, ',
                'table "tarif" gains the row kota, 2011-01-01, 2021-12-31, 250, ',
                'table "tarif" gains the row kota, 2022-01-01, , 350, ',
            ],
        ),
    ],
)
def test_a_changed_table_is_told_row_by_row(other: bytes, sentences: list[str]) -> None:
    before = bundle(files={**FILES, "tables/tarif.csv": TARIFF})
    assert said(before, bundle(files={**FILES, "tables/tarif.csv": other})) == sentences


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ("", ",kecamatan\n1,Serpong,Serpong", ['code list "pasar" gains the column "kecamatan"']),
        (",kecamatan\n1,Serpong,Serpong", "", ['code list "pasar" loses the column "kecamatan"']),
        (
            ",kecamatan\n1,Serpong,Serpong",
            ",kecamatan\n1,Serpong,Setu",
            ['code list "pasar": kecamatan of 1 is "Setu", not "Serpong"'],
        ),
    ],
)
def test_a_changed_column_of_a_code_list(before: str, after: str, sentences: list[str]) -> None:
    lists = (f"code,label{text or chr(10) + '1,Serpong'}".encode() for text in (before, after))
    one, other = (bundle(files={**FILES, "codes/pasar.csv": text}) for text in lists)
    assert said(one, other) == sentences


LINES = st.sampled_from([line for line in TEXT.split("\n") if line.startswith("  ")])


@given(st.sets(LINES, max_size=3))
def test_nothing_changes_without_being_named(left_out: set[str]) -> None:
    other = "\n".join(line for line in TEXT.split("\n") if line not in left_out)
    assert bool(differences(bundle(), bundle(other))) == (other != TEXT)
    assert bool(differences(bundle(other), bundle())) == (other != TEXT)


def test_every_sentence_is_there_in_both_languages() -> None:
    after = bundle(
        TEXT.replace("  jenis: {type: choice, of: [mandiri, bersama]}\n", "").replace("max: 100", "max: 9"),
        wards={"1": "Serpong Kota", "4": "Pamulang"},
        files={"templates/licences/coba": b"= Izin baru", "templates/crest": b""},
    )
    found = differences(bundle(), after)
    assert len(found) == 9
    assert all(each.said.id and each.said.id != each.said.en for each in found)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_shipped_definition_is_the_same_bundle_however_often_it_is_put_together(
    around: Surroundings, name: str
) -> None:
    first, again = whole(name.removesuffix(".yaml")).bundle, checked(TEXTS[name], name, around).bundle
    assert first == again
    assert first.parts == again.parts
    assert differences(first, again) == ()
    assert {
        "templates/letterhead",
        "templates/crest",
        "templates/notices/received",
        "fonts/NotoSans-Regular.ttf",
    } <= set(first.parts)
