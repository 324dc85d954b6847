"""Panels: whom a step asks by name, what is told of it, and what becomes of it when she cannot answer."""

from dataclasses import replace

import pytest

from licensing.case.commands import DeclareInterest, Free
from licensing.case.panels import is_forsaken
from licensing.city.people import Deputising, Officer, Service
from licensing.definition.checking import restore
from licensing.history.events import InterestDeclared, StepCompleted, StepEntered, TaskFreed, TaskOpened
from licensing.history.panellist import Panellist
from licensing.process.bundle import DEFINITION, Bundle
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import FieldId, OfficerId
from tests.portal.permit import register

TEXT = """
permit: panel
code: PANEL
name: Contoh
summary: Contoh
issuer: dpmptsp
legal_basis: [{cite: Contoh}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  nik: {type: nik, optional: true}
steps:
  tunjuk:
    review: {by: dpmptsp.kepala_dinas}
    form:
      anggota: {type: people, of: dpmptsp.petugas_loket, count: 1..2}
      alasan: {type: text, when: size(tunjuk.anggota) > 1}
    outcomes: {ya: antara, langsung: periksa}
  antara:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {lanjut: periksa}
  periksa:
    review: {by: dpmptsp.petugas_loket, members: tunjuk.anggota, not_by: [antara]}
    outcomes: {baik: tutup, ulang: tunjuk}
  tutup: {close: {}}
"""
RINA, JOKO, BUDI = (register().officers[OfficerId(id)] for id in ("rina", "joko", "budi"))
NIK = "3674014708900002"


def named(*officers: Officer, outcome: str = "langsung") -> Scenario:
    """A case in which Budi has named these."""
    scenario = Scenario(register(), restore(Bundle.of({DEFINITION: TEXT.encode()})))
    applicant = {"nama": "Ayu", "surel": "ayu@contoh.id", "telepon": "0812-3456-7890", "nik": NIK}
    scenario.submit(typed(applicant))
    name(scenario, *officers, outcome=outcome)
    return scenario


def name(scenario: Scenario, *officers: Officer, outcome: str = "langsung") -> None:
    ids = tuple(officer.id for officer in officers)
    scenario.decide(BUDI, outcome, typed={"anggota": ids, "alasan": ("Luas.",)})


def members(scenario: Scenario) -> list[OfficerId | None]:
    return [task.member.officer if task.member else None for task in scenario.open_tasks]


def test_each_who_is_named_is_asked_once_in_that_order() -> None:
    scenario = named(JOKO, RINA)
    completed, entered, *opened = scenario.events[-4:]
    assert isinstance(completed, StepCompleted)
    assert isinstance(entered, StepEntered)
    assert [event.member for event in opened if isinstance(event, TaskOpened)] == [
        Panellist(JOKO.id, JOKO.name),
        Panellist(RINA.id, RINA.name),
    ]
    assert [task.id.removeprefix(scenario.case.application) for task in scenario.open_tasks] == [
        ".periksa.1.dpmptsp",
        ".periksa.1.dpmptsp.2",
    ]


def test_what_is_kept_is_who_they_were_that_day() -> None:
    (decided,) = (task.decision for task in named(RINA).case.tasks.values() if task.decision)
    assert decided.answers == {
        FieldId("anggota"): ({"id": "rina", "name": RINA.name, "nip": RINA.nip, "position": RINA.position},)
    }


def test_conditions_of_the_form_see_how_many_are_named() -> None:
    (decided,) = (task.decision for task in named(RINA, JOKO).case.tasks.values() if task.decision)
    assert decided.answers[FieldId("alasan")] == "Luas."


def test_who_is_named_again_is_asked_again_and_the_others_are_not() -> None:
    scenario = named(RINA)
    scenario.decide(RINA, "ulang")
    name(scenario, JOKO)
    assert members(scenario) == [JOKO.id]


def test_one_of_the_role_is_asked_in_her_place_who_decided_meanwhile_what_is_kept_apart() -> None:
    scenario = named(RINA, outcome="ya")
    scenario.decide(RINA, "lanjut")
    assert members(scenario) == [None]
    scenario.decide(JOKO, "baik")
    assert scenario.refusal is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(RINA, roles=()), "is not on duty today."),
        (replace(RINA, roles=BUDI.roles), "does not hold that role today."),
        (replace(RINA, nik=NIK), "has an interest in this application."),
    ],
)
def test_who_cannot_decide_it_cannot_be_named(changed: Officer, said: str) -> None:
    scenario = Scenario(
        replace(register(), officers={**register().officers, RINA.id: changed}),
        restore(Bundle.of({DEFINITION: TEXT.encode()})),
    )
    applicant = {"nama": "Ayu", "surel": "ayu@contoh.id", "telepon": "0812-3456-7890", "nik": NIK}
    scenario.submit(typed(applicant))
    before = scenario.events
    name(scenario, RINA)
    assert scenario.refusal is not None
    assert scenario.refusal.fields[FieldId("anggota")].en == f"{RINA.name} {said}"
    assert scenario.events == before


def test_nobody_is_named_who_is_not_there() -> None:
    scenario = named(replace(RINA, id=OfficerId("ratu")))
    assert scenario.refusal is not None
    assert scenario.refusal.fields[FieldId("anggota")].en == "There is no officer “ratu”."


def test_freeing_is_told_once_and_is_izins_own_to_do() -> None:
    scenario = named(RINA)
    (task,) = scenario.open_tasks
    scenario.tell(Free(task.id), by=JOKO)
    assert scenario.refusal is not None
    before = scenario.events
    for _ in range(2):
        scenario.tell(Free(task.id), by=Service())
    assert scenario.events == (
        *before,
        TaskFreed(scenario.events[-1].at, task.id, Panellist(RINA.id, RINA.name)),
    )
    assert members(scenario) == [None]


def test_declaring_an_interest_frees_what_asks_her_and_nothing_else() -> None:
    scenario = named(RINA, JOKO)
    scenario.tell(DeclareInterest("Kakak saya."), by=RINA)
    assert [type(event) for event in scenario.events[-2:]] == [InterestDeclared, TaskFreed]
    assert members(scenario) == [None, JOKO.id]


@pytest.mark.parametrize(
    ("people", "forsaken"),
    [
        ((RINA, JOKO), False),
        ((replace(RINA, roles=()), JOKO), True),
        ((JOKO,), True),
        ((replace(RINA, nik=NIK), JOKO), True),
        (
            (replace(BUDI, roles=RINA.roles, deputising=(Deputising(RINA.roles[0], "plh", RINA.id, ""),)),),
            False,
        ),
        (
            (replace(BUDI, roles=RINA.roles, deputising=(Deputising(RINA.roles[0], "plh", JOKO.id, ""),)),),
            True,
        ),
    ],
)
def test_a_task_is_forsaken_where_neither_she_nor_anybody_for_her_can_answer(
    people: tuple[Officer, ...], forsaken: bool
) -> None:
    scenario = named(RINA)
    (task,) = scenario.open_tasks
    there = {officer.id: officer for officer in people}
    assert is_forsaken(scenario.process, scenario.case, task, there) is forsaken
