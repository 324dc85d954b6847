"""Cases: inbox, open tasks and search, in the order people need them."""

import pytest

from licensing.case.commands import Correct
from licensing.city.people import Officer, Service, Tracker
from licensing.words.identifiers import ApplicationNumber, RoleId
from portal.acts.narrowing import narrowed
from tests.ports.stories import GOES_ON, Ports, issued, perform
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import claim, complete, decide, submitted, task

WITHOUT_LIMIT = DEFINITION.replace(", within: 1 working day}", "}")
SLOW = DEFINITION.replace("within: 1 working day", "within: 9 working days")


def numbers(portal: Ports, who: Officer, text: str) -> list[ApplicationNumber]:
    return [found.application for found in portal.cases.search(who, text, limit=500)]


def test_a_decision_opens_the_next_task_at_once(portal: Ports) -> None:
    application = complete(portal)
    (row,) = [row for row in portal.cases.inbox(officer("sari")) if row.application == application]
    assert (row.step_name.id, row.applicant, row.permit_name.id) == ("Rekomendasi", "Ani Wijaya", "Izin Coba")
    assert (row.agency, row.role, row.round, row.opened_at) == ("dinkes", "tim_teknis", 1, NOW)
    assert (row.task, row.step) == (task(application, "rekomendasi", "dinkes"), "rekomendasi")
    assert row.due is not None
    assert application not in {row.application for row in portal.cases.inbox(officer("rina"))}


def test_a_claimed_task_shows_who_holds_it(portal: Ports) -> None:
    application = submitted(portal)
    assert [row.claimed_by for row in portal.cases.open_tasks(Tracker(application))] == [None]
    claim(portal, officer("rina"), application, "kelengkapan")
    (row,) = [row for row in portal.cases.inbox(officer("joko")) if row.application == application]
    assert (row.claimed_by, row.claimed_name) == ("rina", "Rina")


def test_the_most_urgent_task_comes_first_and_those_that_wait_for_ever_last(
    portal: Ports, izin: Ports
) -> None:
    for text in (WITHOUT_LIMIT, SLOW):
        publish(izin, text)
    on_friday = NOW.replace(day=20)
    never, slow, soon = (
        portal.cases.submit(trial(text), TYPED, DOCUMENTS, now=at).application
        for text, at in ((WITHOUT_LIMIT, on_friday), (SLOW, on_friday), (DEFINITION, NOW))
    )
    rows = portal.cases.inbox(officer("rina"), limit=500)
    order = [row.application for row in rows if row.application in (never, slow, soon)]
    assert order == [soon, slow, never]
    assert [row.task for row in rows] == [
        row.task for row in izin.cases.open_tasks(Service(), role=RoleId("petugas_loket"), limit=500)
    ]
    dues = [(row.due is None, row.due and row.due.timestamp(), row.opened_at, row.task) for row in rows]
    assert dues == sorted(dues), "and of two due at one instant whichever waits longer"


def test_an_inbox_is_read_page_by_page(portal: Ports) -> None:
    for _ in range(3):
        submitted(portal)
    whole = portal.cases.inbox(officer("rina"), limit=500)
    assert portal.cases.inbox(officer("rina"), limit=2, offset=1) == whole[1:3]
    assert portal.cases.inbox(officer("rina"), limit=5, offset=len(whole)) == ()


def test_whoever_holds_several_roles_has_one_inbox_for_them(portal: Ports) -> None:
    first, second = submitted(portal), complete(portal)
    rina, sari = officer("rina"), officer("sari")
    both = Officer(rina.id, rina.name, rina.nip, rina.position, (*rina.roles, *sari.roles, *rina.roles))
    told = [row.application for row in portal.cases.inbox(both, limit=500)]
    assert (told.count(first), told.count(second)) == (1, 1)


def test_open_tasks_can_be_asked_for_by_agency_and_role(izin: Ports) -> None:
    at_the_desk, with_dinkes = submitted(izin), complete(izin)
    rows = izin.cases.open_tasks(Service(), agency=officer("sari").roles[0].agency, limit=500)
    assert with_dinkes in {row.application for row in rows}
    assert {row.agency for row in rows} == {"dinkes"}
    rows = izin.cases.open_tasks(Service(), role=RoleId("petugas_loket"), limit=500)
    assert at_the_desk in {row.application for row in rows}
    assert {row.role for row in rows} == {"petugas_loket"}
    assert len(izin.cases.open_tasks(Service(), limit=1)) == 1


def test_the_applicants_own_task_is_nobody_elses(portal: Ports) -> None:
    application = submitted(portal)
    decide(portal, officer("rina"), application, "kelengkapan", "kembalikan")
    (row,) = portal.cases.open_tasks(Tracker(application))
    assert (row.step, row.agency, row.role) == ("perbaikan", None, None)
    assert application not in {row.application for row in portal.cases.inbox(officer("rina"), limit=500)}


def test_search_looks_at_number_licence_and_applicant(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    (licence,) = case.licences.values()
    for text in (case.application[-5:], licence.number, "wijaya", " WIJ ", f"{licence.number} ani"):
        assert case.application in numbers(portal, officer("rina"), text), text
    for text in ("", "%", "_", "w_jiya", "'", "\\", "wijaya tidak"):
        assert case.application not in numbers(portal, officer("rina"), text), text


@pytest.mark.parametrize("text", ["Élise", "élise", "ÉLISE"])
def test_search_takes_capital_letters_for_small_ones_whatever_their_marks(portal: Ports, text: str) -> None:
    application = submitted(portal, "Élise Ærø")
    assert application in numbers(portal, officer("rina"), text)


def test_what_is_found_tells_how_the_case_stands(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    (found,) = portal.cases.search(officer("rina"), case.application)
    assert (found.permit, found.permit_name.id, found.applicant) == ("coba", "Izin Coba", "Ani Wijaya")
    assert (found.submitted_at, found.ending) == (NOW, "issued")
    assert found.licence_number == next(iter(case.licences.values())).number


def test_of_several_licences_the_last_is_told(portal: Ports, izin: Ports) -> None:
    publish(izin, GOES_ON)
    case = issued(portal, izin, trial(GOES_ON))
    decide(portal, officer("rina"), case.application, "pemeriksaan_akhir", "sesuai")
    first, last = perform(izin, case.application).licences.values()
    (found,) = portal.cases.search(officer("rina"), case.application)
    assert found.licence_number == last.number
    for text in (first.number, last.number):
        assert numbers(portal, officer("rina"), text) == [case.application]


def test_a_corrected_name_is_found_and_the_old_one_is_not(portal: Ports) -> None:
    application = submitted(portal, "Ani Lama")
    decide(portal, officer("rina"), application, "kelengkapan", "kembalikan")
    correction = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani Baru"]}, {})
    portal.cases.handle(Tracker(application), application, correction, now=NOW)
    assert application in numbers(portal, officer("rina"), "ani baru")
    assert application not in numbers(portal, officer("rina"), "ani lama")


def test_the_newest_case_is_found_first(portal: Ports) -> None:
    submitted(portal)
    last = submitted(portal)
    (found,) = portal.cases.search(officer("rina"), "COBA-20261123", limit=1)
    assert found.application == last


def test_an_inbox_narrowed_to_some_roles_is_full_to_its_limit(portal: Ports) -> None:
    for _ in range(2):
        submitted(portal)
    application = complete(portal)
    rina, sari = officer("rina"), officer("sari")
    both = Officer(rina.id, rina.name, rina.nip, rina.position, (*rina.roles, *sari.roles))
    only = narrowed(both, agency=sari.roles[0].agency)
    whole = portal.cases.inbox(sari, limit=500)
    assert application in {row.application for row in whole}
    assert portal.cases.inbox(only, limit=len(whole)) == whole
    assert portal.cases.inbox(narrowed(both, role=RoleId("petugas_loket")), limit=2) == portal.cases.inbox(
        rina, limit=2
    )
    assert portal.cases.inbox(narrowed(both, role=RoleId("lain")), limit=2) == ()


def test_cases_are_read_together_and_what_she_may_not_see_is_left_out(portal: Ports) -> None:
    mine, hers = complete(portal), complete(portal)
    unknown = ApplicationNumber("REG-COBA-20261123-99999")
    read = portal.cases.views(officer("rina"), [hers, unknown, mine])
    assert read == {number: portal.cases.view(officer("rina"), number) for number in (mine, hers)}
    assert portal.cases.views(Tracker(mine), [mine, hers]).keys() == {mine}
    assert portal.cases.views(officer("dewi"), [mine, hers]) == {}
    assert portal.cases.views(officer("rina"), []) == {}


def test_a_search_for_several_texts_finds_what_each_of_them_finds_once_and_newest_first(
    portal: Ports,
) -> None:
    older, newer = submitted(portal), submitted(portal)
    found = portal.cases.search(officer("rina"), newer, older, newer)
    assert [each.application for each in found] == [newer, older]
    assert portal.cases.search(officer("rina")) == ()
    (only,) = portal.cases.search(officer("rina"), newer, older, limit=1)
    assert only.application == newer


def test_open_cases_are_those_that_have_not_ended_wherever_they_stand(portal: Ports, izin: Ports) -> None:
    further, new, ended = complete(portal), submitted(portal), issued(portal, izin).application
    case = izin.cases.view(Service(), further).case
    of_bundle = izin.cases.open_cases()[case.definition]
    assert {further, new} <= {*of_bundle}
    assert ended not in of_bundle
    assert sum(number in numbers for numbers in izin.cases.open_cases().values() for number in [further]) == 1
