"""Sentences about the running city: parts that die, officers who go on, what is found afterwards."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import uuid4

import httpx
import pytest
from pytest_bdd import given, parsers, then, when

from features.operations.driving import Act, Driver
from features.operations.instance import Instance, instance
from flows.services.state import read_running
from licensing.city.people import Service
from licensing.history.events import EffectPerformed, Event, LineJoined, LineOpened, StepEntered
from licensing.history.rounds import Document
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.identifiers import ApplicationNumber

PATIENCE_SECONDS = 180
PARTS = ("worker", "worker-2", "prefect", "s3", "postgres")
Result = TypeVar("Result")


@dataclass(slots=True)
class City:
    """The running instance, and what one scenario does with it; its forms have names that begin with `name`."""

    at: Instance
    driver: Driver
    applications: list[ApplicationNumber] = field(default_factory=list[ApplicationNumber])
    found_at_once: list[bool] = field(default_factory=list[bool])
    opened_before: int = 0
    killing: threading.Thread | None = None
    name: str = field(default_factory=lambda: uuid4().hex)

    def kill(self, part: str) -> None:
        """End a part as if its machine had lost power."""
        running = read_running(self.at.settings.home)
        assert running is not None
        process = running.processes[part].find()
        if process is not None:
            os.kill(process.pid, signal.SIGKILL)

    def submit_all(self, count: int) -> None:
        """Applicants hand in their forms, and send the same form again while no answer comes."""
        for n in range(count):
            self.applications.append(insist(lambda n=n: self.driver.submit(f"{self.name} {n}")))

    def decide_all(self) -> None:
        """Officers clear their desks one after the other, and try again while the database does not answer."""
        for act in self.driver.acts:
            for application in self.applications:
                insist(lambda to=application, act=act: self.decide(to, act))

    def decide_looking(self) -> None:
        """Carry one application to the signature; each next officer looks once, right after the decision before."""
        application = self.driver.submit()
        self.applications.append(application)
        for act in self.driver.acts:
            self.driver.decide(application, act)
            if act.following is not None:
                self.found_at_once.append(self.driver.sees(application, act.following))

    def decide(self, application: ApplicationNumber, act: Act) -> None:
        """Decide; an earlier try whose answer was lost counts."""
        try:
            self.driver.decide(application, act)
        except CommandRefused as refused:
            if refused.code != "already-decided":
                raise

    def read(self, made: Document, application: ApplicationNumber) -> bytes:
        """The document as it lies in the object store, checked against its digest."""
        return self.at.izin.documents.read(made.file, application=application, name=made.number)

    def opened(self) -> int:
        """How many applications there are."""
        return len(insist(lambda: self.at.izin.cases.search(Service(), "REG", limit=10_000)))

    def files(self) -> list[CaseFile]:
        cases = self.at.izin.cases
        return [insist(lambda number=number: cases.view(Service(), number)) for number in self.applications]


def insist(act: Callable[[], Result]) -> Result:
    """Do as people do whom database or object store does not answer: try again, unless that cannot help."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except StorageFailed as failed:
            if not failed.retryable or time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def running_instance() -> Iterator[Instance]:
    with instance() as at:
        yield at


@pytest.fixture
def city(running_instance: Instance) -> Iterator[City]:
    city = City(running_instance, Driver.of(running_instance))
    yield city
    if city.killing is not None and city.killing.is_alive():
        city.killing.join()  # where a scenario fails, it kills nothing of the next


@given("Prefect was killed")
def prefect_is_killed(city: City) -> None:
    city.kill("prefect")
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"{city.at.connections.prefect_api_url}/health", timeout=2)


@given(
    parsers.parse(
        "the workers, Prefect, S3 and PostgreSQL are going to be killed at random moments, {times:d} times each"
    )
)
def parts_will_be_killed(city: City, times: int) -> None:
    seed = random.randrange(2**32)  # noqa: S311 - any moment will do, and every run another one
    print(f"The moments follow from {seed}.")  # noqa: T201 - shown when the scenario fails
    chance = random.Random(seed)  # noqa: S311

    def kill_each() -> None:
        for _ in range(times):
            for part in chance.sample(PARTS, len(PARTS)):
                time.sleep(chance.uniform(0.2, 2.5))
                city.kill(part)

    city.opened_before = city.opened()
    city.killing = threading.Thread(target=kill_each)


@when(parsers.parse("{count:d} applications are decided up to the signature"))
def decided(city: City, count: int) -> None:
    for _ in range(count):
        city.decide_looking()


@when(
    parsers.parse(
        "{count:d} applications whose lines open lines are handed in and decided up to the signature"
    )
)
def handed_in_and_decided(city: City, count: int) -> None:
    assert city.killing is not None
    city.driver = Driver.through_lines(city.at)
    city.killing.start()
    city.submit_all(count)
    city.decide_all()
    city.killing.join()


@then("each next officer found her task when she first looked")
def tasks_were_there(city: City) -> None:
    assert len(city.found_at_once) == len(city.applications) * sum(
        act.following is not None for act in city.driver.acts
    )
    assert all(city.found_at_once)


@then("each application has its number")
def numbered(city: City) -> None:
    assert len(set(numbers(city))) == len(city.applications)


@then(parsers.re("each licence is in the register once (Prefect|everything) is back"))
def licensed(city: City) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while waiting := [file.case.application for file in city.files() if file.case.ending != "issued"]:
        assert time.monotonic() < deadline, f"without licence: {waiting}"
        time.sleep(0.3)


@then("no application was opened twice")
def opened_once(city: City) -> None:
    assert city.opened() - city.opened_before == len(set(city.applications)) == len(city.applications)


@then("the numbers have neither a gap nor a repeat")
def numbers_follow(city: City) -> None:
    drawn = sorted(int(number.split("/")[1]) for number in numbers(city))
    assert drawn == list(range(drawn[0], drawn[0] + len(city.applications)))


@then("each licence stored is the one in the register")
def stored_as_registered(city: City) -> None:
    for file in city.files():
        (made,) = file.case.made
        registered = insist(lambda code=made.verification: city.at.izin.cases.licence(code))
        assert registered is not None
        assert registered.sha256 == made.file.sha256
        insist(lambda made=made, of=file.case.application: city.read(made, of))


@then("each applicant was told exactly once of each")
def told_once(city: City) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    wanted = {
        f"{number}.{moment}.notify.eml" for number in city.applications for moment in ("received", "terbit.1")
    }
    while not wanted <= {path.name for path in city.at.settings.mailbox.iterdir()}:
        assert time.monotonic() < deadline, "letters are missing"
        time.sleep(0.3)
    for file in city.files():
        performed = [event.effect for event in file.events if isinstance(event, EffectPerformed)]
        assert len(performed) == len(set(performed))


@then("each line that was opened joined once, before the signature was asked for")
def joined_once(city: City) -> None:
    for file in city.files():
        opened = [event.line for event in file.events if isinstance(event, LineOpened)]
        joined = [event.line for event in file.events if isinstance(event, LineJoined)]
        assert sorted(opened) == sorted(set(joined)) == sorted(joined)
        assert len(opened) == 4
        asked = [n for n, event in enumerate(file.events) if is_signature(event)]
        last = max(n for n, event in enumerate(file.events) if isinstance(event, LineJoined))
        assert len(asked) == 1
        assert asked[0] > last


def is_signature(event: Event) -> bool:
    return isinstance(event, StepEntered) and event.where.step == "tanda_tangan"


@then("the records verify")
def records_verify(city: City) -> None:
    report = insist(city.at.izin.audit.verify)
    assert report.breaches == ()


def numbers(city: City) -> list[str]:
    return [each.numbering.number for file in city.files() for each in file.case.rounds if each.numbering]
