"""What operators do in the Prefect UI while a worker works: pause the work pool, delete a deployment."""

import time
from collections.abc import Iterator

import pytest

from flows.dispatcher import Pace
from flows.pool import POOL
from tests.flows.installation import Installation, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def worker(izin: Installation) -> Iterator[None]:
    with izin.worker():
        yield


def test_while_the_work_pool_is_paused_officers_decide_and_nothing_is_performed(izin: Installation) -> None:
    izin.prefect(f"work_pools/{POOL}", method="PATCH", is_paused=True)
    time.sleep(Pace().poll_seconds + 1)  # until the worker has seen it
    number = izin.submit()
    izin.decide(number)
    time.sleep(Pace().wait_seconds + 1)  # as long as a run would have begun within
    assert not izin.runs(number)
    assert not izin.case(number).performed
    izin.prefect(f"work_pools/{POOL}", method="PATCH", is_paused=False)
    izin.wait_for_end(number)


def test_a_deployment_deleted_in_the_ui_is_made_again(izin: Installation) -> None:
    first = izin.submit()
    wait_for(lambda: bool(izin.mails(first)), what="the first applicant is told")
    (found,) = izin.prefect("deployments/filter", flows={"name": {"any_": ["uji v1"]}})
    izin.prefect(f"deployments/{found['id']}", method="DELETE")
    second = izin.submit()
    wait_for(lambda: bool(izin.mails(second)), what="the second applicant is told")
