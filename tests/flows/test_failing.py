"""When something outside fails: tried again, then an operator is told, and nobody else waits."""

import os
import signal

import pytest

from tests.flows.installation import Installation, wait_for
from tests.flows.mail import MailServer, listening

pytestmark = pytest.mark.slow


def test_in_a_batch_one_failure_is_told_by_name_and_spoils_nothing(izin: Installation) -> None:
    numbers = [izin.submit() for _ in range(12)]
    server = MailServer([], never=numbers[5])
    with listening(server) as url, izin.worker(IZIN_SMTP_URL=url):
        wait_for(lambda: len(server.taken) == 11, what="all others are told")
        failed = lambda: [run for run in izin.runs(numbers[5]) if run["state_type"] == "FAILED"]  # noqa: E731
        wait_for(lambda: len(failed()) == 1, what="the run failed")
        (run,) = failed()
        expected = {
            "batch of 12 / periksa / notify received": "COMPLETED",
            f"{numbers[5]} / periksa / notify received": "FAILED",
        }

        def tasks() -> dict[str, object]:
            return {str(task["name"]): task["state_type"] for task in izin.task_runs(run)}

        wait_for(lambda: tasks() == expected, what="the batch and the one that failed alone")
    assert "(+11)" in str(run["name"])
    assert f"{numbers[5]} / periksa / notify received: " in str(run["state"])


def test_decisions_go_on_without_prefect_and_their_effects_catch_up(izin: Installation) -> None:
    with izin.worker():
        os.kill(izin.pid("prefect"), signal.SIGKILL)
        numbers = [izin.submit() for _ in range(3)]
        for number in numbers:
            izin.decide(number)
        assert {izin.case(number).ending for number in numbers} == {None}
        wait_for(
            lambda: all(izin.case(n).ending == "issued" for n in numbers), seconds=120, what="all are issued"
        )
        for number in numbers:
            izin.wait_for_end(number)
            assert len(izin.mails(number)) == 2
