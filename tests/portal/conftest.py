"""The portal over the ports in memory, a clock that tests move, and browsers with a cookie jar each."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI

from licensing.ports import Published
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_incoming import MemoryIncoming
from licensing.scenarios.memory_previews import MemoryPreviews
from licensing.scenarios.memory_scarce import MemoryScarce
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber
from portal.app import create_app
from portal.services import Portal
from tests.portal import permit
from tests.portal.bank import BANK, Receipts
from tests.portal.memory import PIN, Memory, in_memory

SECRET_KEY = "rahasia untuk tanda tangan kuki"
URL = "https://izin.example"
PDF = b"%PDF-1.7 contoh"
ANSWERS = {
    "form.nama": "Ayu Lestari",
    "form.nik": "3674014708900002",
    "form.surel": "ayu@contoh.id",
    "form.telepon": "0812-3456-7890",
    "form.luas": "12,5",
    "form.jenis": "mandiri",
    "form.parkir": "tidak",
}
Files = dict[str, tuple[str, bytes, str]]


def pdf(name: str = "ktp.pdf", content: bytes = PDF) -> tuple[str, bytes, str]:
    return (name, content, "application/pdf")


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **units: float) -> None:
        self.now += timedelta(**units)


@dataclass
class Browser:
    """A browser without JavaScript: it keeps cookies and sends forms with the token of the page they are on."""

    app: FastAPI
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    token: str = ""

    def request(
        self,
        method: str,
        path: str,
        *,
        data: dict[str, str] | None = None,
        files: Files | None = None,
        headers: dict[str, str] | httpx.Headers | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("203.0.113.7", 4711))
            async with httpx.AsyncClient(transport=transport, base_url=URL, cookies=self.cookies) as client:
                response = await client.request(
                    method, path, data=data, files=files, headers=headers, content=content
                )
                self.cookies = client.cookies
                return response

        response = asyncio.run(send())
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', response.text)
        self.token = found[1] if found else self.token
        return response

    def get(self, path: str) -> httpx.Response:
        return self.request("GET", path)

    def send(
        self, path: str, data: dict[str, str] | None = None, files: Files | None = None
    ) -> httpx.Response:
        """An application is sent as the page sends it that checks it all, where no step (`langkah`) is named."""
        step = {"langkah": "periksa"} if re.fullmatch(r"/ajukan/\w+(\?.*)?", path) else {}
        return self.request("POST", path, data={"csrf": self.token, **step, **(data or {})}, files=files)

    def applies(self, changes: dict[str, str] | None = None) -> ApplicationNumber:
        page = self.get("/ajukan/coba")
        once = hidden(page, "sekali")
        response = self.send(
            "/ajukan/coba", {**ANSWERS, "sekali": once, **(changes or {})}, {"dokumen.ktp": pdf()}
        )
        assert response.status_code == 200, response.text
        return ApplicationNumber(re.findall(r"data-application>([^<]+)<", response.text)[0])

    def tracks(self, application: ApplicationNumber, pin: str = PIN) -> httpx.Response:
        self.get("/lacak")
        return self.send("/lacak", {"nomor": application, "pin": pin})

    def signs_in(self, officer: str, password: str | None = None) -> httpx.Response:
        self.get("/petugas/masuk")
        return self.send(
            "/petugas/masuk", {"nama": officer, "sandi": password or f"kata sandi {officer}", "kembali": ""}
        )

    def decides(self, task: str, outcome: str, **data: str) -> httpx.Response:
        seen = hidden(self.get(f"/petugas/tugas/{task}"), "terlihat")
        return self.send(f"/petugas/tugas/{task}", {"keputusan": outcome, "terlihat": seen, **data})


def hidden(page: httpx.Response, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page.text)
    return found[1] if found else ""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The records do not answer, as every page finds out that lists permit types."""

    def unreachable(_: MemoryArchive) -> tuple[Published, ...]:
        raise StorageFailed("the database does not answer", retryable=True)

    monkeypatch.setattr(MemoryArchive, "versions", unreachable)


@pytest.fixture
def receipts() -> Receipts:
    """What came into the city's account."""
    return Receipts()


@pytest.fixture
def portal(memory: Memory, clock: Clock, receipts: Receipts) -> Portal:
    return Portal(
        memory.archive,
        memory.cases,
        memory.documents,
        memory.accounts,
        memory.people,
        memory.drafts,
        memory.register,
        SECRET_KEY,
        URL,
        clock,
        previews=MemoryPreviews(),
        scarce=MemoryScarce(memory.cases),
        revenue=memory.revenue,
        account_codes=memory.account_codes,
        treasury=memory.treasury,
        receipts=receipts,
        incoming=MemoryIncoming(),
        banks={BANK.client: BANK},
    )


@pytest.fixture
def app(portal: Portal) -> FastAPI:
    return create_app(portal)


@pytest.fixture
def browser(app: FastAPI) -> Callable[[], Browser]:
    return lambda: Browser(app)


@pytest.fixture
def visitor(app: FastAPI) -> Browser:
    return Browser(app)


@pytest.fixture
def joko(app: FastAPI) -> Browser:
    """Rina's colleague at the desk."""
    colleague = Browser(app)
    colleague.signs_in("joko")
    return colleague


@pytest.fixture
def rina(app: FastAPI) -> Browser:
    """The officer at the front desk, signed in."""
    signed_in = Browser(app)
    signed_in.signs_in("rina")
    return signed_in


@pytest.fixture
def application(visitor: Browser) -> ApplicationNumber:
    return visitor.applies()
