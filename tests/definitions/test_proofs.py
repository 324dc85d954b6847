"""What a definition prints with is printed before it is published, and what fails is told at the template's line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.definitions import surroundings
from flows.proofs import unprintable
from flows.templates import TemplateFolder
from flows.tracing import Traced, tracing_environment
from licensing.definition.checking import check_all
from licensing.documents.sampling import LONGEST, SHORTEST, USUAL, sampled
from licensing.documents.shapes import SHORT, OneOf, Shape, Written
from tests.definitions.cases import DEFINITIONS, TEMPLATES, TEXTS

BAD = Path(__file__).parent / "bad"
PERMIT = """
permit: surat
code: SURAT
name: Surat
summary: Surat
issuer: loket
legal_basis: [{cite: Peraturan}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  jenis: {type: choice, of: [baru, lama, pindah]}
  catatan: {type: text, optional: true}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lengkap: tanda_tangan, gugur: gugur}
  tanda_tangan:
    signature: {by: loket.kepala, not_by: [periksa]}
    outcomes: {sah: terbit, kembali: {to: periksa, reason: true}}
  terbit:
    issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}
  gugur: {close: {}}
"""
SET = '#set document(title: [Surat])\n#set text(font: "Noto Sans", lang: "id")\n'


def found(text: str, folder: Path) -> list[tuple[int, str]]:
    """Line and message of every problem in print, the two lines of settings before the text not counted."""
    shutil.copytree(BAD / "templates" / "notices", folder / "notices")
    shutil.copytree(TEMPLATES / "fonts", folder / "fonts")
    (folder / "surat.typ").write_text(SET + text)
    around = surroundings(BAD, folder)
    sound, wrong = check_all({"surat.yaml": PERMIT}, around)
    assert wrong == {}
    problems = unprintable(sound, around).get("surat.yaml", ())
    assert {(problem.rule, problem.column) for problem in problems} <= {("template-print", 1)}
    assert all(problem.file.endswith("surat.typ") for problem in problems)
    return [(problem.line - 2, problem.message) for problem in problems]


SAID = 'it cannot be printed for step "terbit" of surat: '


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("halo\n#let x = (", 2, "unclosed delimiter."),
        ("<% if form.jenis == 'Pindah' %>\n\n#panic()\n<% endif %>", 3, "panicked."),
        ("<% if form.jenis == 'Lama' %>\nhalo\n#panic()\n<% endif %>", 3, "panicked."),
        ('<% if form.catatan %>a<% else %>\n#int("")\n<% endif %>', 2, "string must not be empty"),
        (
            "<% for k in decisions.periksa %>\n<% if loop.index == 3 %>#x<% endif %>\n<% endfor %>",
            2,
            "unknown",
        ),
        ("\n\n== Tingkat kedua", 3, "PDF/UA-1 error: the first heading must be of level 1."),
        ("#while true { let a = 1 }", 1, "condition is always true."),
        ("#for i in range(90000) { for j in range(90000) { let a = i + j } }", 1, "it takes more time"),
    ],
)
def test_what_typst_refuses_stands_at_the_line_of_the_template(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    ((at, said), *others) = found(text, tmp_path)
    assert others == []
    assert said.startswith(SAID + message)
    assert at == (line if "more time" not in message else -1)


def test_what_can_be_printed_is_no_problem(tmp_path: Path) -> None:
    text = """
= Surat
<% if form.jenis in ["Baru", "Lama"] and not form.catatan %>a<% elif form.jenis == "Pindah" %>b<% else %>c<% endif %>
<< form.catatan or "-" >>
"""
    assert found(text, tmp_path) == []


def test_every_shipped_licence_and_letter_can_be_printed() -> None:
    around = surroundings(DEFINITIONS, TEMPLATES)
    sound, _ = check_all(TEXTS, around)
    assert len(sound) == len(TEXTS)
    assert unprintable(sound, around) == {}


def test_each_line_of_what_is_printed_is_known_by_its_template(tmp_path: Path) -> None:
    (tmp_path / "luar.typ").write_text(
        'a\n<% include "dalam" %>\nb\n<% for x in y %>\n<< x >>\nc\n<% endfor %>\nd\n'
    )
    (tmp_path / "dalam.typ").write_text("satu\ndua\n")
    environment = tracing_environment(TemplateFolder(tmp_path))
    traced = Traced.of(environment.get_template("luar").render(y=("p", "q")))
    assert traced.text == 'a\nsatu\ndua\nb\n#"p";\nc\n#"q";\nc\nd\n'
    named = [(traced.at(n), line) for n, line in enumerate(traced.text.split("\n"), start=1)]
    assert [at for at, line in named if line in ("a", "b", "c", "d")] == [
        ("luar", 1),
        ("luar", 3),
        ("luar", 6),
        ("luar", 6),
        ("luar", 8),
    ]
    assert [at for at, line in named if line in ("satu", "dua")] == [("dalam", 1), ("dalam", 2)]


OFFERED: Shape = {
    "a": {"b": Written("", "panjang"), "c": "maybe", "d": OneOf(("satu", "tiga belas"))},
    "l": {"*": {"e": "text"}},
}


def test_a_sample_has_the_shortest_or_the_longest_of_everything() -> None:
    assert sampled(OFFERED, SHORTEST) == {"a": {"b": "", "c": None, "d": "satu"}, "l": ()}
    longest = sampled(OFFERED, LONGEST)
    assert isinstance(longest["l"], tuple)
    assert len(longest["l"]) == 3
    a = longest["a"]
    assert isinstance(a, dict)
    assert (a["b"], a["d"]) == ("panjang", "tiga belas")
    assert a["c"] is not None


def test_further_samples_come_to_everything() -> None:
    turns = [sampled(OFFERED, turn, words=("dicari",)) for turn in range(2, 42)]
    assert sampled(OFFERED, 7, words=("dicari",)) == turns[5]
    values = [each["a"] for each in turns]
    assert {str(value["b"]) for value in values if isinstance(value, dict)} == {"", "dicari", "panjang"}
    assert {str(value["d"]) for value in values if isinstance(value, dict)} == {"satu", "tiga belas"}
    assert {len(each["l"]) for each in turns if isinstance(each["l"], tuple)} == {0, 1, 3}


LINK = "https://izin.contoh.id/periksa/k7Qm2vX9TfLr4bZc8NwY3d"


def test_in_the_usual_sample_each_text_says_which_it_is() -> None:
    offered: Shape = {
        **OFFERED,
        "alasan_tolak": Written("", "Alasan yang panjang, dengan banyak kata. " * 12),
        "document": {"number": SHORT, "verification_url": SHORT},
    }
    assert sampled(offered, USUAL) == {
        "a": {"b": "panjang", "c": date(2026, 5, 1), "d": "satu"},
        "l": ({"e": "Contoh e"},) * 2,
        "alasan_tolak": "Contoh alasan tolak",
        "document": {"number": "503/1/2026", "verification_url": LINK},
    }
