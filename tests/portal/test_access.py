"""Deny by default: every route names its audience, and the anonymous reach the public ones only."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount

from licensing.city.entries import Deputised, Left, MandateEnded, Recorded
from licensing.city.people import Service
from licensing.city.register import parse_role
from licensing.words.identifiers import ApplicationNumber, OfficerId, TaskId
from portal.door.access import AUDIENCES, anyone, machine
from tests.portal.conftest import ANSWERS, Browser, Clock
from tests.portal.memory import Memory

PUBLIC = {
    ("GET", "/"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/bantuan/privasi"),
    ("GET", "/layanan/{permit}"),
    ("GET", "/ajukan/{permit}"),
    ("POST", "/ajukan/{permit}"),
    ("POST", "/ajukan/{permit}/ditanyakan"),
    ("POST", "/ajukan/{permit}/simpan"),
    ("POST", "/ajukan/{permit}/buang"),
    ("GET", "/lacak"),
    ("POST", "/lacak"),
    ("GET", "/lacak/pin"),
    ("POST", "/lacak/pin"),
    ("GET", "/lacak/pin/{link}"),
    ("POST", "/lacak/pin/{link}"),
    ("POST", "/keluar"),
    ("GET", "/petugas/masuk"),
    ("POST", "/petugas/masuk"),
    ("GET", "/petugas/sandi"),
    ("POST", "/petugas/sandi"),
    ("GET", "/periksa"),
    ("GET", "/periksa/{verification}"),
    ("POST", "/periksa/{verification}"),
    ("GET", "/surel/{application}/{secret}"),
    ("POST", "/surel/{application}/{secret}"),
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/api/v1/session"),
    ("GET", "/api/v1/permits"),
    ("GET", "/api/v1/permits/{permit}"),
    ("POST", "/api/v1/permits/{permit}/alike"),
    ("POST", "/api/v1/permits/{permit}/applications"),
    ("GET", "/api/v1/licences/{verification}"),
}


def routes(app: FastAPI) -> Iterator[tuple[str, APIRoute]]:
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, Mount):
            assert route.path == "/static"
            continue
        assert isinstance(route, APIRoute), f"{route} is no declared route"
        yield from ((method, route) for method in sorted(route.methods or ()))


def test_every_route_names_one_audience(app: FastAPI) -> None:
    for method, route in routes(app):
        audiences = {each.dependency for each in route.dependencies} & AUDIENCES
        assert len(audiences) == 1, f"{method} {route.path}"


def test_the_public_routes_are_these_and_no_others(app: FastAPI) -> None:
    public = {
        (method, route.path)
        for method, route in routes(app)
        if {anyone, machine} & {each.dependency for each in route.dependencies}
    }
    assert public == PUBLIC


def test_the_anonymous_are_sent_away_from_everything_else(app: FastAPI, visitor: Browser) -> None:
    application = visitor.applies()
    stranger = Browser(app)
    stranger.get("/lacak")
    tried = 0
    for method, route in routes(app):
        if (method, route.path) in PUBLIC:
            continue
        path = route.path.replace("{application}", application).replace("{document}", "ktp")
        path = path.replace("{task}", f"{application}.kelengkapan.1.dpmptsp")
        for token in (stranger.token, ""):
            data = {"csrf": token} if method == "POST" else None
            response = stranger.request(method, path, data=data)
            assert response.status_code in (303, 401), f"{method} {path} gave {response.status_code}"
            assert "Ayu" not in response.text
            if response.status_code == 303:
                assert response.headers["location"].startswith(("/lacak?nomor=", "/petugas/masuk"))
        tried += 1
    assert tried > 15


def test_a_route_without_an_audience_answers_nobody(app: FastAPI, visitor: Browser) -> None:
    forgotten = APIRouter()
    forgotten.add_api_route("/lupa", lambda: "rahasia")
    app.include_router(forgotten)
    response = visitor.get("/lupa")
    assert response.status_code == 403
    assert "rahasia" not in response.text


def test_another_agencys_officer_sees_nothing_of_a_case(app: FastAPI, application: ApplicationNumber) -> None:
    sari = Browser(app)
    sari.signs_in("sari")
    assert "Ayu" not in sari.get("/petugas").text
    assert "Ayu Lestari" not in sari.get("/petugas?cari=Ayu").text
    for path in (
        f"/petugas/permohonan/{application}",
        f"/petugas/permohonan/{application}/berkas/ktp",
        f"/petugas/permohonan/{application}/izin",
        f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp",
    ):
        assert sari.get(path).status_code == 404
    decided = sari.send(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp", {"keputusan": "lengkap"})
    assert decided.status_code == 404


def test_another_applicant_sees_nothing_of_a_case(app: FastAPI, application: ApplicationNumber) -> None:
    other = Browser(app)
    hers = other.applies()
    assert other.tracks(hers).headers["location"] == f"/lacak/{hers}"
    for path in ("", "/izin", "/berkas/ktp", "/perbaikan"):
        response = other.get(f"/lacak/{application}{path}")
        assert response.status_code == 303
        assert response.headers["location"].startswith(f"/lacak?nomor={application}&kembali=")


def test_an_officer_is_no_applicant_and_an_applicant_no_officer(
    rina: Browser, visitor: Browser, application: ApplicationNumber
) -> None:
    assert rina.get(f"/lacak/{application}").headers["location"].startswith("/lacak?")
    visitor.tracks(application)
    assert visitor.get("/petugas").headers["location"].startswith("/petugas/masuk")


def test_an_officer_who_left_is_out_at_once(rina: Browser, memory: Memory, clock: Clock) -> None:
    assert rina.get("/petugas").status_code == 200
    memory.people.record(lambda _: (Left(clock.now, OfficerId("rina"), clock.now.date()),))
    assert rina.get("/petugas").headers["location"].startswith("/petugas/masuk")
    assert "Rina" not in rina.get("/").text
    assert rina.signs_in("rina").status_code == 422


def test_a_role_that_ended_is_refused_at_once(
    rina: Browser, memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    task = f"{application}.kelengkapan.1.dpmptsp"
    assert rina.get(f"/petugas/tugas/{task}").status_code == 200
    ended = MandateEnded(clock.now, OfficerId("rina"), clock.now.date(), parse_role("dpmptsp.petugas_loket"))
    memory.people.record(lambda _: (ended,))
    assert rina.send(f"/petugas/tugas/{task}", {"keputusan": "lengkap"}).status_code == 404
    assert application not in rina.get("/petugas").text
    assert memory.cases.view(Service(), application).case.tasks[TaskId(task)].is_open


def test_a_deputy_works_from_the_inbox_of_whom_she_stands_in_for(
    browser: Callable[[], Browser], memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    dewi = browser()
    dewi.signs_in("dewi")
    task = f"{application}.kelengkapan.1.dpmptsp"
    assert dewi.get(f"/petugas/tugas/{task}").status_code == 404
    day, role = clock.now.date(), parse_role("dpmptsp.petugas_loket")
    plh = Deputised(
        clock.now, OfficerId("dewi"), day, role, "plh", OfficerId("rina"), "Petugas loket", until=day
    )
    memory.people.record(lambda _: (plh,))
    inbox = dewi.get("/petugas").text
    assert application in inbox
    assert "Plh." in inbox
    dewi.decides(task, "lengkap")
    decision = memory.cases.view(Service(), application).case.tasks[TaskId(task)].decision
    assert decision is not None
    assert (decision.by.position, decision.by.acting, decision.by.for_) == (
        "Plh. Petugas loket",
        "plh",
        "rina",
    )
    assert "Plh. Petugas loket" in dewi.get(f"/petugas/permohonan/{application}").text
    clock.passes(days=1)
    dewi.signs_in("dewi")
    assert "Plh." not in dewi.get("/petugas").text


def test_an_officer_reads_why_her_own_application_is_not_hers_to_decide(
    rina: Browser, memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    task = f"{application}.kelengkapan.1.dpmptsp"
    assert "Keputusan Anda" in rina.get(f"/petugas/tugas/{task}").text
    day, nik = clock.now.date(), ANSWERS["form.nik"]
    hers = Recorded(clock.now, OfficerId("rina"), day, "Rina", "1" * 18, "Petugas loket", nik)
    memory.people.record(lambda _: (hers,))
    page = rina.get(f"/petugas/tugas/{task}").text
    assert "Benturan kepentingan" in page
    assert "Keputusan Anda" not in page
    refused = rina.send(f"/petugas/tugas/{task}", {"keputusan": "lengkap"})
    assert refused.status_code == 403
    assert "NIK Anda tertulis dalam permohonan ini" in refused.text


@pytest.mark.parametrize(
    "back", ["https://jahat.example", "//jahat.example", "/lacak", "/petugas/../lacak", "/petugas\\x"]
)
def test_signing_in_never_leads_to_another_place(browser: Callable[[], Browser], back: str) -> None:
    visitor = browser()
    visitor.get("/petugas/masuk")
    response = visitor.send("/petugas/masuk", {"nama": "rina", "sandi": "kata sandi rina", "kembali": back})
    assert response.headers["location"] == "/petugas"
