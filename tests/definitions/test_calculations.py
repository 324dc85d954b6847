"""A calculation holds all that an amount rests on and nothing else, and can be worked out again from itself alone."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, reject
from pydantic import TypeAdapter

from features.quoting import quoted, read_city
from licensing.definition.valuing import read_values
from licensing.forms.answers import Answer
from licensing.forms.moments import SUBMITTED
from licensing.process.explaining import Explained, calculation, explained
from licensing.process.graph import Process
from licensing.values.calculating import Calculation, Line, calculate, stood
from licensing.values.conditions import Vocabulary
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence
from tests.definitions.cases import DEFINITIONS, process_of, shipped
from tests.definitions.test_fees_twice import SHOP, TWO_FLOORS, buildings
from tests.licensing.values.samples import ANSWERS, CLAIMS, NUMBERS, Answers, Sample
from tests.licensing.values.words import VOCABULARY, facts_of

KEPT = TypeAdapter(Calculation)
ON = date(2026, 11, 27)
BESIDE: Facts = {SUBMITTED: ON}
FENCE = {"jenis": "pagar", "volume": "40.5", "satuan": "m", "harga": 12_000}
GATE = {"jenis": "gerbang", "volume": "2", "satuan": "unit", "harga": 500_000}


def made(process: Process, name: str, answers: Mapping[str, Answer]) -> Calculation:
    (value,) = (each for each in process.values if each.id == name)
    return calculation(process, value, {FieldId(id): answer for id, answer in answers.items()}, BESIDE)


def told(process: Process, name: str, answers: Mapping[str, Answer]) -> dict[str, Explained]:
    return {each.name: each for each in explained(process, made(process, name, answers))}


@given(CLAIMS, NUMBERS, NUMBERS, ANSWERS)
def test_what_is_worked_out_line_by_line_is_what_the_value_means(
    claim: Sample[bool], one: Sample[Fraction], other: Sample[Fraction], answers: Answers
) -> None:
    texts = {
        "benar": claim.text,
        "satu": one.text,
        "dua": f"values.satu * 2 + ({other.text})",
        "hasil": 'money(values.benar ? values.dua : values.satu - 1, "half_up 100")',
    }
    read = read_values(texts, VOCABULARY)
    if read.wrong:
        reject()
    facts = facts_of(answers)
    found = calculate("values.hasil", read.formulas, facts)
    assert found.comes_to == read.typed["values.hasil"].term.compute(facts)
    assert ("values.dua" in {line.name for line in found.lines}) is claim.means(answers)
    assert KEPT.validate_json(KEPT.dump_json(found)) == found


def in_table(line: Line) -> bool:
    """Whether the table's file says the same in the row that is named."""
    (drawn,) = line.drawn
    table, _, column = drawn.source.partition(".")
    with (DEFINITIONS / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        heading, *rows = csv.reader(lines)
    keys = len(drawn.key)
    at = heading.index(column) if column else keys + 2
    until = drawn.until.isoformat() if drawn.until else ""
    assert drawn.since
    return any(
        row[: keys + 2] == [*drawn.key, drawn.since.isoformat(), until]
        and Decimal(row[at]) == Decimal(str(line.value))
        for row in rows
    )


@given(buildings())
def test_every_line_can_be_worked_out_from_those_before_it_and_the_tables(
    answers: Mapping[str, Answer],
) -> None:
    process = process_of("pbg", shipped())
    found = made(process, "retribusi_simbg", answers)
    types = {f"values.{value.id}": value.typed.term.type for value in process.values}
    types |= {f"form.{field.id}": field.seen for field in process.form.fields}
    known = {name: stood(answer, types[name]) for name, answer in found.given.items() if name in types}
    for line in found.lines:
        if line.drawn:
            assert in_table(line)
        else:
            value = Vocabulary(types).read_value(line.formula)[0].term.compute(known)
            assert stood(line.value, types[line.name]) == value, line
        known[line.name] = stood(line.value, types[line.name])
    text = KEPT.dump_json(found)
    assert len(text) < 8_000
    assert explained(process, KEPT.validate_json(text)) == explained(process, found)


def test_a_calculation_says_which_numbers_came_from_which_row_and_how_each_was_rounded() -> None:
    lines = told(process_of("pbg", shipped()), "retribusi_simbg", SHOP)
    assert lines["form.luas_lantai"].result.id == "600"
    assert lines["submitted"].result == written("27 November 2026", "27 November 2026")
    height = lines["values.koefisien"]
    assert figures_of(height) == "(600 x 1,12 + 200 x 1,197) : 800"
    assert [note.en for note in height.notes] == ["Because Floor area with basement (m²) is more than 0."]
    floors = lines["values.kl"]
    assert [note.id for note in floors.notes] == ["Tabel pbg_lantai, baris 3, berlaku sejak 2 Februari 2021."]
    rounded = lines["values.tinggi_simbg"]
    assert figures_of(rounded) == "0,5 x 1,139"
    assert [note.id for note in rounded.notes] == [
        "1,13925 dipotong 3 desimal menjadi 1,139.",
        "0,5695 dipotong 3 desimal menjadi 0,569.",
    ]
    *_, last = lines.values()
    assert (last.label.en, last.result.id) == ("The same as SIMBG rounds it", "Rp26.352.000")
    assert figures_of(last) == "800 x 30.000 x 1,098 x 1 + 0"


def written(id: str, en: str) -> Sentence:
    return Sentence(id, en)


def figures_of(line: Explained) -> str:
    assert line.figures
    return line.figures.id.replace("\N{MULTIPLICATION SIGN}", "x")


def test_an_amount_is_told_before_and_after_it_was_rounded() -> None:
    renovated = {**TWO_FLOORS, "kegiatan": "rehab_sedang"}
    line = told(process_of("pbg", shipped()), "retribusi", renovated)["values.retribusi_bangunan"]
    assert figures_of(line) == "150 x 30.000 x 0,26265 x 0,225"
    assert [note.en for note in line.notes] == ["265.933,125 rounded down is 265.933."]
    assert line.result.id == "Rp265.933"


def test_a_sum_over_a_list_is_told_record_by_record() -> None:
    rows = tuple({FieldId(id): cell for id, cell in each.items()} for each in (FENCE, GATE))
    lines = told(process_of("pbg", shipped()), "retribusi", {**TWO_FLOORS, "prasarana": rows})
    assert figures_of(lines["values.nilai_prasarana"]) == ("(40,5 x Rp12.000 + 2 x Rp500.000) x 1 x 1")
    assert lines["values.retribusi_prasarana"].result.id == "Rp1.486.000"


ONE_AMOUNT = """form:
  FORM
values:
  biaya: {money: "AMOUNT", round: down 1}
steps:
  selesai: {close: {}}
"""
TOOLS = "alat: {type: list, form: {luas: {type: decimal, label: Luas}}}"


def of_one(form: str, amount: str) -> Process:
    return quoted(ONE_AMOUNT.replace("FORM", form).replace("AMOUNT", amount), read_city())


@pytest.mark.parametrize(
    ("each", "areas", "figures", "notes"),
    [
        ("round(alat.luas + 0.3)", ["1.5", "2.7"], "(2 + 3)", ["1,8 dibulatkan ke bilangan bulat menjadi 2."]),
        ("alat.luas > 2 ? 1000 : 500", ["1.5", "2.5", "1"], "(500 + 1.000 + 500)", []),
        ("alat.luas * 10", ["1.5"], "1,5 x 10", []),
        ("cut(alat.luas, 1)", ["1.55"] * 2, "(1,5 + 1,5)", ["1,55 dipotong 1 desimal menjadi 1,5."]),
        ("cut(alat.luas, 1)", ["1.55"] * 21, "31,5", ["31,5 dibulatkan ke bawah menjadi 31."]),
    ],
)  # fmt: skip
def test_what_is_asked_of_records_is_told_of_each_and_never_of_the_column_alone(
    each: str, areas: list[str], figures: str, notes: list[str]
) -> None:
    tools = tuple({FieldId("luas"): area} for area in areas)
    lines = told(of_one(TOOLS, f"sum(form.alat, {each})"), "biaya", {"alat": tools})
    assert [*lines] == ["form.alat", "values.biaya"]
    line = lines["values.biaya"]
    assert figures_of(line) == figures
    assert [note.id for note in line.notes] == notes


def test_only_the_way_that_counted_is_told() -> None:
    advertised: dict[str, Answer] = {
        "sifat": "nonpermanen",
        "kelas_jalan": "provinsi",
        "jenis_media": "kain",
        "panjang": "1",
        "lebar": "6",
        "jumlah_sisi": 1,
        "jumlah": 10,
        "tgl_mulai": "2026-12-01",
        "tgl_selesai": "2026-12-14",
    }
    lines = told(process_of("ipr", shipped()), "pajak", advertised)
    assert "values.nspr" not in lines
    assert "form.kelas_jalan" not in lines
    assert figures_of(lines["values.nsr"]) == "5.000 x 60 x 14"
    assert [note.id for note in lines["values.nsr"].notes] == ["Karena Sifat reklame bukan Permanen."]
    assert figures_of(lines["values.pajak"]) == "4.200.000 x 0,25"
    assert lines["values.lama"].figures == Sentence(
        "yang terbesar dari jumlah hari 1 Desember 2026 sampai 14 Desember 2026, 0",
        "the largest of the days from 1 December 2026 through 14 December 2026, 0",
    )


def test_days_and_signs_are_told_as_each_language_writes_them() -> None:
    advertised: Mapping[str, Answer] = {
        "sifat": "permanen",
        "kelas_jalan": "kota",
        "panjang": "6",
        "lebar": "1",
        "jumlah_sisi": 1,
        "jumlah": 10,
        "tgl_mulai": "2026-12-01",
        "tgl_selesai": "2027-11-30",
    }
    lines = told(process_of("ipr", shipped()), "pajak", advertised)
    assert lines["form.tgl_mulai"].result == Sentence("1 Desember 2026", "1 December 2026")
    assert (formula := lines["values.bagian_tahun"].formula) is not None
    assert (": 365" in formula.id, "\N{DIVISION SIGN} 365" in formula.en) == (True, True)


def test_what_no_row_covers_says_so() -> None:
    process = process_of("ipr", shipped())
    (value,) = (each for each in process.values if each.id == "nspr")
    found = calculation(process, value, {FieldId("kelas_jalan"): "kota"}, {SUBMITTED: date(2010, 1, 1)})
    *_, line = explained(process, found)
    assert (line.result.id, [note.en for note in line.notes]) == (
        "0",
        ["The table has no row in force, so it is 0."],
    )


ODD = """form:
  luas: {type: decimal}
  jumlah: {type: integer}
values:
  tempat: "2"
  sepertiga: form.luas / 3
  bulat: round(values.sepertiga, values.tempat)
  biaya: {money: "values.bulat * 1000 - min(form.jumlah, 3)", round: up 500}
steps:
  selesai: {close: {}}
"""


@pytest.mark.parametrize(
    ("luas", "figures", "note"),
    [
        ("1", "0,33 x 1.000 - yang terkecil dari 5, 3", "327 dibulatkan ke atas Rp500 menjadi 500."),
        ("10", "3,33 x 1.000 - yang terkecil dari 5, 3", "3.327 dibulatkan ke atas Rp500 menjadi 3.500."),
    ],
)
def test_values_without_names_of_their_own_and_quotients_without_end_are_told(
    luas: str, figures: str, note: str
) -> None:
    lines = told(quoted(ODD, read_city()), "biaya", {"luas": luas, "jumlah": 5})
    assert lines["values.bulat"].figures
    assert figures_of(lines["values.biaya"]) == figures
    assert [each.id for each in lines["values.biaya"].notes] == [note]
    assert lines["values.biaya"].label.id == "Biaya"


def test_a_day_that_nobody_answered_is_told_as_such_in_the_figures() -> None:
    process = of_one("mulai: {type: date, optional: true}", "2 * days(form.mulai, submitted)")
    line = told(process, "biaya", {})["values.biaya"]
    assert figures_of(line) == "2 x jumlah hari tidak diisi sampai 27 November 2026"
