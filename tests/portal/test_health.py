"""Whoever watches over the portal is told that it lives and how its parts do, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic

import pytest
from fastapi import FastAPI

from flows.health import BELIEVED_FOR_SECONDS, NOBODY, SILENT, Look, Looks
from licensing.ports import PartHealth
from portal.app import create_app
from portal.door.door import Door
from tests.portal.conftest import Browser


@dataclass(frozen=True)
class Told:
    """Parts as a test wants them."""

    told: tuple[PartHealth, ...]

    def parts(self) -> tuple[PartHealth, ...]:
        return self.told


def watched(app: FastAPI, *parts: PartHealth) -> Browser:
    door: object = app.state.door
    assert isinstance(door, Door)
    return Browser(create_app(replace(door.portal, health=Told(parts))))


def test_the_portal_alone_says_that_it_lives(app: FastAPI, no_database: None) -> None:
    answer = watched(app, PartHealth("database", SILENT, is_needed=True)).get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_each_part_is_told_and_what_only_waits_keeps_nobody_away(app: FastAPI) -> None:
    parts = (PartHealth("database", None, is_needed=True), PartHealth("workers", NOBODY))
    answer = watched(app, *parts).get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "parts": {"database": "ok", "workers": NOBODY}}


def test_a_portal_that_cannot_serve_says_so(app: FastAPI) -> None:
    answer = watched(app, PartHealth("database", SILENT, is_needed=True)).get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "parts": {"database": SILENT}}


@pytest.fixture
def hanging() -> Iterator[Event]:
    lets_go = Event()
    yield lets_go
    lets_go.set()


def test_a_part_that_hangs_is_waited_for_by_nobody_and_looked_at_once(
    hanging: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.health.ANSWER_WITHIN_SECONDS", 0.2)
    asked: list[str] = []

    def hang() -> None:
        asked.append("slow")
        hanging.wait()

    looks = Looks((Look("slow", hang), Look("quick", lambda: None)))
    began = monotonic()
    for _ in range(3):
        assert looks.parts() == (PartHealth("slow", SILENT), PartHealth("quick", None))
    assert monotonic() - began < BELIEVED_FOR_SECONDS
    assert asked == ["slow"]


def test_what_a_part_says_of_its_fault_is_told_to_nobody() -> None:
    def fail() -> None:
        raise OSError("no route to izin:hunter2@10.0.0.7")

    assert Looks((Look("documents", fail),)).parts() == (PartHealth("documents", SILENT),)


def test_a_part_of_which_nothing_can_be_told_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    is_told = Event()

    def tell(_: object) -> None:
        is_told.set()

    monkeypatch.setattr("threading.excepthook", tell)

    def mistaken() -> None:
        raise AttributeError("a mistake of ours")

    assert Looks((Look("workers", mistaken),)).parts() == (PartHealth("workers", SILENT),)
    assert is_told.wait(10)
