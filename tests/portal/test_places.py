"""A point and an area on pages and in the API: typed or taken from the device, shown with a way to a map."""

import json
import re
from html import unescape

import httpx
import pytest

from licensing.city.register import Box
from licensing.definition.checking import restore
from licensing.definition.locating import write_box
from licensing.history.evolving import replay
from licensing.process.bundle import CITY, DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import FieldId
from tests.portal import permit
from tests.portal.conftest import Browser, hidden
from tests.portal.memory import Memory, in_memory

PERMIT = """
language: 2
permit: tempat
code: TEMPAT
name: {id: Izin Tempat, en: Place permit}
summary: {id: Untuk satu tempat., en: For one place.}
issuer: dpmptsp
legal_basis: [{cite: UU 1/2020}]
applicant: {name: nama, email: surel, phone: telepon}
form:
  nama: {type: text, label: {id: Nama lengkap, en: Full name}}
  surel: {type: email, label: {id: Alamat surel, en: E-mail}}
  telepon: {type: phone, label: {id: Nomor telepon, en: Phone}}
  titik: {type: point, within: city, label: {id: Titik lokasi, en: The place}}
  bidang: {type: area, within: city, optional: true, label: {id: Batas tanah, en: Outline}}
  pohon:
    type: list
    rows: 0..3
    label: {id: Pohon, en: Trees}
    form: {di: {type: point, within: city, label: {id: Letak, en: Where}}}
steps:
  kelengkapan:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {lengkap: selesai, kembalikan: {to: perbaikan, reason: true}}
  perbaikan: {correction: {within: 14 days, on_silence: selesai, then: kelengkapan}}
  selesai: {close: {}}
"""
PLOT = "-6.300000, 106.700000; -6.300000, 106.700300; -6.300200, 106.700300"
SENT = {
    "form.nama": "Ayu Lestari",
    "form.surel": "ayu@contoh.id",
    "form.telepon": "0812-3456-7890",
    "form.titik": "https://www.google.com/maps/@-6.3012,106.7023,17z",
    "form.bidang": PLOT.replace("; ", "\n"),
}


def process() -> Process:
    box = write_box(Box(-6.42, 106.6, -6.18, 106.82)).encode()
    return restore(Bundle.of({DEFINITION: PERMIT.encode(), CITY: box}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (process(),), dict(permit.PASSWORDS))


def applies(visitor: Browser, changes: dict[str, str]) -> httpx.Response:
    once = hidden(visitor.get("/ajukan/tempat"), "sekali")
    return visitor.send("/ajukan/tempat", {**SENT, "sekali": once, **changes})


def test_a_place_can_be_typed_without_javascript_and_the_button_waits_for_it(visitor: Browser) -> None:
    page = visitor.get("/ajukan/tempat")
    drawn = re.findall(r'data-take-place="([^"]*)"[^>]*>', page.text)
    assert drawn == ["form-titik", "form-pohon-1-di", "form-pohon-0-di"]
    assert len(re.findall(r"<button[^>]*data-take-place[^>]* hidden>", page.text)) == len(drawn)
    assert "Lintang lalu bujur, misalnya -6.3012, 106.7023" in page.text
    assert '<textarea class="govuk-textarea" id="form-bidang"' in page.text
    assert "geolocation=(self)" in page.headers["permissions-policy"]
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_what_is_no_place_is_told_where_it_was_typed_and_stays_there(visitor: Browser) -> None:
    page = applies(visitor, {"form.titik": "-6,3,106", "form.bidang": "-6.3, 106.7"})
    assert page.status_code == 422
    assert "maksudnya -6.000000, 3.106000, atau -6.300000, 106.000000?" in page.text
    assert "Sebuah bidang memiliki paling sedikit 3 sudut" in page.text
    assert 'value="-6,3,106"' in page.text


def test_an_officer_reads_the_place_and_can_open_it_on_a_map(visitor: Browser, rina: Browser) -> None:
    number = re.findall(
        r"data-application>([^<]+)<", applies(visitor, {"form.pohon.1.di": "-6.3, 106.7"}).text
    )[0]
    page = rina.get(f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp").text
    assert '<span class="izin-typed">-6.301200, 106.702300</span>' in page
    assert 'href="geo:-6.301200,106.702300"' in page
    assert f'<span class="izin-typed">{PLOT}</span>' in page
    assert 'href="geo:-6.300000,106.700000"' in page


def test_a_correction_begins_with_the_outline_a_corner_on_each_line(visitor: Browser, rina: Browser) -> None:
    number = re.findall(r"data-application>([^<]+)<", applies(visitor, {}).text)[0]
    rina.decides(
        f"{number}.kelengkapan.1.dpmptsp",
        "kembalikan",
        alasan="Keliru.",
        **{"perbaiki": "bidang", "catatan.bidang": "Kurang satu sudut."},
    )
    visitor.tracks(number)
    page = unescape(visitor.get(f"/lacak/{number}/perbaikan").text)
    assert PLOT.replace("; ", "\n") in page


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"lat": -6.3012, "lon": 106.7023}, "-6.301200, 106.702300"),
        ({"lon": "106.7023", "lat": "-6.3012"}, "-6.301200, 106.702300"),
        ("-6,3012; 106,7023", "-6.301200, 106.702300"),
    ],
)
def test_a_program_sends_degrees_or_the_text(
    visitor: Browser, memory: Memory, sent: object, kept: str
) -> None:
    response = submitted(visitor, sent)
    assert response.status_code == 201, response.text
    (number,) = memory.cases.histories
    case = replay(memory.cases.histories[number])
    assert case is not None
    assert case.answers[FieldId("titik")] == kept


@pytest.mark.parametrize(
    "sent",
    [
        {"lat": 96, "lon": 106.7},
        {"lat": 6.3, "lon": 106.7},
        {"lat": 1e300, "lon": 0},
        {"lat": "1e9999999", "lon": 0},
    ],
)
def test_degrees_that_there_are_not_are_a_problem_of_the_field(visitor: Browser, sent: object) -> None:
    response = submitted(visitor, sent)
    assert response.status_code == 422
    assert [*response.json()["fields"]] == ["titik"]


@pytest.mark.parametrize(
    "sent", [{"lat": -6.3}, {"lat": -6.3, "lon": 106.7, "alt": 3}, {"lat": "x", "lon": 3}]
)
def test_what_is_no_place_at_all_is_a_problem_of_what_was_sent(visitor: Browser, sent: object) -> None:
    response = submitted(visitor, sent)
    assert response.status_code == 422
    assert [*response.json()["fields"]] == ["form"]


def submitted(visitor: Browser, place: object) -> httpx.Response:
    form = {"nama": "Ayu", "surel": "ayu@contoh.id", "telepon": "081234567890", "titik": place}
    return visitor.request(
        "POST",
        "/api/v1/permits/tempat/applications",
        data={"form": json.dumps(form)},
    )


def test_a_program_reads_between_which_degrees_a_place_lies(visitor: Browser) -> None:
    form = visitor.get("/api/v1/permits/tempat").json()["form"]
    within = {each["id"]: each["within"] for each in form}
    assert within["titik"] == {"south": -6.42, "west": 106.6, "north": -6.18, "east": 106.82}
    assert within["nama"] is None
