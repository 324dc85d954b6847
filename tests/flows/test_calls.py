"""A system is asked by the worker over HTTP, once in any way it can see, and a person answers where it does not."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from licensing.case.commands import PassTime, ReportEffect
from licensing.city.people import Service
from licensing.history.effects import Answered, Call, Refused, Unanswered
from licensing.history.events import EffectOwed
from licensing.words.identifiers import ApplicationNumber, EffectKey, FieldId, StepId
from tests.flows.agency import Agency, agency
from tests.flows.installation import Installation, wait_for

pytestmark = pytest.mark.slow

SYSTEM = "bapenda.kswpd"
PAID, OWING, UNKNOWN = "RAHASIA.001", "RAHASIA.009", "RAHASIA.008"
"""Numbers of taxpayers, as the sandbox invents its answers about them."""


@pytest.fixture(scope="module")
def running() -> Iterator[Agency]:
    with agency() as sandbox:
        yield sandbox


@pytest.fixture
def bapenda(running: Agency) -> Iterator[Agency]:
    """With everybody well."""
    running.heal()
    yield running
    running.heal()


def key_of(izin: Installation, number: ApplicationNumber, nth: int = 0) -> EffectKey:
    events = izin.izin.cases.view(Service(), number).events
    owed = (event.effect for event in events if isinstance(event, EffectOwed))
    return [effect.key for effect in owed if isinstance(effect, Call)][nth]


def stands_at(izin: Installation, number: ApplicationNumber) -> str:
    return ", ".join(where.step for where in izin.case(number).open.values())


def is_asked(izin: Installation, number: ApplicationNumber) -> bool:
    return any(task.is_open for task in izin.asked(number, StepId("kswpd")))


def is_settled(izin: Installation) -> bool:
    """Nothing is left for the workers of tests that follow."""
    asking = izin.izin.cases.search(Service(), "TANYA", limit=100)
    return bool(asking) and not any(izin.case(each.application).owed for each in asking)


def outcome_of(izin: Installation, number: ApplicationNumber) -> str | None:
    found = izin.case(number).latest(StepId("kswpd"))
    return found.outcome if found else None


def test_calls_are_made_by_the_worker(izin: Installation, bapenda: Agency) -> None:
    """One worker for all that needs nobody's death: a start costs more than what it does."""
    with izin.worker(**bapenda.settings):
        _each_answer_is_an_outcome(izin)
        _what_fails_is_asked_again(izin, bapenda)
        _what_cannot_be_mended_is_asked_of_a_person(izin, bapenda)
        _down_for_the_whole_time(izin, bapenda)
        _late_and_repeated_answers_change_nothing(izin)
        wait_for(lambda: is_settled(izin), what="all are told of their applications")
        _nothing_personal_is_told(izin)


def _each_answer_is_an_outcome(izin: Installation) -> None:
    numbers = {izin.submit("tanya", nomor=each): each for each in (PAID, OWING, UNKNOWN)}
    wait_for(lambda: all(stands_at(izin, each) == "putusan" for each in numbers), what="the systems answered")
    assert [outcome_of(izin, each) for each in numbers] == ["lunas", "menunggak", "tidak_dikenal"]
    paid, owing, unknown = (izin.case(each).performed[key_of(izin, each)] for each in numbers)
    assert isinstance(paid, Answered)
    assert paid.digest
    assert isinstance(owing, Answered)
    assert {"status", "tunggakan"} == set(owing.answers)
    assert isinstance(unknown, Refused)
    assert unknown.digest
    last = [*numbers][-1]

    def tags() -> list[object]:
        found = [task for run in izin.runs(last) for task in izin.task_runs(run)]
        return [task["tags"] for task in found if task["name"] == f"{last} / kswpd / call {SYSTEM}"]

    wait_for(lambda: tags() == [["agency:bapenda"]], what="the call is under its agency's limit")


def _what_fails_is_asked_again(izin: Installation, bapenda: Agency) -> None:
    bapenda.order(SYSTEM, "500", times=2)
    number = izin.submit("tanya", nomor=PAID)
    wait_for(lambda: outcome_of(izin, number) == "lunas", what="the third question is answered")
    assert bapenda.came(key_of(izin, number)) == {"lost": 2, "asked": 1}


def _what_cannot_be_mended_is_asked_of_a_person(izin: Installation, bapenda: Agency) -> None:
    bapenda.order(SYSTEM, "wrong-schema")
    number = izin.submit("tanya", nomor=PAID)
    wait_for(lambda: is_asked(izin, number), what="a person is asked at once")
    assert izin.case(number).performed[key_of(izin, number)] == Unanswered("failed")
    izin.decide(number, ("kswpd", "tidak_dikenal"))
    assert stands_at(izin, number) == "putusan"
    wait_for(
        lambda: {run["state_type"] for run in izin.runs(number)} == {"COMPLETED"}, what="nobody need act"
    )


def _down_for_the_whole_time(izin: Installation, bapenda: Agency) -> None:
    bapenda.order(SYSTEM, "down", times=None)
    number = izin.submit("tanya", nomor=PAID)
    key = key_of(izin, number)
    wait_for(lambda: bapenda.came(key)["lost"] > 0, what="it was asked in vain")
    later = datetime.now(UTC) + timedelta(minutes=61)
    izin.izin.cases.handle(Service(), number, PassTime(), now=later)
    assert is_asked(izin, number)
    bapenda.heal()
    izin.decide(number, ("kswpd", "lunas"), at=later)
    assert stands_at(izin, number) == "putusan"
    assert izin.case(number).performed[key] == Unanswered("over")
    assert not [each for each in izin.izin.outbox.stuck() if each.application == number]


def _late_and_repeated_answers_change_nothing(izin: Installation) -> None:
    number = izin.submit("tanya", nomor=PAID)
    wait_for(lambda: stands_at(izin, number) == "putusan", what="the system answered")
    before = izin.case(number).version
    again = ReportEffect(key_of(izin, number), Answered({FieldId("status"): "menunggak"}))
    izin.izin.outbox.report("another", {number: (again,)}, now=datetime.now(UTC))
    assert izin.case(number).version == before
    assert outcome_of(izin, number) == "lunas"


def _nothing_personal_is_told(izin: Installation) -> None:
    known = [*izin.prefect("flow_runs/filter"), *izin.prefect("task_runs/filter")]
    known += [*izin.prefect("artifacts/filter"), *izin.prefect("logs/filter")]
    log = (izin.settings.home / "worker.log").read_text()
    assert known
    assert not [each for each in (PAID, OWING, UNKNOWN, "Wati") if each in f"{known}{log}"]


def test_a_call_outlives_the_worker(izin: Installation, bapenda: Agency) -> None:
    """One is killed before its question was taken in, and with an answer on its way, slow or never to come."""
    numbers = [izin.submit("tanya", nomor=each) for each in (PAID, OWING, UNKNOWN)]
    keys = [key_of(izin, each) for each in numbers]

    def came() -> Counter[str]:
        return sum((bapenda.came(key) for key in keys), Counter[str]())

    bapenda.order(SYSTEM, "timeout")
    bapenda.order(SYSTEM, "slow", seconds=30)
    bapenda.order(SYSTEM, "late")
    with izin.worker(**bapenda.settings) as worker:
        wait_for(lambda: came() == {"lost": 1, "asked": 2}, what="all three are being asked")
        worker.kill()
        worker.wait()
    assert [stands_at(izin, each) for each in numbers] == ["kswpd"] * 3
    with izin.worker(**bapenda.settings):
        # A dead worker's places under the agency's limit are free after a minute.
        wait_for(
            lambda: [stands_at(izin, each) for each in numbers] == ["putusan"] * 3,
            seconds=240,
            what="all are answered",
        )
        wait_for(lambda: is_settled(izin), what="all are told of their applications")
    assert [outcome_of(izin, each) for each in numbers] == ["lunas", "menunggak", "tidak_dikenal"]
    assert [bapenda.came(key)["asked"] for key in keys] == [1, 1, 1]
    assert izin.izin.audit.verify().breaches == ()
