"""What a newer release owes: left to its worker, told to operators, and no hindrance to anybody else."""

from collections.abc import Callable

import psycopg
import pytest

from flows.services.postgres import SUPERUSER
from flows.services.state import ensure_credentials
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import Installation, wait_for
from tests.flows.test_sweeping import deployment

pytestmark = pytest.mark.slow
FORWARD = "update cases set snapshot_edition = 'newer' where application = %s"
BACK = "update cases set snapshot_edition = null, left_by = 'older' where application = %s"


def newer_release(
    izin: Installation, statement: str, number: ApplicationNumber, *, turned: tuple[str, str]
) -> None:
    """Write as a newer release would have: its effects are of a kind that this one does not know."""
    before, after = (f'"kind":"{kind}"' for kind in turned)
    with psycopg.connect(
        host=str(izin.settings.home / "pg"),
        user=SUPERUSER,
        password=ensure_credentials(izin.settings.home).superuser_password,
        dbname="izin",
    ) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "update effects set kind = %s, body = replace(body, %s, %s) where application = %s",
            (turned[1], before, after, number),
        )
        connection.execute(
            "update commits set events = replace(events, %s, %s) where application = %s",
            (before, after, number),
        )
        connection.execute(statement.encode(), (number,))


def start(izin: Installation, flow: str, **parameters: object) -> Callable[[], dict[str, object]]:
    """Start a run as an operator does; gives what Prefect says of it now."""
    (made,) = izin.prefect(f"deployments/{deployment(izin, flow)}/create_flow_run", parameters=parameters)

    def found() -> dict[str, object]:
        (now,) = izin.prefect("flow_runs/filter", flow_runs={"id": {"any_": [made["id"]]}})
        return now

    return found


def test_an_effect_of_a_newer_release_is_left_to_it_and_its_neighbours_licence_is_issued_in_the_same_run(
    izin: Installation,
) -> None:
    numbers = [izin.submit() for _ in range(6)]
    for number in numbers:
        izin.decide(number)
    newer, *others = numbers
    newer_release(izin, FORWARD, newer, turned=("notify", "bill"))
    with izin.worker():
        for number in others:
            assert izin.wait_for_end(number).ending == "issued"
        (run,) = [run for run in izin.runs(others[0]) if "(+" in str(run["name"])]
        assert run["state_type"] == "COMPLETED"
        assert f"application:{newer}" not in str(run["tags"])

        trouble = izin.izin.outbox.trouble(newer)
        assert trouble is not None
        assert f'{newer}.received.notify: this worker does not know the effect "bill".' in trouble.message
        swept = start(izin, "sweep owed work")
        wait_for(lambda: swept()["state_type"] == "FAILED", what="the sweep failed")
        assert trouble.message in str(swept()["state"])

        # Its worker has come: here, ours has learnt the kind.
        newer_release(izin, BACK, newer, turned=("bill", "notify"))
        assert izin.wait_for_end(newer).ending == "issued"
        assert izin.izin.outbox.trouble(newer) is None


def test_a_run_that_is_asked_to_push_what_it_does_not_know_fails_and_says_so(izin: Installation) -> None:
    number = izin.submit()
    newer_release(izin, FORWARD, number, turned=("notify", "bill"))
    with izin.worker():
        wait_for(lambda: izin.izin.outbox.trouble(number) is not None, what="the worker has left it")
        run = start(izin, "uji v1", applications=[number])
        wait_for(lambda: run()["state_type"] == "FAILED", what="the run failed")
        assert 'does not know the effect "bill"' in str(run()["state"])
        newer_release(izin, BACK, number, turned=("bill", "notify"))
        wait_for(lambda: len(izin.mails(number)) == 1, what="whoever knows the effect performed it")
        wait_for(lambda: izin.izin.outbox.trouble(number) is None, what="nothing is left")
