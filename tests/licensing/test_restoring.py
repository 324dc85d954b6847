"""An archived definition goes on meaning what it meant."""

import pytest

from licensing.definition.checking import restore
from licensing.words.errors import DefinitionRejected

DEFINITION = """
permit: coba
code: COBA
name: Izin coba
summary: Untuk mencoba.
issuer: {issuer}
legal_basis: [{{cite: UU 1/2020}}]
applicant: {{name: nama, email: surel, phone: telepon}}
form:
  nama: {{type: text}}
  surel: {{type: email}}
  telepon: {{type: phone}}
  kelurahan: {{type: choice, codes: {codes}}}
steps:
  periksa:
    review: {{by: lama.petugas, within: 9 working days}}
    outcomes: {{ya: jalur}}
  jalur:
    branch: {{choose: [{{when: {when}, to: terbit}}], otherwise: terbit}}
  terbit:
    issue: {{template: licences/lama, number: "{{seq}}/{{year}}"}}
time_limit: {{within: 1 working day}}
"""


def archived(*, issuer: str = "lama", codes: str = "kelurahan", when: str = 'form.nama == "A"') -> str:
    return DEFINITION.format(issuer=issuer, codes=codes, when=when)


def test_a_case_goes_on_when_its_agency_template_and_code_list_are_gone() -> None:
    process = restore(archived(), {})
    assert list(process.steps) == ["periksa", "jalur", "terbit"]


def test_a_case_goes_on_when_a_rule_was_added_that_its_definition_breaks() -> None:
    # Nine working days of tasks within a limit of one: refused when it is published today.
    assert restore(archived(), {"kelurahan": {"1": "Satu"}}).permit == "coba"


def test_a_condition_that_cannot_be_read_any_more_stops_it() -> None:
    with pytest.raises(DefinitionRejected, match=r"archive:.*form\.umur"):
        restore(archived(when="form.umur > 3"), {})
