"""Cases: what was told up the ladder is found by whom it was told to, while it is asked, and by nobody else."""

from datetime import timedelta

from licensing.case.commands import Decide, ExtendTime, PassTime, Urge
from licensing.city.people import Service
from licensing.history.events import Escalated, TaskUrged
from licensing.words.identifiers import OutcomeId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, NOW, officer, publish, trial
from tests.storage.stories import complete, task

TOLD = DEFINITION.replace(
    "applicant: {",
    """time_limit:
  starts: kelengkapan.lengkap
  within: 5 working days
  escalate: [{to: dpmptsp.kepala_dinas, at: 2 working days before}, {to: dlh.tim_teknis, at: end}]
applicant: {""",
)
RUNG = NOW + timedelta(days=3)
"""Five working days from Monday the 23rd end on the 30th; two before it is Thursday the 26th."""


def test_a_superior_finds_what_was_told_to_her_until_it_is_decided(portal: Ports, izin: Ports) -> None:
    publish(izin, TOLD)
    application = complete(portal, trial(TOLD))
    asked = task(application, "rekomendasi", "dinkes")
    budi, dewi, sari = officer("budi"), officer("dewi"), officer("sari")
    assert application not in {each.row.application for each in portal.cases.escalated(budi)}
    izin.cases.handle(Service(), application, PassTime(), now=RUNG)
    (told,) = [each for each in portal.cases.escalated(budi) if each.row.application == application]
    assert (told.row.task, str(told.to), told.since) == (asked, "dpmptsp.kepala_dinas", RUNG)
    assert told.over == NOW.replace(day=30, hour=9)
    for other in (dewi, sari):
        assert application not in {each.row.application for each in portal.cases.escalated(other)}
    portal.cases.handle(budi, application, Urge(asked), now=RUNG)
    assert any(isinstance(each, TaskUrged) for each in portal.cases.view(budi, application).events)
    decided = Decide(asked, OutcomeId("disetujui"), "", {})
    portal.cases.handle(sari, application, decided, now=RUNG)
    assert application not in {each.row.application for each in portal.cases.escalated(budi)}


def test_more_time_moves_the_end_that_stands_on_the_ladder(portal: Ports, izin: Ports) -> None:
    longer = TOLD.replace(
        "  escalate:",
        "  extend: {by: dpmptsp.kepala_dinas, at_most: 1 working day, reasons: {cuaca: Cuaca buruk}}\n  escalate:",
    ).replace("at: 2 working days before", "at: 4 working days before")
    publish(izin, longer)
    application, budi = complete(portal, trial(longer)), officer("budi")
    izin.cases.handle(Service(), application, PassTime(), now=RUNG)
    portal.cases.handle(budi, application, ExtendTime("cuaca", 1, "Banjir."), now=RUNG + timedelta(hours=1))
    (told,) = [each for each in portal.cases.escalated(budi) if each.row.application == application]
    assert told.over == NOW.replace(month=12, day=1, hour=9)
    izin.cases.handle(Service(), application, PassTime(), now=RUNG + timedelta(hours=2))
    events = portal.cases.view(budi, application).events
    assert sum(isinstance(each, Escalated) for each in events) == 2, "once for each end"
