"""Applications: one command, one transaction, and what people see of them."""

import re
from datetime import timedelta

import psycopg
import pytest

from licensing.case.commands import Correct, Decide
from licensing.city.people import Service, Tracker
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber, OutcomeId, PermitId
from storage import Records
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import (
    agreed,
    claim,
    complete,
    decide,
    issued,
    perform_all,
    refused,
    submitted,
    task,
)


def test_a_case_runs_from_application_to_licence(portal: Records, worker: Records) -> None:
    application = issued(portal, worker)
    case = worker.cases.view(Service(), application).case
    assert case.ending == "issued"
    (licence,), (document,) = case.licences.values(), case.made
    found = portal.cases.licence(document.verification)
    assert found is not None
    assert (found.kind, found.number, found.holder) == ("licence", licence.number, "Ani Wijaya")
    assert (found.permit_name.id, found.sha256) == ("Izin Coba", document.file.sha256)
    assert found.licence == licence
    assert found.licence is not None
    assert found.licence.status(on=NOW.date()) == "in-force"


def test_a_letter_of_refusal_is_in_the_register_as_what_it_is(portal: Records, worker: Records) -> None:
    case = worker.cases.view(Service(), refused(portal, worker)).case
    (document,) = case.made
    assert case.licences == {}
    found = portal.cases.licence(document.verification)
    assert found is not None
    assert (found.kind, found.number, found.valid_until) == ("refusal", document.number, None)
    assert found.licence is None


def test_a_document_of_a_kind_that_came_later_is_told_as_no_other(
    portal: Records, worker: Records, database_url: str
) -> None:
    (document,) = worker.cases.view(Service(), refused(portal, worker)).case.made
    url = database_url.replace("+psycopg", "").replace("owner@", "postgres@")
    with psycopg.connect(url, autocommit=True) as superuser:
        made = "update documents_made set kind = %s where verification = %s"
        superuser.execute(made, ("permit-card", document.verification))
        with pytest.raises(StorageFailed, match='of the kind "permit-card"'):
            portal.cases.licence(document.verification)
        superuser.execute(made, ("refusal", document.verification))


def test_the_register_knows_no_licence_for_another_code(portal: Records) -> None:
    assert portal.cases.licence("unknown") is None


def test_a_number_names_permit_day_and_place_in_the_queue(portal: Records) -> None:
    first, second = submitted(portal), submitted(portal)
    assert re.fullmatch(r"REG-COBA-20261123-\d{5}", first)
    assert int(second[-5:]) == int(first[-5:]) + 1


def test_a_number_is_of_the_citys_day(portal: Records) -> None:
    late = NOW.replace(hour=17, minute=1)
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=late)
    assert receipt.application.startswith("REG-COBA-20261124-")


def test_a_refused_form_uses_up_no_number(portal: Records) -> None:
    first = submitted(portal)
    with pytest.raises(CommandRefused) as told:
        portal.cases.submit(trial(), {**TYPED, "luas": ["0"]}, {}, now=NOW)
    assert set(told.value.fields) == {"luas", "ktp"}
    assert int(submitted(portal)[-5:]) == int(first[-5:]) + 1


def test_a_decision_opens_the_next_task_at_once(portal: Records) -> None:
    application = complete(portal)
    (row,) = [row for row in portal.cases.inbox(officer("sari")) if row.application == application]
    assert (row.step_name.id, row.applicant, row.permit_name.id) == ("Rekomendasi", "Ani Wijaya", "Izin Coba")
    assert row.due is not None
    assert application not in {row.application for row in portal.cases.inbox(officer("rina"))}


def test_a_claimed_task_shows_who_holds_it(portal: Records) -> None:
    application = submitted(portal)
    claim(portal, officer("rina"), application, "kelengkapan")
    (row,) = [row for row in portal.cases.inbox(officer("joko")) if row.application == application]
    assert (row.claimed_by, row.claimed_name) == ("rina", "Rina")


def test_what_was_written_reads_back_as_it_was(portal: Records) -> None:
    application = agreed(portal)
    returned = decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    seen = portal.cases.view(officer("budi"), application)
    assert seen.case == returned
    assert len(seen.events) == returned.version
    assert seen.process.digest == trial().digest


def test_a_refused_command_changes_nothing(portal: Records) -> None:
    application = complete(portal)
    before = portal.cases.view(officer("sari"), application)
    with pytest.raises(CommandRefused, match="no-such-outcome"):
        decide(portal, officer("sari"), application, "rekomendasi", "mungkin")
    assert portal.cases.view(officer("sari"), application) == before


def test_a_second_decision_is_told_who_decided(portal: Records) -> None:
    application = complete(portal)
    with pytest.raises(CommandRefused, match=r"already-decided: .* Rina pada 23 November 2026"):
        decide(portal, officer("joko"), application, "kelengkapan", "lengkap")


def test_there_is_no_case_of_another_number(portal: Records) -> None:
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.view(officer("rina"), ApplicationNumber("REG-COBA-20261123-99999"))
    with pytest.raises(CommandRefused, match="no-such-application"):
        decide(portal, officer("rina"), ApplicationNumber("REG-X"), "kelengkapan", "lengkap")


def test_the_applicant_corrects_her_own_application(portal: Records) -> None:
    application = submitted(portal)
    decide(portal, officer("rina"), application, "kelengkapan", "kembalikan")
    asked = task(application, "perbaikan", "applicant")
    correction = Correct(asked, {"nama": ["Ani Baru"]}, {})
    case = portal.cases.handle(Tracker(application), application, correction, now=NOW)
    assert case.answers[trial().applicant.name] == "Ani Baru"
    assert application in {found.application for found in portal.cases.search(officer("rina"), "ani baru")}


def test_licence_numbers_of_a_year_start_again(portal: Records) -> None:
    application = agreed(portal)
    by = officer("budi")
    next_year = NOW + timedelta(days=60)
    command = Decide(task(application, "tanda_tangan", "dpmptsp"), OutcomeId("ditandatangani"), "", {})
    case = portal.cases.handle(by, application, command, now=next_year)
    assert case.rounds[-1].numbering is not None
    assert case.rounds[-1].numbering.number == "503/0001/2027"


def test_numbers_go_on_when_a_new_version_calls_the_step_otherwise(portal: Records, worker: Records) -> None:
    text = DEFINITION.replace("terbit", "penerbitan").replace("503/{seq:04d}", "504/{seq:04d}")
    renamed = trial(text)
    publish(worker, text)
    before, after = (agreed(portal, process) for process in (trial(), renamed))
    first, second = (
        decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani").rounds[-1].numbering
        for application in (before, after)
    )
    assert first
    assert second
    prefix, sequence, year = first.number.split("/")
    assert (prefix, second.number) == ("503", f"504/{int(sequence) + 1:04d}/{year}")


def test_search_looks_at_number_licence_and_applicant(portal: Records, worker: Records) -> None:
    application = issued(portal, worker)
    (licence,) = worker.cases.view(Service(), application).case.licences.values()
    for text in (application[-5:], licence.number, "wijaya", " WIJ "):
        assert application in {
            found.application for found in portal.cases.search(officer("rina"), text, limit=500)
        }
    for text in ("%", "_", "wi%ya", "'"):
        assert portal.cases.search(officer("rina"), text) == ()


def test_the_newest_case_is_found_first(portal: Records) -> None:
    submitted(portal)
    last = submitted(portal)
    assert portal.cases.search(officer("rina"), "COBA-20261123", limit=1)[0].application == last


def test_open_tasks_can_be_asked_for_by_agency(worker: Records) -> None:
    application = complete(worker)
    rows = worker.cases.open_tasks(Service(), agency=officer("sari").roles[0].agency, limit=500)
    assert application in {row.application for row in rows}
    assert {row.agency for row in rows} == {"dinkes"}


def test_only_a_published_permit_can_be_applied_for(portal: Records) -> None:
    with pytest.raises(CommandRefused, match="no-such-permit"):
        portal.archive.newest(PermitId("lain"))


def test_a_licence_number_is_given_once(portal: Records, worker: Records, database_url: str) -> None:
    """However it came to be drawn twice: a counter set back by a restored backup, say."""
    issued(portal, worker)
    application = agreed(portal)
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("update counters set value = value - 1 where series = 'coba.issue' and year = 2026")
    decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    with pytest.raises(psycopg.errors.UniqueViolation, match="licences_number"):
        perform_all(worker)
    case = worker.cases.view(Service(), application).case
    assert (case.ending, dict(case.licences)) == (None, {})
    assert worker.audit.verify().breaches == ()
