"""Every page at desktop and phone width: nothing for axe to find, nothing cut off, no policy broken by a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.applying import Receipt, apply, go_on, track
from tests.browser.axe import found_by_axe
from tests.browser.conftest import OpenPage

SignIn = Callable[..., Page]
WIDTHS = (1280, 360)


def check(page: Page, where: str, *, at: tuple[int, ...] = WIDTHS) -> None:
    """Nothing is cut off at any width, and axe finds nothing at these."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_load_state()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{where} is {wide} px wide at {width} px"
        if width not in at:
            continue
        found = found_by_axe(page)
        assert not found, f"{where} at {width} px: {found}"
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complains about, but for the status of pages with errors on them."""
    return []


@pytest.fixture
def watched(open_page: OpenPage, complaints: list[str]) -> Page:
    page = open_page(scripts=True)
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type == "error" and "responded with a status" not in message.text
            else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def test_pages_for_everybody(watched: Page, complaints: list[str]) -> None:
    for path in (
        "/",
        "/layanan/ipr",
        "/ajukan/ipr?jenis=baru",
        "/lacak",
        "/periksa",
        "/periksa/tidakada",
        "/petugas/masuk",
        "/tidakada",
    ):
        watched.goto(path)
        check(watched, path)
    watched.goto("/bantuan/privasi?lang=en")
    check(watched, "/bantuan/privasi in English")
    watched.goto("/ajukan/sip_dokter?jenis=baru")
    go_on(watched)
    check(watched, "the form with its errors")
    assert not complaints


def test_pages_of_a_case(
    watched: Page, complaints: list[str], sign_in: SignIn, pdf: FilePayload, photo: FilePayload
) -> None:
    given: Receipt = apply(watched, pdf, photo)
    check(watched, "the receipt")
    track(watched, given)
    check(watched, "the status")
    watched.click("text=Cara menghitung")
    check(watched, "the status with how the amount comes about")
    officer = sign_in("rina", scripts=True)
    check(officer, "the inbox")
    officer.goto(f"/petugas/permohonan/{given.application}")
    check(officer, "the case")
    officer.click("text=Cara menghitung")
    check(officer, "the case with how the amount comes about")
    officer.click("text=Kerjakan")
    check(officer, "the task")
    officer.click("text=Simpan keputusan")
    check(officer, "the task with its errors")
    officer.check('input[value="kembalikan"]')
    officer.fill("#alasan", "Foto lokasi bukan yang terbaru.")
    officer.check('input[name="perbaiki"][value="foto_lokasi"]')
    officer.fill("#catatan-foto_lokasi", "Ambil foto baru.")
    officer.click("text=Simpan keputusan")
    check(officer, "the decided task")
    officer.goto("/petugas?cari=rangga")
    check(officer, "the search")
    watched.reload()
    check(watched, "the status that asks for a correction")
    watched.click("text=Perbaiki permohonan")
    check(watched, "the correction")
    assert not complaints


def test_questions_come_and_go_with_the_answers(watched: Page, complaints: list[str]) -> None:
    watched.goto("/ajukan/ipr?jenis=baru")
    poles = watched.locator("#form-tinggi_tiang")
    expect(poles).to_be_hidden()
    watched.check('input[name="form.sifat"][value="permanen"]')
    expect(poles).to_be_visible()
    expect(watched.locator("[data-question=dokumen-pbg]")).to_have_attribute("data-asked", "true")
    watched.check('input[name="form.sifat"][value="nonpermanen"]')
    expect(poles).to_be_hidden()
    assert not complaints


def test_without_scripts_every_question_is_there_and_says_when_it_counts(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/ajukan/ipr?jenis=baru")
    expect(page.locator("#form-tinggi_tiang")).to_be_visible()
    expect(page.locator("#form-tinggi_tiang-when")).to_have_text("Hanya untuk Sifat reklame: Permanen.")


def test_the_search_answers_while_one_types(
    watched: Page, sign_in: SignIn, pdf: FilePayload, photo: FilePayload
) -> None:
    given = apply(watched, pdf, photo)
    officer = sign_in("bayu", scripts=True)
    officer.locator("#cari").press_sequentially(given.application[-5:])
    expect(officer.locator("#ditemukan")).to_have_text("Ditemukan: 1")
    assert given.application[-5:] in officer.url
