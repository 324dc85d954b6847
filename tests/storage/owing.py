"""What tests of owed effects have in common: nothing waits when they begin, and leases can be made older."""

from datetime import timedelta

import psycopg
import pytest

from licensing.ports import Push
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from tests.storage.process import NOW
from tests.storage.stories import perform_all


@pytest.fixture(autouse=True)
def nothing_waits(worker: Records) -> None:
    # The leases of other tests last longer than those take.
    worker.outbox.revoke(worker.outbox.holders())
    later = NOW + timedelta(days=1)
    perform_all(worker, now=later)
    assert worker.outbox.backlog(now=later) == 0


def claim(worker: Records, name: str = "w", *, limit: int = 9, after_seconds: int = 0) -> tuple[Push, ...]:
    return worker.outbox.claim(
        name, limit=limit, lease_seconds=60, now=NOW + timedelta(seconds=after_seconds)
    )


def lease_ages(database_url: str, application: ApplicationNumber, seconds: int) -> None:
    """Let the lease be older than it is: what counts is the database's clock, which no test moves."""
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        aged = (
            "update cases set leased_until = leased_until - make_interval(secs => %s) where application = %s"
        )
        assert superuser.execute(aged, (seconds, application)).rowcount == 1
