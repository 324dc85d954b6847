"""Cases: who sees what. Whoever may not see a case is told that there is none."""

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from licensing.case.commands import Correct, Decide
from licensing.city.people import Tracker
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports
from tests.storage.process import NOW, officer
from tests.storage.stories import complete, decide, submitted, task


@pytest.fixture(params=["portal", "izin"])
def asked(request: pytest.FixtureRequest, portal: Ports, izin: Ports) -> Ports:
    """The same through either role: the queries ask as well, not the database's policies alone."""
    return portal if request.param == "portal" else izin


def test_there_is_no_case_of_another_number(portal: Ports) -> None:
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.view(officer("rina"), ApplicationNumber("REG-COBA-20261123-99999"))
    with pytest.raises(CommandRefused, match="no-such-application"):
        decide(portal, officer("rina"), ApplicationNumber("REG-X"), "kelengkapan", "lengkap")


def test_an_officer_of_another_agency_finds_no_trace(asked: Ports) -> None:
    application, stranger = complete(asked), officer("dewi")
    assert asked.cases.search(stranger, application) == ()
    assert asked.cases.inbox(stranger) == ()
    assert asked.cases.open_tasks(stranger) == ()
    with pytest.raises(CommandRefused, match="no-such-application"):
        asked.cases.view(stranger, application)
    command = Decide(task(application, "rekomendasi", "dinkes"), OutcomeId("disetujui"), "", {})
    with pytest.raises(CommandRefused, match="no-such-application"):
        asked.cases.handle(stranger, application, command, now=NOW)


def test_a_tracker_has_one_application(asked: Ports) -> None:
    mine, hers = submitted(asked), submitted(asked)
    decide(asked, officer("rina"), hers, "kelengkapan", "kembalikan")
    assert asked.cases.view(Tracker(mine), mine).case.application == mine
    with pytest.raises(CommandRefused, match="no-such-application"):
        asked.cases.view(Tracker(mine), hers)
    correction = Correct(task(hers, "perbaikan", "applicant"), {}, {})
    with pytest.raises(CommandRefused, match="no-such-application"):
        asked.cases.handle(Tracker(mine), hers, correction, now=NOW)
    assert {row.application for row in asked.cases.open_tasks(Tracker(mine))} == {mine}
    assert {found.application for found in asked.cases.search(Tracker(mine), "wijaya")} == {mine}


def test_an_officer_sees_a_case_once_her_role_is_asked_and_not_before(portal: Ports) -> None:
    application = submitted(portal)
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.view(officer("sari"), application)
    decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
    assert portal.cases.view(officer("sari"), application).case.application == application


def test_an_officer_still_sees_what_she_handed_on(portal: Ports) -> None:
    application = complete(portal)
    decide(portal, officer("sari"), application, "rekomendasi", "disetujui")
    for who in ("rina", "joko", "sari", "budi"):
        assert portal.cases.view(officer(who), application).case.application == application
        assert application in {found.application for found in portal.cases.search(officer(who), application)}


@pytest.mark.parametrize("text", ["\x00", "REG-COBA\x00", "\ud800"], ids=ascii)
def test_what_cannot_be_written_down_is_a_bug_of_whoever_passes_it_on(portal: Ports, text: str) -> None:
    application = ApplicationNumber(text)
    for ask in (
        lambda: portal.cases.view(officer("rina"), application),
        lambda: portal.cases.track(application, "PIN"),
        lambda: portal.cases.licence(text),
    ):
        with pytest.raises((ValueError, psycopg.DataError, DBAPIError)):
            ask()
