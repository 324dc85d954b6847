"""Revenue in a browser: every page with and without figures, at both widths, read by heads and by a treasurer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.states import LANGUAGES, City, city, presses
from tests.portal import permit
from tests.portal.books import kept, register
from tests.portal.memory import in_memory

HOME = "/petugas/penerimaan"
PARTS = ("", "/piutang", "/perkiraan", "/setoran", "/pajak", "/beban")


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    with city(chromium, kept(), str(request.param)) as visited:
        yield visited


def test_every_part_with_its_figures(here: City) -> None:
    page = here.page
    here.signs_in("joko")
    presses(page, f'.izin-nav__list a[href="{HOME}"]')
    for part in PARTS:
        page.goto(f"{HOME}{part}")
        expect(page.locator(".izin-parts a[aria-current]")).to_have_count(1)
        here.looks(f"revenue{part}")
    page.goto(f"{HOME}?sampai=besok")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    here.looks("revenue of no day")
    page.goto(f"{HOME}/setoran")
    presses(page, "main form button[type=submit]")
    expect(page.locator("tbody tr")).to_have_count(2)
    here.looks("slips that were made")


def test_what_a_head_of_one_agency_reads(here: City) -> None:
    here.signs_in("budi")
    for part in PARTS:
        here.page.goto(f"{HOME}{part}")
        here.looks(f"revenue of an agency{part}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_where_nothing_stands_yet(chromium: Browser, language: str) -> None:
    memory = in_memory(register(), (permit.process(),), dict(permit.PASSWORDS))
    with city(chromium, memory, language) as here:
        here.signs_in("joko")
        for part in PARTS:
            here.page.goto(f"{HOME}{part}")
            here.looks(f"empty revenue{part}")
