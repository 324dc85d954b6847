"""Conditions within a definition: what a name means where it stands, and when a date is surely there."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from flows.definitions import surroundings
from licensing.definition.checking import check, restore
from licensing.definition.surroundings import Surroundings
from licensing.process import bundle
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import DefinitionRejected, Problem
from tests.definitions.test_problems import BAD

DEFINITION = """
permit: coba
code: COBA
name: Izin coba
summary: Untuk mencoba.
issuer: loket
legal_basis: [{cite: UU 25/2009}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  jenis: {type: choice, of: [a, b]}
  luas: {type: decimal}
  unit: {type: integer, optional: true}
  tgl: {type: date, min: submitted, DATE}
steps:
  jalur:
    branch: {choose: [{when: 'BRANCH', to: periksa}], otherwise: tanya}
  tanya:
    consultation:
      ask: [{by: teknis.tim}, {by: loket.petugas}]
      not_by: []
    form:
      catatan: {type: text, optional: true}
      rincian: {type: text, when: 'OWN'}
    outcomes: {ya: periksa, tidak: gugur}
  periksa:
    review: {by: loket.petugas}
    form: {biaya: {type: money}}
    outcomes: {lengkap: sah, lewat: gugur}
  sah:
    signature: {by: loket.kepala, not_by: [periksa]}
    outcomes: {sah: terbit}
  terbit:
    issue: {template: baik, number: "503/{seq:04d}/{year}", valid: VALID}
  gugur: {close: {}}
"""
PLAIN = {
    "DATE": "optional: true",
    "BRANCH": "form.luas > 1",
    "OWN": 'tanya.catatan != ""',
    "VALID": "1 year",
}


@pytest.fixture(scope="module")
def city() -> Surroundings:
    return surroundings(BAD, BAD / "templates")


def definition(**parts: str) -> str:
    text = DEFINITION
    for mark, part in {**PLAIN, **parts}.items():
        text = text.replace(mark, part)
    return text


def problems(text: str, city: Surroundings) -> tuple[Problem, ...]:
    try:
        check(text, "coba.yaml", city)
    except DefinitionRejected as rejected:
        return rejected.problems
    return ()


def test_the_definition_of_these_tests_is_sound(city: Surroundings) -> None:
    assert problems(definition(), city) == ()


@pytest.mark.parametrize(
    "when",
    [
        " + ".join(["form.unit"] * 10) + " > 0",
        "form.luas * form.unit > 10",
        'tanya.outcome == "ya" || periksa.biaya > 3',
        'jalur.outcome == "" && form.unit != ""',
    ],
)
def test_a_branch_may_ask_this(when: str, city: Surroundings) -> None:
    assert problems(definition(BRANCH=when), city) == ()


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (
            'terbit.outcome == ""',
            "the condition names terbit.outcome, but the case ends there, so that nothing is decided.",
        ),
        (
            'tanya.catatan == ""',
            "the condition names tanya.catatan, which several answer, so that there is not one answer.",
        ),
        ("tanya.outcom == ''", "the condition names tanya.outcom, which nobody answers."),
    ],
)
def test_a_branch_may_not_ask_that(when: str, message: str, city: Surroundings) -> None:
    (problem,) = problems(definition(BRANCH=when.replace("''", '""')), city)
    assert (problem.rule, problem.message) == ("condition-unknown", message)


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("label: Sampai", "[{until: tgl}]"),
        ("optional: true", "[{when: 'form.tgl != \"\"', until: tgl}, {span: 1 year}]"),
        ("optional: true", "[{when: 'form.tgl > \"2026-01-01\"', until: tgl}, {span: 1 year}]"),
        ("optional: true", "[{when: 'form.luas > 3 && !(form.tgl == \"\")', until: tgl}, {span: 1 year}]"),
        ("optional: true", "[{when: 'form.tgl == \"\"', span: 1 year}, {until: tgl}]"),
        ('when: form.jenis == "a"', "[{when: 'form.jenis == \"a\"', until: tgl}, {span: 1 year}]"),
        ('when: form.jenis == "a"', "[{when: '\"a\" == form.jenis && form.luas > 3', until: tgl}, {}]"),
        ('when: form.jenis != "b"', "[{when: 'form.jenis == \"a\"', until: tgl}, {span: 1 year}]"),
        ('when: form.jenis == "a"', "[{when: 'form.jenis != \"a\"', span: 1 year}, {until: tgl}]"),
        ("when: form.luas > 3", "[{when: 'form.luas >= 5', until: tgl}, {span: 1 year}]"),
    ],
)
def test_a_licence_may_end_on_a_date_that_is_surely_there(date: str, valid: str, city: Surroundings) -> None:
    assert problems(definition(DATE=date, VALID=valid), city) == ()


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("optional: true", "[{until: tgl}]"),
        (
            "optional: true",
            '[{when: \'form.jenis == "a" || form.tgl != ""\', until: tgl}, {span: 1 year}]',
        ),
        ("optional: true", "[{when: 'form.tgl == form.tgl + 1', until: tgl}, {span: 1 year}]"),
        (
            'optional: true, when: form.jenis == "a"',
            "[{when: 'form.jenis == \"a\"', until: tgl}, {span: 1 year}]",
        ),
        ('when: form.jenis == "a"', "[{when: 'form.luas > 3', until: tgl}, {span: 1 year}]"),
        ('when: form.jenis == "a"', "[{when: 'form.jenis == \"a\"', span: 1 year}, {until: tgl}]"),
        ("when: form.luas > 3", "[{when: 'form.luas >= 3', until: tgl}, {span: 1 year}]"),
    ],
)
def test_a_licence_may_not_end_on_a_date_that_may_be_missing(
    date: str, valid: str, city: Surroundings
) -> None:
    assert {problem.rule for problem in problems(definition(DATE=date, VALID=valid), city)} == {"validity"}


def test_a_row_that_cannot_be_read_says_nothing_about_its_date(city: Surroundings) -> None:
    found = problems(definition(VALID="[{when: form.tgl =, until: tgl}, {span: 1 year}]"), city)
    assert [problem.rule for problem in found] == ["condition-syntax"]


def published(text: str) -> bundle.Bundle:
    return bundle.Bundle.of({bundle.DEFINITION: text.encode()})


@pytest.mark.parametrize("when", ['form.jenis == "c"', "form.luas != form.luas", "1 / form.unit > 2"])
def test_an_archived_condition_is_read_whatever_nobody_could_mean_by_it(
    when: str, city: Surroundings
) -> None:
    text = definition(BRANCH=when)
    assert problems(text, city) != ()
    assert restore(published(text)).permit == "coba"


@pytest.mark.parametrize("when", ["form.kota == form.nama", "form.unit % 2 == 0", "form.unit ="])
def test_an_archived_condition_that_cannot_be_read_has_lost_its_meaning(when: str) -> None:
    with pytest.raises(DefinitionRejected):
        restore(published(definition(BRANCH=when)))


@pytest.mark.parametrize(
    ("unit", "step"),
    [("999999999999999", "periksa"), ("1", "periksa"), ("", None), ("0", None), ("-999999999999999", None)],
)
def test_a_sum_of_the_largest_answers_there_can_be_is_still_a_sum(unit: str, step: str | None) -> None:
    text = f"""
  unit: {{type: integer, optional: true}}
steps:
  jalur:
    branch: {{choose: [{{when: '{" + ".join(["form.unit"] * 10)} >= 10', to: periksa}}], otherwise: gugur}}
  periksa:
    review: {{by: loket.petugas}}
    outcomes: {{lewat: gugur}}
  gugur: {{close: {{}}}}
"""
    story = Scenario(read_city(), quoted(text.lstrip("\n"), read_city()))
    story.submit(typed({**APPLICANT, "unit": unit}))
    assert story.refusal is None
    assert (story.case.main.step if story.case.main else None) == step
