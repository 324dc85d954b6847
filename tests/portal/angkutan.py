"""A permit type with a line for each vehicle, a panel, a visit and a report that open on a day, and minutes."""

from functools import cache

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process

PERMIT = """
language: 2
permit: angkutan
code: ANGKUTAN
name: {id: Izin Angkutan, en: Transport permit}
summary: {id: Untuk armada., en: For fleets.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  armada:
    type: list
    rows: 1..4
    label: {id: Armada, en: Fleet}
    form:
      tnkb: {type: text, max_length: 40, label: {id: Nomor kendaraan, en: Registration}}
      tahun: {type: text, pattern: "20[0-9]{2}", label: {id: Tahun pembuatan, en: Year of make}}
steps:
  pemeriksaan:
    name: {id: Pemeriksaan kendaraan, en: Inspection of the vehicle}
    each:
      over: form.armada
      label: armada.tnkb
      steps:
        uji:
          name: {id: Uji laik jalan, en: Roadworthiness test}
          review: {by: dinkes.tim_teknis, within: 2 working days}
          outcomes:
            laik: {end: laik, label: {id: Laik jalan, en: Roadworthy}}
            tidak: {end: tidak_laik, reason: true, label: {id: Tidak laik jalan, en: Not roadworthy}}
    outcomes:
      laik: {to: penugasan, label: {id: Laik, en: Fit}}
      tidak_laik: {to: gugur, label: {id: Tidak laik, en: Unfit}}
  penugasan:
    name: {id: Penugasan tim, en: Naming of the team}
    review: {by: dpmptsp.kepala_dinas}
    form:
      anggota: {type: people, of: dpmptsp.petugas_loket, count: 2, label: {id: Anggota tim, en: Members of the team}}
      tanggal: {type: date, label: {id: Tanggal kunjungan, en: Day of the visit}}
    outcomes: {ditugaskan: {to: kunjungan, label: {id: Tugaskan, en: Name them}}}
  kunjungan:
    name: {id: Kunjungan ke pul, en: Visit to the depot}
    review:
      by: dpmptsp.petugas_loket
      members: penugasan.anggota
      opens: 1 working day before penugasan.tanggal
      minutes: {template: letters/coba, number: "BA/{seq:03d}/{year}"}
    outcomes: {layak: {to: terbit, label: {id: Layak, en: Suitable}}}
  terbit:
    issue: {template: licences/coba, number: "503/{seq:04d}/{year}", valid: 1 year, then: laporan}
  laporan:
    name: {id: Laporan armada, en: Report on the fleet}
    request: {opens: 30 days after submitted, within: 14 days, on_silence: gugur, then: selesai}
    form: {kilometer: {type: integer, label: {id: Kilometer, en: Kilometres}}}
  selesai: {close: {}}
  gugur: {close: {}}
"""
FORM = {
    "nama": ("Ayu Lestari",),
    "surel": ("ayu@contoh.id",),
    "telepon": ("081234567890",),
    "armada.1.tnkb": ("B 7001 WTA",),
    "armada.1.tahun": ("2018",),
    "armada.2.tnkb": ("B 7002 WTA",),
    "armada.2.tahun": ("2024",),
    "armada.3.tnkb": ("B 7003 WTA dengan nama yang sangat panja",),
    "armada.3.tahun": ("2021",),
}


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))
