"""Cases: what asks somebody by name is in her inbox and her deputy's, and in no colleague's until it is freed."""

from dataclasses import replace

import pytest

from flows.forsaken import release_forsaken
from licensing.case.commands import Decide
from licensing.city.entries import Absent
from licensing.city.people import Deputising, Officer, Service
from licensing.city.roster import beginning
from licensing.history.events import TaskFreed
from licensing.history.panellist import Panellist
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, TaskId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import task

NAMING = (
    DEFINITION.replace("within: 1 working day", "members: penugasan.anggota")
    .replace("then: kelengkapan", "then: penugasan")
    .replace(
        "steps:\n",
        """steps:
  penugasan:
    review: {by: dpmptsp.kepala_dinas}
    form: {anggota: {type: people, of: dpmptsp.petugas_loket, count: 1..2}}
    outcomes: {ditugaskan: kelengkapan}
""",
    )
)
RINA, JOKO, BUDI = officer("rina"), officer("joko"), officer("budi")
PEOPLE = {each.id: each for each in (RINA, JOKO, BUDI)}


@pytest.fixture
def application(portal: Ports, izin: Ports) -> ApplicationNumber:
    """One for which Rina is named."""
    publish(izin, NAMING)
    number = portal.cases.submit(trial(NAMING), TYPED, DOCUMENTS, now=NOW).application
    name(portal, number, "rina")
    return number


def name(portal: Ports, application: ApplicationNumber, *ids: str) -> None:
    asked = task(application, "penugasan", "dpmptsp")
    command = Decide(asked, OutcomeId("ditugaskan"), "", {"anggota": ids}, people=PEOPLE)
    portal.cases.handle(BUDI, application, command, now=NOW)


def offered(portal: Ports, who: Officer) -> set[TaskId]:
    return {row.task for row in portal.cases.inbox(who, limit=500)}


def test_she_is_offered_it_and_her_colleague_is_not(portal: Ports, application: ApplicationNumber) -> None:
    asked = task(application, "kelengkapan", "dpmptsp")
    (row,) = [row for row in portal.cases.inbox(RINA, limit=500) if row.task == asked]
    assert row.member == RINA.id
    assert asked not in offered(portal, JOKO)
    decision = Decide(asked, OutcomeId("lengkap"), "", {})
    with pytest.raises(CommandRefused) as refused:
        portal.cases.handle(JOKO, application, decision, now=NOW)
    assert refused.value.code == "not-yours"
    portal.cases.handle(RINA, application, decision, now=NOW)
    assert asked not in offered(portal, RINA)


def test_who_has_the_role_for_her_is_offered_it_and_who_has_it_for_another_is_not(
    portal: Ports, application: ApplicationNumber
) -> None:
    asked, (role,) = task(application, "kelengkapan", "dpmptsp"), RINA.roles
    for whom, is_offered in ((RINA, True), (JOKO, False)):
        lent = Deputising(role, "plh", whom.id, "Petugas")
        deputy = replace(BUDI, id=OfficerId("wawan"), roles=(role,), deputising=(lent,))
        assert (asked in offered(portal, deputy)) is is_offered


def test_each_of_several_has_a_task_of_her_own(portal: Ports, izin: Ports) -> None:
    publish(izin, NAMING)
    number = portal.cases.submit(trial(NAMING), TYPED, DOCUMENTS, now=NOW).application
    name(portal, number, "joko", "rina")
    first, second = (task.id for task in izin.cases.view(Service(), number).case.open_tasks)
    assert {first, second} & offered(portal, JOKO) == {first}
    assert {first, second} & offered(portal, RINA) == {second}


def test_while_nobody_can_answer_for_her_it_is_her_whole_roles(
    portal: Ports, izin: Ports, application: ApplicationNumber
) -> None:
    asked = task(application, "kelengkapan", "dpmptsp")
    izin.people.record(lambda _: beginning(PEOPLE, since=NOW.date(), at=NOW))
    assert asked not in release_forsaken(izin.cases, izin.people, now=NOW)
    izin.people.record(lambda _: (Absent(NOW, RINA.id, NOW.date(), NOW.date()),))
    assert asked in release_forsaken(izin.cases, izin.people, now=NOW)
    assert asked in offered(portal, JOKO)
    assert asked in offered(portal, RINA)
    last = izin.cases.view(Service(), application).events[-1]
    assert isinstance(last, TaskFreed)
    assert last.member == Panellist(RINA.id, RINA.name)
    assert asked not in release_forsaken(izin.cases, izin.people, now=NOW)
