"""A town with a bank: a permit that is paid for, a sandbox in which people pay, and a portal the bank calls."""

import os
import random
import shutil
import time
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx
import psutil

from features.operations.installing import prepare_and_publish
from flows.services.plan import Part
from flows.services.state import read_running
from flows.services.supervise import running
from flows.wiring import Wired, connect
from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.words.identifiers import ApplicationNumber, OfficerId, OutcomeId, PermitId, TaskId
from tests.connectors.bank_and_izin import HERE as BANK_DEFINITIONS
from tests.connectors.bank_and_izin import Bank, bank
from tests.drills.town import Town, town

HERE = Path(__file__).parent / "paid"
AGAIN_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Bill:
    """What somebody has to pay, and for which case."""

    application: ApplicationNumber
    code: str
    amount_rupiah: int


@dataclass(frozen=True, slots=True)
class BankTown:
    """Everything that runs; `url` is the portal's."""

    at: Town
    izin: Wired
    bank: Bank
    url: str

    def case(self, application: ApplicationNumber) -> Case:
        return self.izin.cases.view(Service(), application).case

    def bill(self, nth: int) -> Bill:
        """One citizen applies, and is billed an amount of her own."""
        process = self.izin.archive.newest(PermitId("berbayar"))
        typed = {"nama": "Wati", "surel": "wati@contoh.id", "telepon": "081234567890", "luas": str(10 + nth)}
        now = datetime.now(UTC)
        each = {name: (text,) for name, text in typed.items()}
        number = self.izin.cases.submit(process, each, {}, now=now).application
        officer = self.izin.register.officers[OfficerId("loket")]
        command = Decide(TaskId(f"{number}.periksa.1.loket"), OutcomeId("lengkap"), "", {})
        case = self.izin.cases.handle(officer, number, command, now=datetime.now(UTC))
        (debt,) = case.debts.values()
        return Bill(number, debt.codes[-1], (10 + nth) * 1_000)

    def answers(self) -> bool:
        """Whether the portal is there."""
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self, part: str) -> bool:
        """End a part as a machine does that fails; the supervisor starts it again. False where it is just starting."""
        found = read_running(self.at.settings.home)
        if found is None or part not in found.processes:
            return False
        with suppress(psutil.NoSuchProcess):
            psutil.Process(found.processes[part].pid).kill()
            return True
        return False


@contextmanager
def bank_town(parts: frozenset[Part]) -> Generator[BankTown]:
    """A town out of nothing, and nothing of it left behind."""
    with town() as at:
        _with_bank(at.drafts)
        with bank(at.drafts / "definitions") as sandbox, _environment(sandbox.settings):
            prepare = partial(prepare_and_publish, at.settings)
            with running(at.settings, parts=parts, prepare=prepare) as connections:
                izin = connect(at.settings, role="izin_worker", connections=connections)
                try:
                    sandbox.admin.put(
                        "/admin/portal", json={"url": connections.portal_url}
                    ).raise_for_status()
                    known = replace(at, chosen={**at.chosen, **sandbox.settings})
                    yield BankTown(known, izin, sandbox, connections.portal_url)
                finally:
                    izin.close()


def bill_all(at: BankTown, count: int) -> tuple[Bill, ...]:
    """So many citizens are billed, some at a time."""
    with ThreadPoolExecutor(4) as people:
        return tuple(people.map(at.bill, range(count)))


def pay_all(at: BankTown, bills: Sequence[Bill], *, over_seconds: float) -> None:
    """Everybody pays within so many seconds: most to a virtual account, some by QRIS, some by transfer."""
    drawn = random.Random(2)  # noqa: S311 no secret is made of it
    began, gap = time.monotonic(), over_seconds / len(bills)
    channels = drawn.choices(("VA", "QRIS", "TRANSFER"), (7, 2, 1), k=len(bills))

    def pay(place: int) -> None:
        time.sleep(max(0.0, began + gap * place - time.monotonic()))  # as they come over the day
        _pays(at, bills[place], channels[place], asks=place % 2 == 0)

    with ThreadPoolExecutor(8) as people:
        list(people.map(pay, range(len(bills))))


def _pays(at: BankTown, bill: Bill, channel: str, *, asks: bool) -> None:
    """Somebody pays at the bank: it asks Izin what for, or she says the amount. She tries again while Izin is away."""
    amount = None if asks and channel == "VA" else bill.amount_rupiah
    while True:
        with suppress(httpx.TransportError):
            answer = at.bank.pays(bill.code, amount, channel)
            if answer.status_code == 201:
                return
            if answer.status_code != 502 and "500" not in answer.text[:30]:
                raise ValueError(answer.text)
        time.sleep(AGAIN_SECONDS)


def _with_bank(drafts: Path) -> None:
    shutil.copy(HERE / "berbayar.yaml", drafts / "definitions")
    (drafts / "templates" / "letters").mkdir(exist_ok=True)
    shutil.copy(HERE / "tagihan.typ", drafts / "templates" / "letters")
    register = drafts / "definitions" / "agencies.yaml"
    theirs = (BANK_DEFINITIONS / "agencies.yaml").read_text("utf-8")
    agency = theirs[theirs.index("  bank:\n") : theirs.index("officers:")]
    register.write_text(
        register.read_text("utf-8").replace("officers:\n", f"{agency}officers:\n", 1), "utf-8"
    )


@contextmanager
def _environment(settings: dict[str, str]) -> Generator[None]:
    """What an operator has set before she starts Izin."""
    os.environ.update(settings)
    try:
        yield
    finally:
        for name in settings:
            del os.environ[name]
