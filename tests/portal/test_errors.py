"""Errors in the same design, without stack traces; security headers on everything; nothing personal in a log."""

import logging
from typing import get_args

import pytest
from fastapi import FastAPI

from licensing.words.errors import RefusalCode
from licensing.words.identifiers import ApplicationNumber
from portal.door.access import for_anyone
from portal.door.faults import FAULTS, status_of
from portal.door.limits import MAX_BODY_BYTES, MAX_UPLOAD_BYTES
from tests.portal.conftest import ANSWERS, Browser, pdf


@pytest.mark.parametrize(
    ("path", "status"), [("/tidak/ada", 404), ("/ajukan/tidak_ada", 404), ("/petugas/masuk/x", 404)]
)
def test_what_is_not_there_is_a_page_of_ours(visitor: Browser, path: str, status: int) -> None:
    page = visitor.get(path)
    assert page.status_code == status
    assert "izin-header" in page.text


def test_records_that_cannot_be_reached_are_a_friendly_503(visitor: Browser, no_database: None) -> None:
    page = visitor.get("/")
    assert page.status_code == 503
    assert "Coba lagi beberapa menit lagi" in page.text
    assert page.headers["retry-after"] == "60"
    assert visitor.get("/healthz").text == "ok"


def test_a_bug_shows_no_detail_and_is_logged_without_the_address(
    app: FastAPI, visitor: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    broken = for_anyone()

    def fail(nama: str) -> None:
        raise RuntimeError("rahasia dalam")

    broken.add_api_route("/rusak/{nama}", fail)
    app.include_router(broken)
    page = visitor.get("/rusak/Ayu?pin=123456")
    assert page.status_code == 500
    assert "rahasia dalam" not in page.text
    assert "Maaf, ada gangguan" in page.text
    assert page.headers["content-security-policy"]
    messages = [record.getMessage() for record in caplog.records]
    assert "GET /rusak/{nama} failed" in messages
    assert not any("Ayu" in message or "123456" in message for message in messages)


def test_a_body_above_the_limit_is_refused_before_it_is_read(visitor: Browser) -> None:
    visitor.get("/lacak")
    large = visitor.request(
        "POST",
        "/lacak",
        content=b"nomor=" + b"9" * MAX_BODY_BYTES,
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert large.status_code == 413
    claimed = visitor.request(
        "POST",
        "/ajukan/coba",
        content=b"--x--",
        headers={
            "content-type": "multipart/form-data; boundary=x",
            "content-length": str(MAX_UPLOAD_BYTES + 1),
        },
    )
    assert claimed.status_code == 413
    assert "Berkas terlalu besar" in claimed.text


def test_a_file_above_its_own_limit_is_an_error_at_its_field(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", ANSWERS, {"dokumen.ktp": pdf(content=b"%PDF-" + b"0" * 1_100_000)})
    assert page.status_code == 422
    assert "Ukuran paling besar 1 MB." in page.text


@pytest.mark.parametrize(
    "path", ["/", "/tidak/ada", "/healthz", "/static/izin.css", "/api/v1/permits", "/petugas"]
)
def test_every_response_carries_the_security_headers(visitor: Browser, path: str) -> None:
    headers = visitor.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["cache-control"] == ("public, max-age=3600" if "static" in path else "no-store")


def test_pages_hold_no_script_or_style_of_their_own(
    visitor: Browser, rina: Browser, application: ApplicationNumber
) -> None:
    for page in (
        visitor.get("/").text,
        visitor.get("/ajukan/coba").text,
        rina.get("/petugas").text,
        rina.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp").text,
    ):
        assert "style=" not in page
        assert "onclick" not in page
        assert page.count("<script") == page.count('src="/static/') - page.count('<img src="/static/')


def test_the_log_names_routes_and_nothing_personal(
    visitor: Browser, rina: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    application = visitor.applies()
    visitor.tracks(application)
    rina.get("/petugas?cari=Ayu+Lestari")
    rina.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp")
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("portal")]
    assert any("GET /petugas/tugas/{task} 200" in message for message in ours)
    assert not any(word in message for message in ours for word in ("Ayu", "482913", "3674014708900002"))


@pytest.mark.parametrize("code", get_args(RefusalCode))
def test_every_refusal_has_a_status_that_can_be_told(code: RefusalCode) -> None:
    assert FAULTS[status_of(code)].status == status_of(code)
