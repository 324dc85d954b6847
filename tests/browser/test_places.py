"""A place is typed by anybody, and taken from the device by whoever stands there and says so."""

import pytest
from playwright.sync_api import Geolocation, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.conftest import OpenPage

FORM = "/ajukan/kkpr?jenis=baru"
HERE: Geolocation = {"latitude": -6.30119951, "longitude": 106.7023, "accuracy": 7.2}


@pytest.fixture
def standing(open_page: OpenPage) -> Page:
    page = open_page(scripts=True)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE)
    return page


def test_the_device_fills_in_where_it_is(standing: Page) -> None:
    complaints: list[str] = []
    standing.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    standing.goto(FORM)
    button = standing.get_by_role("button", name="Pakai lokasi perangkat ini")
    expect(button).to_be_visible()
    button.click()
    expect(standing.locator("#form-titik")).to_have_value("-6.301200, 106.702300")
    expect(standing.locator(".izin-take [role=status]")).to_have_text(
        "Lokasi diisi; ketelitian dalam meter: 8"
    )
    assert not found_by_axe(standing)
    assert not complaints


def test_whoever_does_not_let_it_is_told_to_type(open_page: OpenPage) -> None:
    page = open_page(scripts=True)
    page.context.clear_permissions()
    page.goto(FORM)
    page.get_by_role("button", name="Pakai lokasi perangkat ini").click()
    expect(page.locator(".izin-take [role=status]")).to_have_text(
        "Perangkat tidak memberikan lokasi. Tulis koordinatnya, atau tempelkan tautan peta."
    )
    expect(page.locator("#form-titik")).to_have_value("")


def test_without_scripts_there_is_a_line_to_type_and_no_button(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(FORM)
    expect(page.locator("#form-titik")).to_be_visible()
    expect(page.locator("#form-bidang")).to_be_visible()
    expect(page.locator("[data-take-place]")).to_be_hidden()
