"""Several people of one role decide together, each once, and with the files the step asks them for."""

import pytest

from licensing.definition.checking import restore
from licensing.history.events import TaskDecided
from licensing.process.bundle import DEFINITION, Bundle
from licensing.scenarios.scenario import Scenario, typed
from licensing.scenarios.standing_in import stand_ins, upload
from licensing.words.identifiers import DocumentId, OfficerId
from tests.portal.permit import register

TEXT = """
permit: bersama
code: BERSAMA
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
  kunjungan:
    review: {by: dpmptsp.petugas_loket, count: 2DIFFERING}
    documents: {foto: {accept: [jpg], count: 2..3}, denah: {optional: true}}
    outcomes: {layak: selesai, ulang: kunjungan, tidak: gugur}
  selesai: {close: {}}
  gugur: {close: {}}
"""
RINA, JOKO = OfficerId("rina"), OfficerId("joko")


def story(differing: str = "") -> Scenario:
    text = TEXT.strip().replace("DIFFERING", differing)
    scenario = Scenario(register(), restore(Bundle.of({DEFINITION: text.encode()})))
    scenario.submit(typed({"nama": "Ayu", "surel": "ayu@contoh.id", "telepon": "0812-3456-7890"}))
    return scenario


def decide(scenario: Scenario, officer: OfficerId, outcome: str) -> None:
    scenario.decide(scenario.register.officers[officer], outcome)


def test_as_many_are_asked_and_one_answer_is_not_enough() -> None:
    scenario = story()
    assert [str(task.asked) for task in scenario.open_tasks] == ["dpmptsp.petugas_loket"] * 2
    assert len({task.id for task in scenario.open_tasks}) == 2
    decide(scenario, RINA, "layak")
    assert scenario.case.main is not None
    assert scenario.case.main.step == "kunjungan"


def test_one_person_never_answers_twice() -> None:
    scenario = story()
    decide(scenario, RINA, "layak")
    before = scenario.events
    decide(scenario, RINA, "layak")
    assert scenario.refusal is not None
    assert scenario.refusal.code == "answered-already"
    assert "orang lain" in scenario.refusal.sentence.id
    assert scenario.events == before


@pytest.mark.parametrize(
    ("differing", "answers", "came_to"),
    [
        ("", ("layak", "layak"), "layak"),
        ("", ("layak", "tidak"), "tidak"),
        ("", ("tidak", "layak"), "tidak"),
        (", differing: ulang", ("tidak", "tidak"), "tidak"),
        (", differing: ulang", ("layak", "tidak"), "ulang"),
        (", differing: ulang", ("tidak", "layak"), "ulang"),
    ],
)
def test_they_agree_or_it_is_the_gravest_or_what_differing_says(
    differing: str, answers: tuple[str, str], came_to: str
) -> None:
    scenario = story(differing)
    for officer, outcome in zip((RINA, JOKO), answers, strict=True):
        decide(scenario, officer, outcome)
    assert scenario.case.rounds[0].outcome == came_to


def test_where_they_differ_the_same_people_are_asked_again() -> None:
    scenario = story(", differing: ulang")
    decide(scenario, RINA, "layak")
    decide(scenario, JOKO, "tidak")
    assert [task.where.round for task in scenario.open_tasks] == [2, 2]
    decide(scenario, RINA, "layak")
    assert scenario.refusal is None


def test_nobody_decides_without_the_files_that_are_asked_for() -> None:
    scenario = story()
    rina = scenario.register.officers[RINA]
    scenario.decide(rina, "layak", documents={DocumentId("foto"): upload("foto")})
    assert scenario.refusal is not None
    assert scenario.refusal.fields["foto"].id == "Paling sedikit 2 berkas; sekarang 1."
    assert "denah" not in scenario.refusal.fields


def test_the_files_are_told_with_the_decision_and_nothing_else_that_was_sent() -> None:
    scenario = story()
    files = stand_ins(scenario.process.steps[scenario.process.start].documents)
    assert [*files] == ["foto", "foto.2", "denah"]
    sent = {**files, DocumentId("lain"): upload("lain")}
    scenario.decide(scenario.register.officers[RINA], "layak", documents=sent)
    told = scenario.events[-1]
    assert isinstance(told, TaskDecided)
    assert told.documents == files
