"""Revenue as officers read it: who opens which page and sheet, what stands there, and slips that are made once."""

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from fastapi import FastAPI

from licensing.scenarios.memory_revenue import MemoryRevenue
from tests.portal.books import kept
from tests.portal.conftest import Browser
from tests.portal.memory import Memory

HOME = "/petugas/penerimaan"
READERS = {"joko", "budi", "anton"}
PAGES = ("", "/piutang", "/perkiraan", "/pajak", "/beban")
SHEETS = ("realisasi", "piutang", "perkiraan", "uji", "pajak", "beban", "biaya")
KEPT = ("/setoran", "/sts.csv", "/sipd.csv", "/titipan.csv")
"""What only whoever keeps the books opens."""
OFFICERS = ("joko", "budi", "anton", "rina", "sari", "dewi")


@pytest.fixture
def memory() -> Memory:
    return kept()


def browser_of(app: FastAPI, who: str) -> Browser:
    browser = Browser(app)
    browser.signs_in(who)
    return browser


def rows(browser: Browser, name: str) -> list[list[str]]:
    found = browser.get(f"{HOME}/{name}.csv")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    return [*csv.reader(StringIO(found.content.decode("utf-8-sig")), delimiter=";")]


@pytest.mark.parametrize("who", OFFICERS)
def test_pages_and_sheets_are_denied_by_default(app: FastAPI, who: str) -> None:
    browser = browser_of(app, who)
    for path in (*PAGES, *(f"/{name}.csv" for name in SHEETS)):
        assert browser.get(f"{HOME}{path}").status_code == (200 if who in READERS else 403), path
    for path in KEPT:
        assert browser.get(f"{HOME}{path}").status_code == (200 if who == "joko" else 403), path
    made = browser.send(f"{HOME}/setoran", {"hari": "2026-11-20"})
    assert made.status_code == (303 if who == "joko" else 403)
    assert (f'href="{HOME}"' in browser.get("/petugas").text) is (who in READERS)
    assert (f'href="{HOME}/setoran"' in browser.get(HOME).text) is (who == "joko")


@pytest.mark.parametrize(
    ("who", "paid", "target"),
    [
        ("joko", "Rp792.000.000", "600000000"),
        ("anton", "Rp792.000.000", "600000000"),
        ("budi", "Rp737.000.000", ""),
    ],
)
def test_the_year_is_told_as_far_as_she_reads_it(app: FastAPI, who: str, paid: str, target: str) -> None:
    browser = browser_of(app, who)
    page = browser.get(HOME).text
    assert re.findall(r'izin-sum__amount">([^<]+)<', page) == [paid]
    assert "Pajak reklame" in page
    assert ("Retribusi bangunan" in page) is (who != "budi")
    told = {row[0]: row[2:] for row in rows(browser, "realisasi")}
    assert told["all"][1] == paid[2:].replace(".", "")
    assert told.get("targets", [""])[:3] == ([target, "737000000", "122,83"] if target else [""])
    assert ("Target berlaku untuk seluruh kota" in page) is (who == "budi")


def test_what_is_owed_is_told_by_age_and_what_is_for_nobody_to_the_treasurer_alone(app: FastAPI) -> None:
    joko, budi = browser_of(app, "joko"), browser_of(app, "budi")
    told = {row[0]: row[1:] for row in rows(joko, "piutang")[1:]}
    assert told["4.1.01.09.01"] == ["4500000", "0", "1500000", "0", "0", "6000000", "4"]
    assert [row[0] for row in rows(budi, "piutang")[1:]] == ["4.1.01.09.01"]
    assert "bjb.va/1" in joko.get(f"{HOME}/piutang").text
    assert "bjb.va/1" not in budi.get(f"{HOME}/piutang").text
    assert rows(joko, "titipan")[1][2] == "'=1+1"


def test_a_forecast_is_a_range_with_its_method_and_its_trial(app: FastAPI) -> None:
    joko = browser_of(app, "joko")
    page = joko.get(f"{HOME}/perkiraan").text
    assert "rata-rata dua belas bulan terakhir" in page
    assert len(re.findall("<svg", page)) == len(re.findall('role="img" aria-labelledby="', page)) == 2
    total = rows(joko, "perkiraan")[1]
    low, middle, high = map(int, total[2:5])
    assert int(total[1]) < low < middle < high
    assert len([row for row in rows(joko, "uji")[1:] if row[0] == "*"]) == 12


def test_a_slip_is_made_once_and_its_file_stays_as_it_is(app: FastAPI) -> None:
    joko = browser_of(app, "joko")
    assert joko.get(f"{HOME}/sts.csv?hari=2026-11-12").text.count("\n") == 1
    files: list[tuple[bytes, bytes]] = []
    for _ in range(2):
        joko.get(f"{HOME}/setoran")
        assert joko.send(f"{HOME}/setoran", {"hari": "2026-11-12"}).status_code == 303
        sts, sipd = (
            joko.get(f"{HOME}/{name}.csv?hari=2026-11-12&lang=en").content for name in ("sts", "sipd")
        )
        files.append((sts, sipd))
    assert files[0] == files[1]
    page = joko.get(f"{HOME}/setoran").text
    assert re.findall(r'izin-number">(STS[^<]+)<', page) == ["STS/0001/DPMPTSP/2026", "STS/0001/DINKES/2026"]
    sipd = [*csv.reader(StringIO(files[0][1].decode()))]
    keys = [(row[3], row[4]) for row in sipd[1:]]
    assert len(set(keys)) == len(keys) == 2
    assert sum(int(row[-1]) for row in sipd[1:]) == sum(each.amount for each in kept().revenue.rows)


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("2026-11-23", 409, "Hari itu belum selesai"),
        ("kemarin", 422, "Isi satu hari"),
        ("1999-01-01", 422, "Isi"),
    ],
)
def test_a_slip_of_no_day_is_refused_and_what_was_typed_stays(
    app: FastAPI, typed: str, status: int, said: str
) -> None:
    joko = browser_of(app, "joko")
    joko.get(f"{HOME}/setoran")
    found = joko.send(f"{HOME}/setoran", {"hari": typed})
    assert found.status_code == status
    assert said in found.text
    assert f'value="{typed}"' in found.text


def test_a_day_that_makes_no_sense_is_said_so(app: FastAPI) -> None:
    joko = browser_of(app, "joko")
    for path in ("", "/realisasi.csv", "/sts.csv", "/sipd.csv"):
        name = "hari" if path in ("/sts.csv", "/sipd.csv") else "sampai"
        found = joko.get(f"{HOME}{path}?{name}=31-31-2026")
        assert (found.status_code, "Isi satu hari" in found.text) == (422, True), path


def test_a_place_is_a_link_that_opens_a_map(app: FastAPI) -> None:
    page = browser_of(app, "anton").get(f"{HOME}/pajak").text
    assert '<a class="govuk-link" href="geo:-6.301200,106.702300">-6.301200, 106.702300</a>' in page
    assert re.findall(r"\((\d)\)</h2>", page) == ["1", "1", "1"]


def test_what_a_permit_costs_is_from_history_and_else_from_the_accounts(app: FastAPI) -> None:
    joko, budi = browser_of(app, "joko"), browser_of(app, "budi")
    loads = {row[3]: row[4:] for row in rows(joko, "beban")[1:]}
    assert loads["petugas_loket"] == ["240", "14,5", "history", "13050", "3132000"]
    assert loads["kepala_dinas"] == ["200", "20,0", "accounts.yaml", "44000", "8800000"]
    assert rows(joko, "biaya")[1] == ["coba", "660", "79,5", "97550", "20842000"]
    assert {row[2] for row in rows(budi, "beban")[1:]} == {"dpmptsp"}
    assert "20 *" in joko.get(f"{HOME}/beban").text


class TestEmpty:
    """Books in which nothing stands yet."""

    @pytest.fixture
    def memory(self) -> Memory:
        return replace(kept(), revenue=MemoryRevenue())

    def test_every_page_says_that_there_is_nothing(self, app: FastAPI) -> None:
        joko = browser_of(app, "joko")
        for path, said in {
            "": "Tahun ini belum ada pembayaran",
            "/piutang": "Semua yang ditetapkan sudah dibayar",
            "/perkiraan": "belum ada yang dapat diperkirakan",
            "/setoran": "Semua pembayaran sampai kemarin sudah ada dalam STS",
            "/pajak": "Tidak ada selisih",
            "/beban": "Belum ada yang diputuskan",
        }.items():
            page = joko.get(f"{HOME}{path}")
            assert (page.status_code, said in page.text) == (200, True), path
            assert "<svg" not in page.text
