"""A small town to practise on: a state folder of its own, one permit type with an upload, and people who decide.

Services are started and stopped as an operator does it, by the command line.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import httpx

from flows.settings import REPOSITORY, Settings
from flows.wiring import Wired
from licensing.case.commands import Decide
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.ports import Receipt
from licensing.words.identifiers import ApplicationNumber, DocumentId, OfficerId, OutcomeId, PermitId, TaskId
from tests.inspection.papers import pdf

HERE = Path(__file__).parent
CITY = REPOSITORY / "features" / "operations"
FORM = {"nama": ("Wati",), "surel": ("wati@contoh.id",), "telepon": ("081234567890",), "luas": ("12,5",)}
TO_THE_END = (("loket", "periksa", "lengkap"), ("kepala", "tanda_tangan", "ditandatangani"))
IZIN = str(Path(sys.executable).with_name("izin"))
UPLOAD_BYTES = 40_000
READY_WITHIN_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Town:
    """Where its state, definitions and templates are; `chosen` are further settings, by their variables."""

    home: Path
    drafts: Path
    chosen: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def environment(self) -> dict[str, str]:
        """What its commands are started with."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("IZIN_", "PREFECT_"))
        }
        return {
            **inherited,
            "IZIN_HOME": str(self.home),
            "IZIN_DEFINITIONS": str(self.drafts / "definitions"),
            "IZIN_TEMPLATES": str(self.drafts / "templates"),
            "IZIN_PORTAL_PORT": "0",
            "IZIN_PREFECT_PORT": "0",
            **self.chosen,
        }

    @property
    def settings(self) -> Settings:
        """The same for code that runs here."""
        return Settings(
            home=self.home, definitions=self.drafts / "definitions", templates=self.drafts / "templates",
            portal_port=0, prefect_port=0,
        )  # fmt: skip

    def izin(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            (IZIN, *arguments),
            env=self.environment,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def up(self) -> Generator[dict[str, dict[str, str]]]:
        """`izin up` until the context ends; gives what it says it serves, and where."""
        log = self.drafts / f"{self.home.name}.up.log"
        with (
            log.open("ab") as said,
            subprocess.Popen(
                (IZIN, "up", "--json"),
                env=self.environment, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=said, text=True,
            ) as process,
        ):  # fmt: skip
            try:
                yield _first_value(process, log)
            finally:
                process.terminate()
                process.wait(60)


@contextmanager
def town(**chosen: str) -> Generator[Town]:
    """A town out of nothing, and nothing of it left behind."""
    # Short, because of the database's socket; under /srv for root, because the database's user must reach it.
    parent = "/srv" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="izin-drill-", dir=parent))
    folder.chmod(0o755)
    try:
        shutil.copytree(HERE / "definitions", folder / "drafts" / "definitions")
        shutil.copy(CITY / "definitions" / "agencies.yaml", folder / "drafts" / "definitions")
        shutil.copytree(REPOSITORY / "templates", folder / "drafts" / "templates")
        shutil.copytree(CITY / "templates", folder / "drafts" / "templates", dirs_exist_ok=True)
        yield Town(folder / "state", folder / "drafts", chosen)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def apply(izin: Wired) -> Receipt:
    """One citizen applies, with a file."""
    process = izin.archive.newest(PermitId("pulih"))
    files = {DocumentId("ktp"): _upload(izin)}
    return izin.cases.submit(process, FORM, files, now=datetime.now(UTC))


def apply_at(portal: str) -> tuple[Receipt, bytes]:
    """One citizen applies at a portal that runs; her receipt and the file she sent.

    Raises:
        httpx.HTTPStatusError: the portal does not take it.
    """
    content = pdf()
    answer = httpx.post(
        f"{portal}/api/v1/permits/pulih/applications",
        data={"form": json.dumps({name: texts[0] for name, texts in FORM.items()})},
        files={"ktp": ("ktp.pdf", content, "application/pdf")},
        timeout=60,
        trust_env=False,
    ).raise_for_status()
    said = answer.json()
    return Receipt(ApplicationNumber(said["application"]), said["pin"]), content


def read_at(portal: str, receipt: Receipt) -> bytes:
    """Her file, as she gets it back."""
    return httpx.get(
        f"{portal}/api/v1/applications/{receipt.application}/documents/ktp",
        headers={"X-PIN": receipt.pin},
        timeout=60,
        trust_env=False,
    ).content


def _upload(izin: Wired) -> StoredFile:
    content = b"%PDF-1.7\n" + os.urandom(UPLOAD_BYTES)
    return izin.documents.put_once(
        f"uploads/{uuid4()}.pdf", content, media_type="application/pdf", file_name="ktp.pdf"
    )


def apply_many(izin: Wired, count: int) -> tuple[Receipt, ...]:
    """So many citizens apply, some at a time."""
    with ThreadPoolExecutor(8) as people:
        applying = [people.submit(apply, izin) for _ in range(count)]
        return tuple(each.result() for each in applying)


def decide(izin: Wired, application: ApplicationNumber, who: str, step: str, outcome: str) -> Case:
    """One officer decides."""
    officer = izin.register.officers[OfficerId(who)]
    command = Decide(TaskId(f"{application}.{step}.1.{who}"), OutcomeId(outcome), "", {})
    return izin.cases.handle(officer, application, command, now=datetime.now(UTC))


def decide_all(izin: Wired, application: ApplicationNumber) -> None:
    """Everybody decides, up to the licence."""
    for who, step, outcome in TO_THE_END:
        decide(izin, application, who, step, outcome)


def wait_for(truth: Callable[[], bool], *, seconds: float = 120, what: str) -> float:
    """Wait until something is so; return how long it took.

    Raises:
        TimeoutError: it did not become so.
    """
    began = time.monotonic()
    while not truth():
        if time.monotonic() - began > seconds:
            raise TimeoutError(f"not within {seconds:g} s: {what}")
        time.sleep(0.1)  # between two looks
    return time.monotonic() - began


def _first_value(process: subprocess.Popen[str], log: Path) -> dict[str, dict[str, str]]:
    """The one JSON value that `izin up --json` writes when everything runs."""
    lines: list[str] = []
    if process.stdout is None:
        raise RuntimeError("the output is not read")
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            return json.loads("".join(lines))
    raise RuntimeError(f"izin up ended with {process.wait()}:\n{log.read_text()[-2000:]}")
