"""Lines beside each other: what applicants, officers and programs see of each, and licences that follow each other."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.city.people import Tracker
from licensing.history.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.words.identifiers import ApplicationNumber, LicenceId, TaskId
from portal.app import create_app
from portal.services import Portal
from tests.portal import permit, reklame
from tests.portal.conftest import URL, Browser, Clock, hidden
from tests.portal.memory import PIN, Memory, in_memory

FORM = {
    "form.nama": "Ayu Lestari",
    "form.surel": "ayu@contoh.id",
    "form.telepon": "0812-3456-7890",
    "form.ukuran": "12,5",
    "form.mulai": "01-03-2027",
}
AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
Decide = Callable[..., None]


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (reklame.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def app(memory: Memory, clock: Clock) -> FastAPI:
    portal = Portal(
        memory.archive,
        memory.cases,
        memory.documents,
        memory.accounts,
        memory.people,
        memory.drafts,
        memory.register,
        "rahasia",
        URL,
        clock,
    )
    return create_app(portal)


@pytest.fixture
def application(visitor: Browser) -> ApplicationNumber:
    once = hidden(visitor.get("/ajukan/reklame"), "sekali")
    page = visitor.send("/ajukan/reklame", {**FORM, "sekali": once})
    return ApplicationNumber(re.findall(r"data-application>([^<]+)<", page.text)[0])


@pytest.fixture
def decide(app: FastAPI, application: ApplicationNumber) -> Decide:
    def decide(who: str, task: str, outcome: str, reason: str = "") -> None:
        person = Browser(app)
        person.signs_in(who)
        assert person.decides(f"{application}.{task}", outcome, alasan=reason).status_code == 303

    return decide


@pytest.fixture
def both_return(decide: Decide) -> None:
    decide("sari", "kajian.1.dinkes", "kurang", "Gambar tanpa skala.")
    decide("dewi", "kunjungan.1.dlh", "ulang", "Lokasi terkunci.")


def read(browser: Browser, path: str) -> str:
    return re.sub(r"\s+", " ", unescape(browser.get(path).text))


def test_the_applicant_sees_which_line_stands_where(visitor: Browser, application: ApplicationNumber) -> None:
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert "<strong>Dinas Kesehatan</strong>, Tim teknis: Kajian meja, Kajian gambar<" in page
    assert "Sementara itu juga ditunggu" in page
    lines = re.findall(r'izin-line__name">([^<]+)<.*?izin-waiting__who">([^<]+)<', page)
    assert [(name.strip(), who) for name, who in lines] == [("Kunjungan lapangan", "Dinas Lingkungan Hidup")]
    assert page.partition("Riwayat")[0].count("Dinas Kesehatan") == 1


def test_a_line_that_has_ended_says_so_beside_the_one_that_goes_on_and_officers_with_what(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, decide: Decide
) -> None:
    decide("sari", "kajian.1.dinkes", "sesuai")
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert re.search(r"Kajian meja</h3>.*?Selesai", page)
    assert "Disetujui" not in page, "an opinion is no decision yet"
    dewi = Browser(app)
    dewi.signs_in("dewi")
    task = read(dewi, f"/petugas/tugas/{application}.kunjungan.1.dlh")
    assert "Izin Reklame · Kunjungan lapangan · Kunjungan" in task
    assert "Kajian meja · Kajian gambar · drg. Sari Dewanti" in task
    assert "Kajian meja selesai: Disetujui" in task, "in the history"


def test_the_time_of_a_line_with_a_limit_of_its_own_is_told_to_everybody(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, decide: Decide, clock: Clock
) -> None:
    clock.passes(days=1)
    visitor.tracks(application)
    dewi = Browser(app)
    dewi.signs_in("dewi")
    said = "Terpakai 0,2 dari 5 hari kerja, sisa 4,8; berakhir 30 November 2026 pukul 16.00 WIB."
    for page in (
        read(visitor, f"/lacak/{application}"),
        read(dewi, f"/petugas/permohonan/{application}"),
    ):
        assert re.search(rf'<h3 class="govuk-heading-s">Kunjungan lapangan</h3> <p [^>]*>{said}</p>', page)
        assert (
            "Jangka waktu “Kunjungan lapangan” 5 hari kerja mulai berjalan, sampai 30 November 2026" in page
        )
        assert page.count("izin-clock__bar") == 1, "the permit has no limit for the whole case"
    decide("dewi", "kunjungan.1.dlh", "ulang", "Lokasi terkunci.")
    page = read(visitor, f"/lacak/{application}")
    assert "Terpakai 0,2 dari 5 hari kerja. Berhenti sejak 24 November 2026" in page
    told = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN}).json()
    (of_line,) = told["line_clocks"]
    assert (of_line["line"], of_line["name"]["en"]) == ("main/lapangan", "Visit on site")
    assert (of_line["clock"]["used"], of_line["clock"]["due"]) == (0.2, None)
    assert of_line["clock"]["stands_still"]["en"] == "waiting for the applicant"


def test_a_line_that_ended_behind_its_limit_was_late(
    visitor: Browser, application: ApplicationNumber, decide: Decide, clock: Clock
) -> None:
    clock.passes(days=9)
    visitor.tracks(application)
    assert "Terpakai 6,2 dari 5 hari kerja: terlambat 1,2." in read(visitor, f"/lacak/{application}")
    decide("dewi", "kunjungan.1.dlh", "layak")
    page = read(visitor, f"/lacak/{application}")
    assert "Jangka waktu “Kunjungan lapangan” selesai, terlambat" in page
    assert "izin-clock__bar" not in page


def test_each_correction_is_a_task_of_its_own(
    visitor: Browser, application: ApplicationNumber, both_return: None
) -> None:
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert "perlu diperbaiki: Kajian meja" in page
    assert "perlu diperbaiki: Kunjungan lapangan" in page
    meja, lapangan = re.findall(r'/perbaikan\?tugas=([^"]+)"', page)
    assert (meja, lapangan) == (f"{application}.lengkapi.1.applicant", f"{application}.siapkan.1.applicant")
    first = read(visitor, f"/lacak/{application}/perbaikan?tugas={meja}")
    assert "Gambar tanpa skala." in first
    assert "Lokasi terkunci." not in first
    assert visitor.get(f"/lacak/{application}/perbaikan").headers["location"] == f"/lacak/{application}"


def test_a_correction_after_the_lines_have_joined_shows_what_each_asks_for(
    visitor: Browser, application: ApplicationNumber, decide: Decide
) -> None:
    decide("sari", "kajian.1.dinkes", "kurang", "Gambar tanpa skala.")
    visitor.tracks(application)
    visitor.get(f"/lacak/{application}/perbaikan")
    visitor.send(f"/lacak/{application}/perbaikan", {**FORM, "form.ukuran": "11"})
    decide("sari", "kajian.2.dinkes", "keliru", "Ukuran tidak sesuai gambar.")
    decide("dewi", "kunjungan.1.dlh", "lain", "Papan menutup pohon.")
    page = read(visitor, f"/lacak/{application}/perbaikan")
    assert "Ukuran tidak sesuai gambar." in page
    assert "Papan menutup pohon." in page
    assert "Gambar tanpa skala." not in page, "that one is answered"
    assert "Perbaiki permohonan" in read(visitor, f"/lacak/{application}")


def test_answering_one_correction_leaves_the_other_open(
    visitor: Browser, application: ApplicationNumber, memory: Memory, both_return: None
) -> None:
    visitor.tracks(application)
    task = f"{application}.siapkan.1.applicant"
    page = visitor.get(f"/lacak/{application}/perbaikan?tugas={task}")
    changed = {
        **FORM,
        "form.ukuran": "10",
        "tugas": hidden(page, "tugas"),
        "terlihat": hidden(page, "terlihat"),
    }
    response = visitor.send(f"/lacak/{application}/perbaikan", changed)
    assert response.headers["location"] == f"/lacak/{application}?terkirim=1"
    case = memory.cases.view(Tracker(application), application).case
    assert [task.id for task in case.open_tasks] == [
        f"{application}.lengkapi.1.applicant",
        f"{application}.kunjungan.2.dlh",
    ]
    page = read(visitor, f"/lacak/{application}")
    assert "<strong>Dinas Lingkungan Hidup</strong>" in page.partition("Riwayat")[0]
    assert f'href="/lacak/{application}/perbaikan"' in page, "one correction needs no name"


def test_an_answer_that_names_no_correction_comes_back_with_the_choice(
    visitor: Browser, application: ApplicationNumber, memory: Memory, both_return: None
) -> None:
    visitor.tracks(application)
    path = f"/lacak/{application}/perbaikan"
    meja, lapangan = f"{application}.lengkapi.1.applicant", f"{application}.siapkan.1.applicant"
    visitor.get(f"{path}?tugas={meja}")
    page = visitor.send(path, {**FORM, "form.ukuran": "10"})
    assert page.status_code == 422
    assert choices(page.text) == [
        (meja, "Kajian meja, Perbaikan gambar"),
        (lapangan, "Kunjungan lapangan, Persiapan lokasi"),
    ]
    assert 'href="#tugas-1">Ada 2 perbaikan yang diminta: “Kajian meja, Perbaikan gambar”' in page.text
    words = re.sub(r"<[^>]*>", " ", page.text)
    assert meja not in words, "tasks are named in words"
    assert "Dinas Kesehatan: Gambar tanpa skala." in page.text
    assert "Dinas Lingkungan Hidup: Lokasi terkunci." in page.text
    english = visitor.send(f"{path}?lang=en", {**FORM, "form.ukuran": "10"}).text
    assert "2 corrections are asked for: “Desk review, Correction of drawings”" in english
    assert choices(english)[1] == (lapangan, "Visit on site, Preparation of the site")
    assert 'value="10"' in page.text, "what was typed is kept"
    assert memory.cases.view(Tracker(application), application).case.tasks[TaskId(meja)].is_open
    chosen = {"tugas": meja, "terlihat": hidden(page, "terlihat")}
    assert visitor.send(path, {**FORM, "form.ukuran": "10", **chosen}).status_code == 303
    assert memory.cases.view(Tracker(application), application).case.tasks[TaskId(meja)].status == "answered"


def choices(page: str) -> list[tuple[str, str]]:
    """What can be chosen, and what it is called."""
    return re.findall(r'type="radio" value="([^"]+)".*?radios__label"[^>]*>([^<]+)<', page, re.DOTALL)


def test_a_correction_that_another_line_withdrew_is_not_said_to_have_arrived(
    visitor: Browser, application: ApplicationNumber, decide: Decide
) -> None:
    decide("sari", "kajian.1.dinkes", "kurang", "Gambar tanpa skala.")
    visitor.tracks(application)
    task = hidden(visitor.get(f"/lacak/{application}/perbaikan"), "tugas")
    decide("dewi", "kunjungan.1.dlh", "tidak", "Di sempadan sungai.")
    page = visitor.send(f"/lacak/{application}/perbaikan", {**FORM, "form.ukuran": "10", "tugas": task})
    assert page.status_code == 409
    assert "Tugas ini tidak diperlukan lagi" in page.text
    assert 'value="10"' in page.text
    assert "terkirim=1" not in page.headers.get("location", "")


def test_the_api_asks_which_correction_is_answered(
    app: FastAPI, application: ApplicationNumber, memory: Memory, both_return: None
) -> None:
    client, path = Browser(app), f"/api/v1/applications/{application}"
    data = {"form": json.dumps({"ukuran": "10"})}
    refused = client.request("POST", f"{path}/correction", data=data, headers={"x-pin": PIN})
    assert (refused.status_code, refused.json()["code"]) == (422, "which-correction")
    assert refused.json()["sentence"] == {
        "id": "Ada 2 perbaikan yang diminta: “Kajian meja, Perbaikan gambar”, “Kunjungan lapangan, Persiapan lokasi”. "
        "Sebutkan yang Anda jawab.",
        "en": "2 corrections are asked for: “Desk review, Correction of drawings”, “Visit on site, Preparation of the "
        "site”. Say which one you answer.",
    }
    assert {task: name["en"] for task, name in refused.json()["fields"].items()} == {
        f"{application}.lengkapi.1.applicant": "Desk review, Correction of drawings",
        f"{application}.siapkan.1.applicant": "Visit on site, Preparation of the site",
    }
    named = {**data, "task": f"{application}.lengkapi.1.applicant"}
    taken = client.request("POST", f"{path}/correction", data=named, headers={"x-pin": PIN}).json()
    assert {each["line"]: each["step_name"]["en"] for each in taken["lines"]} == {
        "main/meja": "Review of drawings",
        "main/lapangan": "Preparation of the site",
    }
    assert {each["line"]: each["task"].rpartition(".")[2] for each in taken["waiting"]} == {
        "main/meja": "dinkes",
        "main/lapangan": "applicant",
    }
    again = client.request("POST", f"{path}/correction", data=named, headers={"x-pin": PIN})
    assert (again.status_code, again.json()["code"]) == (409, "already-ended")


@pytest.fixture
def issued(decide: Decide, memory: Memory, application: ApplicationNumber, clock: Clock) -> None:
    """Both licences: one for a month from today, one for the year that begins on 1 March."""
    decide("sari", "kajian.1.dinkes", "sesuai")
    decide("dewi", "kunjungan.1.dlh", "layak")
    memory.perform(application, clock.now)
    decide("rina", "ukur.1.dpmptsp", "sesuai")
    memory.perform(application, clock.now)


def test_a_case_goes_on_after_its_first_licence(
    visitor: Browser, application: ApplicationNumber, decide: Decide, memory: Memory, clock: Clock
) -> None:
    decide("sari", "kajian.1.dinkes", "sesuai")
    decide("dewi", "kunjungan.1.dlh", "layak")
    memory.perform(application, clock.now)
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert "Izin Anda sudah terbit" in page
    assert "503/0001/SEMENTARA/2026" in page
    assert "Petugas loket: Pengukuran akhir<" in page


def test_several_licences_are_each_told_and_each_saved(
    visitor: Browser, application: ApplicationNumber, issued: None
) -> None:
    visitor.tracks(application)
    page = read(visitor, f"/lacak/{application}")
    assert page.count("Izin Anda sudah terbit") == 2
    assert "berlaku mulai <strong>1 Maret 2027</strong>" in page
    assert "<strong>Izin ini terdaftar, tetapi belum berlaku.</strong>" in page, "the words of verification"
    saved = [
        visitor.get(path).content for path in re.findall(r'href="(/lacak/[^"]+/izin\?nomor=[^"]+)"', page)
    ]
    assert saved == [b"%PDF-sementara", b"%PDF-terbit"]
    assert visitor.get(f"/lacak/{application}/izin").content == b"%PDF-terbit", (
        "the last one where none is named"
    )
    assert visitor.get(f"/lacak/{application}/izin?nomor=lain").status_code == 404


def test_a_licence_that_begins_later_is_registered_and_not_yet_in_force(
    app: FastAPI, issued: None, clock: Clock
) -> None:
    page = read(Browser(app), "/periksa/kode0002")
    assert "Izin ini terdaftar, tetapi belum berlaku" in page
    assert "Berlaku mulai 1 Maret 2027" in page
    assert "registered but not yet in force" in read(Browser(app), "/periksa/kode0002?lang=en")
    found = Browser(app).get("/api/v1/licences/kode0002").json()
    assert (found["status"], found["valid"], found["valid_from"]) == ("not-yet-in-force", False, "2027-03-01")
    clock.now = datetime(2027, 2, 28, 16, 59, tzinfo=UTC)
    assert "belum berlaku" in read(Browser(app), "/periksa/kode0002")
    clock.passes(minutes=1)
    assert "terdaftar dan berlaku" in read(Browser(app), "/periksa/kode0002"), (
        "1 March begins at midnight, WIB"
    )
    assert Browser(app).get("/api/v1/licences/kode0002").json()["valid"] is True


NUMBER = ApplicationNumber("REG-REKLAME-20261123-00001")
FIRST, SECOND = LicenceId(f"{NUMBER}.sementara.1"), LicenceId(f"{NUMBER}.terbit.1")


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        (LicenceSuspended(AT, FIRST, "Papan miring"), "suspended", "Izin ini sedang dibekukan"),
        (LicenceRevoked(AT, FIRST, "Papan roboh"), "revoked", "Izin ini sudah dicabut"),
        (LicenceRenewed(AT, FIRST, SECOND), "renewed", "Izin ini sudah diperpanjang dengan izin lain"),
        (LicenceExpired(AT, FIRST), "expired", "Masa berlaku izin ini sudah habis"),
    ],
)
def test_what_was_done_to_a_licence_is_what_the_public_reads(
    app: FastAPI, memory: Memory, issued: None, change: LicenceEvent, status: str, said: str
) -> None:
    memory.cases.histories[NUMBER] += (change,)
    page = read(Browser(app), "/periksa/kode0001")
    assert said in page
    assert "terdaftar dan berlaku" not in page
    assert "Papan" not in page, "why is not for the public"
    found = Browser(app).get("/api/v1/licences/kode0001").json()
    assert (found["status"], found["valid"]) == (status, False)


PUT_OFF = LicenceAmended(AT, FIRST, date(2027, 5, 10), date(2027, 5, 8))


@pytest.mark.parametrize("change", [PUT_OFF, LicenceReinstated(AT, FIRST)])
def test_the_days_in_print_may_be_others_once_a_licence_was_put_off(
    app: FastAPI, memory: Memory, issued: None, change: LicenceEvent
) -> None:
    before = read(Browser(app), "/periksa/kode0001")
    assert "Daftar ini diperbarui" not in before
    assert "Nomor, nama pemegang, dan tanggal di atas harus sama" in before
    memory.cases.histories[NUMBER] += (change,)
    page = read(Browser(app), "/periksa/kode0001")
    assert "Daftar ini diperbarui pada <strong>23 November 2026</strong>" in page
    assert "Hari berlakunya boleh berbeda" in page
    assert "dan tanggal di atas harus sama" not in page, "a genuine paper is not called altered"
    assert ("Berlaku mulai 8 Mei 2027" in page) == (change == PUT_OFF)


def test_the_api_tells_every_licence(app: FastAPI, application: ApplicationNumber, issued: None) -> None:
    told = Browser(app).request("GET", f"/api/v1/applications/{application}", headers={"x-pin": PIN}).json()
    assert [(each["number"], each["status"], each["verification"]) for each in told["licences"]] == [
        ("503/0001/SEMENTARA/2026", "in-force", "kode0001"),
        ("503/0002/REKLAME/2026", "not-yet-in-force", "kode0002"),
    ]
    assert told["licence"] == told["licences"][-1]
    assert date.fromisoformat(told["licence"]["valid_from"]) == date(2027, 3, 1)
