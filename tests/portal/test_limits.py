"""What keeps a case's time fair, before officers: consent to sending an application back, and more time."""

import json
from collections.abc import Callable
from html import unescape

import httpx
import pytest

from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import PIN, Memory

BEFORE = "time_limit: {starts: kelengkapan.lengkap, within: 5 working days}"
LIMITED = """time_limit:
  within:
    - {when: form.luas > 100, is: 9 working days}
    - {is: 5 working days}
  corrections: {at_most: 0, consent: dpmptsp.kepala_dinas}
  extend:
    by: dpmptsp.kepala_dinas
    at_most: 3 working days
    reasons: {cuaca: {id: Cuaca buruk, en: Bad weather}, ahli: {id: Menunggu ahli, en: Awaiting an expert}}"""


def limited_bundle() -> Bundle:
    return Bundle.of({DEFINITION: permit.PERMIT.replace(BEFORE, LIMITED).encode()})


def limited_process() -> Process:
    return restore(limited_bundle())


@pytest.fixture
def limited(memory: Memory, visitor: Browser, clock: Clock) -> ApplicationNumber:
    """An application for a permit type whose corrections all need consent, and whose time can be extended."""
    memory.archive.publish(limited_process(), limited_bundle(), now=clock.now)
    return visitor.applies()


@pytest.fixture
def budi(browser: Callable[[], Browser]) -> Browser:
    head = browser()
    head.signs_in("budi")
    return head


def posts(who: Browser, path: str, told: object) -> httpx.Response:
    headers = {"x-csrf-token": who.token, "content-type": "application/json"}
    return who.request("POST", path, headers=headers, content=json.dumps(told).encode())


def text_of(who: Browser, path: str) -> str:
    page = who.get(path)
    assert page.status_code == 200, page.text
    return unescape(page.text)


def test_she_cannot_send_it_back_until_her_superior_has_consented(
    rina: Browser, budi: Browser, limited: ApplicationNumber
) -> None:
    task = f"{limited}.kelengkapan.1.dpmptsp"
    said = "Jenis izin ini tidak mengembalikan permohonan begitu saja."
    assert said in text_of(rina, f"/petugas/tugas/{task}")
    assert "perlu persetujuan DPMPTSP, Kepala Dinas;" in text_of(rina, f"/petugas/tugas/{task}")
    refused = rina.decides(task, "kembalikan", alasan="Luasnya salah.")
    assert refused.status_code == 409
    assert "Mengembalikannya perlu persetujuan" in unescape(refused.text)
    button = f'form="isian" formaction="/petugas/tugas/{task}/minta-persetujuan"'
    assert button in refused.text
    typed = {
        "keputusan": "kembalikan",
        "alasan": "Luasnya salah.",
        "perbaiki": "luas",
        "catatan.luas": "Ukur.",
    }
    asks = rina.send(f"/petugas/tugas/{task}/minta-persetujuan", typed)
    assert asks.headers["location"] == f"/petugas/tugas/{task}/persetujuan"
    form = text_of(rina, f"/petugas/tugas/{task}/persetujuan")
    assert said in form
    assert "\nLuasnya salah.</textarea>" in form
    empty = rina.send(f"/petugas/tugas/{task}/persetujuan", {"alasan": ""})
    assert empty.status_code == 422
    assert "Tuliskan alasannya." in empty.text
    assert rina.send(f"/petugas/tugas/{task}/persetujuan", {"alasan": "Denah lain."}).status_code == 303
    page = text_of(rina, f"/petugas/tugas/{task}")
    assert "Belum dijawab" in page
    assert "\nLuasnya salah.</textarea>" in page, "what she wrote stands there when she comes back"
    assert 'value="kembalikan" checked' in page

    consent = f"{limited}.correction-consent.1.dpmptsp"
    inbox = text_of(budi, "/petugas")
    assert consent in inbox
    assert "Persetujuan mengembalikan permohonan ke pemohon" in inbox
    question = text_of(budi, f"/petugas/tugas/{consent}")
    assert "Denah lain." in question
    assert "Petugas membacanya; pemohon tidak." in question
    assert question.count("Jalur utama") == 1, "the question stands beside the main line, not on it"
    assert budi.decides(consent, "consented", alasan="Memang keliru.").status_code == 303
    assert "Memang keliru." in text_of(rina, f"/petugas/tugas/{task}")
    sent = rina.decides(task, "kembalikan", alasan="Luasnya salah.")
    assert sent.status_code == 303
    assert "Denah lain." not in text_of(rina, "/petugas")


def test_what_officers_write_about_consent_no_applicant_reads(
    visitor: Browser, rina: Browser, budi: Browser, limited: ApplicationNumber
) -> None:
    task = f"{limited}.kelengkapan.1.dpmptsp"
    rina.send(f"/petugas/tugas/{task}/persetujuan", {"alasan": "Denah lain."})
    visitor.tracks(limited)
    for told in told_to_her(visitor, limited):
        assert "Persetujuan" not in told, "that officers think of sending it back is no decision yet"
        assert "Denah lain." not in told
    budi.decides(f"{limited}.correction-consent.1.dpmptsp", "refused", alasan="Cukup sekali.")
    assert "Cukup sekali." not in "".join(told_to_her(visitor, limited))


def test_nor_does_she_read_it_once_she_has_her_answer(
    memory: Memory,
    visitor: Browser,
    rina: Browser,
    budi: Browser,
    browser: Callable[[], Browser],
    limited: ApplicationNumber,
) -> None:
    rina.send(f"/petugas/tugas/{limited}.kelengkapan.1.dpmptsp/persetujuan", {"alasan": "Denah lain."})
    budi.decides(f"{limited}.correction-consent.1.dpmptsp", "refused", alasan="Cukup sekali.")
    rina.decides(f"{limited}.kelengkapan.1.dpmptsp", "lengkap")
    for who, agency in (("sari", "dinkes"), ("dewi", "dlh")):
        expert = browser()
        expert.signs_in(who)
        typed = {"form.nomor": "1"}
        assert expert.decides(f"{limited}.rekomendasi.1.{agency}", "disetujui", **typed).status_code == 303
    assert budi.decides(f"{limited}.tanda_tangan.1.dpmptsp", "ditandatangani").status_code == 303
    memory.perform(limited, memory.cases.view(Service(), limited).case.submitted_at)
    visitor.tracks(limited)
    page, api = told_to_her(visitor, limited)
    assert "Izin Anda sudah terbit" in page
    assert '"outcome":"ditandatangani"' in api
    for told in (page, api):
        assert "Cukup sekali." not in told
        assert "Denah lain." not in told


def told_to_her(visitor: Browser, number: ApplicationNumber) -> tuple[str, str]:
    """The status page, and the same from the API."""
    api = visitor.request("GET", f"/api/v1/applications/{number}", headers={"X-PIN": PIN})
    return text_of(visitor, f"/lacak/{number}"), api.text


def test_the_head_gives_more_time_and_everybody_reads_it(
    visitor: Browser, rina: Browser, budi: Browser, limited: ApplicationNumber
) -> None:
    case, page = f"/petugas/permohonan/{limited}", f"/petugas/permohonan/{limited}/perpanjangan"
    assert page in text_of(budi, case)
    assert page not in text_of(rina, case)
    assert rina.get(page).status_code == 403
    wrong = budi.send(page, {"sebab": "lupa", "lama": "4", "keterangan": ""})
    assert wrong.status_code == 422
    for place in ("sebab-error", "lama-error", "keterangan-error"):
        assert place in wrong.text
    done = budi.send(page, {"sebab": "cuaca", "lama": "2", "keterangan": "Jalan terendam."})
    assert done.status_code == 303
    visitor.tracks(limited)
    for told in (text_of(budi, case), text_of(visitor, f"/lacak/{limited}")):
        assert "Diperpanjang 2 hari kerja" in told
        assert "dari 7 hari kerja" in told
        assert "Cuaca buruk" in told
    assert "Jalan terendam." in text_of(budi, case)
    clock = visitor.request("GET", f"/api/v1/applications/{limited}", headers={"X-PIN": PIN}).json()["clock"]
    assert [each["why"]["en"] for each in clock["extensions"]] == ["Bad weather"]
    assert budi.get(page).status_code == 409


def test_programs_ask_and_extend_too(rina: Browser, budi: Browser, limited: ApplicationNumber) -> None:
    task = f"{limited}.kelengkapan.1.dpmptsp"
    rina.get(f"/petugas/tugas/{task}")
    budi.get("/petugas")
    asked = posts(rina, f"/api/v1/tasks/{task}/consent", {"reason": "Denah lain."})
    assert asked.status_code == 200, asked.text
    assert asked.json()["consent"]["stage"] == "asked"
    question = budi.request("GET", f"/api/v1/tasks/{limited}.correction-consent.1.dpmptsp").json()
    assert question["consent"]["asked"] == "Denah lain."
    assert [each["outcome"] for each in question["outcomes"]] == ["consented", "refused"]
    more = {"reason": "ahli", "amount": 3, "remark": "Ahli sedang sakit."}
    extended = posts(budi, f"/api/v1/applications/{limited}/extension", more)
    assert extended.status_code == 200, extended.text
    assert extended.json()["clock"]["within"]["en"] == "8 working days"


def test_what_is_promised_is_the_row_of_the_answers(visitor: Browser, limited: ApplicationNumber) -> None:
    visitor.tracks(limited)
    assert "5 hari kerja sejak berkas lengkap" in text_of(visitor, f"/lacak/{limited}")
    large = visitor.applies({"form.luas": "101"})
    visitor.tracks(large)
    assert "9 hari kerja sejak berkas lengkap" in text_of(visitor, f"/lacak/{large}")


def test_the_same_extension_from_two_tabs_is_one(
    memory: Memory, visitor: Browser, budi: Browser, clock: Clock
) -> None:
    definition = permit.PERMIT.replace(BEFORE, LIMITED.replace("    reasons:", "    times: 3\n    reasons:"))
    bundle = Bundle.of({DEFINITION: definition.encode()})
    memory.archive.publish(restore(bundle), bundle, now=clock.now)
    number = visitor.applies()
    page = f"/petugas/permohonan/{number}/perpanjangan"
    tab = {
        "sudah": hidden(budi.get(page), "sudah"),
        "sebab": "cuaca",
        "lama": "1",
        "keterangan": "Jalan terendam.",
    }
    assert budi.send(page, tab).status_code == 303
    again = budi.send(page, tab)
    assert again.status_code == 409
    assert "sudah diperpanjang setelah halaman ini dibuka" in again.text
    assert "Jalan terendam." in again.text
    api = f"/api/v1/applications/{number}/extension"
    stale = posts(budi, api, {"reason": "ahli", "amount": 1, "remark": "Sakit.", "after": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale-page")
    assert budi.send(page, {**tab, "sudah": hidden(again, "sudah")}).status_code == 303
    case = memory.cases.view(Service(), number).case
    assert case.clock is not None
    assert len(case.clock.extensions) == 2
