"""Cases: one command, all of it or nothing, and what reads back of it."""

from datetime import timedelta

import pytest

from licensing.case.commands import Claim, Correct, Decide, PassTime
from licensing.city.people import Service, Tracker
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports, issued
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import agreed, claim, complete, decide, submitted, task

UNTIL = DEFINITION.replace(
    "  luas:", "  mulai: {type: date}\n  selesai: {type: date, min: submitted}\n  luas:"
).replace("valid: 5 years", "valid: [{since: mulai, until: selesai}]")


def sign(portal: Ports, application: ApplicationNumber) -> str:
    """Sign, and say which number was drawn."""
    case = decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    assert case.rounds[-1].numbering is not None
    return case.rounds[-1].numbering.number


def test_a_case_runs_from_application_to_licence(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    assert (case.ending, len(case.licences), len(case.made)) == ("issued", 1, 1)


def test_what_was_decided_reads_back_as_it_was(portal: Ports) -> None:
    application = agreed(portal)
    returned = decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    seen = portal.cases.view(officer("budi"), application)
    assert seen.case == returned
    assert len(seen.events) == returned.version
    assert seen.process.digest == trial().digest


def test_a_case_stays_on_the_definition_it_was_opened_under(portal: Ports, izin: Ports) -> None:
    application = submitted(portal)
    publish(izin, DEFINITION.replace("Untuk mencoba", "Untuk mencoba lagi"))
    assert portal.cases.view(Tracker(application), application).process == trial()


def test_a_refused_command_changes_nothing(portal: Ports) -> None:
    application = complete(portal)
    before = portal.cases.view(officer("sari"), application)
    with pytest.raises(CommandRefused, match="no-such-outcome"):
        decide(portal, officer("sari"), application, "rekomendasi", "mungkin")
    assert portal.cases.view(officer("sari"), application) == before


def test_what_changes_nothing_adds_nothing(portal: Ports, izin: Ports) -> None:
    application = complete(portal)
    before = izin.cases.view(Service(), application)
    assert izin.cases.handle(Service(), application, PassTime(), now=NOW) == before.case
    assert izin.cases.view(Service(), application) == before


def test_a_second_decision_is_told_who_decided(portal: Ports) -> None:
    application = complete(portal)
    with pytest.raises(CommandRefused, match=r"already-decided: .* Rina pada 23 November 2026"):
        decide(portal, officer("joko"), application, "kelengkapan", "lengkap")


def test_what_one_officer_holds_another_cannot_take(portal: Ports) -> None:
    application = submitted(portal)
    claim(portal, officer("rina"), application, "kelengkapan")
    asked = Claim(task(application, "kelengkapan", "dpmptsp"))
    with pytest.raises(CommandRefused, match="held-by-other"):
        portal.cases.handle(officer("joko"), application, asked, now=NOW)


def test_the_applicant_corrects_her_own_application(portal: Ports) -> None:
    application = submitted(portal)
    decide(portal, officer("rina"), application, "kelengkapan", "kembalikan")
    correction = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani Baru"]}, {})
    case = portal.cases.handle(Tracker(application), application, correction, now=NOW)
    assert case.answers[trial().applicant.name] == "Ani Baru"


def test_licence_numbers_count_on(portal: Ports) -> None:
    first, second = (int(sign(portal, agreed(portal)).split("/")[1]) for _ in range(2))
    assert second == first + 1


def test_a_signature_that_is_refused_uses_up_no_number(portal: Ports, izin: Ports) -> None:
    """Also where the refusal comes after the number was drawn: a licence that would end before it begins."""
    publish(izin, UNTIL)
    typed = {**TYPED, "mulai": ["02-12-2026"], "selesai": ["01-12-2026"]}
    over = portal.cases.submit(trial(UNTIL), typed, DOCUMENTS, now=NOW).application
    decide(portal, officer("rina"), over, "kelengkapan", "lengkap")
    decide(portal, officer("sari"), over, "rekomendasi", "disetujui")
    first = int(sign(portal, agreed(portal)).split("/")[1])
    with pytest.raises(CommandRefused, match="never-valid"):
        sign(portal, over)
    assert int(sign(portal, agreed(portal)).split("/")[1]) == first + 1
    assert portal.cases.view(officer("budi"), over).case.open_tasks


def test_licence_numbers_of_a_year_start_again(portal: Ports) -> None:
    sign(portal, agreed(portal))
    application = agreed(portal)
    signature = Decide(task(application, "tanda_tangan", "dpmptsp"), OutcomeId("ditandatangani"), "", {})
    case = portal.cases.handle(officer("budi"), application, signature, now=NOW + timedelta(days=60))
    assert case.rounds[-1].numbering is not None
    assert case.rounds[-1].numbering.number == "503/0001/2027"


def test_numbers_go_on_when_a_new_version_calls_the_step_otherwise(portal: Ports, izin: Ports) -> None:
    text = DEFINITION.replace("terbit", "penerbitan").replace("503/{seq:04d}", "504/{seq:04d}")
    publish(izin, text)
    before, after = (agreed(portal, process) for process in (trial(), trial(text)))
    prefix, sequence, year = sign(portal, before).split("/")
    assert prefix == "503"
    assert sign(portal, after) == f"504/{int(sequence) + 1:04d}/{year}"
