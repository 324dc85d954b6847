"""What a worker knows while people, effects and other workers move on; no server is needed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import cast
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.objects import State

from flows import attempts, deployments
from flows.carrying import push
from flows.claims import Claims
from flows.compiler import Performers
from flows.dispatcher import Dispatcher
from flows.load import Load
from flows.performers import Means
from flows.pushing import Pushing
from flows.runs import Runs
from flows.showing import Showing, Tell
from flows.steps import Batch, Coarseness, One, Steps
from flows.sweeps import Broom
from flows.turns import FAILED_WAITS
from licensing.case.commands import PassTime, ReportEffect, Submit
from licensing.case.deciding import decide
from licensing.case.own_commands import ON_THE_WAY
from licensing.city.people import Tracker
from licensing.clock.calendars import Calendars
from licensing.history.effects import Done, Effect, Notify, Stored
from licensing.history.events import EffectPerformed
from licensing.history.evolving import replay
from licensing.ports import (
    Audit,
    CaseFile,
    Deadlines,
    Drafts,
    People,
    Published,
    Push,
    Recount,
    Turn,
    WaitingFiles,
)
from licensing.ports import Outbox as OutboxPort
from licensing.ports.receipts import Receipts
from licensing.process.graph import Process
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, Digest, EffectKey, PermitId
from tests.storage.process import DOCUMENTS, LICENCE, NOW, TYPED, register, trial

NUMBER = ApplicationNumber("REG-COBA-20261123-00001")
NEWER = ApplicationNumber("REG-COBA-20261123-00002")
"""Something stands in its history that only a newer release knows."""
KEY = EffectKey(f"{NUMBER}.terbit.1.store")
SECRET = "wati.rahasia@contoh.id"


def submitted(number: ApplicationNumber) -> CaseFile:
    by, form = Tracker(number), Submit(number, TYPED, DOCUMENTS)
    events = decide(trial(), None, form, by=by, now=NOW, calendar=Calendars())
    case = replay(events)
    assert case
    return CaseFile(case, trial(), events)


class Outbox:
    """Answers with the case as it stood when it was asked, after `on_the_way`."""

    def __init__(self) -> None:
        self.file = submitted(NUMBER)
        self.on_the_way: Callable[[], None] = lambda: None
        self.reported: list[ReportEffect] = []
        self.released: dict[ApplicationNumber, Turn] = {}

    def files(self, numbers: tuple[ApplicationNumber, ...]) -> dict[ApplicationNumber, CaseFile]:
        if NEWER in numbers:
            raise ValueError(SECRET)
        file = self.file
        self.on_the_way()
        return {NUMBER: file}

    def report(
        self, _worker: str, reports: Mapping[ApplicationNumber, tuple[ReportEffect, ...]], *, now: datetime
    ) -> dict[ApplicationNumber, tuple[Effect, ...]]:
        for given in reports.values():
            self.reported += given
        events = [EffectPerformed(now, given.effect, given.result) for given in reports[NUMBER]]
        case = replay(events, self.file.case)
        assert case
        self.file = CaseFile(case, self.file.process, (*self.file.events, *events))
        return {}

    def renew(self, *_given: object, **_named: object) -> None:
        return

    def release(self, _worker: str, ended: Sequence[Turn]) -> None:
        self.released.update({turn.application: turn for turn in ended})


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@pytest.fixture
def load(outbox: Outbox) -> Load:
    return load_of(outbox, NUMBER)


def load_of(outbox: Outbox, *numbers: ApplicationNumber) -> Load:
    pushes = {number: Push(number, PermitId("coba"), Digest("a"), 0, 3, ()) for number in numbers}
    return Load(cast("Means", SimpleNamespace(outbox=outbox, now=lambda: NOW)), pushes)


def test_what_is_performed_while_a_case_is_read_again_is_not_forgotten(load: Load, outbox: Outbox) -> None:
    async def story() -> None:
        await load.read([NUMBER])
        outbox.on_the_way = lambda: load.note(NUMBER, KEY, Stored(LICENCE))
        await load.read([NUMBER])

    asyncio.run(story())
    assert load.works[NUMBER].case.performed[KEY] == Stored(LICENCE)
    assert load.has_moved(NUMBER), "it is read again before it is let go"


def test_an_application_runs_on_its_own_definition(load: Load, outbox: Outbox) -> None:
    asyncio.run(load.read([NUMBER]))
    assert load.works[NUMBER].process is outbox.file.process


class Page:
    """Prefect's client, as far as pages go."""

    def __init__(self) -> None:
        self.keys: list[str | None] = []

    async def create_artifact(self, page: ArtifactCreate) -> None:
        self.keys.append(page.key)


def test_an_application_that_this_release_cannot_read_is_told_and_left_and_its_neighbour_goes_on(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def perform(effect: Effect, _work: object, _means: object) -> Done:
        assert isinstance(effect, Notify)
        return Done()

    async def run_task(title: str, key: str) -> State[None]:
        return await pushing.attempt(title, EffectKey(key))

    async def tell(_title: str) -> None:
        raise AssertionError("nobody has decided anything")

    monkeypatch.setattr(attempts, "perform", perform)
    client, claims = Page(), Claims(cast("OutboxPort", outbox), "me-1", 60)
    steps = Steps(cast("One", run_task), cast("Batch", None), cast("Tell", tell))
    prefect, told = cast("PrefectClient", client), cast("Tell", tell)
    showing = Showing(prefect, uuid4(), told, register(), "", is_coarse=False, turns=asyncio.Semaphore(1))
    pushing = Pushing(uuid4(), load_of(outbox, NEWER, NUMBER), claims, steps, Coarseness(), showing)

    state = asyncio.run(push(pushing))

    assert [given.effect for given in outbox.reported] == [f"{NUMBER}.received.notify"]
    assert client.keys == [NUMBER.lower()]
    assert outbox.released[NUMBER].trouble is None
    left = outbox.released[NEWER]
    assert left.trouble is not None
    assert left.trouble.startswith(f"{NEWER}: this worker cannot read its history; this is a bug: ValueError")
    assert (left.shown, left.waits) == (0, FAILED_WAITS)
    assert state.is_failed()
    assert state.message == left.trouble
    assert SECRET not in left.trouble


def test_one_bad_application_stops_no_other_ones_time_and_says_nothing_of_it() -> None:
    passed: list[str] = []

    def handle(_party: object, number: ApplicationNumber, command: object, *, now: datetime) -> None:
        assert (command, now) == (PassTime(ON_THE_WAY), NOW)
        if number == "REG-1":
            raise ValueError(SECRET)
        if number == "REG-2":
            raise StorageFailed("Definition archive: text abc was altered.", retryable=False)
        passed.append(number)

    cases = SimpleNamespace(handle=handle)
    means = cast("Means", SimpleNamespace(outbox=Outbox(), cases=cases, now=lambda: NOW))

    def due(*, now: datetime) -> tuple[ApplicationNumber, ...]:
        assert now == NOW - ON_THE_WAY, "who acted before the end may still be on her way"
        return tuple(ApplicationNumber(f"REG-{n}") for n in range(4))

    def recount_late(*, now: datetime) -> Recount:
        return Recount(stuck=("REG-9: its history is missing.",))

    deadlines = cast("Deadlines", SimpleNamespace(due=due, recount_late=recount_late))
    broom = Broom(
        means,
        cast("Claims", None),
        cast("Audit", None),
        deadlines,
        cast("People", None),
        cast("Drafts", None),
        cast("WaitingFiles", None),
        cast("Receipts", None),
        frozenset,
    )
    with pytest.raises(StorageFailed) as failed:
        asyncio.run(broom.time_passed())
    assert passed == ["REG-0", "REG-3"]
    told = str(failed.value)
    assert "2 of 4 applications with something due went on." in told
    assert "REG-1: this is a bug: ValueError at test_turns.py" in told
    assert "REG-2: Definition archive: text abc was altered." in told
    assert "REG-9: its history is missing." in told
    assert SECRET not in told


class Archive:
    """Two versions of a permit type, of which the first cannot be read any more, and the second came back as third."""

    def versions(self) -> tuple[Published, ...]:
        name = trial().name
        return tuple(
            Published(PermitId("coba"), version, digest, name, NOW)
            for version, digest in ((3, trial().digest), (2, Digest("damaged")), (1, trial().digest))
        )

    def process(self, digest: Digest) -> Process:
        if digest == "damaged":
            raise StorageFailed("Definition archive: text damaged was altered.", retryable=False)
        return trial()


def test_a_damaged_definition_keeps_no_other_from_being_deployed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def deploy(*_given: object) -> UUID:
        return uuid4()

    monkeypatch.setattr(deployments, "_deploy", deploy)
    client, performers = cast("PrefectClient", None), cast("Performers", SimpleNamespace())
    dispatcher = Dispatcher(client, Archive(), performers, cast("Runs", None))  # pyright: ignore[reportArgumentType]
    asyncio.run(dispatcher.deploy())
    assert {version for _, version in dispatcher.deployed} == {1, 3}
    assert dispatcher.newest[trial().digest].published.version == 3
    assert Digest("damaged") not in dispatcher.newest
