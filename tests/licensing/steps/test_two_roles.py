"""A consultation asks an agency in two of its roles: each answers for itself, and no person for both."""

from dataclasses import replace

from licensing.city.people import Officer
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import OfficerId
from tests.portal.permit import register

TEXT = """
permit: dua
code: DUA
name: Contoh
summary: Contoh
issuer: dpmptsp
legal_basis: [{cite: Contoh}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
steps:
  pendapat:
    consultation: {ask: [{by: dpmptsp.petugas_loket}, {by: dinkes.tim_teknis}, {by: dpmptsp.kepala_dinas}]}
    outcomes: {ya: tutup, tidak: tutup}
  tutup: {close: {}}
"""
RINA, BUDI, SARI = (register().officers[OfficerId(id)] for id in ("rina", "budi", "sari"))


def asked() -> Scenario:
    scenario = Scenario(register(), restore(Bundle.of({DEFINITION: TEXT.encode()})))
    scenario.submit(typed({"nama": "Ayu", "surel": "ayu@contoh.id", "telepon": "0812-3456-7890"}))
    return scenario


def answers(scenario: Scenario, officer: Officer) -> str:
    """What her answer met with."""
    scenario.decide(officer, "ya")
    return scenario.refusal.code if scenario.refusal else ""


def test_each_role_has_a_task_of_its_own() -> None:
    tasks = asked().open_tasks
    assert [str(task.asked) for task in tasks] == [
        "dpmptsp.petugas_loket",
        "dinkes.tim_teknis",
        "dpmptsp.kepala_dinas",
    ]
    assert [task.id.partition(".")[2] for task in tasks] == [
        "pendapat.1.dpmptsp",
        "pendapat.1.dinkes",
        "pendapat.1.dpmptsp.2",
    ]


def test_all_of_them_are_waited_for() -> None:
    scenario = asked()
    assert [answers(scenario, officer) for officer in (RINA, SARI)] == ["", ""]
    assert scenario.case.ending is None
    assert answers(scenario, BUDI) == ""
    assert scenario.case.ending == "lapsed"


def test_who_holds_both_roles_answers_once() -> None:
    scenario = asked()
    both = replace(RINA, roles=(*RINA.roles, *BUDI.roles))
    assert answers(scenario, both) == ""
    assert answers(scenario, both) == "answered-already"
