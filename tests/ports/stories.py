"""What the suite on ports asks for, and the parts of the trial permit's story that only Izin itself can tell."""

from typing import Protocol

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.ports import Accounts, Drafts, Guesses, Incoming, People, Receipts, Scarce, Treasury
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber
from tests.storage.process import DEFINITION, NOW, WithArchive, officer
from tests.storage.stories import WithCases, complete, decide, result, signed

GOES_ON = (
    DEFINITION.replace("valid: 5 years}", "valid: 5 years, then: pemeriksaan_akhir}")
    + """
  pemeriksaan_akhir:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {sesuai: terbit_lagi, ubah: {to: perbaikan_akhir, reason: true}}
  perbaikan_akhir:
    correction: {within: 14 days, on_silence: gugur, then: pemeriksaan_akhir, changes: [form.nama]}
  terbit_lagi:
    issue: {template: licences/coba, number: "504/{seq:04d}/{year}", valid: 1 year}
"""
)
"""A definition whose cases go on after their licence, may still be corrected, and get a second one."""


WITH_A_SLIP = DEFINITION.replace("lengkap: rekomendasi", "lengkap: surat_sementara").replace(
    "  rekomendasi:\n",
    "  surat_sementara:\n    letter: {template: licences/coba, provisional: true, then: rekomendasi}\n"
    "  rekomendasi:\n",
    1,
)
"""A definition whose cases get a provisional letter before their licence."""

WITH_A_CARD = DEFINITION.replace(
    "valid: 5 years}",
    "valid: 5 years, also: {kartu: {label: {id: Kartu pengawasan, en: Control card}, template: licences/coba,"
    ' number: "551/{seq:04d}/{year}", valid: 1 year}}}',
)
"""A definition whose licences come with a card."""


class Ports(WithArchive, WithCases, Protocol):
    """What both people and Izin itself stand on."""

    @property
    def accounts(self) -> Accounts: ...

    @property
    def people(self) -> People: ...

    @property
    def drafts(self) -> Drafts: ...
    @property
    def guesses(self) -> Guesses: ...
    @property
    def scarce(self) -> Scarce: ...
    @property
    def receipts(self) -> Receipts: ...
    @property
    def treasury(self) -> Treasury: ...
    @property
    def incoming(self) -> Incoming: ...


def perform(izin: Ports, application: ApplicationNumber) -> Case:
    """Do everything the case owes."""
    while owed := izin.cases.view(Service(), application).case.owed:
        for effect in owed.values():
            report = ReportEffect(effect.key, result(effect))
            izin.cases.handle(Service(), application, report, now=NOW)
    return izin.cases.view(Service(), application).case


def issued(portal: Ports, izin: Ports, process: Process | None = None) -> Case:
    """A case whose licence was issued."""
    return perform(izin, signed(portal, process))


def refused(portal: Ports, izin: Ports) -> Case:
    """A case that was refused, with its letter registered."""
    application = complete(portal)
    decide(portal, officer("sari"), application, "rekomendasi", "ditolak")
    return perform(izin, application)
