"""A portal in memory for pages that only a certain state shows: who opens them, and how she moves by keys."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from licensing.case.commands import Command, Decide
from licensing.forms.files import StoredFile
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest, DocumentId, OfficerId, OutcomeId, TaskId
from tests.browser.serving import serving
from tests.browser.test_pages import WIDTHS, check
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Clock
from tests.portal.memory import PIN, Memory

LANGUAGES = ("id", "en")
KTP = StoredFile("berkas/ktp", Digest("a" * 64), "application/pdf", 1000, "ktp.pdf")
FORM = {name.removeprefix("form."): (text,) for name, text in ANSWERS.items()}
MOST_KEYS = 80


@dataclass(frozen=True)
class City:
    """A portal over the ports in memory, and a browser that reads one language."""

    memory: Memory
    clock: Clock
    page: Page
    language: str
    process: Process

    def applies(self, ktp: StoredFile = KTP) -> ApplicationNumber:
        answers = {**FORM, "parkir": ("false",)}
        process = self.memory.archive.newest(self.process.permit)
        given = self.memory.cases.submit(process, answers, {DocumentId("ktp"): ktp}, now=self.clock.now)
        return given.application

    def decides(
        self, who: str, task: str, outcome: str, *, out_of_turn: str = "", **typed: tuple[str, ...]
    ) -> None:
        command = Decide(TaskId(task), OutcomeId(outcome), "Kurang.", typed, out_of_turn=out_of_turn)
        self.acts(who, task, command)

    def acts(self, who: str, task: str, command: Command) -> None:
        """An officer; `task` is one of the application's, or its number."""
        officer = self.memory.register.officers[OfficerId(who)]
        number = ApplicationNumber(task.partition(".")[0])
        self.memory.cases.handle(officer, number, command, now=self.clock.now)

    def looks(self, where: str) -> None:
        """For axe and for what is cut off; axe reads colours and boxes in one language, names in both."""
        check(self.page, where, at=WIDTHS if self.language == "id" else (360,))

    def signs_in(self, who: str = "rina", password: str = "") -> None:
        self.page.goto("/petugas/masuk")
        self.enters(who, password)

    def enters(self, who: str = "rina", password: str = "") -> None:
        """By keys alone, on the page of signing in."""
        types(self.page, {"#nama": who, "#sandi": password or f"kata sandi {who}"})

    def tracks(self, application: ApplicationNumber) -> None:
        self.page.goto("/lacak")
        types(self.page, {"#nomor": application, "#pin": PIN})


@contextmanager
def city(
    chromium: Browser,
    memory: Memory,
    language: str,
    *,
    scripts: bool = True,
    process: Process | None = None,
) -> Generator[City]:
    """`process`: what is applied for; else that of `permit`."""
    clock = Clock()
    with serving(memory, clock) as url:
        context = chromium.new_context(
            base_url=url, viewport={"width": 1280, "height": 900}, java_script_enabled=scripts
        )
        context.add_cookies([{"name": "lang", "value": language, "url": url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        yield City(memory, clock, page, language, process or permit.process())
        context.close()


def moves(page: Page, to: str) -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _ in range(MOST_KEYS):
        if page.evaluate("to => document.activeElement?.matches(to) ?? false", to):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{to} is not reached by Tab on {page.url}")


def types(page: Page, lines: dict[str, str]) -> None:
    """Fill in a form by keys alone, and send it from its last line."""
    for line, text in lines.items():
        moves(page, line)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
    sends(page)


def sends(page: Page) -> None:
    """Press Enter where the focus is, and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def presses(page: Page, button: str) -> None:
    moves(page, button)
    sends(page)
