"""One suite that every kind of connector has to pass, over HTTP against the sandbox process.

A connector of a new kind adds a system of its kind to `agencies.yaml` beside this, and its questions to `QUESTIONS`.
That every system of the city passes too: `test_every_system`.
"""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from flows.agencies.connector import Connector, NotAsked, NotConfigured, TooMany
from flows.agencies.kinds import KINDS, settings_of
from flows.agencies.reaching import Reach
from flows.services.ports import draw_ports
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, FieldId, OutcomeId, SystemId
from tests.connectors.conftest import Sandbox

PERSON = "Wulan Anggraini"


def asked(**values: str) -> Answers:
    return {FieldId(name): value for name, value in values.items()}


QUESTIONS = {
    SystemId("pajak.status"): {
        OutcomeId("lunas"): asked(nomor="3674.01.0001.10"),
        OutcomeId("menunggak"): asked(nomor="3674.01.0001.99"),
        OutcomeId("tidak_dikenal"): asked(nomor="3674.01.0001.88"),
    },
    SystemId("penduduk.nik"): {
        OutcomeId("sesuai"): asked(nik="3674016502920001", nama=PERSON),
        OutcomeId("berbeda"): asked(nik="3674016502920009", nama=PERSON),
        OutcomeId("tidak_dikenal"): asked(nik="3674016502920008", nama=PERSON),
    },
    SystemId("pusat.nib"): {
        OutcomeId("aktif"): asked(nib="9120304056781", nama=PERSON),
        OutcomeId("dicabut"): asked(nib="9120304056789", nama=PERSON),
        OutcomeId("tidak_dikenal"): asked(nib="9120304056788", nama=PERSON),
    },
}
"""For each system a question for each of its outcomes, as the sandbox invents its answers."""
FAULTS = {
    "timeout": True,
    "late": True,
    "500": True,
    "garbage": True,
    "down": True,
    "429": True,
    "401": False,
    "wrong-signature": False,
    "wrong-schema": False,
}
"""What a connector makes of each fault: whether asking again can help."""
PASSING = ("slow", "twice")
WITH_TOKEN = SystemId("pusat.nib")
OTHERWISE = {(WITH_TOKEN, "401"), (WITH_TOKEN, "wrong-signature")}
"""A token that is refused is fetched anew, and what comes for it is not signed: `test_tokens` has these."""
FAILING = [(id, fault) for id in QUESTIONS for fault in FAULTS if (id, fault) not in OTHERWISE]
EVERY = [*FAILING, *((id, fault) for id in QUESTIONS for fault in ("", *PASSING))]
NUMBERS = count(1)


@pytest.fixture(params=[*QUESTIONS])
def system(request: pytest.FixtureRequest, sandbox: Sandbox) -> System:
    return sandbox.systems[request.param]


@pytest.fixture
def key() -> EffectKey:
    return EffectKey(f"REG-X-20261123-00001.tanya.{next(NUMBERS)}.ask")


@pytest.fixture
def question(system: System) -> Answers:
    return next(iter(QUESTIONS[system.id].values()))


def ask(sandbox: Sandbox, system: System, question: Answers, key: EffectKey) -> Answered | Refused:
    return sandbox.with_connector(system, lambda connector: connector.ask(system.shape, question, key))


def failing(sandbox: Sandbox, system: System, question: Answers, key: EffectKey) -> ConnectorFailed:
    with pytest.raises(ConnectorFailed) as failed:
        ask(sandbox, system, question, key)
    return failed.value


def test_every_kind_of_connector_is_in_this_suite(sandbox: Sandbox) -> None:
    # A bank has a suite of its own: `test_bank`.
    assert {sandbox.systems[id].connector for id in QUESTIONS} == set(KINDS) - {"snap"}


def test_every_outcome_is_what_the_system_says(sandbox: Sandbox, system: System) -> None:
    for outcome, question in QUESTIONS[system.id].items():
        said = ask(sandbox, system, question, EffectKey(f"{outcome}.{next(NUMBERS)}"))
        assert system.shape.outcome_of(said) == outcome


@pytest.mark.parametrize("system", [id for id in QUESTIONS if id != WITH_TOKEN], indirect=True)
def test_a_no_by_status_is_an_outcome_with_its_words_and_no_failure(sandbox: Sandbox, system: System) -> None:
    question = QUESTIONS[system.id][OutcomeId("tidak_dikenal")]
    said = ask(sandbox, system, question, EffectKey(f"no.{next(NUMBERS)}"))
    assert isinstance(said, Refused)
    assert said.digest is not None
    assert replace(said, digest=None) == Refused(
        "tidak_dikenal", system.shape.outcomes[OutcomeId("tidak_dikenal")].label
    )


@pytest.mark.parametrize(("system", "fault"), FAILING, indirect=["system"])
def test_a_fault_fails_and_afterwards_the_same_key_is_answered(
    fault: str, sandbox: Sandbox, system: System, question: Answers, key: EffectKey
) -> None:
    sandbox.order(system.id, fault)
    assert failing(sandbox, system, question, key).retryable is FAULTS[fault]
    said = ask(sandbox, system, question, key)
    assert isinstance(said, Answered)
    assert sandbox.came(key).count("asked") == 1


@pytest.mark.parametrize("fault", PASSING)
def test_what_is_slow_or_comes_twice_is_answered_once(
    fault: str, sandbox: Sandbox, system: System, question: Answers, key: EffectKey
) -> None:
    sandbox.order(system.id, fault)
    assert isinstance(ask(sandbox, system, question, key), Answered)
    assert sandbox.came(key) == (["asked", "repeated"] if fault == "twice" else ["asked"])


def test_an_answer_that_came_too_late_is_the_one_that_is_given_when_asked_again(
    sandbox: Sandbox, system: System, question: Answers, key: EffectKey
) -> None:
    sandbox.order(system.id, "late")
    failing(sandbox, system, question, key)
    first, second = (ask(sandbox, system, question, key) for _ in range(2))
    assert first == second
    assert sandbox.came(key) == ["asked", "repeated", "repeated"]


def test_a_system_that_is_asked_too_much_says_when_it_may_be_asked_again(
    sandbox: Sandbox, system: System, question: Answers, key: EffectKey
) -> None:
    sandbox.order(system.id, "429", seconds=90)
    failed = failing(sandbox, system, question, key)
    assert isinstance(failed, TooMany)
    assert failed.again_in_seconds == 90
    assert str(failed) == f"{system.id}: answered with HTTP 429, and asks to be left alone for a while."


def test_nobody_there_can_be_asked_again(
    sandbox: Sandbox, system: System, question: Answers, key: EffectKey
) -> None:
    url = {str(system.options["url"]): f"http://127.0.0.1:{draw_ports(1)[0]}"}
    with pytest.raises(ConnectorFailed, match="not reachable") as failed:
        sandbox.with_connector(system, lambda connector: connector.ask(system.shape, question, key), **url)
    assert failed.value.retryable


def test_what_the_system_cannot_be_asked_is_not_sent(
    sandbox: Sandbox, system: System, key: EffectKey
) -> None:
    wrong = dict.fromkeys(QUESTIONS[system.id][OutcomeId("tidak_dikenal")], "?")
    failed = failing(sandbox, system, wrong, key)
    assert isinstance(failed, NotAsked)
    assert not failed.retryable
    assert sandbox.came(key) == []


@pytest.fixture
def said_anywhere(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


@pytest.mark.parametrize(("system", "fault"), EVERY, indirect=["system"])
def test_neither_personal_data_nor_secrets_are_told(
    fault: str, sandbox: Sandbox, system: System, key: EffectKey, said_anywhere: pytest.LogCaptureFixture
) -> None:
    if fault:
        sandbox.order(system.id, fault)
    question, told = QUESTIONS[system.id][OutcomeId("tidak_dikenal")], ""
    try:
        sandbox.with_connector(system, lambda connector: _told(connector, system, question, key))
    except ConnectorFailed as failed:
        told = f"{failed!r} {failed.__cause__!r} {failed.__context__ and failed.__suppress_context__}"
    secrets = (sandbox.settings[str(system.options["secret"])], "Bearer", *map(str, question.values()))
    assert not [secret for secret in secrets if secret in told + said_anywhere.text]


async def _told(connector: Connector, system: System, question: Answers, key: EffectKey) -> None:
    await connector.ask(system.shape, question, key)
    logging.getLogger("izin").info("%r", connector)


def test_every_system_is_reached_by_its_id_behind_its_limits(sandbox: Sandbox) -> None:
    async def scene() -> list[OutcomeId]:
        reach = Reach(sandbox.systems, sandbox.settings)
        found = [
            shape.outcome_of(await reach.ask(shape, question, EffectKey(f"{id}.{next(NUMBERS)}")))
            for id, questions in QUESTIONS.items()
            for shape in (sandbox.systems[id].shape,)
            for question in questions.values()
        ]
        await reach.close()
        return found

    assert asyncio.run(scene()) == [outcome for questions in QUESTIONS.values() for outcome in questions]


def test_the_configuration_that_is_right_is_found_right(sandbox: Sandbox, system: System) -> None:
    sandbox.with_connector(system, lambda connector: connector.check_config())


def test_a_configuration_that_reaches_nobody_is_found_out(sandbox: Sandbox, system: System) -> None:
    url = {str(system.options["url"]): f"http://127.0.0.1:{draw_ports(1)[0]}"}
    with pytest.raises(ConnectorFailed, match="not reachable") as failed:
        sandbox.with_connector(system, lambda connector: connector.check_config(), **url)
    assert failed.value.retryable


def test_a_wrong_secret_is_found_out(sandbox: Sandbox, system: System) -> None:
    secret = {str(system.options["secret"]): "another secret of theirs"}
    with pytest.raises(ConnectorFailed, match=str(system.options["secret"])) as failed:
        sandbox.with_connector(system, lambda connector: connector.check_config(), **secret)
    assert not failed.value.retryable


def test_a_setting_that_is_missing_is_named(sandbox: Sandbox, system: System) -> None:
    names = settings_of(system)
    for name in names:
        with pytest.raises(NotConfigured) as wrong:
            sandbox.with_connector(system, lambda connector: connector.check_config(), **{name: ""})
        assert [problem.startswith(f"{name} is not set. ") for problem in wrong.value.problems] == [True]
    with pytest.raises(NotConfigured) as wrong:
        sandbox.with_connector(system, lambda connector: connector.check_config(), **dict.fromkeys(names, ""))
    assert len(wrong.value.problems) == len(names)
