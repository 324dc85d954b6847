"""A permit type with lines of their own, a correction in each, and two licences, one of which begins later."""

from functools import cache

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process

PERMIT = """
permit: reklame
code: REKLAME
name: {id: Izin Reklame, en: Sign permit}
summary: {id: Untuk papan reklame., en: For signs.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  ukuran: {type: decimal, min: 1, label: {id: Ukuran (m2), en: Size (m2)}}
  mulai: {type: date, label: {id: Tanggal mulai, en: First day}}
steps:
  pemeriksaan:
    name: {id: Pemeriksaan bersama, en: Joint examination}
    together:
      members:
        meja:
          name: {id: Kajian meja, en: Desk review}
          steps:
            kajian:
              name: {id: Kajian gambar, en: Review of drawings}
              review: {by: dinkes.tim_teknis, within: 2 working days}
              outcomes:
                sesuai: {end: disetujui}
                keliru: {end: diperbaiki, reason: true}
                kurang: {to: lengkapi, reason: true}
                tidak: {end: ditolak, reason: true}
            lengkapi:
              name: {id: Perbaikan gambar, en: Correction of drawings}
              correction: {within: 7 days, then: kajian}
        lapangan:
          name: {id: Kunjungan lapangan, en: Visit on site}
          within: 5 working days
          source: "[ilustrasi]"
          steps:
            kunjungan:
              name: {id: Kunjungan, en: Visit}
              review: {by: dlh.tim_teknis, within: 3 working days}
              outcomes:
                layak: {end: disetujui}
                lain: {end: diperbaiki, reason: true}
                ulang: {to: siapkan, reason: true}
                tidak: {end: ditolak, reason: true}
            siapkan:
              name: {id: Persiapan lokasi, en: Preparation of the site}
              correction: {within: 14 days, then: kunjungan}
      veto: [ditolak]
    outcomes:
      disetujui: {to: sementara, label: {id: Disetujui, en: Approved}}
      diperbaiki: {to: perbaikan, label: {id: Diperbaiki, en: Corrected}}
      ditolak: {to: penolakan, label: {id: Ditolak, en: Refused}}
  perbaikan:
    name: {id: Perbaikan permohonan, en: Correction of the application}
    correction: {within: 14 days, then: pemeriksaan}
  sementara: {issue: {template: licences/coba, number: "503/{seq:04d}/SEMENTARA/{year}", valid: 1 month, then: ukur}}
  ukur:
    name: {id: Pengukuran akhir, en: Final measuring}
    review: {by: dpmptsp.petugas_loket, within: 1 working day}
    outcomes: {sesuai: terbit}
  terbit:
    issue:
      template: licences/coba
      number: "503/{seq:04d}/REKLAME/{year}"
      valid: [{since: mulai, span: 1 year}]
  penolakan: {refuse: {template: refusals/coba, number: "T/{seq}/{year}"}}
"""


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))
