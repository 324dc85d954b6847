"""A permit type with every kind of field, four agencies and a correction, for the portal's suite."""

from functools import cache

from licensing.city.register import AgencyRegister, read_register
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import OfficerId

REGISTER = """
city: {name: Kota Contoh, government: Pemerintah Kota Contoh, place: Contoh}
counters: [dpmptsp.petugas_loket]
agencies:
  dpmptsp:
    name: Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu
    short: DPMPTSP
    phone: "021-5550101"
    roles: {petugas_loket: {id: Petugas loket, en: Front desk}, kepala_dinas: {id: Kepala Dinas, en: Head}}
  dinkes: {name: Dinas Kesehatan, short: Dinkes, roles: {tim_teknis: Tim teknis}}
  dlh: {name: Dinas Lingkungan Hidup, short: DLH, roles: {tim_teknis: Tim teknis}}
  bkad: {name: Badan Keuangan dan Aset Daerah, short: BKAD, roles: {tim_teknis: Tim teknis}}
officers:
  rina: {name: Rina Kartika, nip: "199001012015012001", position: Petugas loket, roles: [dpmptsp.petugas_loket]}
  joko: {name: Joko Susilo, nip: "199002022015011001", position: Petugas loket, roles: [dpmptsp.petugas_loket]}
  budi: {name: Budi Hartono, nip: "197001012000011001", position: Kepala Dinas, roles: [dpmptsp.kepala_dinas]}
  sari: {name: drg. Sari Dewanti, nip: "198001012005012001", position: Tim teknis, roles: [dinkes.tim_teknis]}
  dewi: {name: Dewi Lestari, nip: "198501012008012001", position: Tim teknis, roles: [dlh.tim_teknis]}
  anton: {name: Anton Wijaya, nip: "198601012008011001", position: Tim teknis, roles: [bkad.tim_teknis]}
"""

PERMIT = """
permit: coba
code: COBA
name: {id: Izin Coba, en: Trial permit}
summary: {id: Untuk mencoba semua jenis isian., en: Tries every kind of field.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020, articles: "2"}]
time_limit: {starts: kelengkapan.lengkap, within: 5 working days}
standard:
  requirements: auto
  procedure: auto
  time: auto
  fee: {id: Tidak dipungut biaya., en: Free of charge.}
  product: auto
  complaints: Lewat SP4N-LAPOR!
  legal_basis: auto
  facilities: Loket
  competence: Sarjana
  supervision: Inspektorat
  staff: Enam orang
  service_guarantee: Maklumat pelayanan
  safety_guarantee: Dokumen bertanda tangan elektronik
  evaluation: Survei kepuasan setahun sekali
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}, max_length: 80}
  nik: {type: nik, label: NIK}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  lahir: {type: date, label: {id: Tanggal lahir, en: Date of birth}, optional: true}
  kodepos: {type: postcode, label: {id: Kode pos, en: Postcode}, optional: true}
  luas: {type: decimal, min: 1, label: {id: Luas (m2), en: Area (m2)}}
  modal: {type: money, optional: true, label: {id: Modal, en: Capital}}
  jenis:
    type: choice
    label: {id: Jenis tempat, en: Kind of place}
    of: {mandiri: {id: Mandiri, en: Alone}, bersama: {id: Bersama, en: Together}}
  rekan: {type: text, label: {id: Nama rekan, en: Partner}, when: form.jenis == "bersama"}
  hari: {type: choices, of: [senin, selasa, rabu], optional: true, label: {id: Hari buka, en: Open on}}
  catatan: {type: textarea, optional: true, label: {id: Catatan, en: Notes}}
  parkir: {type: boolean, label: {id: Ada tempat parkir, en: Has parking}}
  alat:
    type: list
    label: {id: Alat, en: Equipment}
    rows: 1..3
    optional: true
    form:
      nama: {type: text, label: {id: Nama alat, en: Name}}
      bekas: {type: boolean, label: {id: Bekas, en: Used}}
      tahun: {type: integer, min: 1950, max: 2026, when: alat.bekas, label: {id: Tahun, en: Year}}
    values: {umur: "alat.bekas ? 2026 - alat.tahun : 0"}
values:
  dua_kali: form.luas * 2
  retribusi: {label: {id: Retribusi, en: Fee}, money: form.luas * 1234.5, round: half_up 100}
documents:
  ktp: {label: KTP, accept: [pdf, jpg], max_mb: 1}
  denah: {label: {id: Denah, en: Plan}, accept: [pdf, png], when: form.jenis == "bersama"}
steps:
  kelengkapan:
    name: {id: Pemeriksaan kelengkapan, en: Completeness check}
    review: {by: dpmptsp.petugas_loket, within: 1 working day}
    outcomes:
      lengkap: {to: rekomendasi, label: {id: Berkas lengkap, en: Complete}}
      kembalikan: {to: perbaikan, reason: true, label: {id: Kembalikan, en: Return}}
  perbaikan:
    name: {id: Perbaikan oleh pemohon, en: Correction}
    correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
  rekomendasi:
    name: {id: Rekomendasi teknis, en: Technical opinions}
    consultation:
      ask:
        - {by: dinkes.tim_teknis, within: 2 working days}
        - {by: dlh.tim_teknis, within: 2 working days}
      veto: [ditolak]
    form:
      nomor: {type: text, label: {id: Nomor rekomendasi, en: Opinion number}}
    outcomes: {disetujui: tanda_tangan, ditolak: {to: penolakan, reason: true}}
  tanda_tangan:
    name: {id: Tanda tangan, en: Signature}
    signature: {by: dpmptsp.kepala_dinas, within: 1 working day, not_by: [kelengkapan, rekomendasi]}
    outcomes: {ditandatangani: terbit}
  terbit: {issue: {template: licences/coba, number: "503/{seq:04d}/COBA/{year}", valid: 5 years}}
  penolakan: {refuse: {template: refusals/coba, number: "T/{seq}/{year}"}}
  gugur: {close: {}}
"""

PASSWORDS = {OfficerId(id): f"kata sandi {id}" for id in ("rina", "joko", "budi", "sari", "dewi", "anton")}


@cache
def register() -> AgencyRegister:
    return read_register(REGISTER, "agencies.yaml")


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))
