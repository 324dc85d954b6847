"""A permit type whose licences other cases renew and revoke, that hold a grave, and whose applicants may be barred."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.ports import Purpose, Receipt
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.ports.stories import Ports, perform
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial

DEFINITION = """
permit: coba
code: COBA
name: {id: Izin Makam, en: Grave permit}
summary: Untuk mencoba
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  luas: {type: decimal, min: 1}
  petak: {type: text, optional: true}
documents:
  ktp: {accept: [pdf, jpg]}
about: {licence: [coba]}
kinds:
  baru: {}
  perpanjangan: {about: licence, copies: all}
  pencabutan:
    about: {licence: [coba], state: [valid, suspended]}
    by: dpmptsp.petugas_loket
    starts: usul_cabut
    copies: all
reserve:
  petak: {pool: petak, key: form.petak, keep: issued}
steps:
  tanda_tangan:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: terbit, tidak: lalai}
  terbit:
    issue:
      template: licences/coba
      number: "503/{seq:04d}/{year}"
      valid: [{span: 1 year, continues: true}]
      sets: renewed
  lalai:
    close: {}
    bar: {key: form.nama, for: 1 year, reason: {id: Laporan tidak masuk, en: No report}}
  usul_cabut:
    review: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: {to: cabut, reason: true}}
  cabut:
    issue: {template: licences/coba, number: "C/{seq:04d}/{year}", sets: revoked}
"""

A_GRAVE = Purpose("baru")


def apply(
    portal: Ports,
    grave: str = "",
    purpose: Purpose = A_GRAVE,
    *,
    name: str = "Ani Wijaya",
    now: datetime = NOW,
) -> Receipt:
    typed: Mapping[str, Sequence[str]] = {**TYPED, "nama": [name], "petak": [grave]}
    return portal.cases.submit(trial(DEFINITION), typed, DOCUMENTS, now=now, purpose=purpose)


def sign(portal: Ports, izin: Ports, number: ApplicationNumber, outcome: str = "ditandatangani") -> Case:
    """Whoever is asked decides, and what follows is performed."""
    (task,) = izin.cases.view(Service(), number).case.open_tasks
    portal.cases.handle(officer("budi"), number, Decide(task.id, OutcomeId(outcome), "sebab", {}), now=NOW)
    return perform(izin, number)


def issued(portal: Ports, izin: Ports, grave: str = "") -> Case:
    return sign(portal, izin, apply(portal, grave).application)


def about(case: Case, kind: str = "perpanjangan") -> Purpose:
    """What the holder of a case's licence applies for, having proved its PIN."""
    (licence,) = case.licences.values()
    return Purpose(kind, licence.number, case.application)


def revocation(case: Case) -> Purpose:
    (licence,) = case.licences.values()
    return Purpose("pencabutan", licence.number, by=officer("rina"))
