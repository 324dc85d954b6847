"""Applications on PostgreSQL: one command, one transaction."""

import pytest

from licensing.commands import Claim, Command, Decide, ReportEffect
from licensing.errors import CommandRefused
from licensing.identifiers import ApplicationNumber, OutcomeId, TaskId
from licensing.people import Officer, Service, Tracker
from storage import Records
from tests.storage.process import DOCUMENTS, LICENCE, NOW, TYPED, officer, trial


def submitted(records: Records) -> ApplicationNumber:
    return records.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW).application


def decision(application: ApplicationNumber, step: str, agency: str, outcome: str, by: Officer) -> Command:
    return Decide(TaskId(f"{application}.{step}.1.{agency}"), by, OutcomeId(outcome), "sebab", {})


def signed(records: Records) -> ApplicationNumber:
    """An application that has just been signed."""
    application = submitted(records)
    for step, agency, outcome, by in (
        ("kelengkapan", "dpmptsp", "lengkap", officer("rina")),
        ("rekomendasi", "dinkes", "disetujui", officer("sari")),
        ("tanda_tangan", "dpmptsp", "ditandatangani", officer("budi")),
    ):
        records.cases.handle(by, application, decision(application, step, agency, outcome, by), now=NOW)
    return application


def test_a_case_runs_from_application_to_licence(portal: Records, worker: Records) -> None:
    application = signed(portal)
    while pushes := worker.outbox.claim("w", limit=9, lease_seconds=60, now=NOW):
        for push in pushes:
            owed = push.effects
            while owed:
                reports = tuple(ReportEffect(effect.key, None if effect.kind == "notify" else LICENCE) for effect in owed)
                owed = worker.outbox.report("w", {push.application: reports}, now=NOW)[push.application]
            version = worker.cases.view(Service(), push.application).case.version
            worker.outbox.release("w", {push.application: version}, retry_at=None, now=NOW)
    case = worker.cases.view(Service(), application).case
    assert case.ending == "issued"
    assert case.licence is not None
    found = portal.cases.licence(case.licence.verification)
    assert found is not None
    assert (found.number, found.holder) == (case.licence.number, "Ani Wijaya")
    assert [row.licence_number for row in portal.cases.search(officer("rina"), "wijaya")] == ["503/0001/2026"]
