"""Several effects reported at once, of which one leads a case to what another holds: told as a refusal, for nobody."""

import pytest

from licensing.case.commands import Contest, Decide, ReportEffect
from licensing.city.people import Service, Tracker
from licensing.ports import Purpose
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId, StepId
from storage import Records
from tests.ports.test_claims import PROCESS as CONTESTABLE
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import perform_all, result

PROCESS = (
    CONTESTABLE.replace("{dikabulkan: tanda_tangan,", "{dikabulkan: surat,").replace(
        "objection:\n", "anytime: {cancel: {by: dpmptsp.kepala_dinas, to: gugur}}\nobjection:\n", 1
    )
    + "  surat: {letter: {template: licences/coba, then: terbit}}\n"
)
"""An objection that is granted leads by way of a letter to the licence, with nobody asked in between."""


def apply(portal: Records, grave: str) -> ApplicationNumber:
    typed = {**TYPED, "petak": [grave]}
    return portal.cases.submit(trial(PROCESS), typed, DOCUMENTS, now=NOW, purpose=Purpose("baru")).application


def decide(portal: Records, worker: Records, number: ApplicationNumber, by: str, outcome: str) -> None:
    (task,) = worker.cases.view(Service(), number).case.open_tasks
    portal.cases.handle(officer(by), number, Decide(task.id, OutcomeId(outcome), "sebab", {}), now=NOW)


def nearly_licensed(portal: Records, worker: Records, number: ApplicationNumber) -> ReportEffect:
    """What is left to report until the letter is registered, and the licence's number is drawn."""
    portal.cases.handle(Tracker(number), number, Contest(StepId("keberatan"), "Datanya benar."), now=NOW)
    decide(portal, worker, number, "rina", "kabulkan")
    while True:
        owed = worker.cases.view(Service(), number).case.owed.values()
        effect = next(each for each in owed if ".surat." in each.key and each.kind != "notify")
        report = ReportEffect(effect.key, result(effect))
        if effect.kind == "register":
            return report
        worker.cases.handle(Service(), number, report, now=NOW)


def test_of_several_reports_one_that_meets_a_hold_is_a_refusal(portal: Records, worker: Records) -> None:
    publish(worker, PROCESS)
    graves = {grave: apply(portal, grave) for grave in ("L-1", "L-2")}
    for number in graves.values():
        decide(portal, worker, number, "budi", "tidak")
    perform_all(worker)
    apply(portal, "L-2")
    reports = {number: (nearly_licensed(portal, worker, number),) for number in graves.values()}
    with pytest.raises(CommandRefused) as refused:
        worker.outbox.report("w", reports, now=NOW)
    assert refused.value.code == "taken"
    free, taken = graves.values()
    worker.outbox.report("w", {free: reports[free]}, now=NOW)
    assert worker.cases.view(Service(), free).case.holds["petak"].key == "L-1"
    with pytest.raises(CommandRefused):
        worker.outbox.report("w", {taken: reports[taken]}, now=NOW)
