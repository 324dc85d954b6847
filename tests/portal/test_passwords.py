"""A password that was set for somebody is good for choosing another, and for nothing else."""

import base64

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import OfficerId
from tests.portal.conftest import Browser
from tests.portal.memory import Memory

RINA = OfficerId("rina")
OWN = "sandi pilihan rina"


@pytest.fixture
def given(memory: Memory) -> str:
    memory.accounts.reset(RINA, "sekali pakai")
    return "sekali pakai"


def enters(app: FastAPI, password: str) -> Browser:
    browser = Browser(app)
    browser.get("/petugas/masuk")
    browser.send("/petugas/masuk", {"nama": "rina", "sandi": password})
    return browser


def chooses(browser: Browser, old: str, chosen: str, again: str | None = None) -> int:
    form = {"nama": "rina", "sandi": old, "baru": chosen, "ulang": chosen if again is None else again}
    return browser.send("/petugas/sandi", form).status_code


def test_nobody_is_signed_in_by_a_password_for_one_sign_in(app: FastAPI, given: str) -> None:
    browser = enters(app, given)
    assert browser.get("/petugas").status_code == 303
    assert chooses(browser, given, OWN) == 303
    assert browser.get("/petugas").status_code == 200
    assert enters(app, OWN).get("/petugas").status_code == 200
    assert enters(app, given).get("/petugas").status_code == 303


def test_programs_are_refused_until_she_chose_her_own(app: FastAPI, memory: Memory, given: str) -> None:
    def asks(password: str) -> int:
        secret = base64.b64encode(f"rina:{password}".encode()).decode()
        return (
            Browser(app)
            .request("GET", "/api/v1/tasks", headers={"authorization": f"Basic {secret}"})
            .status_code
        )

    assert asks(given) == 401
    assert memory.accounts.change(RINA, given, OWN)
    assert asks(OWN) == 200


@pytest.mark.parametrize(
    ("old", "chosen", "again"),
    [
        ("salah sekali", OWN, OWN),
        ("sekali pakai", "pendek", "pendek"),
        ("sekali pakai", "sekali pakai", "sekali pakai"),
        ("sekali pakai", OWN, f"{OWN}!"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    app: FastAPI, memory: Memory, given: str, old: str, chosen: str, again: str
) -> None:
    browser = Browser(app)
    browser.get("/petugas/sandi")
    form = {"nama": "rina", "sandi": old, "baru": chosen, "ulang": again}
    page = browser.send("/petugas/sandi", form)
    assert page.status_code == 422
    beside = "nama" if old != given else "baru"
    assert f'href="#{beside}"' in page.text
    assert f'id="{beside}-error"' in page.text
    assert memory.accounts.must_change(RINA)
    assert memory.accounts.check(RINA, given)
