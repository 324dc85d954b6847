"""A published bundle goes on meaning what it meant."""

import pytest

from licensing.definition.checking import restore
from licensing.definition.editions import UPGRADES, Tree, newest, upgraded
from licensing.process.bundle import DEFINITION, Bundle, PartName
from licensing.process.needs import Nameable
from licensing.text.reading import read
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import FieldId, StepId
from licensing.words.sentences import Sentence

TEXT = """
permit: coba
code: COBA
name: Izin coba
summary: Untuk mencoba.
issuer: lama
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  kelurahan: {type: choice, codes: kelurahan}
steps:
  periksa:
    review: {by: lama.petugas, within: 9 working days}
    outcomes: {ya: jalur}
  jalur:
    branch: {choose: [{when: form.nama == "A", to: terbit}], otherwise: terbit}
  terbit:
    issue: {template: licences/lama, number: "{seq}/{year}"}
time_limit: {within: 1 working day}
"""
"""Its agency is gone, its template is nowhere, its tasks take longer than its limit: refused if it were new."""


def bundle(text: str = TEXT, **codes: str) -> Bundle:
    lists = {
        PartName(f"codes/{name}.csv"): f"code,label\n{rows}".encode()
        for name, rows in (codes or {"kelurahan": "1,Satu\n"}).items()
    }
    return Bundle.of({DEFINITION: text.encode(), **lists})


def test_a_case_goes_on_under_rules_that_its_definition_would_break_today() -> None:
    process = restore(bundle())
    assert list(process.steps) == ["periksa", "jalur", "terbit"]


def test_a_process_is_pinned_by_the_digest_of_its_bundle() -> None:
    assert restore(bundle()).digest == bundle().digest != bundle(kelurahan="1,Dua\n").digest


def test_answers_are_those_of_the_list_it_was_published_with() -> None:
    ward = next(field for field in restore(bundle()).form.fields if field.id == FieldId("kelurahan"))
    assert ward.choices == {"1": Sentence("Satu", "Satu")}


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('form.nama == "A"', "form.umur > 3", r"form\.umur"),
        ("{ya: jalur}", "{ya: jalan}", "jalan"),
        ("otherwise: terbit", "otherwise: terbitt", "terbitt"),
        ("codes: kelurahan", "codes: kecamatan", "kecamatan"),
        ("issue: {template: licences/lama, number", "issu: {number", "issu"),
        ("permit: coba", "permit: [", "YAML"),
    ],
)
def test_what_has_lost_its_meaning_is_not_guessed_at(right: str, wrong: str, says: str) -> None:
    assert TEXT.count(right) == 1
    with pytest.raises(DefinitionRejected, match=rf"archive:.*{says}"):
        restore(bundle(TEXT.replace(right, wrong)))


# Editions: here the language has had two more, which are invented.


def waits_are_called_time(tree: Tree) -> Tree:
    """To a second edition: `time_limit` is called `limit`."""
    return {("limit" if key == "time_limit" else key): value for key, value in tree.items()}


def limits_have_a_note(tree: Tree) -> Tree:
    """To a third: `limit` has become `time_limit` again, and says where it comes from."""
    limit = tree["limit"]
    assert isinstance(limit, dict)
    rest = {key: value for key, value in tree.items() if key != "limit"}
    return {**rest, "time_limit": {**limit, "note": "dari edisi kedua"}}


EDITIONS = {1: waits_are_called_time, 2: limits_have_a_note}
SECOND = "language: 2\n" + TEXT.replace("time_limit:", "limit:")


@pytest.mark.parametrize("text", [TEXT, "language: 1\n" + TEXT, SECOND])
def test_an_earlier_edition_is_read_through_every_later_one(text: str) -> None:
    process = restore(bundle(text), EDITIONS)
    assert process.limit.longest == restore(bundle()).limit.longest
    source, _ = read(text, "archive")
    assert source is not None
    assert upgraded(source, EDITIONS).at(("time_limit", "note")) == "dari edisi kedua"
    assert upgraded(source, EDITIONS).at(("language",)) is None


def test_the_newest_edition_is_read_as_it_stands() -> None:
    text = "language: 3\n" + TEXT
    source, _ = read(text, "archive")
    assert source is not None
    assert upgraded(source, EDITIONS).at(("time_limit",)) == {"within": "1 working day"}


@pytest.mark.parametrize("edition", ["0", "99", "dua", "true", '"1"'])
def test_an_edition_nobody_knows_is_refused(edition: str) -> None:
    with pytest.raises(DefinitionRejected, match="archive:1:11:"):
        restore(bundle(f"language: {edition}\n{TEXT}"))


def test_every_edition_but_the_newest_has_its_upgrade() -> None:
    assert sorted(UPGRADES) == [*range(1, newest())]


RETURNING = TEXT.replace(
    "{ya: jalur}",
    """{ya: jalur, kembali: perbaikan, ke_lapangan: lapangan}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  lapangan:
    together: {members: {satu: {steps: {minta: {correction: {within: 1 day, then: {end: baik}}}}}}}
    outcomes: {baik: periksa}""",
)


@pytest.mark.parametrize("edition", ["", "language: 1\n"])
def test_a_correction_of_the_first_edition_opens_everything(edition: str) -> None:
    steps = restore(bundle(edition + RETURNING)).steps
    assert {steps[StepId(id)].changes for id in ("perbaikan", "minta")} == {"all"}


def test_a_correction_of_the_second_edition_opens_what_was_named() -> None:
    steps = restore(bundle("language: 2\n" + RETURNING)).steps
    assert {steps[StepId(id)].changes for id in ("perbaikan", "minta")} == {Nameable()}


def test_what_an_earlier_text_says_of_its_corrections_counts() -> None:
    said = RETURNING.replace("14 days, then: periksa", "14 days, then: periksa, changes: [form.nama]")
    assert restore(bundle(said)).steps[StepId("perbaikan")].changes == Nameable(frozenset({"nama"}))
