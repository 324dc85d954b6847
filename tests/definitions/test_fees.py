"""The worked examples of fees, computed by definitions from the shipped tables, to the rupiah."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from features.quoting import APPLICANT, CONTACT, HEADER, OneTemplate, read_city
from licensing.definition.checking import check, checked, restore
from licensing.definition.surroundings import Surroundings
from licensing.forms.moments import SUBMITTED
from licensing.forms.reading import read_form
from licensing.process.graph import Process
from licensing.values.looking import Looked
from licensing.values.types import Facts
from tests.definitions.cases import shipped

TODAY = date(2026, 11, 27)
STEPS = """steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: gugur}
  gugur: {close: {}}
"""
PBG = """
  fungsi: {type: choice, of: [hunian, campuran, usaha, keagamaan, khusus, sosial_budaya]}
  skala: {type: choice, of: [umkm, besar], when: form.fungsi == "usaha"}
  klasifikasi: {type: choice, of: [sederhana, tidak_sederhana]}
  permanensi: {type: choice, of: [permanen, nonpermanen]}
  kegiatan:
    type: choice
    of:
      [baru, rehab_sedang, rehab_berat, pelestarian_pratama, pelestarian_madya, pelestarian_utama, perluasan, eksisting]
  lantai: {type: integer, min: 1, max: 10}
  luas_lantai: {type: decimal, min: 1, max: 100000}
  lapis_basemen: {type: integer, min: 0, max: 6}
  luas_basemen: {type: decimal, min: 0, max: 100000}
  negara: {type: boolean}
values:
  luas: form.luas_lantai + form.luas_basemen
  fungsi:
    - {when: form.fungsi == "hunian" && form.klasifikasi == "sederhana", is: '"hunian_sederhana"'}
    - {when: form.fungsi == "campuran" && values.luas <= 500, is: '"campuran_kecil"'}
    - {when: form.fungsi == "usaha" && form.skala == "umkm", is: '"usaha_umkm"'}
    - {is: form.fungsi}
  indeks_fungsi: {table: pbg_fungsi, by: [values.fungsi]}
  indeks_kegiatan: {table: pbg_kegiatan, by: [form.kegiatan]}
  bobot_kompleksitas: {table: pbg_parameter, by: ['"kompleksitas"', form.klasifikasi], take: bobot}
  kompleksitas: {table: pbg_parameter, by: ['"kompleksitas"', form.klasifikasi], take: indeks}
  bobot_permanensi: {table: pbg_parameter, by: ['"permanensi"', form.permanensi], take: bobot}
  permanensi: {table: pbg_parameter, by: ['"permanensi"', form.permanensi], take: indeks}
  bobot_ketinggian: {table: pbg_parameter, by: ['"ketinggian"', '"koefisien"'], take: bobot}
  kl: {table: pbg_lantai, by: [form.lantai]}
  kb: {table: pbg_basemen, by: [form.lapis_basemen]}
  shst: {table: shst, by: ['"tangsel"'], take: shst}
  ilo: {table: shst, by: ['"tangsel"'], take: ilo}
  koefisien:
    - {when: values.luas > 0, is: (form.luas_lantai * values.kl + form.luas_basemen * values.kb) / values.luas}
    - {is: 0}
  dasar: values.bobot_kompleksitas * values.kompleksitas + values.bobot_permanensi * values.permanensi
  it: values.indeks_fungsi * (values.dasar + values.bobot_ketinggian * values.koefisien) * values.fm
  fm: "form.negara ? 0 : 1"
  tinggi_simbg: cut(values.bobot_ketinggian * cut(values.koefisien, 3), 3)
  it_simbg: round(values.indeks_fungsi * (values.dasar + values.tinggi_simbg) * values.fm, 3)
  per_m2: values.ilo * values.shst
  exact: {money: values.luas * values.per_m2 * values.it * values.indeks_kegiatan, round: down 1}
  simbg: {money: values.luas * values.per_m2 * values.it_simbg * values.indeks_kegiatan, round: down 1}
"""
REKLAME = """
  kelas_jalan: {type: choice, of: [negara_tol, provinsi, kota, lingkungan]}
  jenis_media: {type: choice, of: [papan, videotron, neon_box, baliho, kain, stiker, berjalan, udara, selebaran]}
  sifat: {type: choice, of: [permanen, nonpermanen]}
  panjang: {type: decimal, min: 0.1, max: 100}
  lebar: {type: decimal, min: 0.1, max: 100}
  sisi: {type: integer, min: 1, max: 6}
  jumlah: {type: integer, min: 1, max: 1000}
  mulai: {type: date}
  selesai: {type: date}
values:
  luas: form.panjang * form.lebar * form.sisi * form.jumlah
  lama: days(form.mulai, form.selesai)
  nspr: {table: nspr_reklame, by: [form.kelas_jalan]}
  nsr: {table: nsr_insidentil, by: [form.jenis_media], day: form.mulai}
  pajak:
    label: {id: Pajak reklame, en: Advertising tax}
    money:
      - {when: form.sifat == "permanen", is: values.nspr * values.luas * values.lama / 365 * 0.25}
      - {is: values.nsr * values.luas * values.lama * 0.25}
    round: down 1
  pajak_dki: {money: 125000 * values.luas * values.lama * 0.25, round: down 1}
"""
MAKAM = """
  blok: {type: choice, of: [a, b, c, d]}
  warga: {type: boolean, optional: true}
  miskin: {type: boolean, optional: true}
  periode: {type: integer, min: 1, max: 3}
values:
  tarif: {table: makam, by: [form.blok]}
  retribusi:
    money:
      - {when: form.miskin, is: 0}
      - {when: form.warga, is: values.tarif * form.periode}
      - {is: values.tarif * form.periode * 4}
"""
ASET = """
  aset: {type: choice, of: [gedung_serbaguna, tanah]}
  luas: {type: decimal, min: 1, max: 100000, when: form.aset == "tanah"}
  bulan: {type: integer, min: 1, max: 60, when: form.aset == "tanah"}
  hari: {type: integer, min: 1, max: 60, when: form.aset == "gedung_serbaguna"}
values:
  tarif: {table: sewa_aset, by: [form.aset], take: tarif}
  kebersihan: {table: sewa_aset, by: [form.aset], take: kebersihan}
  banyak:
    - {when: form.aset == "tanah", is: form.luas * form.bulan}
    - {is: form.hari}
  retribusi: {money: values.tarif * values.banyak * (1 + values.kebersihan), round: half_up 100}
"""
CITY = read_city()


def around() -> Surroundings:
    return Surroundings(CITY, OneTemplate(), {}, lookups=shipped().lookups)


def text_of(form: str) -> str:
    return HEADER + CONTACT + form.removeprefix("\n") + STEPS


def process_of(form: str) -> Process:
    return check(text_of(form), "contoh.yaml", around())


def shown(process: Process, answers: Mapping[str, str], *, submitted: date = TODAY) -> dict[str, str]:
    typed = {id: (text,) for id, text in {**APPLICANT, **answers}.items()}
    day: Facts = {SUBMITTED: submitted}
    read, wrong = read_form(process.form, typed, day)
    assert wrong == {}
    return {value.id: value.show(process.form, read, day) for value in process.values}


HOUSE = {
    "fungsi": "hunian",
    "klasifikasi": "sederhana",
    "permanensi": "permanen",
    "kegiatan": "baru",
    "lantai": "1",
    "luas_lantai": "72",
    "lapis_basemen": "0",
    "luas_basemen": "0",
    "negara": "tidak",
}
TWO_FLOORS = {**HOUSE, "klasifikasi": "tidak_sederhana", "lantai": "2", "luas_lantai": "150"}
SHOP = {
    **TWO_FLOORS,
    "fungsi": "usaha",
    "skala": "besar",
    "lantai": "3",
    "luas_lantai": "600",
    "lapis_basemen": "1",
    "luas_basemen": "200",
}


@pytest.mark.parametrize(
    ("answers", "exact", "simbg"),
    [
        (HOUSE, "Rp388.800", "Rp388.800"),
        (TWO_FLOORS, "Rp1.181.925", "Rp1.183.500"),
        (SHOP, "Rp26.369.700", "Rp26.352.000"),
        ({**TWO_FLOORS, "kegiatan": "rehab_sedang"}, "Rp265.933", "Rp266.287"),
        ({**TWO_FLOORS, "negara": "true"}, "Rp0", "Rp0"),
        ({**HOUSE, "fungsi": "keagamaan"}, "Rp0", "Rp0"),
    ],
)
def test_the_retribution_of_a_building_comes_out_exact_and_as_the_building_system_rounds(
    answers: Mapping[str, str], exact: str, simbg: str
) -> None:
    told = shown(process_of(PBG), answers)
    assert (told["exact"], told["simbg"]) == (exact, simbg)


BILLBOARD = {
    "kelas_jalan": "provinsi",
    "jenis_media": "papan",
    "sifat": "permanen",
    "panjang": "4",
    "lebar": "6",
    "sisi": "1",
    "jumlah": "1",
    "mulai": "01-12-2026",
    "selesai": "30-11-2027",
}
CLOTH = {
    **BILLBOARD,
    "jenis_media": "kain",
    "sifat": "nonpermanen",
    "panjang": "1",
    "jumlah": "10",
    "selesai": "14-12-2026",
}
BALIHO = {**CLOTH, "panjang": "4", "lebar": "2", "jumlah": "1", "selesai": "30-12-2026"}


@pytest.mark.parametrize(
    ("answers", "submitted", "name", "tax"),
    [
        (BILLBOARD, TODAY, "pajak", "Rp2.220.000"),
        ({**BILLBOARD, "kelas_jalan": "kota"}, date(2014, 5, 2), "pajak", "Rp1.500.000"),
        (CLOTH, TODAY, "pajak", "Rp1.050.000"),
        (
            {**CLOTH, "panjang": "4", "lebar": "2", "jumlah": "1", "selesai": "30-12-2026"},
            TODAY,
            "pajak_dki",
            "Rp7.500.000",
        ),
    ],
)
def test_the_tax_on_advertising(answers: Mapping[str, str], submitted: date, name: str, tax: str) -> None:
    assert shown(process_of(REKLAME), answers, submitted=submitted)[name] == tax


def test_the_row_in_force_on_the_day_of_the_application_counts() -> None:
    process, last = process_of(REKLAME), date(2021, 12, 31)
    days = (date(2010, 12, 31), date(2011, 1, 1), last, last + timedelta(days=1))
    found = [shown(process, BILLBOARD, submitted=day)["nspr"] for day in days]
    assert found == ["0", "275.000", "275.000", "370.000"]


@pytest.mark.parametrize(
    ("answers", "fee"),
    [
        ({"blok": "a", "warga": "tidak", "miskin": "tidak", "periode": "1"}, "Rp1.000.000"),
        ({"blok": "a", "warga": "true", "miskin": "tidak", "periode": "1"}, "Rp250.000"),
        ({"blok": "c", "warga": "true", "miskin": "tidak", "periode": "2"}, "Rp300.000"),
        ({"blok": "a", "warga": "tidak", "miskin": "true", "periode": "1"}, "Rp0"),
    ],
)
def test_the_fee_for_a_grave(answers: Mapping[str, str], fee: str) -> None:
    assert shown(process_of(MAKAM), answers)["retribusi"] == fee


@pytest.mark.parametrize(
    ("answers", "fee"),
    [
        ({"aset": "gedung_serbaguna", "hari": "2"}, "Rp3.300.000"),
        ({"aset": "tanah", "luas": "100", "bulan": "6"}, "Rp6.000.000"),
    ],
)
def test_the_rent_of_what_the_city_owns(answers: Mapping[str, str], fee: str) -> None:
    assert shown(process_of(ASET), answers)["retribusi"] == fee


def test_a_case_computes_with_the_tables_of_its_bundle() -> None:
    published = checked(text_of(REKLAME), "contoh.yaml", around())
    restored = restore(published.bundle)
    assert {"tables/nspr_reklame.csv", "tables/nsr_insidentil.csv"} <= {*published.bundle.parts}
    assert "tables/makam.csv" not in published.bundle.parts
    assert shown(restored, BILLBOARD) == shown(published.process, BILLBOARD)


def test_another_tariff_is_another_bundle() -> None:
    lookups = shipped().lookups
    table = lookups.tables["nspr_reklame"]
    rows = tuple(replace(row, numbers={"nspr": "400000"}) for row in table.rows)
    dearer = {**lookups.tables, "nspr_reklame": replace(table, rows=rows)}
    before = checked(text_of(REKLAME), "contoh.yaml", around())
    other = replace(around(), lookups=replace(lookups, tables=dearer))
    after = checked(text_of(REKLAME), "contoh.yaml", other)
    assert before.bundle.digest != after.bundle.digest
    assert shown(restore(before.bundle), BILLBOARD)["pajak"] == "Rp2.220.000"
    assert shown(restore(after.bundle), BILLBOARD)["pajak"] == "Rp2.400.000"


def test_the_district_of_every_ward_is_known_to_the_checker() -> None:
    form = "\n  kelurahan: {type: choice, codes: kelurahan}\nvalues:\n"
    form += "  kecamatan: {column: kecamatan, of: kelurahan, at: form.kelurahan}\n"
    process = check(text_of(form), "contoh.yaml", shipped_with_one_template())
    (value,) = process.values
    assert isinstance(value.typed.term, Looked)
    wards = process.form.fields[-1].choices or {}
    told = {shown(process, {"kelurahan": ward})["kecamatan"] for ward in wards}
    assert all(shown(process, {"kelurahan": ward})["kecamatan"] in label.id for ward, label in wards.items())
    assert len(told) == 7


def shipped_with_one_template() -> Surroundings:
    return replace(shipped(), register=CITY, templates=OneTemplate(), template_files={})
