"""Every system of the city's register through everything that can go wrong, over HTTP against the sandbox process.

All systems go through it at once, each behind its own limits, so that a time-out is waited for once and not for each.
Questions are made from what a system is asked: the last character of the first value chooses the outcome.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pytest

from flows.agencies.breaker import Breaker
from flows.agencies.guarding import Guarded
from flows.agencies.kinds import connector_of
from flows.agencies.sandbox.filling import filled
from flows.agencies.sandbox.inventing import DAY, choices
from licensing.definition.systems import read_systems
from licensing.forms.answers import Answers
from licensing.forms.form import Field
from licensing.forms.reading import read_form
from licensing.history.effects import Answered, Refused
from licensing.scenarios.sampling import sample
from licensing.systems.answering import ASK
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, OutcomeId, SystemId
from tests.connectors.conftest import DEFINITIONS, Sandbox
from tests.connectors.guards import Clock

DECLARED: Final = read_systems((DEFINITIONS / "agencies.yaml").read_text("utf-8"), "agencies.yaml")
# A bank has a suite of its own: `test_bank`.
CITY: Final = {id: system for id, system in DECLARED.items() if system.connector != "snap"}
FAILS: Final = {
    "timeout": True,
    "late": True,
    "500": True,
    "down": True,
    "garbage": True,
    "429": True,
    "wrong-schema": False,
    "wrong-signature": False,
    "401": False,
}
"""What comes of each fault: whether asking again can help."""
PASSES: Final = ("slow", "twice")
WITH_TOKEN: Final = "http_json_token"
HOUR: Final = 3_600.0
ALL_DAY: Final = 24
CASES: Final = 5
Said = Answered | Refused | ConnectorFailed


def fails(system: System, fault: str) -> bool:
    """Whether it is none of those that its kind of connector lives through."""
    return fault in FAILS and not (system.connector == WITH_TOKEN and fault == "401")


def faults_of(system: System) -> tuple[str, ...]:
    unsigned = system.connector == WITH_TOKEN
    return tuple(each for each in (*FAILS, *PASSES) if not (unsigned and each == "wrong-signature"))


LIVED: Final = [(id, fault) for id, system in CITY.items() for fault in faults_of(system)]


def typed(field: Field, last: str) -> str:
    """A value for a field that ends in a character, where its type lets it choose."""
    text = (field.pattern and filled(field.pattern, 7)) or sample(field, now=DAY)
    return f"{text[:-1]}{last}"


def question(system: System, last: str = "1") -> Answers:
    """What a system is asked, so that the sandbox answers by `last`."""
    first, *others = system.shape.asks.fields
    given = {str(field.id): (sample(field, now=DAY),) for field in others}
    for field in others:
        if field.pattern:
            given[str(field.id)] = (filled(field.pattern, 7) or "",)
    answers, wrong = read_form(system.shape.asks, {str(first.id): (typed(first, last),), **given}, {}, ASK)
    assert not wrong
    return answers


@dataclass(frozen=True, slots=True)
class Life:
    """What a question came to under a fault, and what it came to when it was asked again under the same key."""

    first: Said
    again: Said
    came: tuple[str, ...]


@pytest.fixture(scope="module")
def lives(running: Sandbox) -> Mapping[tuple[SystemId, str], Life]:
    return asyncio.run(every_life(running))


async def every_life(sandbox: Sandbox) -> Mapping[tuple[SystemId, str], Life]:
    """One fault after the other, each ordered of every system before any is asked."""
    lived: dict[tuple[SystemId, str], Life] = {}
    systems = [replace(sandbox.systems[id], rate=None) for id in CITY]
    connectors = {system.id: connector_of(system, sandbox.settings) for system in systems}
    for fault in (*FAILS, *PASSES):
        suffering = [each for each in systems if fault in faults_of(each)]
        keys = [EffectKey(f"{each.id}.{fault}") for each in suffering]
        for each in suffering:
            sandbox.order(each.id, fault)
        first, again = [
            await asyncio.gather(
                *(
                    asked(Guarded(each, connectors[each.id]), key)
                    for each, key in zip(suffering, keys, strict=True)
                )
            )
            for _ in range(2)
        ]
        for each, key, said, repeated in zip(suffering, keys, first, again, strict=True):
            lived[each.id, fault] = Life(said, repeated, tuple(sandbox.came(key)))
    for connector in connectors.values():
        await connector.close()
    return lived


async def asked(guarded: Guarded, key: EffectKey, last: str = "1") -> Said:
    try:
        return await guarded.ask(guarded.system.shape, question(guarded.system, last), key)
    except ConnectorFailed as failed:
        return failed


@pytest.mark.parametrize(("id", "fault"), LIVED)
def test_a_fault_costs_nothing_but_time(
    id: SystemId, fault: str, lives: Mapping[tuple[SystemId, str], Life]
) -> None:
    life = lives[id, fault]
    if fails(CITY[id], fault):
        assert isinstance(life.first, ConnectorFailed)
        assert life.first.retryable is FAILS[fault]
        assert str(life.first).startswith(f"{id}: ")
    else:
        assert life.first == life.again
    assert isinstance(life.again, Answered)
    assert CITY[id].shape.outcome_of(life.again) == next(iter(CITY[id].shape.outcomes))
    assert life.came.count("asked") == 1


def test_every_outcome_of_every_system_can_be_had(running: Sandbox) -> None:
    async def scene() -> dict[SystemId, list[OutcomeId]]:
        found: dict[SystemId, list[OutcomeId]] = {}
        for id, system in CITY.items():
            connector = connector_of(system, running.settings)
            guarded = Guarded(system, connector)
            said = [
                await asked(guarded, EffectKey(f"{id}.outcome.{last}"), last)
                for last in ("1", *choices(system))
            ]
            found[id] = [
                system.shape.outcome_of(each) for each in said if not isinstance(each, ConnectorFailed)
            ]
            await connector.close()
        return found

    assert asyncio.run(scene()) == {id: list(system.shape.outcomes) for id, system in CITY.items()}


@pytest.mark.parametrize("id", CITY)
def test_the_same_is_invented_for_the_same_question_and_something_else_for_another(
    id: SystemId, running: Sandbox
) -> None:
    system = running.systems[id]

    async def scene() -> list[Said]:
        connector = connector_of(system, running.settings)
        guarded = Guarded(system, connector)
        said = [await asked(guarded, EffectKey(f"{id}.same.{nth}"), last) for nth, last in enumerate("112")]
        await connector.close()
        return said

    first, second, other = asyncio.run(scene())
    assert first == second
    assert isinstance(first, Answered)
    types = {system.shape.answers[field].type for field in first.answers}
    assert (first != other) is bool(types & {"text", "money"})


@pytest.mark.parametrize("id", CITY)
def test_a_system_that_is_down_for_a_day_is_left_alone_and_afterwards_answers_each_question_once(
    id: SystemId, running: Sandbox
) -> None:
    """On a clock of the test: each of five questions is owed all day and tried four times an hour."""
    clock, system = Clock(), replace(running.systems[id], rate=None)
    keys = [EffectKey(f"{id}.day.{nth}") for nth in range(CASES)]

    async def scene() -> tuple[list[Said], int, list[Said]]:
        connector = connector_of(system, running.settings)
        guarded = Guarded(system, connector, breaker=Breaker(clock, failures=3, rest_seconds=HOUR))
        running.order(id, "down", times=None)
        in_vain: list[Said] = []
        for _ in range(4 * ALL_DAY):
            in_vain += [await asked(guarded, key) for key in keys]
            clock.now += HOUR / 4
        reached = sum(len(running.came(key)) for key in keys)
        running.heal()
        clock.now += HOUR
        answered = [await asked(guarded, key) for key in (*keys, *keys)]
        await connector.close()
        return in_vain, reached, answered

    in_vain, reached, answered = asyncio.run(scene())
    assert all(isinstance(each, ConnectorFailed) and each.retryable for each in in_vain)
    assert len(in_vain) == 4 * ALL_DAY * CASES
    assert reached <= 3 + ALL_DAY
    assert all(isinstance(each, Answered) for each in answered)
    assert answered[:CASES] == answered[CASES:]
    assert [running.came(key).count("asked") for key in keys] == [1] * CASES
