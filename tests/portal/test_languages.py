"""Indonesian first, English on request: by address, remembered in a cookie."""

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser


def test_pages_are_indonesian_unless_asked(visitor: Browser) -> None:
    page = visitor.get("/").text
    assert '<html lang="id"' in page
    assert "Yang dapat Anda ajukan" in page
    assert "Izin Coba" in page


def test_english_is_remembered(visitor: Browser) -> None:
    page = visitor.get("/?lang=en")
    assert "What you can apply for" in page.text
    assert "lang=en" in page.headers["set-cookie"]
    assert '<html lang="en"' in visitor.get("/ajukan/coba").text
    assert "Trial permit" in visitor.get("/ajukan/coba").text
    assert "Yang dapat" in visitor.get("/?lang=id").text


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_an_unknown_language_is_indonesian(visitor: Browser, language: str) -> None:
    assert '<html lang="id"' in visitor.get(f"/?lang={language}").text


def test_errors_are_told_in_the_readers_language(visitor: Browser) -> None:
    visitor.get("/ajukan/coba?lang=en")
    page = visitor.send("/ajukan/coba")
    assert "There is a problem" in page.text
    assert "Full name has to be filled in." in page.text


def test_officers_read_english_too(app: FastAPI, application: ApplicationNumber) -> None:
    officer = Browser(app)
    officer.get("/petugas/masuk?lang=en")
    officer.signs_in("rina")
    assert "My tasks" in officer.get("/petugas").text
    page = officer.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp").text
    assert "Completeness check" in page
    assert "24 November 2026, 16:00 WIB" in page
    assert "Alone" in page
    assert "Mandiri" not in page
