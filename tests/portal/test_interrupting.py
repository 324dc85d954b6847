"""What can be done at any time, on the pages of the applicant and of officers, and as JSON."""

import json
from datetime import UTC, datetime
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

ANYTIME = """anytime:
  retract: {within: 1 working day}
  withdraw: {until: tanda_tangan, to: gugur}
  suspend: {by: dpmptsp.petugas_loket, resume: dpmptsp.kepala_dinas}
  cancel: {by: dpmptsp.kepala_dinas, to: gugur}
objection:
  within: 21 working days
  steps:
    tinjau:
      review: {by: dpmptsp.kepala_dinas}
      outcomes: {kabul: {end: dikabulkan}, tolak: {end: ditolak, reason: true}}
  outcomes: {dikabulkan: kelengkapan, ditolak: {}}
appeal:
  within: 10 working days
  steps:
    tinjau_banding:
      review: {by: dpmptsp.kepala_dinas}
      outcomes: {kabul: {end: dikabulkan}, tolak: {end: ditolak, reason: true}}
  outcomes: {dikabulkan: kelengkapan, ditolak: {}}
steps:
"""


@pytest.fixture
def memory() -> Memory:
    text = permit.PERMIT.replace("steps:\n", ANYTIME)
    process = restore(Bundle.of({DEFINITION: text.encode()}))
    return in_memory(permit.register(), (process,), dict(permit.PASSWORDS))


@pytest.fixture
def ayu(visitor: Browser, application: ApplicationNumber) -> Browser:
    """The applicant, tracking her application."""
    visitor.tracks(application)
    return visitor


@pytest.fixture
def budi(app: FastAPI) -> Browser:
    """The head of the agency, whom nobody has asked anything yet."""
    signed_in = Browser(app)
    signed_in.signs_in("budi")
    return signed_in


def test_the_applicant_withdraws_after_being_asked_once_more(
    ayu: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    assert f"/lacak/{application}/tindakan/cabut" in ayu.get(f"/lacak/{application}").text
    page = ayu.get(f"/lacak/{application}/tindakan/cabut")
    assert "tidak dapat dibatalkan" in page.text
    assert memory.cases.histories[application][-1].type != "application-closed"
    response = ayu.send(f"/lacak/{application}/tindakan/cabut", {"alasan": "Pindah kota."})
    assert response.headers["location"] == f"/lacak/{application}"
    page = ayu.get(f"/lacak/{application}")
    assert "Pemohon mencabut permohonan" in page.text
    assert "tindakan" not in page.text


def test_what_is_not_possible_any_more_is_refused_where_it_is_asked_for(
    ayu: Browser, application: ApplicationNumber
) -> None:
    ayu.get(f"/lacak/{application}/tindakan/cabut")
    ayu.send(f"/lacak/{application}/tindakan/cabut")
    page = ayu.get(f"/lacak/{application}/tindakan/cabut")
    assert page.status_code == 409
    assert "sudah berakhir" in page.text
    assert ayu.send(f"/lacak/{application}/tindakan/cabut").status_code == 409
    assert ayu.get(f"/lacak/{application}/tindakan/bakar").status_code == 404
    assert ayu.get(f"/lacak/{application}/tindakan/batalkan").status_code == 403


def test_an_officer_sees_a_case_she_may_cancel_although_nobody_asked_her(
    budi: Browser, application: ApplicationNumber
) -> None:
    assert application in budi.get(f"/petugas?cari={application}").text
    page = budi.get(f"/petugas/permohonan/{application}").text
    assert f"/petugas/permohonan/{application}/tindakan/batalkan" in page
    assert "tangguhkan" not in page


def test_a_reason_that_is_missing_is_asked_for_with_the_page_as_it_was(
    budi: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    address = f"/petugas/permohonan/{application}/tindakan/batalkan"
    budi.get(address)
    page = budi.send(address, {"alasan": " "})
    assert page.status_code == 422
    assert 'href="#alasan"' in page.text
    assert "Tuliskan alasannya." in page.text
    budi.send(address, {"alasan": "Permohonan ganda."})
    assert memory.cases.histories[application][-1].type == "application-closed"
    page = unescape(budi.get(f"/petugas/permohonan/{application}").text)
    assert "Permohonan dibatalkan oleh petugas" in page
    assert "Permohonan ganda." in page


def test_pages_of_a_suspended_case_say_so_and_why_and_offer_no_decision(
    rina: Browser, budi: Browser, ayu: Browser, application: ApplicationNumber
) -> None:
    address, task = f"/petugas/permohonan/{application}", f"{application}.kelengkapan.1.dpmptsp"
    rina.get(f"{address}/tindakan/tangguhkan")
    rina.send(f"{address}/tindakan/tangguhkan", {"alasan": "Sengketa lahan."})
    for browser, path in ((rina, address), (rina, f"/petugas/tugas/{task}"), (ayu, f"/lacak/{application}")):
        page = browser.get(path).text
        assert "ditangguhkan" in page
        assert "Sengketa lahan." in page
        assert 'name="keputusan"' not in page
    assert "Rina Kartika" not in ayu.get(f"/lacak/{application}").text
    refused = rina.send(f"/petugas/tugas/{task}", {"keputusan": "lengkap"})
    assert refused.status_code == 409
    assert "lanjutkan" in budi.get(address).text
    budi.get(f"{address}/tindakan/lanjutkan")
    budi.send(f"{address}/tindakan/lanjutkan")
    assert "sejak" not in rina.get(f"/petugas/tugas/{task}").text
    assert rina.decides(task, "lengkap").status_code == 303


def test_programs_do_the_same(
    rina: Browser, budi: Browser, ayu: Browser, application: ApplicationNumber
) -> None:
    def post(browser: Browser, what: str, reason: str) -> tuple[int, dict[str, object]]:
        token = browser.get("/api/v1/session").json()["csrf"]
        response = browser.request(
            "POST",
            f"/api/v1/applications/{application}/{what}",
            content=json.dumps({"reason": reason}).encode(),
            headers={"x-csrf-token": token, "content-type": "application/json"},
        )
        return response.status_code, response.json()

    status, case = post(rina, "suspension", "Sengketa.")
    assert (status, case["suspended"]) == (200, {"since": "2026-11-23T03:00:00Z", "reason": "Sengketa."})
    status, problem = post(rina, "suspension", "Sengketa.")
    assert (status, problem["code"]) == (409, "suspended")
    status, case = post(budi, "resumption", "")
    assert (status, case["suspended"]) == (200, None)
    assert post(rina, "cancellation", "Ganda.")[0] == 403
    assert post(budi, "cancellation", "")[0] == 422
    status, case = post(ayu, "withdrawal", "Pindah.")
    assert (status, case["ending"]) == (200, "lapsed")
    status, problem = post(budi, "cancellation", "Ganda.")
    assert (status, problem["code"]) == (409, "not-now")


@pytest.fixture
def refused(
    rina: Browser, budi: Browser, application: ApplicationNumber, memory: Memory, app: FastAPI, clock: Clock
) -> ApplicationNumber:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    sari = Browser(app)
    sari.signs_in("sari")
    sari.decides(
        f"{application}.rekomendasi.1.dinkes", "ditolak", alasan="Terlalu sempit.", **{"form.nomor": "1"}
    )
    memory.perform(application, clock.now)
    return application


def test_whoever_was_refused_reads_of_her_right_and_its_last_day_and_objects(
    ayu: Browser, budi: Browser, refused: ApplicationNumber
) -> None:
    page = unescape(ayu.get(f"/lacak/{refused}").text)
    assert "Anda berhak mengajukan keberatan paling lambat" in page
    assert "22 Desember 2026" in page
    address = f"/lacak/{refused}/tindakan/keberatan"
    ayu.get(address)
    assert ayu.send(address, {"alasan": ""}).status_code == 422
    assert ayu.send(address, {"alasan": "Luasnya cukup."}).status_code == 303
    page = unescape(ayu.get(f"/lacak/{refused}").text)
    assert "Pemohon mengajukan keberatan" in page
    assert "Anda berhak" not in page
    assert ayu.send(address, {"alasan": "Lagi."}).status_code == 409
    task = f"{refused}.tinjau.1.dpmptsp"
    assert task in budi.get("/petugas").text
    assert budi.decides(task, "tolak", alasan="Tetap sempit.").status_code == 303
    page = unescape(ayu.get(f"/lacak/{refused}").text)
    assert "Permohonan ditolak" in page
    assert "Anda berhak mengajukan banding paling lambat" in page
    assert (">Ajukan banding<" in page, ">Ajukan keberatan<" in page) == (True, False)
    assert "sampai banding diputuskan" in ayu.get(address).text
    ayu.send(address, {"alasan": "Tetap cukup."})
    assert ">Tarik kembali banding<" in ayu.get(f"/lacak/{refused}").text


def test_an_objection_is_taken_back_while_it_is_undecided_and_the_decision_stands(
    ayu: Browser, budi: Browser, refused: ApplicationNumber
) -> None:
    address = f"/lacak/{refused}/tindakan"
    assert ayu.get(f"{address}/tarik-keberatan").status_code == 409
    ayu.get(f"{address}/keberatan")
    ayu.send(f"{address}/keberatan", {"alasan": "Luasnya cukup."})
    assert f"{address}/tarik-keberatan" in ayu.get(f"/lacak/{refused}").text
    asked = ayu.get(f"{address}/tarik-keberatan?lang=en")
    assert "the decision stands as it was" in asked.text
    assert ayu.send(f"{address}/tarik-keberatan", {"alasan": "Sudah jelas."}).status_code == 303
    page = unescape(ayu.get(f"/lacak/{refused}?lang=id").text)
    assert "Pemohon menarik kembali keberatan; keputusannya tetap" in page
    assert "Anda berhak mengajukan keberatan paling lambat" in page
    assert "22 Desember 2026" in page
    assert "tarik-keberatan" not in page
    task = f"{refused}.tinjau.1.dpmptsp"
    assert task not in budi.get("/petugas").text
    seen = budi.get(f"/petugas/permohonan/{refused}").text
    assert "menarik kembali keberatan" in seen
    assert "Sudah jelas." in seen
    assert budi.send(f"/petugas/tugas/{task}", {"keputusan": "tolak", "alasan": "Sempit."}).status_code == 409


def test_an_objection_that_was_decided_meanwhile_is_not_taken_back_and_what_was_written_is_there(
    ayu: Browser, budi: Browser, refused: ApplicationNumber
) -> None:
    address = f"/lacak/{refused}/tindakan"
    ayu.get(f"{address}/keberatan")
    ayu.send(f"{address}/keberatan", {"alasan": "Luasnya cukup."})
    ayu.get(f"{address}/tarik-keberatan")
    budi.decides(f"{refused}.tinjau.1.dpmptsp", "tolak", alasan="Tetap sempit.")
    page = ayu.send(f"{address}/tarik-keberatan", {"alasan": "Saya sudah mengerti."})
    assert page.status_code == 409
    assert "Tidak ada keberatan Anda yang sedang diputuskan." in page.text
    assert "Saya sudah mengerti." in page.text


def test_programs_take_an_objection_back_too(ayu: Browser, refused: ApplicationNumber) -> None:
    def post(what: str, reason: str) -> tuple[int, dict[str, object]]:
        token = ayu.get("/api/v1/session").json()["csrf"]
        response = ayu.request(
            "POST",
            f"/api/v1/applications/{refused}/{what}",
            content=json.dumps({"reason": reason}).encode(),
            headers={"x-csrf-token": token, "content-type": "application/json"},
        )
        return response.status_code, response.json()

    status, problem = post("objection/withdrawal", "")
    assert (status, problem["code"]) == (409, "not-now")
    status, case = post("objection", "Luasnya cukup.")
    assert (status, case["ending"]) == (200, None)
    status, case = post("objection/withdrawal", "Sudah jelas.")
    assert (status, case["ending"]) == (200, "refused")
    assert str(case["contestable_until"]).startswith("2026-12-22")


def test_when_the_time_is_over_there_is_no_right_to_object(
    ayu: Browser, refused: ApplicationNumber, clock: Clock
) -> None:
    clock.passes(days=60)
    ayu.tracks(refused)
    assert "Anda berhak" not in ayu.get(f"/lacak/{refused}").text
    assert ayu.get(f"/lacak/{refused}/tindakan/keberatan").status_code == 409


def test_an_objection_that_comes_a_moment_too_late_comes_back_as_it_was_written(
    ayu: Browser, refused: ApplicationNumber, clock: Clock
) -> None:
    address = f"/lacak/{refused}/tindakan/keberatan"
    clock.now = datetime(2026, 12, 22, 16, 55, tzinfo=UTC)
    ayu.tracks(refused)
    assert ayu.get(address).status_code == 200
    clock.passes(minutes=10)
    page = ayu.send(address, {"alasan": "Luasnya cukup menurut denah."})
    assert page.status_code == 409
    assert "Luasnya cukup menurut denah." in page.text
    assert "sudah lewat" in page.text


def test_a_wrong_click_is_taken_back_and_the_step_asked_anew(
    rina: Browser, ayu: Browser, application: ApplicationNumber, app: FastAPI
) -> None:
    task = f"{application}.kelengkapan.1.dpmptsp"
    rina.decides(task, "lengkap")
    assert "Tarik kembali keputusan" in rina.get(f"/petugas/tugas/{task}").text
    assert rina.send(f"/petugas/tugas/{task}/tarik").status_code == 303
    assert "menarik kembali keputusannya" in ayu.get(f"/lacak/{application}").text
    again = f"{application}.kelengkapan.2.dpmptsp"
    assert again in rina.get("/petugas").text
    rina.decides(again, "lengkap")
    sari = Browser(app)
    sari.signs_in("sari")
    opinion = f"{application}.rekomendasi.2.dinkes"
    sari.get(f"/petugas/tugas/{opinion}")
    sari.send(f"/petugas/tugas/{opinion}/ambil")
    assert "Tarik kembali keputusan" not in rina.get(f"/petugas/tugas/{again}").text
    refused = rina.send(f"/petugas/tugas/{again}/tarik")
    assert refused.status_code == 409
    assert "sudah ditindaklanjuti" in refused.text


def test_an_officer_declares_her_interest_after_being_asked_once_more_and_is_offered_nothing_of_it(
    rina: Browser, budi: Browser, ayu: Browser, application: ApplicationNumber
) -> None:
    task, address = f"{application}.kelengkapan.1.dpmptsp", f"/petugas/permohonan/{application}"
    act = f"{address}/tindakan/benturan"
    assert act in rina.get(f"/petugas/tugas/{task}").text
    assert "Ini tidak dapat dibatalkan" in rina.get(act).text
    assert rina.send(act, {"alasan": ""}).status_code == 422
    rina.send(act, {"alasan": "Pemohon adalah kakak saya."})
    page = rina.get(f"/petugas/tugas/{task}").text
    assert "Anda menyatakan berbenturan kepentingan" in page
    assert 'name="keputusan"' not in page
    assert application not in rina.get("/petugas").text
    assert rina.send(f"/petugas/tugas/{task}/ambil").status_code == 403
    told = budi.get(address).text
    assert "Menyatakan berbenturan kepentingan" in told
    assert "Pemohon adalah kakak saya." in told
    assert "kakak" not in ayu.get(f"/lacak/{application}").text


def test_a_program_declares_an_interest(
    rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    token = rina.get("/api/v1/session").json()["csrf"]
    response = rina.request(
        "POST",
        f"/api/v1/applications/{application}/interest",
        content=json.dumps({"reason": "Pemohon adalah kakak saya."}).encode(),
        headers={"x-csrf-token": token, "content-type": "application/json"},
    )
    assert response.status_code == 200
    assert memory.cases.histories[application][-1].type == "interest-declared"
