"""What a mail server may answer: tried again, given up, or told to an operator. One worker sends to all of them."""

from collections.abc import Iterator

import pytest

from licensing.history.effects import Refused
from tests.flows.installation import EMAIL, Installation, wait_for
from tests.flows.mail import MailServer, Relay, listening

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def post(izin: Installation) -> Iterator[Relay]:
    relay = Relay(MailServer([]))
    with listening(relay) as url, izin.worker(IZIN_SMTP_URL=url):
        yield relay


def test_a_busy_mail_server_is_tried_again_and_gets_the_notice_once(izin: Installation, post: Relay) -> None:
    post.server = server = MailServer(["451 busy", "451 busy"])
    number = izin.submit()
    wait_for(lambda: bool(server.taken), what="the notice was taken")
    wait_for(lambda: izin.runs(number)[0]["state_type"] == "COMPLETED", what="the push ended")

    def tries() -> list[object]:
        return [task["run_count"] for run in izin.runs(number) for task in izin.task_runs(run)]

    wait_for(lambda: tries() == [3], what="one task run, tried three times")
    assert len(server.taken) == 1
    assert EMAIL.encode() in server.taken[0]


def test_an_address_that_refuses_for_good_is_told_and_calls_nobody(izin: Installation, post: Relay) -> None:
    post.server = server = MailServer(["550 5.1.1 no such user"])
    number = izin.submit()
    wait_for(lambda: not izin.case(number).owed, what="the notice is over after one try")
    wait_for(
        lambda: [run["state_type"] for run in izin.runs(number)] == ["COMPLETED"],
        what="one run, no alarm",
    )
    (result,) = izin.case(number).performed.values()
    assert isinstance(result, Refused)
    assert result.code == "550"
    assert server.taken == []
    assert izin.izin.outbox.trouble(number) is None
    assert number not in [each.application for each in izin.izin.outbox.stuck()]


def test_a_server_that_takes_nothing_fails_the_run_by_name_and_holds_up_nothing_else(
    izin: Installation, post: Relay
) -> None:
    post.server = server = MailServer(["550 5.7.1 relaying denied"])
    number = izin.submit()
    izin.decide(number)
    wait_for(lambda: izin.case(number).ending == "issued", what="the licence is issued all the same")
    wait_for(lambda: [r["state_type"] for r in izin.runs(number)].count("FAILED") == 1, what="a failed run")
    failed = next(run for run in izin.runs(number) if run["state_type"] == "FAILED")
    assert f"{number} / periksa / notify received: " in str(failed["state"])
    assert "550" in str(failed["state"])
    trouble = izin.izin.outbox.trouble(number)
    assert trouble
    assert "550" in trouble.message
    (stuck,) = [each for each in izin.izin.outbox.stuck() if each.application == number]
    assert [effect.key for effect in stuck.effects] == [f"{number}.received.notify"]
    # The operator has put it right, and retries the run.
    again = {"type": "SCHEDULED", "name": "AwaitingRetry"}
    izin.prefect(f"flow_runs/{failed['id']}/set_state", state=again, force=True)
    wait_for(lambda: len(server.taken) == 2, what="both notices were taken")
    wait_for(lambda: "FAILED" not in [r["state_type"] for r in izin.runs(number)], what="the run completed")
    assert izin.izin.outbox.trouble(number) is None
