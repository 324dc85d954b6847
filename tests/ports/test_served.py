"""Cases: what reports count, by days, roles and clocks."""

from datetime import date, timedelta

from licensing.case.commands import Decide
from licensing.ports import ServedCases, ServedLines, ServedTasks, StoodStill
from licensing.words.identifiers import AgencyId, OutcomeId, PermitId, StepId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import task

TIMED = DEFINITION.replace(
    "steps:\n", "time_limit: {starts: kelengkapan.lengkap, within: 3 working days}\nsteps:\n", 1
)
CONSULTATION = """
    consultation:
      ask: [{by: dinkes.tim_teknis, within: 2 working days}]
      veto: [ditolak]
    outcomes: {disetujui: tanda_tangan, ditolak: {to: penolakan, reason: true}}
"""
LINE = """
    together:
      members:
        kajian:
          within: 2 working days
          steps:
            telaah:
              review: {by: dinkes.tim_teknis, within: 2 working days}
              outcomes: {baik: {end: disetujui}, kurang: {end: kembali}, buruk: {end: ditolak, reason: true}}
    outcomes: {disetujui: tanda_tangan, kembali: rekomendasi, ditolak: penolakan}
"""
LINED = DEFINITION.replace(CONSULTATION, LINE).replace(
    "not_by: [kelengkapan, rekomendasi]", "not_by: [telaah]"
)
LOKET, SINCE = AgencyId("dpmptsp"), NOW - timedelta(days=30)


def test_decisions_late_ones_and_what_stood_still_are_counted(portal: Ports, izin: Ports) -> None:
    publish(izin, TIMED)
    permit, late = PermitId(trial(TIMED).permit), NOW + timedelta(days=3)
    on_time, returned, never = (
        portal.cases.submit(trial(TIMED), TYPED, DOCUMENTS, now=NOW).application for _ in range(3)
    )
    rina, sari = officer("rina"), officer("sari")
    asked = task(on_time, "kelengkapan", "dpmptsp")
    portal.cases.handle(rina, on_time, Decide(asked, OutcomeId("lengkap"), "", {}), now=NOW)
    asked = task(returned, "kelengkapan", "dpmptsp")
    portal.cases.handle(rina, returned, Decide(asked, OutcomeId("lengkap"), "", {}), now=late)
    asked = task(on_time, "rekomendasi", "dinkes")
    portal.cases.handle(sari, on_time, Decide(asked, OutcomeId("ditolak"), "sebab", {}), now=late)
    until = NOW + timedelta(days=10)
    served = izin.cases.served((LOKET,), since=SINCE, until=until)
    monday = date(2026, 11, 23)
    step, role = StepId("kelengkapan"), "petugas_loket"
    assert set(served.tasks) == {
        ServedTasks(permit, step, LOKET, role, monday, monday, False, 1),
        ServedTasks(permit, step, LOKET, role, monday, date(2026, 11, 26), True, 1),
        ServedTasks(permit, step, LOKET, role, monday, None, True, 1),
    }
    assert served.cases == (ServedCases(permit, LOKET, 1, 0, 1),)
    assert served.stood_still == tuple[StoodStill, ...]()
    assert never
    assert portal.cases.served((LOKET,), since=SINCE, until=until).cases == served.cases
    assert izin.cases.served((), since=SINCE, until=until).tasks == ()
    own = portal.cases.served_tasks(permit, since=SINCE, until=until)
    assert {each.agency for each in own} == {LOKET, AgencyId("dinkes")}


def test_who_is_answered_behind_the_end_is_answered_late_though_no_office_was_open_since(
    portal: Ports, izin: Ports
) -> None:
    publish(izin, TIMED)
    closed = NOW.replace(day=26, hour=9)
    for at in (closed - timedelta(minutes=1), closed + timedelta(hours=3)):
        application = portal.cases.submit(trial(TIMED), TYPED, DOCUMENTS, now=NOW).application
        complete = Decide(task(application, "kelengkapan", "dpmptsp"), OutcomeId("lengkap"), "", {})
        portal.cases.handle(officer("rina"), application, complete, now=NOW)
        refuse = Decide(task(application, "rekomendasi", "dinkes"), OutcomeId("ditolak"), "sebab", {})
        portal.cases.handle(officer("sari"), application, refuse, now=at)
    served = izin.cases.served((LOKET,), since=closed - timedelta(hours=1), until=NOW + timedelta(days=10))
    assert [(each.on_time, each.late) for each in served.cases] == [(1, 1)]


def test_lines_are_counted_each_time_they_were_opened_by_the_limit_they_have_of_their_own(
    portal: Ports, izin: Ports
) -> None:
    publish(izin, LINED)
    permit = PermitId(trial(LINED).permit)
    application, waits = (
        portal.cases.submit(trial(LINED), TYPED, DOCUMENTS, now=NOW).application for _ in range(2)
    )
    for number in (application, waits):
        complete = Decide(task(number, "kelengkapan", "dpmptsp"), OutcomeId("lengkap"), "", {})
        portal.cases.handle(officer("rina"), number, complete, now=NOW)
    again = Decide(task(application, "telaah", "dinkes"), OutcomeId("kurang"), "", {})
    portal.cases.handle(officer("sari"), application, again, now=NOW + timedelta(days=1))
    late, until = NOW + timedelta(days=8), NOW + timedelta(days=10)
    good = Decide(task(application, "telaah", "dinkes", round=2), OutcomeId("baik"), "", {})
    portal.cases.handle(officer("sari"), application, good, now=late)
    counted = ServedLines(permit, LOKET, StepId("rekomendasi"), "kajian", 1, 1, 1)
    assert izin.cases.served((LOKET,), since=SINCE, until=until).lines == (counted,)
    assert portal.cases.served(None, since=SINCE, until=until).lines == (counted,)
    assert portal.cases.served((AgencyId("dinkes"),), since=SINCE, until=until).lines == ()
    since_late = izin.cases.served((LOKET,), since=late, until=until).lines
    assert [(each.on_time, each.late, each.still_late) for each in since_late] == [(0, 1, 1)]
