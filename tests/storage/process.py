"""A small permit type and its officers, used by every suite on storage."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Protocol

from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, read_register
from licensing.definition.checking import Checked, checked
from licensing.definition.surroundings import Surroundings
from licensing.forms.files import Files, StoredFile
from licensing.ports import Archive, Published
from licensing.process.graph import Process
from licensing.words.identifiers import Digest, DocumentId, OfficerId

REGISTER = """
city: {name: Kota Contoh, government: Pemerintah Kota Contoh, place: Contoh}
agencies:
  dpmptsp:
    name: Dinas Perizinan
    short: DPMPTSP
    roles: {petugas_loket: Petugas loket, kepala_dinas: Kepala Dinas}
  dinkes:
    name: Dinas Kesehatan
    short: Dinkes
    roles: {tim_teknis: Tim teknis}
  dlh:
    name: Dinas Lingkungan Hidup
    short: DLH
    roles: {tim_teknis: Tim teknis}
  kecamatan:
    name: Kecamatan
    short: Kecamatan
    places: [Utara, Selatan Daya]
    roles: {camat: Camat}
officers:
  rina: {name: Rina, nip: "199001012015012001", position: Petugas, roles: [dpmptsp.petugas_loket]}
  joko: {name: Joko, nip: "199002022015011001", position: Petugas, roles: [dpmptsp.petugas_loket]}
  budi: {name: Budi, nip: "197001012000011001", position: Kepala Dinas, roles: [dpmptsp.kepala_dinas]}
  sari: {name: drg. Sari, nip: "198001012005012001", position: Tim teknis, roles: [dinkes.tim_teknis]}
  dewi: {name: Dewi, nip: "198501012008012001", position: Tim teknis, roles: [dlh.tim_teknis]}
  uli: {name: Uli, nip: "198501012008012002", position: Camat, roles: [kecamatan.camat@utara]}
  sela: {name: Sela, nip: "198501012008012003", position: Camat, roles: [kecamatan.camat@selatan_daya]}
"""

DEFINITION = """
permit: coba
code: COBA
name: {id: Izin Coba, en: Trial permit}
summary: Untuk mencoba
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
  luas: {type: decimal, min: 1}
documents:
  ktp: {accept: [pdf, jpg]}
steps:
  kelengkapan:
    review: {by: dpmptsp.petugas_loket, within: 1 working day}
    outcomes: {lengkap: rekomendasi, kembalikan: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
  rekomendasi:
    consultation:
      ask: [{by: dinkes.tim_teknis, within: 2 working days}]
      veto: [ditolak]
    outcomes: {disetujui: tanda_tangan, ditolak: {to: penolakan, reason: true}}
  tanda_tangan:
    signature: {by: dpmptsp.kepala_dinas, not_by: [kelengkapan, rekomendasi]}
    outcomes: {ditandatangani: terbit}
  terbit:
    issue: {template: licences/coba, number: "503/{seq:04d}/{year}", valid: 5 years}
  penolakan:
    refuse: {template: licences/coba, number: "T/{seq}/{year}"}
  gugur: {close: {}}
"""

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""A Monday, ten in the morning in the city."""

TYPED = {"nama": ["Ani Wijaya"], "surel": ["ani@contoh.id"], "telepon": ["081234567890"], "luas": ["1,5"]}

KTP = StoredFile("uploads/ktp", Digest("a" * 64), "application/pdf", 1024, "ktp.pdf")
DOCUMENTS: Files = {DocumentId("ktp"): KTP}
LICENCE = StoredFile("licences/x.pdf", Digest("b" * 64), "application/pdf", 4096, "izin.pdf")


class _Templates:
    def get(self, name: str) -> str | None:
        return "text"

    def names(self) -> tuple[str, ...]:
        return ("licences/coba",)

    def fonts(self) -> Mapping[str, bytes]:
        return {}


@cache
def register() -> AgencyRegister:
    return read_register(REGISTER, "agencies.yaml")


@cache
def drawn_up(definition: str = DEFINITION) -> Checked:
    # Whoever confirms payments keeps the books; what the officers of these tests see stays as it is.
    keeping = REGISTER.replace("Petugas loket,", "{id: Petugas loket, en: Counter officer, books: true},")
    city = read_register(keeping, "agencies.yaml")
    return checked(definition, "coba.yaml", Surroundings(city, _Templates(), {}))


def trial(definition: str = DEFINITION) -> Process:
    return drawn_up(definition).process


class WithArchive(Protocol):
    """Records, or what stands in their place."""

    @property
    def archive(self) -> Archive: ...


def publish(
    records: WithArchive, definition: str = DEFINITION, *, at: datetime = NOW
) -> tuple[Published, bool]:
    made = drawn_up(definition)
    return records.archive.publish(made.process, made.bundle, now=at)


def officer(id: str) -> Officer:
    return register().officers[OfficerId(id)]
