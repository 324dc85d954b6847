"""What is free, for officers: things by name, what is left of them, and nothing of anybody."""

import re
from datetime import date
from functools import cache
from html import unescape

import pytest

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.process.kinds import Key, parts_of
from licensing.values.term import Constant
from licensing.values.types import TEXT
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

PERMIT = """
language: 2
permit: pinjam
code: PINJAM
name: {id: Izin Pinjam, en: Lending permit}
summary: {id: Untuk mencoba., en: To try.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
reserve:
  kursi:
    name: {id: Kursi, en: Chairs}
    pool: kursi
    key: form.gedung
    of: values.kursi
    takes: form.banyak
  balai: {name: {id: Balai, en: Hall}, pool: balai, key: form.gedung, from: form.mulai, until: form.mulai}
  petak: {name: {id: Petak, en: Plot}, pool: petak, key: [form.gedung, form.petak]}
values:
  kursi: [{when: form.gedung == "utara", is: 40}, {is: 25}]
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  gedung:
    type: choice
    label: {id: Gedung, en: Hall}
    of: {utara: {id: Balai Utara, en: North hall}, selatan: {id: Balai Selatan, en: South hall}}
  banyak: {type: integer, min: 0, label: {id: Banyaknya kursi, en: Chairs}}
  mulai: {type: date, label: {id: Mulai, en: From}}
  petak: {type: text, label: {id: Petak, en: Plot}}
steps:
  periksa: {review: {by: dinkes.tim_teknis}, outcomes: {baik: selesai}}
  selesai: {close: {}}
"""
HERS = {
    "nama": ("Siti Rahasia",),
    "surel": ("siti@contoh.id",),
    "telepon": ("081234567899",),
    "gedung": ("utara",),
    "banyak": ("15",),
    "mulai": ("2027-05-15",),
    "petak": ("A-117",),
}


@cache
def process() -> Process:
    return restore(Bundle.of({DEFINITION: PERMIT.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (process(),), dict(permit.PASSWORDS))


@pytest.fixture
def sari(visitor: Browser, memory: Memory, clock: Clock) -> Browser:
    """Of the agency that decides."""
    memory.cases.submit(process(), HERS, {}, now=clock.now)
    signed_in = Browser(visitor.app)
    signed_in.signs_in("sari")
    return signed_in


def told(page: str) -> list[list[str]]:
    """The cells of each row."""
    rows = re.findall(r'<tr class="govuk-table__row"><td.*?</tr>', unescape(page), re.DOTALL)
    cells = (
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)] for row in rows
    )
    return [[*each] for each in cells]


def test_of_a_number_it_says_how_many_are_left_of_each_thing_that_can_be_asked_for(sari: Browser) -> None:
    rows = told(sari.get("/petugas/tersedia").text)
    assert ["Balai Utara", "15", "40", "25"] in rows
    assert ["Balai Selatan", "0", "25", "25"] in rows


def test_days_are_told_and_what_is_free_too_in_both_languages(sari: Browser) -> None:
    rows = told(sari.get("/petugas/tersedia?lang=en").text)
    assert ["North hall", "15 May 2027"] in rows
    assert ["South hall", "none: free from today"] in rows


def test_what_was_typed_is_for_those_who_may_see_whose_it_is(sari: Browser, rina: Browser) -> None:
    assert ["Balai Utara, A-117", "ya"] in told(sari.get("/petugas/tersedia").text)
    page = rina.get("/petugas/tersedia").text
    assert "A-117" not in page
    assert "1 dipakai permohonan yang bukan untuk Anda lihat. Yang lain bebas." in page
    assert "Belum ada yang dipakai" not in page
    assert ["Balai Utara", "15", "40", "25"] in told(page)


def test_nobody_is_named(sari: Browser) -> None:
    page = sari.get("/petugas/tersedia").text
    assert "Siti" not in page
    assert "REG-" not in page


def test_one_thing_is_found_by_its_name_or_number(sari: Browser) -> None:
    rows = told(sari.get("/petugas/tersedia?cari=a-117").text)
    assert rows == [["Balai Utara, A-117", "ya"]]
    assert [row[0] for row in told(sari.get("/petugas/tersedia?cari=selatan").text)] == ["Balai Selatan"] * 2


def test_an_agency_that_has_nothing_to_do_with_it_is_told_nothing(sari: Browser) -> None:
    dewi = Browser(sari.app)
    dewi.signs_in("dewi")
    page = dewi.get("/petugas/tersedia")
    assert page.status_code == 200
    assert "Balai" not in page.text
    assert "tidak memakai kuota, tempat, atau waktu bersama" in page.text


def test_it_is_for_officers(visitor: Browser) -> None:
    assert visitor.get("/petugas/tersedia").status_code == 303


def test_the_inbox_leads_there(rina: Browser) -> None:
    assert 'href="/petugas/tersedia"' in rina.get("/petugas").text


@pytest.mark.parametrize(
    "parts", [("a",), ("a|b", "c"), ("a\\", "|b", "c\\|"), ("TPU Ä", "-", "A-117"), ("\n", "x")]
)
def test_a_key_is_taken_apart_into_what_it_was_made_of(parts: tuple[str, ...]) -> None:
    texts = tuple(Constant(part, TEXT) for part in parts)
    key = Key(parts, texts).of({})
    assert key is None or parts_of(key) == tuple(part.strip() for part in parts)


def test_the_days_are_those_of_the_city(sari: Browser, clock: Clock) -> None:
    assert date(2027, 5, 15) > clock.now.date()
    clock.passes(days=200)
    sari.signs_in("sari")
    assert ["Balai Utara", "tidak ada: bebas mulai hari ini"] in told(sari.get("/petugas/tersedia").text)
