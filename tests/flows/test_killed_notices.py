"""What time brings about is told once, however often the worker that tells it is killed with the mail on its way."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from licensing.case.commands import ExtendTime, PassTime
from licensing.city.people import Service
from licensing.city.register import parse_role
from licensing.words.identifiers import ApplicationNumber
from tests.flows.installation import Installation, installed, wait_for
from tests.flows.mail import DeadlyServer, listening, message_id

pytestmark = pytest.mark.slow

DEATHS = 4


@pytest.fixture(scope="module")
def izin() -> Iterator[Installation]:
    """One whose agency has an address for its reminders."""
    with installed(permits=("batas",)) as installation:
        register = installation.settings.definitions / "agencies.yaml"
        written = register.read_text()
        register.write_text(written.replace("  dpmptsp:\n", "  dpmptsp:\n    email: loket@contoh.id\n", 1))
        yield installation


def told_as_worker_dies(izin: Installation, numbers: list[ApplicationNumber], deaths: int) -> list[bytes]:
    """Every mail that was taken, the first to each of so many workers with the death of its sender."""
    taken: list[bytes] = []
    for _ in range(deaths):
        server = DeadlyServer()
        with listening(server) as url, izin.worker(IZIN_SMTP_URL=url) as worker:
            server.kill = worker.kill
            wait_for(lambda w=worker: w.poll() is not None, what="the worker dies with a mail on its way")
        taken += server.taken
    server = DeadlyServer()
    with listening(server) as url, izin.worker(IZIN_SMTP_URL=url):
        wait_for(lambda: not any(izin.case(each).owed for each in numbers), what="another worker goes on")
    return [*taken, *server.taken]


def test_reminders_escalations_and_notices_of_more_time_outlive_the_worker(izin: Installation) -> None:
    now = datetime.now(UTC)
    extended, late = izin.submit("batas"), izin.submit("batas", at=now - timedelta(days=30))
    (head,) = izin.izin.register.holding(parse_role("dpmptsp.kepala_dinas"))[:1]
    izin.izin.cases.handle(head, extended, ExtendTime("cuaca", 1, "Banjir.", after=0), now=now)
    reminded = izin.submit("batas", at=now - timedelta(days=3))
    for each in (reminded, reminded, late, late):
        izin.izin.cases.handle(Service(), each, PassTime(), now=now)
    numbers = [extended, reminded, late]
    owed = {key for each in numbers for key in izin.case(each).owed}
    taken = told_as_worker_dies(izin, numbers, DEATHS)
    ids = Counter(message_id(each) for each in taken)
    assert set(ids) <= {f"<{key}@izin>" for key in owed}
    assert max(ids.values()) <= 1 + DEATHS, (
        "a death repeats a mail that was on its way, under its own Message-ID"
    )
    assert any("remind" in id for id in ids)
    assert any("escalated" in id for id in ids)
    assert any("extended" in id for id in ids)
    for number in numbers:
        events = izin.izin.cases.view(Service(), number).events
        performed = Counter(event.effect for event in events if event.type == "effect-performed")
        assert set(performed.values()) == {1}
    assert izin.izin.audit.verify().breaches == ()
