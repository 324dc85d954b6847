"""A case that decides about the licence it has issued: the register follows, on memory and on PostgreSQL alike."""

from datetime import date, timedelta
from itertools import count

import pytest

from licensing.case.commands import Answer, Decide
from licensing.city.people import Service, Tracker
from licensing.history.case import Case
from licensing.ports import Purpose, RegisteredLicence
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.graves import DEFINITION, revocation
from tests.ports.stories import Ports, perform
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, publish, trial

_PLACES = count(1)
PROCESS = (
    DEFINITION.replace("      sets: renewed\n", "      sets: renewed\n      then: awasi\n")
    + """
  awasi:
    review: {by: dpmptsp.kepala_dinas}
    outcomes:
      beku: {to: beku, reason: true}
      cabut: {to: putus, reason: true}
      tunda: tanya
      aman: gugur
  beku:
    issue: {template: licences/coba, number: "B/{seq:04d}/{year}", sets: suspended, then: periksa}
  periksa:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {pulih: pulih, biar: gugur}
  pulih:
    issue: {template: licences/coba, number: "P/{seq:04d}/{year}", sets: reinstated, then: awasi}
  putus:
    issue: {template: licences/coba, number: "X/{seq:04d}/{year}", sets: revoked}
  tanya:
    request: {within: 5 days, on_silence: awasi, then: tanda}
    form:
      mulai: {type: date, min: licence.valid_from}
      akhir: {type: date, min: tanya.mulai}
  tanda:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {sah: tunda, tidak: awasi}
  tunda:
    issue:
      template: licences/coba
      number: "T/{seq:04d}/{year}"
      sets: amended
      valid: [{since: tanya.mulai, until: tanya.akhir}]
      then: awasi
  gugur: {close: {as: done}}
"""
)
FIRST, LAST = NOW.date() + timedelta(days=30), NOW.date() + timedelta(days=33)


@pytest.fixture(autouse=True)
def published(izin: Ports) -> None:
    publish(izin, PROCESS)


def decide(portal: Ports, izin: Ports, number: ApplicationNumber, outcome: str) -> Case:
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    portal.cases.handle(officer("budi"), number, Decide(task.id, OutcomeId(outcome), "sebab", {}), now=NOW)
    return perform(izin, number)


def apply(portal: Ports, place: str, purpose: Purpose) -> ApplicationNumber:
    typed = {**TYPED, "petak": [place]}
    return portal.cases.submit(trial(PROCESS), typed, DOCUMENTS, now=NOW, purpose=purpose).application


def issued(portal: Ports, izin: Ports, place: str = "") -> Case:
    return decide(portal, izin, apply(portal, place, Purpose("baru")), "ditandatangani")


def entry(portal: Ports, case: Case) -> RegisteredLicence:
    found = portal.cases.licence(case.made[0].verification)
    assert found is not None
    return found


def test_it_is_suspended_and_reinstated(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    suspended = decide(portal, izin, case.application, "beku")
    assert entry(portal, case).status(on=NOW.date()) == "suspended"
    found = portal.cases.licence(suspended.made[1].verification)
    assert found is not None
    assert (found.kind, found.number[:2]) == ("letter", "B/")
    decide(portal, izin, case.application, "pulih")
    assert entry(portal, case).status(on=NOW.date()) == "in-force"


def test_it_is_put_off(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    decide(portal, izin, case.application, "tunda")
    (task,) = izin.cases.view(Service(), case.application).case.open_tasks
    days = {"mulai": [FIRST.isoformat()], "akhir": [LAST.isoformat()]}
    portal.cases.handle(Tracker(case.application), case.application, Answer(task.id, days, {}), now=NOW)
    decide(portal, izin, case.application, "sah")
    found = entry(portal, case)
    assert found.licence is not None
    assert (found.licence.valid_from, found.licence.valid_until) == (FIRST, LAST)
    assert found.status(on=NOW.date()) == "not-yet-in-force"
    assert found.status(on=FIRST) == "in-force"
    assert found.status(on=LAST + timedelta(days=1)) == "expired"


def test_revoked_in_its_own_case_nothing_is_kept(portal: Ports, izin: Ports) -> None:
    place = f"O-{next(_PLACES)}"
    case = issued(portal, izin, place)
    with pytest.raises(CommandRefused):
        apply(portal, place, Purpose("baru"))
    ended = decide(portal, izin, case.application, "cabut")
    assert ended.ending == "changed"
    assert entry(portal, case).status(on=NOW.date()) == "revoked"
    assert issued(portal, izin, place).holds != {}


def test_suspended_when_its_case_ends_it_keeps_its_place(portal: Ports, izin: Ports) -> None:
    place = f"O-{next(_PLACES)}"
    case = issued(portal, izin, place)
    decide(portal, izin, case.application, "beku")
    decide(portal, izin, case.application, "biar")
    with pytest.raises(CommandRefused) as refused:
        apply(portal, place, Purpose("baru"))
    assert refused.value.code == "taken"


def test_what_another_case_revoked_is_not_suspended_any_more(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    decide(portal, izin, apply(portal, "", revocation(case)), "ditandatangani")
    with pytest.raises(CommandRefused) as refused:
        decide(portal, izin, case.application, "beku")
    assert refused.value.code == "licence-not-so"
    assert decide(portal, izin, case.application, "aman").ending == "done"


def test_while_another_case_holds_it_nothing_is_signed_about_it(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    other = apply(portal, "", revocation(case))
    with pytest.raises(CommandRefused) as refused:
        decide(portal, izin, case.application, "beku")
    assert refused.value.code == "licence-busy"
    decide(portal, izin, other, "ditandatangani")


def test_once_the_register_follows_others_may_hold_it(portal: Ports, izin: Ports) -> None:
    case = issued(portal, izin)
    decide(portal, izin, case.application, "beku")
    decide(portal, izin, apply(portal, "", revocation(case)), "ditandatangani")
    assert entry(portal, case).status(on=date(2026, 12, 1)) == "revoked"
