"""A running Izin with every part of it, and a real Chromium that visits its portal.

One installation and one browser for the session. Pages are opened without JavaScript unless a test asks for it.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, Playwright, expect, sync_playwright

from features.operations.installing import prepare_and_publish
from flows.services.supervise import running
from flows.settings import Settings

CHROMIUM, SHELL = Path("/usr/bin/chromium"), Path("/usr/bin/chromium-headless-shell")
OpenPage = Callable[..., Page]
PATIENCE_MILLISECONDS = 15_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@dataclass(frozen=True)
class Stack:
    """A running installation."""

    url: str
    passwords: dict[str, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = pytest.mark.skip(reason="there is no /usr/bin/chromium; apt-get install chromium")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            if not CHROMIUM.exists():
                item.add_marker(missing)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    parent = "/srv" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="izin-web-", dir=parent))
    folder.chmod(0o755)
    settings = Settings(home=folder, portal_port=0, prefect_port=0, workers=1)
    try:
        with running(settings, prepare=partial(prepare_and_publish, settings)) as connections:
            passwords = json.loads((folder / "officers.json").read_text())
            yield Stack(connections.portal_url, passwords)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Without the windows that nobody sees: a third of the work of a page."""
    yield from launched(playwright, SHELL if SHELL.exists() else CHROMIUM)


@pytest.fixture
def windowed(playwright: Playwright) -> Iterator[Browser]:
    """With all that people have around a page, as its reader of PDF."""
    yield from launched(playwright, CHROMIUM)


def launched(playwright: Playwright, program: Path) -> Iterator[Browser]:
    # Who visits pages after each other needs no process for each.
    alone = ["--no-sandbox", "--disable-dev-shm-usage", "--renderer-process-limit=1"]
    browser = playwright.chromium.launch(executable_path=str(program), args=alone)
    yield browser
    browser.close()


@pytest.fixture
def open_page(chromium: Browser, stack: Stack) -> Iterator[OpenPage]:
    """Open a page in a browser context of its own: another person."""
    contexts = []

    def open_one(*, scripts: bool = False, width: int = 1280) -> Page:
        context = chromium.new_context(
            base_url=stack.url,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="id-ID",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(open_page: OpenPage, stack: Stack) -> Callable[..., Page]:
    def enter(officer: str, *, scripts: bool = False) -> Page:
        page = open_page(scripts=scripts)
        page.goto("/petugas/masuk")
        page.fill("#nama", officer)
        page.fill("#sandi", stack.passwords[officer])
        page.click("main button[type=submit]")
        assert page.url.endswith("/petugas")
        page.wait_for_load_state()  # whoever types earlier is not heard by any script
        return page

    return enter


@pytest.fixture(scope="session")
def pdf() -> FilePayload:
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return {"name": "berkas contoh.pdf", "mimeType": "application/pdf", "buffer": made.getvalue()}


@pytest.fixture(scope="session")
def photo() -> FilePayload:
    made = BytesIO()
    Image.new("RGB", (60, 40), "#0b4f5c").save(made, "JPEG")
    return {"name": "foto contoh.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}
