"""Cases: what reports count, by days, roles and clocks, and who reads it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from licensing.case.commands import Decide
from licensing.city.oversight import OVER_THE_CITY, Oversight
from licensing.city.people import Party, Service, Tracker
from licensing.ports import ServedCases, ServedLines, ServedTasks, StoodStill
from licensing.words.identifiers import AgencyId, ApplicationNumber, OutcomeId, PermitId, StepId
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
HEAD = replace(officer("budi"), oversees=Oversight(frozenset({"dpmptsp"})))
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
    served = izin.cases.served(HEAD, since=SINCE, until=until)
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
    assert portal.cases.served(HEAD, since=SINCE, until=until) == served
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
    served = izin.cases.served(HEAD, since=closed - timedelta(hours=1), until=NOW + timedelta(days=10))
    assert [(each.on_time, each.late) for each in served.cases] == [(1, 1)]


def over(who: str, *names: str) -> Party:
    return replace(officer(who), oversees=Oversight(frozenset(names)))


OWN, HEALTH, NOTHING = {"dpmptsp.petugas_loket"}, {"dinkes.tim_teknis"}, set[str]()
NOBODY: list[tuple[str | None, bool]] = []
READS: dict[str, tuple[Party, set[str], bool, list[tuple[str | None, bool]]]] = {
    "her own roles": (officer("rina"), OWN, False, [(None, True)]),
    "a colleague's of her role": (officer("joko"), OWN, False, [(None, True)]),
    "another agency's": (officer("sari"), HEALTH, False, NOBODY),
    "a role in which nothing was done": (officer("budi"), NOTHING, False, NOBODY),
    "her agency": (over("budi", "dpmptsp"), OWN, True, [("Rina", False)]),
    "her agency beside what she decides herself": (over("rina", "dpmptsp"), OWN, True, [("Rina", True)]),
    "one office": (over("uli", "kecamatan@utara"), NOTHING, False, NOBODY),
    "a role that came from another agency": (over("dewi", "dinkes.tim_teknis"), HEALTH, False, NOBODY),
    "the city": (
        replace(officer("budi"), oversees=OVER_THE_CITY),
        OWN | HEALTH,
        True,
        [("Rina", False)],
    ),
    "Izin": (Service(), OWN | HEALTH, True, [("Rina", True)]),
    "an applicant": (Tracker(ApplicationNumber("COBA-2026-000001")), NOTHING, False, NOBODY),
}


@pytest.fixture(scope="module")
def steps(izin: Ports) -> frozenset[StepId]:
    """Those of a permit of which one application was decided before another, and answered by a second agency."""
    text = TIMED.replace("kelengkapan", "telaah").replace("rekomendasi", "pertimbangan")
    publish(izin, text)
    first, second = (
        izin.cases.submit(trial(text), TYPED, DOCUMENTS, now=at).application
        for at in (NOW - timedelta(days=4), NOW)
    )
    asked = task(second, "telaah", "dpmptsp")
    why = Decide(asked, OutcomeId("lengkap"), "", {}, out_of_turn="Sakit.")
    izin.cases.handle(officer("rina"), second, why, now=NOW)
    refuse = Decide(task(second, "pertimbangan", "dinkes"), OutcomeId("ditolak"), "sebab", {})
    izin.cases.handle(officer("sari"), second, refuse, now=NOW)
    assert first < second
    return frozenset({StepId("telaah"), StepId("pertimbangan")})


@pytest.mark.parametrize("who", READS)
def test_figures_and_names_are_read_by_whom_a_role_lets(
    portal: Ports, izin: Ports, steps: frozenset[StepId], who: str
) -> None:
    party, roles, reads_cases, turns = READS[who]
    records = izin if isinstance(party, Service) else portal
    until = NOW + timedelta(days=10)
    served = records.cases.served(party, since=SINCE, until=until)
    tasks = [each for each in served.tasks if each.step in steps and each.ended]
    assert {f"{each.agency}.{each.role}" for each in tasks} == roles
    assert bool(served.cases) == reads_cases
    skips = records.cases.skipped(party, since=SINCE, until=until)
    assert [(each.officer_name, each.is_seen) for each in skips if each.step in steps] == turns


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
    assert counted in izin.cases.served(Service(), since=SINCE, until=until).lines
    assert counted in portal.cases.served(HEAD, since=SINCE, until=until).lines
    assert portal.cases.served(officer("sari"), since=SINCE, until=until).lines == ()
    since_late = izin.cases.served(HEAD, since=late, until=until).lines
    assert [(each.on_time, each.late, each.still_late) for each in since_late] == [(0, 1, 1)]
