"""What is within the limits is checked in seconds; what is beyond them is one problem at its line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest

from flows.definitions import surroundings
from licensing.definition.surroundings import Surroundings
from licensing.definition.tables import MOST_ROWS, read_table
from licensing.words.errors import DefinitionRejected
from tests.definitions.test_problems import BAD, problems_of

MOST_SECONDS = 10
HEAD = """language: 2
permit: coba
code: COBA
name: Contoh
summary: Contoh
issuer: loket
legal_basis: [{cite: Contoh}]
applicant: {name: nama, email: surel, phone: telepon}
USE
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  luas: {type: decimal, min: 1}
FORM
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lengkap: FIRST}
STEPS
  tanda_tangan:
    signature: {by: loket.kepala, not_by: [periksa]}
    outcomes: {sah: terbit}
  terbit:
    issue: {template: baik, number: "503/{seq:04d}/{year}"}
  gugur: {close: {}}
"""


@pytest.fixture(scope="module")
def city() -> Surroundings:
    return surroundings(BAD, BAD / "templates")


def definition(*, use: str = "", form: str = "", steps: str = "", first: str = "tanda_tangan") -> str:
    text = HEAD if "gugur" in steps else HEAD.replace("  gugur: {close: {}}\n", "")
    for mark, part in {"USE\n": use, "FORM\n": form, "STEPS\n": steps, "FIRST": first}.items():
        text = text.replace(mark, part, 1)
    return text


def chain(count: int, *, correcting: bool = False) -> str:
    """Steps one after another, perhaps each with a correction that leads back to it."""
    steps = ""
    for n in range(count):
        on = f"s{n + 1}" if n + 1 < count else "tanda_tangan"
        back = f", kembali: {{to: c{n}, reason: true}}" if correcting else ""
        steps += f"  s{n}:\n    review: {{by: loket.petugas}}\n    outcomes: {{ya: {on}{back}}}\n"
        if correcting:
            steps += f"  c{n}:\n    correction: {{within: 3 days, on_silence: gugur, then: s{n}}}\n"
    return definition(steps=steps, first="s0")


def questions(count: int) -> str:
    return definition(
        form="".join(f"  q{n}: {{type: text, when: form.luas > {n}}}\n" for n in range(1, count))
    )


def columns(count: int) -> str:
    asked = "".join(f"      k{n}: {{type: text}}\n" for n in range(count))
    return definition(form=f"  daftar:\n    type: list\n    rows: 1..2\n    form:\n{asked}")


def letters(count: int) -> str:
    steps = ""
    for n in range(count):
        on = f"s{n + 1}" if n + 1 < count else "tanda_tangan"
        steps += f"  s{n}:\n    letter: {{template: t{n}, then: {on}}}\n"
    return definition(steps=steps, first="s0")


class ManyTemplates:
    """A hundred letters beside the templates there are."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around

    def get(self, name: str) -> str | None:
        return f"= Surat {name} << form.nama >>" if name[1:].isdigit() else self.around.templates.get(name)

    def names(self) -> tuple[str, ...]:
        return (*self.around.templates.names(), *(f"t{n}" for n in range(100)))

    def fonts(self) -> dict[str, bytes]:
        return {}


def with_parts(around: Surroundings) -> tuple[str, Surroundings]:
    parts = {f"p{n}": f"form:\n  p{n}: {{type: text}}\n" for n in range(500)}
    return definition(use=f"use: [{', '.join(parts)}]\n"), replace(around, parts=parts)


def with_templates(around: Surroundings) -> tuple[str, Surroundings]:
    return letters(100), replace(around, templates=ManyTemplates(around))


Made = Callable[[Surroundings], tuple[str, Surroundings]]
"""A definition and what it is checked against."""


def of_text(text: Callable[[int], str], count: int) -> Made:
    return lambda around: (text(count), around)


def corrected(count: int) -> str:
    return chain(count, correcting=True)


@pytest.mark.proof
@pytest.mark.parametrize(
    "made",
    [
        of_text(chain, 1_997),
        of_text(questions, 4_996),
        of_text(corrected, 640),
        of_text(columns, 1_000),
        with_parts,
        with_templates,
    ],
    ids=["steps", "questions", "corrections", "columns", "parts", "templates"],
)
def test_what_is_within_the_limits_is_checked_in_seconds(made: Made, city: Surroundings) -> None:
    text, around = made(city)
    began = process_time()
    assert problems_of(text, around) == ()
    assert process_time() - began < MOST_SECONDS


def table(keys: int, periods: int) -> str:
    first = date(2020, 1, 1)
    rows = [
        f"k{key},{first + timedelta(n)},{first + timedelta(n) if n + 1 < periods else ''},{n},Perda"
        for key in range(keys)
        for n in range(periods)
    ]
    return "\n".join(["kelas,from,until,tarif,note", *rows, ""])


@pytest.mark.proof
def test_a_table_with_as_many_rows_as_there_can_be_is_read_in_seconds() -> None:
    began = process_time()
    assert len(read_table(table(50, MOST_ROWS // 50), "tables/tarif.csv").rows) == MOST_ROWS
    assert process_time() - began < MOST_SECONDS


@pytest.mark.parametrize(("text", "count"), [(chain, 2_001), (questions, 5_002)])
def test_what_is_beyond_a_limit_is_one_problem_at_its_line(
    text: Callable[[int], str], count: int, city: Surroundings
) -> None:
    written = text(count)
    (problem,) = problems_of(written, city)
    assert problem.rule == "too-large"
    assert 5_000 < problem.line < len(written.splitlines())


def test_a_table_with_more_rows_is_told_where_it_becomes_too_long() -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_table(table(MOST_ROWS + 1, 1), "tables/tarif.csv")
    assert [(problem.line, problem.rule) for problem in rejected.value.problems] == [(MOST_ROWS + 2, "table")]
