"""What the register says of a key: the same on memory and on PostgreSQL, and no more than is taken of it."""

from datetime import date, timedelta
from itertools import count

import pytest

from licensing.case.commands import Decide, PassTime
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.events import RegisterConsulted, StepEntered
from licensing.ports import Purpose
from licensing.register.holdings import Holdings
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports, perform
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, publish, trial

DEFINITION = """
permit: coba
code: COBA
name: {id: Izin Praktik, en: Practice licence}
summary: Untuk mencoba
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  luas: {type: decimal, min: 1}
  nik: {type: text}
documents:
  ktp: {accept: [pdf, jpg]}
about: {licence: [coba]}
kinds:
  baru: {}
  perpanjangan: {about: licence, copies: all}
  pencabutan: {about: licence, by: dpmptsp.petugas_loket, starts: usul_cabut, copies: all}
facts:
  lain: {register: licences, of: [coba], key: form.nik, take: [number]}
  dibekukan: {register: licences, of: [coba], key: form.nik, state: [suspended, expired]}
  asing: {register: licences, of: [lain], key: form.nik}
steps:
  periksa:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {baik: banyak, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 14 days, then: periksa, on_silence: banyak}
  banyak:
    branch: {choose: [{when: facts.lain.count >= 2, to: lalai}], otherwise: tanda_tangan}
  tanda_tangan:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: terbit, tidak: lalai}
  terbit:
    issue:
      template: licences/coba
      number: "503/{seq:04d}/{year}"
      key: form.nik
      valid: [{span: 1 year, continues: true}]
      sets: renewed
  lalai:
    close: {}
  usul_cabut:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: {to: cabut, reason: true}}
  cabut:
    issue: {template: licences/coba, number: "C/{seq:04d}/{year}", sets: revoked}
"""

_PEOPLE = count(1)


@pytest.fixture
def nik() -> str:
    return f"3674{next(_PEOPLE):012d}"


@pytest.fixture(autouse=True)
def practices(izin: Ports) -> None:
    publish(izin, DEFINITION)


def apply(portal: Ports, nik: str, purpose: Purpose = Purpose("baru")) -> ApplicationNumber:  # noqa: B008
    typed = {**TYPED, "nama": ["Ani Wijaya"], "nik": [nik]}
    return portal.cases.submit(trial(DEFINITION), typed, DOCUMENTS, now=NOW, purpose=purpose).application


def decide(portal: Ports, izin: Ports, number: ApplicationNumber, who: str, outcome: str) -> Case:
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    return portal.cases.handle(
        officer(who), number, Decide(task.id, OutcomeId(outcome), "sebab", {}), now=NOW
    )


def issued(portal: Ports, izin: Ports, nik: str) -> Case:
    number = apply(portal, nik)
    decide(portal, izin, number, "rina", "baik")
    decide(portal, izin, number, "budi", "ditandatangani")
    return perform(izin, number)


def found(izin: Ports, number: ApplicationNumber) -> dict[str, Holdings]:
    return dict(izin.cases.view(Service(), number).case.found)


def number_of(case: Case) -> str:
    (licence,) = case.licences.values()
    return licence.number


def test_the_register_is_looked_into_for_each_step_that_asks_makes_or_names(
    portal: Ports, izin: Ports, nik: str
) -> None:
    case = issued(portal, izin, nik)
    events = izin.cases.view(Service(), case.application).events
    entered = [event.where.step for event in events if isinstance(event, StepEntered)]
    assert [event.where.step for event in events if isinstance(event, RegisterConsulted)] == entered
    assert entered == ["periksa", "banyak", "tanda_tangan", "terbit"]
    assert [event.key for event in events if event.type == "licence-issued"] == [nik]


def test_what_is_held_is_seen_by_the_next_case_and_only_what_is_taken_of_it(
    portal: Ports, izin: Ports, nik: str
) -> None:
    first = issued(portal, izin, nik)
    issued(portal, izin, f"{nik}0")
    told = found(izin, apply(portal, nik))
    assert told == {
        "lain": Holdings(1, number_of(first)),
        "dibekukan": Holdings(),
        "asing": Holdings(),
    }


def test_it_is_as_it_stood_when_the_step_was_entered(portal: Ports, izin: Ports, nik: str) -> None:
    waiting = apply(portal, nik)
    issued(portal, izin, nik)
    assert found(izin, waiting)["lain"].count == 0
    issued(portal, izin, nik)
    assert decide(portal, izin, waiting, "rina", "baik").ending == "lapsed"
    assert found(izin, waiting)["lain"].count == 2


def test_what_time_leads_to_looks_as_well(portal: Ports, izin: Ports, nik: str) -> None:
    for _ in range(2):
        issued(portal, izin, nik)
    number = apply(portal, nik)
    decide(portal, izin, number, "rina", "kembali")
    later = NOW + timedelta(days=30)
    assert izin.cases.handle(Service(), number, PassTime(), now=later).ending == "lapsed"


def test_a_licence_counts_by_what_became_of_it_and_the_one_a_case_is_about_does_not(
    portal: Ports, izin: Ports, nik: str
) -> None:
    old = issued(portal, izin, nik)
    renewal = apply(portal, nik, Purpose("perpanjangan", number_of(old), old.application))
    assert found(izin, renewal)["lain"] == Holdings()
    decide(portal, izin, renewal, "rina", "baik")
    decide(portal, izin, renewal, "budi", "ditandatangani")
    new = perform(izin, renewal)
    assert found(izin, apply(portal, nik))["lain"] == Holdings(1, number_of(new))
    revocation = apply(portal, nik, Purpose("pencabutan", number_of(new), by=officer("rina")))
    decide(portal, izin, revocation, "budi", "ditandatangani")
    perform(izin, revocation)
    assert found(izin, apply(portal, nik))["lain"] == Holdings()


def test_an_expired_licence_is_told_apart(portal: Ports, izin: Ports, nik: str) -> None:
    issued(portal, izin, nik)
    later = NOW + timedelta(days=400)
    assert later.date() > date(2027, 11, 23)
    typed = {**TYPED, "nik": [nik]}
    receipt = portal.cases.submit(trial(DEFINITION), typed, DOCUMENTS, now=later, purpose=Purpose("baru"))
    told = found(izin, receipt.application)
    assert (told["lain"].count, told["dibekukan"].count) == (0, 1)
