"""Every shipped fee, worked out a second time: in fractions, by hand, from the tables as they stand in their files.

Nothing of the product is used for it but the texts of the tables, so the two can only agree where both are right.
"""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.forms.answers import Answer
from licensing.forms.moments import SUBMITTED
from licensing.process.explaining import calculation
from licensing.words.identifiers import FieldId
from tests.definitions.cases import DEFINITIONS, process_of, shipped

DAYS = st.dates(date(2022, 1, 1), date(2030, 12, 31))
SIZES = st.decimals(1, 100_000, places=2)
NO_ROWS: tuple[Mapping[FieldId, str], ...] = ()


def row(table: str, *key: str, on: date) -> dict[str, str]:
    """The line of a table's file that has this key and is in force on a day."""
    with (DEFINITIONS / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        names = csv.DictReader(lines)
        found = [
            each
            for each in names
            if tuple(each.values())[: len(key)] == key
            and date.fromisoformat(each["from"]) <= on
            and (not each["until"] or on <= date.fromisoformat(each["until"]))
        ]
    (line,) = found
    return line


def number(table: str, *key: str, on: date, take: str) -> Fraction:
    return Fraction(row(table, *key, on=on)[take])


def cut(value: Fraction, places: int) -> Fraction:
    return Fraction(floor(value * 10**places), 10**places)


def half_up(value: Fraction, unit: Fraction) -> Fraction:
    return floor(value / unit + Fraction(1, 2)) * unit


def assessed(permit: str, name: str, answers: Mapping[str, Answer], on: date) -> int:
    process = process_of(permit, shipped())
    (value,) = (each for each in process.values if each.id == name)
    given = {FieldId(id): answer for id, answer in answers.items()}
    amount = calculation(process, value, given, {SUBMITTED: on, "kind": "baru"}).comes_to
    assert isinstance(amount, int)
    return amount


@st.composite
def buildings(draw: st.DrawFn) -> dict[str, Answer]:
    use = draw(st.sampled_from(("hunian", "keagamaan", "usaha", "sosial_budaya", "khusus", "campuran")))
    levels = draw(st.integers(0, 6))
    small = st.decimals(1, 600, places=2)
    outside = st.fixed_dictionaries(
        {
            "volume": st.decimals("0.1", 1_000, places=3).map(str),
            "harga": st.integers(0, 1_000_000),
            "jenis": st.just("pagar"),
            "satuan": st.just("m"),
        }
    )
    works = ("baru", "rehab_sedang", "rehab_berat", "pelestarian_pratama", "pelestarian_madya")
    answers: dict[str, Answer] = {
        "fungsi_bg": use,
        "klasifikasi": draw(st.sampled_from(("sederhana", "tidak_sederhana"))),
        "permanensi": draw(st.sampled_from(("permanen", "nonpermanen"))),
        "kegiatan": draw(st.sampled_from((*works, "pelestarian_utama", "perluasan", "eksisting"))),
        "jumlah_lantai": draw(st.integers(1, 10)),
        "luas_lantai": str(draw(SIZES | small)),
        "lapis_basemen": levels,
        "kepemilikan": draw(st.sampled_from(("swasta", "negara"))),
    }
    if use == "usaha":
        answers["skala_usaha"] = draw(st.sampled_from(("umkm", "besar")))
    if levels:
        answers["luas_basemen"] = str(draw(SIZES))
    rows = tuple(
        {FieldId(id): cell for id, cell in each.items()} for each in draw(st.lists(outside, max_size=3))
    )
    return answers | ({"prasarana": rows} if rows else {})


def building_by_hand(answers: Mapping[str, Answer], on: date) -> tuple[int, int]:
    """The charge, exact and as SIMBG rounds it on the way."""
    size, below = Fraction(str(answers["luas_lantai"])), Fraction(str(answers.get("luas_basemen", 0)))
    use, is_simple = str(answers["fungsi_bg"]), answers["klasifikasi"] == "sederhana"
    if use == "hunian" and is_simple:
        use = "hunian_sederhana"
    elif use == "campuran" and size + below <= 500:
        use = "campuran_kecil"
    elif use == "usaha" and answers["skala_usaha"] == "umkm":
        use = "usaha_umkm"
    of_use = number("pbg_fungsi", use, on=on, take="indeks")
    of_works = number("pbg_kegiatan", str(answers["kegiatan"]), on=on, take="indeks")
    price = row("shst", "tangsel", on=on)
    for_each = Fraction(price["shst"]) * Fraction(price["ilo"])
    parts = (("kompleksitas", str(answers["klasifikasi"])), ("permanensi", str(answers["permanensi"])))
    basis = sum(
        number("pbg_parameter", *part, on=on, take="bobot")
        * number("pbg_parameter", *part, on=on, take="indeks")
        for part in parts
    )
    weight = number("pbg_parameter", "ketinggian", "koefisien", on=on, take="bobot")
    floors = number("pbg_lantai", str(answers["jumlah_lantai"]), on=on, take="koefisien")
    basement = number("pbg_basemen", str(answers["lapis_basemen"]), on=on, take="koefisien")
    height = (size * floors + below * basement) / (size + below)
    owned = 0 if answers["kepemilikan"] == "negara" else 1
    rows = answers.get("prasarana", NO_ROWS)
    assert isinstance(rows, tuple)
    outside = Fraction(0)
    for each in rows:
        assert not isinstance(each, str)
        outside += Fraction(str(each[FieldId("volume")])) * Fraction(str(each[FieldId("harga")]))
    outside *= of_works * owned
    exact = floor((size + below) * for_each * of_use * (basis + weight * height) * owned * of_works)
    index = half_up(of_use * (basis + cut(weight * cut(height, 3), 3)) * owned, Fraction(1, 1000))
    return exact + floor(outside), floor((size + below) * for_each * index * of_works + outside)


@given(buildings(), DAYS)
def test_the_charge_for_a_building(answers: Mapping[str, Answer], on: date) -> None:
    told = tuple(assessed("pbg", name, answers, on) for name in ("retribusi", "retribusi_simbg"))
    assert told == building_by_hand(answers, on)


HOUSE: Mapping[str, Answer] = {
    "fungsi_bg": "hunian",
    "klasifikasi": "sederhana",
    "permanensi": "permanen",
    "kegiatan": "baru",
    "jumlah_lantai": 1,
    "luas_lantai": "72",
    "lapis_basemen": 0,
    "kepemilikan": "swasta",
}
TWO_FLOORS: Mapping[str, Answer] = {
    **HOUSE,
    "klasifikasi": "tidak_sederhana",
    "jumlah_lantai": 2,
    "luas_lantai": "150",
}
SHOP: Mapping[str, Answer] = {
    **TWO_FLOORS,
    "fungsi_bg": "usaha",
    "skala_usaha": "besar",
    "jumlah_lantai": 3,
    "luas_lantai": "600",
    "lapis_basemen": 1,
    "luas_basemen": "200",
}


@pytest.mark.parametrize(
    ("answers", "exact", "simbg"),
    [
        (HOUSE, 388_800, 388_800),
        (TWO_FLOORS, 1_181_925, 1_183_500),
        (SHOP, 26_369_700, 26_352_000),
        ({**TWO_FLOORS, "kegiatan": "rehab_sedang"}, 265_933, 266_287),
    ],
)
def test_the_worked_figures_come_out_both_ways(answers: Mapping[str, Answer], exact: int, simbg: int) -> None:
    on = date(2026, 11, 27)
    assert building_by_hand(answers, on) == (exact, simbg)
    assert assessed("pbg", "retribusi", answers, on) == exact
    assert assessed("pbg", "retribusi_simbg", answers, on) == simbg


@st.composite
def advertisements(draw: st.DrawFn) -> dict[str, Answer]:
    media = ("papan", "videotron", "neon_box", "baliho", "kain", "stiker", "berjalan", "udara", "selebaran")
    begins, days = draw(st.dates(date(2022, 1, 1), date(2030, 12, 31))), draw(st.integers(-3, 366))
    return {
        "sifat": draw(st.sampled_from(("permanen", "nonpermanen"))),
        "kelas_jalan": draw(st.sampled_from(("negara_tol", "provinsi", "kota", "lingkungan"))),
        "jenis_media": draw(st.sampled_from(media)),
        "panjang": str(draw(st.decimals("0.1", 100, places=2))),
        "lebar": str(draw(st.decimals("0.1", 100, places=2))),
        "jumlah_sisi": draw(st.integers(1, 6)),
        "jumlah": draw(st.integers(1, 1_000)),
        "tgl_mulai": begins.isoformat(),
        "tgl_selesai": (begins + timedelta(days=days - 1)).isoformat(),
    }


@given(advertisements(), st.dates(date(2011, 1, 1), date(2030, 12, 31)))
def test_the_tax_on_advertising(answers: Mapping[str, Answer], on: date) -> None:
    sides = Fraction(str(answers["panjang"])), Fraction(str(answers["lebar"]))
    area = sides[0] * sides[1] * int(str(answers["jumlah_sisi"])) * int(str(answers["jumlah"]))
    begins, ends = (date.fromisoformat(str(answers[name])) for name in ("tgl_mulai", "tgl_selesai"))
    days = max((ends - begins).days + 1, 0)
    if answers["sifat"] == "permanen":
        rate = number("nspr_reklame", str(answers["kelas_jalan"]), on=on, take="nspr") / 365
    else:
        rate = number("nsr_insidentil", str(answers["jenis_media"]), on=on, take="nsr")
    part = number("pajak_reklame", "reklame", on=on, take="tarif")
    assert assessed("ipr", "pajak", answers, on) == floor(rate * area * days * part)


BOARD: Mapping[str, Answer] = {
    "sifat": "permanen",
    "kelas_jalan": "provinsi",
    "jenis_media": "papan",
    "panjang": "4",
    "lebar": "6",
    "jumlah_sisi": 1,
    "jumlah": 1,
    "tgl_mulai": "2026-12-01",
    "tgl_selesai": "2027-11-30",
}
BANNERS: Mapping[str, Answer] = {
    **BOARD,
    "sifat": "nonpermanen",
    "jenis_media": "kain",
    "panjang": "1",
    "jumlah": 10,
    "tgl_selesai": "2026-12-14",
}


@pytest.mark.parametrize(
    ("answers", "on", "tax"),
    [
        (BOARD, date(2026, 11, 27), 2_220_000),
        ({**BOARD, "kelas_jalan": "kota"}, date(2014, 5, 2), 1_500_000),
        (BANNERS, date(2026, 11, 27), 1_050_000),
    ],
)
def test_the_worked_taxes_come_out(answers: Mapping[str, Answer], on: date, tax: int) -> None:
    assert assessed("ipr", "pajak", answers, on) == tax


@pytest.mark.parametrize("on", [date(2014, 5, 2), date(2024, 1, 4), date(2024, 1, 5), date(2026, 11, 27)])
def test_the_tax_is_never_more_than_the_law_lets_it_be(on: date) -> None:
    assert number("pajak_reklame", "reklame", on=on, take="tarif") <= Fraction(1, 4)


@given(st.sampled_from("abcd"), st.booleans(), st.booleans(), st.integers(1, 3), DAYS)
def test_the_charge_for_a_grave(block: str, poor: bool, resident: bool, periods: int, on: date) -> None:
    answers: dict[str, Answer] = {"blok": block, "tidak_mampu": poor, "warga": resident, "periode": periods}
    rate = number("makam", block, on=on, take="retribusi")
    due = 0 if poor else rate * periods * (1 if resident else 4)
    assert assessed("iptm", "retribusi", answers, on) == due


@given(
    st.booleans(), SIZES, st.integers(1, 60), st.integers(1, 60), st.dates(date(2024, 1, 1), date(2030, 1, 1))
)
def test_the_rent_of_what_the_city_owns(hall: bool, size: Decimal, months: int, days: int, on: date) -> None:
    kind = "gedung_serbaguna" if hall else "tanah"
    answers: dict[str, Answer] = {
        "aset": kind,
        "tgl_mulai": on.isoformat(),
        "tgl_selesai": (on + timedelta(days=days - 1)).isoformat(),
    }
    if not hall:
        answers |= {"luas": str(size), "bulan": months}
    rate = row("sewa_aset", kind, on=on)
    used = Fraction(days) if hall else Fraction(size) * months
    due = half_up(Fraction(rate["tarif"]) * used * (1 + Fraction(rate["kebersihan"])), Fraction(100))
    assert assessed("pkd", "retribusi", answers, on) == due
