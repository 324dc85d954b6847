"""The report of services as officers read it: whose figures, whose names, and the same as sheets."""

import csv
import re
from io import StringIO

import pytest
from fastapi import FastAPI
from hypothesis import example, given
from hypothesis import strategies as st

from licensing.city.register import read_register
from licensing.words.identifiers import ApplicationNumber
from portal.acts.sheets import as_csv
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

SUPERVISED = (
    permit.REGISTER.replace(
        "{id: Kepala Dinas, en: Head}",
        "{id: Kepala, en: Head, supervises: agency}, "
        "sekretaris: {id: Sekretaris, en: Secretary, supervises: agency}",
    )
    .replace("[dpmptsp.kepala_dinas]", "[dpmptsp.kepala_dinas, dpmptsp.sekretaris]")
    .replace(
        "short: BKAD, roles: {tim_teknis: Tim teknis}",
        "short: BKAD, roles: {tim_teknis: {id: Tim, en: Team, supervises: city}}",
    )
)
NOVEMBER = "dari=2026-11-01&sampai=2026-11-30"
WHY = '=HYPERLINK("x")'
DESK, HEALTH = "DPMPTSP, Petugas loket", "Dinkes, Tim teknis"
READS = {
    "rina": ([DESK], False, "", "Angka peran Anda sendiri."),
    "joko": ([DESK], False, "", "Angka peran Anda sendiri."),
    "sari": ([HEALTH], False, None, "Angka peran Anda sendiri."),
    "dewi": ([], False, None, "Angka peran Anda sendiri."),
    "budi": ([DESK], True, "Rina Kartika", "Angka DPMPTSP dan peran Anda."),
    "anton": ([HEALTH, DESK], True, "Rina Kartika", "Angka semua dinas."),
}
"""By officer: whose decisions, whether whole applications, who decided out of turn (None where it is not told)."""


AT_TWO = SUPERVISED.replace(
    "dlh: {name: Dinas Lingkungan Hidup, short: DLH, roles: {tim_teknis: Tim teknis}}",
    "dlh: {name: DLH, short: DLH, roles: {tim_teknis: {id: Tim, en: Team, supervises: agency}}}",
).replace("roles: [dlh.tim_teknis]", "roles: [dlh.tim_teknis, dpmptsp.petugas_loket]")
"""Dewi supervises one agency, and does the work of another."""


@pytest.fixture
def memory(request: pytest.FixtureRequest) -> Memory:
    register = read_register(getattr(request, "param", SUPERVISED), "agencies.yaml")
    return in_memory(register, (permit.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def passed_over(visitor: Browser, rina: Browser, app: FastAPI, clock: Clock) -> ApplicationNumber:
    """One that Rina decided before its turn, and that the health agency answered."""
    visitor.applies()
    clock.passes(days=2)
    second = visitor.applies({"form.jenis": "mandiri"})
    rina.signs_in("rina")
    assert rina.decides(f"{second}.kelengkapan.1.dpmptsp", "lengkap", mendahului=WHY).status_code == 303
    sari = Browser(app)
    sari.signs_in("sari")
    assert (
        sari.decides(f"{second}.rekomendasi.1.dinkes", "disetujui", **{"form.nomor": "1"}).status_code == 303
    )
    clock.passes(minutes=1)
    return second


def sheet(browser: Browser, name: str) -> list[list[str]]:
    found = browser.get(f"/petugas/laporan/{name}.csv?{NOVEMBER}")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert (
        f'filename="{"laporan" if name == "angka" else name}-2026-11-01-2026-11-30.csv"'
        in found.headers["content-disposition"]
    )
    return [*csv.reader(StringIO(found.content.decode("utf-8-sig")), delimiter=";")]


@pytest.mark.parametrize("who", READS)
def test_page_and_sheets_tell_each_officer_what_her_roles_let_her_read(
    app: FastAPI, passed_over: ApplicationNumber, who: str
) -> None:
    roles, has_cases, name, whose = READS[who]
    browser = Browser(app)
    browser.signs_in(who)
    page = browser.get(f"/petugas/laporan?{NOVEMBER}").text
    assert re.findall(r'Izin Coba<span class="izin-sub">([^<]+, [^<]+)</span>', page) == roles
    assert ('id="permohonan"' in page, whose in page) == (has_cases, True)
    assert ("Rina Kartika" in page.partition("<main")[2]) is bool(name)
    assert (passed_over in page) is (name is not None)
    assert (f'href="/petugas/permohonan/{passed_over}"' in page) is (who in {"rina", "joko"})
    figures = [", ".join(row[1:3]) for row in sheet(browser, "angka")[1:]]
    assert figures == roles + ["DPMPTSP, (permohonan seluruhnya)"] * has_cases
    turns = [(row[1], row[6]) for row in sheet(browser, "didahulukan")[1:]]
    assert turns == ([] if name is None else [(passed_over, name)])


@pytest.mark.parametrize("memory", [AT_TWO], indirect=True)
def test_whoever_supervises_elsewhere_is_told_why_she_reads_no_name_here(
    app: FastAPI, passed_over: ApplicationNumber
) -> None:
    dewi = Browser(app)
    dewi.signs_in("dewi")
    page = dewi.get(f"/petugas/laporan?{NOVEMBER}").text
    assert "Angka DLH dan peran Anda." in page
    assert (passed_over in page, "Rina Kartika" in page) == (True, False)
    assert "Siapa yang memutuskan dibaca oleh atasan." in page


def test_no_cell_of_a_sheet_is_a_formula(rina: Browser, passed_over: ApplicationNumber) -> None:
    (_, row) = sheet(rina, "didahulukan")
    assert row[-1] == f"'{WHY}"


@pytest.mark.parametrize("comma", [",", "."])
@given(st.text(alphabet='ab1 =+-@＝＋－＠,;"\t\r\n|()', max_size=8))  # noqa: RUF001 Excel reads them
@example("biasa;=cmd|' /C calc'!A0")
@example("dua\r=1+1")
def test_wherever_a_spreadsheet_parts_what_was_typed_no_cell_is_a_formula(comma: str, typed: str) -> None:
    text = as_csv(("mengapa", "oleh"), [(typed, 1.5)], comma=comma)
    for marks in ("\r\n", ",\r\n", ";\r\n", "\t\r\n", ",;\t\r\n"):
        for cell in re.split(f"[{marks}]", text):
            assert not re.match(r'[\s"]*[=@＝＠]|[\s"]*[-+＋－]\s*[\w(]', cell)  # noqa: RUF001 Excel reads them
    _, row = csv.reader(StringIO(text, newline=""), delimiter=";" if comma == "," else ",")
    assert (row[0].replace("'", ""), row[1]) == (typed.replace("'", ""), f"1{comma}5")


def test_a_price_as_people_write_it_stays_as_it_is() -> None:
    assert as_csv((), [("Rp5.000,-", "a-b; c+d @ e")]) == '\n"Rp5.000,-","a-b; c+d @ e"\n'


def test_a_sheet_of_days_that_make_no_sense_says_so(rina: Browser) -> None:
    rina.signs_in("rina")
    for name in ("angka", "didahulukan"):
        assert rina.get(f"/petugas/laporan/{name}.csv?dari=2026-11-30&sampai=2026-11-01").status_code == 422


def test_who_reads_english_is_given_commas_and_english(rina: Browser, passed_over: ApplicationNumber) -> None:
    found = rina.get(f"/petugas/laporan/angka.csv?{NOVEMBER}&lang=en").content.decode("utf-8-sig")
    assert found.splitlines()[0].startswith("permit,agency,role,on time,late")


def test_where_nothing_was_decided_the_month_before_is_offered(rina: Browser) -> None:
    rina.signs_in("rina")
    page = rina.get("/petugas/laporan").text
    assert 'href="/petugas/laporan?dari=2026-10-01&amp;sampai=2026-10-31"' in page
    assert ".csv" not in page
