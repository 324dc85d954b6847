"""Taking a task by its button, which belongs to the form of the decision: what is typed there stays."""

from playwright.sync_api import Browser, expect

from tests.browser.states import city
from tests.portal import permit
from tests.portal.memory import in_memory


def test_a_click_takes_the_task_and_the_next_gives_it_back(chromium: Browser) -> None:
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))
    with city(chromium, memory, "id") as here:
        number = here.applies()
        here.signs_in()
        here.page.goto(f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp")
        here.page.fill("#alasan", "KTP buram.")
        here.page.click("text=Ambil tugas ini")
        expect(here.page.locator("text=Lepaskan tugas ini")).to_be_visible()
        expect(here.page.locator("#alasan")).to_have_value("KTP buram.")
        here.page.click("text=Lepaskan tugas ini")
        expect(here.page.locator("text=Ambil tugas ini")).to_be_visible()
