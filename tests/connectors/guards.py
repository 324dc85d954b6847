"""A connector that does what a test says, behind its limits, on a clock that the test moves."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from flows.agencies.breaker import Breaker
from flows.agencies.connector import Environment
from flows.agencies.guarding import Guarded
from licensing.definition.systems import read_systems
from licensing.forms.answers import NO_ANSWERS, Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, SystemId

SYSTEMS = read_systems((Path(__file__).parent / "agencies.yaml").read_text("utf-8"), "agencies.yaml")
SYSTEM = SYSTEMS[SystemId("pajak.status")]
KEY = EffectKey("a.b.1.ask")
FAILS, REFUSES = ConnectorFailed("x", retryable=True), ConnectorFailed("x", retryable=False)


@dataclass(slots=True)
class Scripted:
    """A connector that does what the test says, and counts."""

    then: Callable[[], Awaitable[None]] | None = None
    raises: ConnectorFailed | None = None
    asked: int = 0
    at_once: int = 0
    most_at_once: int = 0

    @classmethod
    def build(cls, system: System, environment: Environment) -> "Scripted":
        raise NotImplementedError  # tests make it themselves; nothing reads a system for it

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        self.asked += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.then:
                await self.then()
            if self.raises:
                raise self.raises
            return Answered(NO_ANSWERS)
        finally:
            self.at_once -= 1

    async def check_config(self) -> None: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class Guard:
    connector: Scripted = field(default_factory=Scripted)
    clock: Clock = field(default_factory=Clock)
    system: System = SYSTEM
    patience: float = 0.2
    guarded: Guarded = field(init=False)

    def __post_init__(self) -> None:
        breaker = Breaker(self.clock, failures=3, rest_seconds=30)
        self.guarded = Guarded(self.system, self.connector, self.patience, breaker)

    async def ask(self) -> ConnectorFailed | None:
        try:
            await self.guarded.ask(self.system.shape, NO_ANSWERS, KEY)
        except ConnectorFailed as failed:
            return failed
        return None

    async def fail(self, times: int) -> None:
        self.connector.raises = FAILS
        for _ in range(times):
            await self.ask()


async def until(event: asyncio.Event) -> None:
    await event.wait()
