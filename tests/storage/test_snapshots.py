"""The state kept beside the history: gone on from while it fits, never trusted, never needed."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import psycopg
import pytest

from licensing.city.people import Service
from licensing.history.snapshot import is_snapshot_of, read_case, write_case
from licensing.words.identifiers import ApplicationNumber, Digest
from storage import Records, journal
from storage.seals import Seals
from tests.storage.conftest import connected, make_database
from tests.storage.process import officer, publish
from tests.storage.stories import agreed, complete, decide, issued, refused

Change = Callable[[str], None]


@pytest.fixture
def own(cluster: str, migrated: str) -> str:
    """The URL of a database that no other test looks at."""
    return make_database(cluster, copied_from=migrated)


def change(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("set session_replication_role = replica")
        assert superuser.execute(statement.encode()).rowcount


def test_a_case_reads_back_as_it_was_written(portal: Records, worker: Records) -> None:
    for application in (complete(portal), issued(portal, worker), refused(portal, worker)):
        case = worker.cases.view(Service(), application).case
        assert read_case(write_case(case)) == case
        assert list(read_case(write_case(case)).tasks) == list(case.tasks)


@pytest.mark.parametrize(
    "change_of_all",
    [
        "update cases set snapshot_edition = 'of another release'",
        "update cases set snapshot_digest = repeat('0', 64)",
        "update cases set snapshot = null",
        "update cases set snapshot = '{'",
        "update cases set snapshot = 'null'",
        "update cases set snapshot_seal = null",
        "update cases set snapshot_seal = snapshot_seal",
        "update cases set snapshot_seal = 'segél'",
    ],
)
def test_a_snapshot_that_does_not_fit_is_not_read(own: str, change_of_all: str) -> None:
    with closing(connected(own, "izin_worker")) as worker:
        publish(worker)
        application = complete(worker)
        change(own, "update cases set snapshot = replace(snapshot, 'Ani', 'Ina')")
        change(own, change_of_all)
        case = decide(worker, officer("sari"), application, "rekomendasi", "disetujui")
        assert case == worker.cases.view(Service(), application).case
        assert "Ani Wijaya" in case.answers.values()
        assert worker.audit.verify().breaches == ()


def test_a_state_that_another_edition_sealed_cannot_be_passed_off_as_one_of_this(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number, digest = ApplicationNumber("REG-COBA-20261123-00001"), Digest("d" * 64)
    seals = Seals("rahasia")
    with monkeypatch.context() as other:
        other.setattr("storage.seals.EDITION", "of another release")
        sealed = seals.seal(number, digest, "{}")
        assert seals.fits(number, digest, "{}", sealed)
    assert not seals.fits(number, digest, "{}", sealed)


def test_the_order_in_which_tasks_were_opened_is_of_the_state(portal: Records, worker: Records) -> None:
    case = worker.cases.view(Service(), agreed(portal)).case
    assert is_snapshot_of(case, write_case(case))
    turned = replace(case, tasks={id: case.tasks[id] for id in reversed(tuple(case.tasks))})
    assert not is_snapshot_of(case, write_case(turned))


def test_a_history_that_was_folded_from_snapshots_adds_up(portal: Records, worker: Records) -> None:
    application = agreed(portal)
    case = decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    assert worker.cases.view(Service(), application).case == case


def test_a_false_snapshot_is_told_and_forgotten(own: str) -> None:
    with closing(connected(own, "izin_worker")) as worker:
        publish(worker)
        false, true = complete(worker), complete(worker)
        change(
            own, "update cases set snapshot = replace(snapshot, 'Ani', 'Ina') where application like '%00001'"
        )
        told = worker.audit.verify().breaches
        assert [breach.application for breach in told] == [false]
        assert worker.audit.compare(10) == told
        assert worker.audit.compare(10) == ()
        for application in (false, true):
            case = decide(worker, officer("sari"), application, "rekomendasi", "disetujui")
            assert "Ani Wijaya" in case.answers.values()
        assert worker.audit.verify().breaches == ()


def test_what_a_process_of_the_release_before_records_is_gone_on_from(
    own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It seals nothing, so its state is not read and the history is."""
    with closing(connected(own, "izin_worker")) as worker:
        publish(worker)
        application = complete(worker)
        with monkeypatch.context() as before:
            before.setattr(journal, "_RECORD", "select record_v1($1, $2, $3)")
            decide(worker, officer("sari"), application, "rekomendasi", "disetujui")
        case = decide(worker, officer("budi"), application, "tanda_tangan", "ditandatangani")
        assert case == worker.cases.view(Service(), application).case
        assert worker.audit.verify().breaches == ()
