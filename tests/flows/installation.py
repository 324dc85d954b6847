"""A small installation for tests: real services, the definition `uji`, people who decide, and the Prefect API.

The worker is a process of its own, started and stopped by the test that wants one.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from functools import partial
from pathlib import Path

import httpx

from features.operations.installing import prepare_and_publish
from flows.artifacts import artifact_key
from flows.services.connections import Connections
from flows.services.ours import worker as worker_service
from flows.services.plan import Part
from flows.services.state import read_running
from flows.services.supervise import running
from flows.settings import REPOSITORY, Settings
from flows.wiring import Wired, connect
from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.words.identifiers import ApplicationNumber, OutcomeId, PermitId, StepId

HERE = Path(__file__).parent
BACKING: frozenset[Part] = frozenset({"postgres", "s3", "prefect"})
TO_THE_END = (("periksa", "lengkap"), ("rekomendasi", "disetujui"), ("tanda_tangan", "ditandatangani"))
NAME, EMAIL = "Wati Rahasia", "wati.rahasia@contoh.id"


def wait_for(truth: Callable[[], bool], *, seconds: float = 120, what: str) -> None:
    """Wait until something is so; long enough for a machine that is busy with other things as well."""
    deadline = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.1)


def _last_lines(log: str) -> str:
    return "\n".join(Path(log).read_text(errors="replace").splitlines()[-120:])


@dataclass(frozen=True)
class Installation:
    settings: Settings
    connections: Connections
    izin: Wired
    client: httpx.Client

    @contextmanager
    def worker(self, **changed: str) -> Generator[subprocess.Popen[bytes]]:
        """A worker that is ready; told to stop at the end."""
        service = worker_service(self.settings, self.connections)
        service.before_start()
        sign = self.settings.home / "worker.ready"
        with (self.settings.home / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                service.command,
                env={**service.environment, **changed},
                cwd=service.folder,
                stderr=log,
                stdout=log,
            )
        try:
            wait_for(sign.exists, seconds=service.ready_within_seconds, what="the worker is ready")
            yield process
        finally:
            process.terminate()
            try:
                # It leaves by itself within twenty seconds, whatever waits in it.
                process.wait(40)
            except subprocess.TimeoutExpired:
                # As the supervisor does after ten seconds: nothing is lost by it. One that stays would work for the
                # tests that follow.
                process.send_signal(signal.SIGUSR1)
                time.sleep(1)  # until it has written where its threads stand
                process.kill()
                process.wait()
                sys.stderr.write(f"A worker did not end when told to:\n{_last_lines(log.name)}\n")

    def submit(self, permit: str = "uji", *, at: datetime | None = None, **answers: str) -> ApplicationNumber:
        process = self.izin.archive.newest(PermitId(permit))
        typed = {"nama": [NAME], "email": [EMAIL], "telepon": ["081234567890"]}
        typed |= {name: [answer] for name, answer in answers.items()}
        return self.izin.cases.submit(process, typed, {}, now=at or datetime.now(UTC)).application

    def decide(
        self, number: ApplicationNumber, *way: tuple[str, str], reason: str = "", at: datetime | None = None
    ) -> None:
        """Let every officer who is asked at these steps decide so."""
        for step, outcome in way or TO_THE_END:
            for task in self.asked(number, StepId(step)):
                if task.asked is None or not task.is_open:
                    continue
                officer = self.izin.register.holding(task.asked)[0]
                decision = Decide(task.id, OutcomeId(outcome), reason, {})
                self.izin.cases.handle(officer, number, decision, now=at or datetime.now(UTC))

    def asked(self, number: ApplicationNumber, step: StepId) -> tuple[Task, ...]:
        """What people were asked when the step was last reached."""
        case = self.case(number)
        latest = case.latest(step)
        return case.tasks_at(latest.where) if latest else ()

    def case(self, number: ApplicationNumber) -> Case:
        return self.izin.cases.view(Service(), number).case

    def wait_for_end(self, number: ApplicationNumber, *, seconds: float = 120) -> Case:
        wait_for(
            lambda: self.is_at_rest(number),
            seconds=seconds,
            what=f"{number} ended and everything is performed",
        )
        return self.case(number)

    def is_at_rest(self, number: ApplicationNumber) -> bool:
        """Closed, told to the applicant, and shown to operators."""
        case = self.case(number)
        notices = (key for key in case.performed if key.endswith("notify"))
        return case.ending is not None and len([*notices]) >= 2 and self.is_shown(case)

    def page(self, number: ApplicationNumber) -> str:
        """The newest version of the application's page; empty while there is none."""
        pages = self.prefect("artifacts/latest/filter", artifacts={"key": {"any_": [artifact_key(number)]}})
        return str(pages[0]["data"]) if pages else ""

    def is_shown(self, case: Case) -> bool:
        """Whether the page tells the ending, and the runs that led there are over."""
        over = all(run["state_type"] not in ("PENDING", "RUNNING") for run in self.runs(case.application))
        return over and f"State: **{case.ending}**" in self.page(case.application)

    def mails(self, number: ApplicationNumber) -> list[Message]:
        folder = self.settings.mailbox
        return [message_from_bytes(path.read_bytes()) for path in sorted(folder.glob(f"{number}.*.eml"))]

    def prefect(self, path: str, *, method: str = "POST", **body: object) -> list[dict[str, object]]:
        """What the Prefect API answers."""
        answer = self.client.request(method, path, json=body)
        answer.raise_for_status()
        found = answer.json() if answer.content else []
        return found if isinstance(found, list) else [found]

    def runs(self, number: ApplicationNumber) -> list[dict[str, object]]:
        """The flow runs tagged with an application, oldest first."""
        tagged = {"tags": {"all_": [f"application:{number}"]}}
        return self.prefect("flow_runs/filter", flow_runs=tagged, sort="START_TIME_ASC")

    def task_runs(self, run: Mapping[str, object]) -> list[dict[str, object]]:
        return self.prefect("task_runs/filter", flow_runs={"id": {"any_": [run["id"]]}})

    def pid(self, part: str) -> int:
        """The process of a service, as the supervisor recorded it."""
        found = read_running(self.settings.home)
        assert found is not None
        return found.processes[part].pid


@contextmanager
def installed(
    *, parts: frozenset[Part] = BACKING, permits: tuple[str, ...] = ("uji", "jalur"), **chosen: object
) -> Generator[Installation]:
    """An installation out of a temporary folder, and nothing of it left behind."""
    parent = "/srv" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="izin-flows-", dir=parent))
    home.chmod(0o755)
    try:
        settings = _settings(home, permits).model_copy(update=chosen)
        with running(settings, prepare=partial(prepare_and_publish, settings), parts=parts) as connections:
            izin = connect(settings, role="izin_worker", connections=connections)
            try:
                with asking(connections) as client:
                    yield Installation(settings, connections, izin, client)
            finally:
                izin.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def asking(connections: Connections) -> httpx.Client:
    """Kept for all questions to Prefect: making one costs more than asking. No connection outlives its question."""
    user, _, password = connections.prefect_auth.partition(":")
    return httpx.Client(
        base_url=connections.prefect_api_url,
        auth=(user, password),
        timeout=30,
        trust_env=False,
        limits=httpx.Limits(max_keepalive_connections=0),
    )


def _settings(home: Path, permits: tuple[str, ...]) -> Settings:
    definitions, templates = home / "definitions", home / "templates"
    definitions.mkdir()
    shutil.copy(REPOSITORY / "process_definitions" / "agencies.yaml", definitions)
    for permit in permits:
        shutil.copy(HERE / f"{permit}.yaml", definitions)
    shutil.copytree(REPOSITORY / "templates", templates)
    shutil.copy(HERE / "uji.typ", templates / "licences")
    return Settings(
        home=home,
        definitions=definitions,
        templates=templates,
        prefect_port=0,
        portal_port=0,
        lease_seconds=5,
    )
