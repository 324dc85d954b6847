"""Sessions: signed, secret, renewed with every right, over after a while, and each form bound to its own."""

import pytest
from fastapi import FastAPI
from starlette.requests import Request

from licensing.words.identifiers import ApplicationNumber, OfficerId
from portal.door.door import door_of
from portal.door.sessions import LONGEST_SECONDS, Sessions
from tests.portal.conftest import ANSWERS, Browser, Clock, pdf

COOKIE = "__Host-izin"


def test_the_cookie_is_secure_and_out_of_scripts_reach(visitor: Browser) -> None:
    cookie = visitor.get("/lacak").headers["set-cookie"]
    for attribute in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"):
        assert attribute in cookie
    assert cookie.startswith(COOKIE)


def test_reading_alone_gives_no_session(visitor: Browser) -> None:
    assert "set-cookie" not in visitor.get("/").headers


def test_signing_in_changes_the_sessions_id_and_ends_the_old_one(app: FastAPI) -> None:
    officer = Browser(app)
    officer.get("/petugas/masuk")
    before, token = officer.cookies[COOKIE], officer.token
    officer.signs_in("rina")
    assert officer.cookies[COOKIE] != before
    thief = Browser(app)
    thief.cookies.set(COOKIE, before, domain="izin.example")
    thief.token = token
    assert thief.get("/petugas").status_code == 303
    assert thief.send("/lacak", {"nomor": "x", "pin": "x"}).status_code == 403


def test_the_cookie_holds_an_officers_id_and_no_roles(rina: Browser) -> None:
    sessions = Sessions("rahasia untuk tanda tangan kuki")
    session = sessions.read(rina.cookies[COOKIE], int(Clock().now.timestamp()))
    assert session is not None
    assert session.officer == OfficerId("rina")
    assert "dpmptsp" not in repr(session)


@pytest.mark.parametrize("wait", [{"minutes": 61}, {"hours": 11}])
def test_an_idle_session_is_over(rina: Browser, clock: Clock, wait: dict[str, float]) -> None:
    clock.passes(**wait)
    assert rina.get("/petugas").status_code == 303


def test_the_search_of_an_ended_session_leads_to_the_sign_in_page(rina: Browser, clock: Clock) -> None:
    clock.passes(hours=2)
    answer = rina.request("GET", "/petugas?cari=a", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/petugas/masuk?kembali=/petugas")


def test_a_session_in_use_lives_on_but_not_for_ever(rina: Browser, clock: Clock) -> None:
    for _ in range(11):
        clock.passes(minutes=50)
        assert rina.get("/petugas").status_code == 200
    clock.passes(minutes=55)
    assert rina.get("/petugas").status_code == 303


def test_signing_out_ends_the_session_even_for_a_kept_cookie(app: FastAPI, rina: Browser) -> None:
    kept = rina.cookies[COOKIE]
    rina.get("/petugas")
    assert rina.send("/keluar").status_code == 303
    thief = Browser(app)
    thief.cookies.set(COOKIE, kept, domain="izin.example")
    assert thief.get("/petugas").status_code == 303


def test_an_ending_is_remembered_however_many_others_end() -> None:
    sessions = Sessions("rahasia")
    session = sessions.begin(1_000, officer=OfficerId("rina"))
    kept = sessions.write(session, 1_000)
    sessions.end(session, 1_000)
    for _ in range(10_001):
        sessions.end(sessions.begin(1_000, application=ApplicationNumber("REG-1")), 1_000)
    assert sessions.read(kept, 1_000) is None


def test_leaving_without_a_right_is_not_remembered(app: FastAPI, visitor: Browser, rina: Browser) -> None:
    ended = door_of(Request({"type": "http", "app": app})).sessions._ended
    before = len(ended)
    visitor.get("/lacak")
    assert visitor.send("/keluar").status_code == 303
    assert len(ended) == before
    rina.get("/petugas")
    assert rina.send("/keluar").status_code == 303
    assert len(ended) == before + 1


def test_an_ending_is_forgotten_once_the_session_is_over() -> None:
    sessions = Sessions("rahasia")
    sessions.end(sessions.begin(0, officer=OfficerId("rina")), 0)
    sessions.end(sessions.begin(LONGEST_SECONDS, officer=OfficerId("budi")), LONGEST_SECONDS)
    assert len(sessions._ended) == 1


def test_a_forged_cookie_is_nobody(visitor: Browser) -> None:
    forged = Sessions("kunci lain")
    text = forged.write(forged.begin(1_800_000_000, officer=OfficerId("rina")), 1_800_000_000)
    visitor.cookies.set(COOKIE, text, domain="izin.example")
    assert visitor.get("/petugas").status_code == 303


@pytest.mark.parametrize("path", ["/lacak", "/petugas/masuk", "/keluar", "/ajukan/coba", "/periksa/kode"])
def test_a_post_without_the_sessions_token_is_refused(app: FastAPI, path: str) -> None:
    visitor, other = Browser(app), Browser(app)
    visitor.get("/lacak")
    other.get("/lacak")
    for token in ("", "0" * 64, other.token):
        response = visitor.request("POST", path, data={"csrf": token})
        assert response.status_code == 403
        assert "Traceback" not in response.text


def test_an_officers_posts_need_the_token_too(rina: Browser, application: ApplicationNumber) -> None:
    task = f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp"
    for path in (task, f"{task}/ambil", f"{task}/lepas"):
        assert rina.request("POST", path, data={"keputusan": "lengkap"}).status_code == 403
    by_api = rina.request("POST", f"/api/v1/tasks/{application}.kelengkapan.1.dpmptsp/claim")
    assert by_api.status_code == 403


def test_a_form_sent_from_another_site_is_refused(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    response = visitor.request(
        "POST",
        "/ajukan/coba",
        data={**ANSWERS, "csrf": visitor.token},
        files={"dokumen.ktp": pdf()},
        headers={"origin": "https://jahat.example"},
    )
    assert response.status_code == 403


def test_a_wrong_name_and_a_wrong_password_read_the_same(visitor: Browser) -> None:
    wrong_password = visitor.signs_in("rina", "salah")
    wrong_name = visitor.signs_in("tidak-ada", "salah")
    assert wrong_password.status_code == wrong_name.status_code == 422
    assert "Nama pengguna atau kata sandi tidak cocok." in wrong_password.text
    assert wrong_password.text.replace("rina", "") == wrong_name.text.replace("tidak-ada", "")


def test_guessing_passwords_is_slowed_down(visitor: Browser) -> None:
    statuses = [visitor.signs_in("rina", f"tebak {n}").status_code for n in range(7)]
    assert statuses == [422] * 5 + [429] * 2


def test_guessing_pins_is_slowed_down(visitor: Browser, application: ApplicationNumber) -> None:
    responses = [visitor.tracks(application, f"{n:06}") for n in range(7)]
    assert [response.status_code for response in responses] == [422] * 5 + [429] * 2
    assert responses[-1].headers["retry-after"] == "60"


def test_the_right_password_is_never_counted(app: FastAPI) -> None:
    for _ in range(8):
        assert Browser(app).signs_in("rina").status_code == 303


def test_a_right_password_or_pin_forgets_no_wrong_ones_of_its_address(
    app: FastAPI, application: ApplicationNumber
) -> None:
    """Else whoever has one account could try all others without end."""
    for n in range(30):
        assert Browser(app).signs_in(f"petugas-{n}", "salah").status_code == 422
        assert Browser(app).tracks(ApplicationNumber(f"REG-{n}"), "salah").status_code == 422
        if n < 29:
            assert Browser(app).signs_in("rina").status_code == 303
            assert Browser(app).tracks(application).status_code == 303
    assert Browser(app).signs_in("petugas-30", "salah").status_code == 429
    assert Browser(app).tracks(ApplicationNumber("REG-30"), "salah").status_code == 429
