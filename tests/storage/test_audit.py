"""The chain: whatever was changed behind our back is found, in the database and in a file alone."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest

from licensing.history.chain import GENESIS, link, read_events, write_events
from licensing.records.proof import verify
from storage import Records
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.process import NOW, officer, publish
from tests.storage.stories import claim, issued, signed, submitted
from tests.storage.tampering import (
    Lines,
    change_a_definition,
    change_a_head,
    change_a_holder,
    change_a_manifest,
    change_an_event,
    change_an_event_and_its_digest,
    change_the_english_name_of_a_permit,
    change_the_holder_of_a_document,
    change_the_name_of_a_permit,
    change_the_time_beside_the_events,
    count_events_that_are_not_there,
    cut_off_the_end,
    exchange_a_definition,
    forge_a_document,
    forge_a_licence,
    insert_a_commit,
    move_a_history_to_another_number,
    remove_a_bundle,
    remove_a_definition,
    remove_a_document,
    remove_a_head,
    remove_a_licence,
    remove_a_middle_commit,
    remove_a_template,
    remove_a_whole_application,
    remove_an_event_and_mend_the_digest,
    remove_the_last_commit,
    remove_the_last_commit_and_mend_the_case,
    remove_the_last_commit_of_all,
    suspend_a_licence,
    swap_two_commits,
)


@pytest.fixture(scope="module")
def exported(portal: Records, worker: Records) -> tuple[str, ...]:
    """Two days with a head each, and some events since."""
    issued(portal, worker)
    signed(portal)
    assert worker.audit.seal(now=NOW)
    submitted(portal)
    issued(portal, worker)
    assert worker.audit.seal(now=NOW + timedelta(days=1))
    submitted(portal)
    return tuple(worker.audit.export())


def test_records_that_nobody_touched_verify(exported: tuple[str, ...], worker: Records) -> None:
    report = verify(exported)
    assert report.breaches == ()
    assert (report.applications, report.heads) == (5, 2)
    commits = [line for line in map(json.loads, exported) if line["line"] == "commit"]
    assert report.events == sum(len(json.loads(commit["events"])) for commit in commits)
    assert len(commits) < report.events
    assert worker.audit.verify() == report


def test_nothing_new_needs_no_head(worker: Records, portal: Records, exported: tuple[str, ...]) -> None:
    worker.audit.seal(now=NOW)
    assert not worker.audit.seal(now=NOW)


def test_events_read_back_as_they_were_written(portal: Records) -> None:
    application = signed(portal)
    events = portal.cases.view(officer("rina"), application).events
    assert read_events(write_events(events)) == events


def test_anybody_can_check_a_commit_by_hand(exported: tuple[str, ...]) -> None:
    commit = next(line for line in map(json.loads, exported) if line["line"] == "commit")
    assert commit["previous"] == GENESIS
    assert commit["digest"] == link(GENESIS, commit["events"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (change_an_event, "not the one that was recorded"),
        (change_an_event_and_its_digest, "does not continue"),
        (remove_an_event_and_mend_the_digest, "events stand where"),
        (change_the_time_beside_the_events, "time beside the events"),
        (count_events_that_are_not_there, "1 event stands where"),
        (remove_a_middle_commit, "was removed"),
        (remove_the_last_commit, "the last ones were removed"),
        (remove_the_last_commit_of_all, "the last ones were removed"),
        (remove_the_last_commit_and_mend_the_case, "head 1, sealed"),
        (remove_a_whole_application, "head 1, sealed"),
        (swap_two_commits, "removed, added or moved"),
        (insert_a_commit, "removed, added or moved"),
        (move_a_history_to_another_number, "was recorded for"),
        (change_a_head, "head 1, sealed"),
        (remove_a_head, "head 2 stands where head 1 would"),
        (change_a_definition, "is not what was published"),
        (exchange_a_definition, "is missing"),
        (remove_a_definition, "whose definition is not archived"),
        (remove_a_template, "is missing"),
        (change_a_manifest, "is not what was published"),
        (remove_a_bundle, "belongs to no bundle"),
        (change_a_holder, "what became of the licence"),
        (suspend_a_licence, "what became of the licence"),
        (forge_a_licence, "was never issued"),
        (remove_a_licence, "a licence was issued that does not stand"),
        (change_the_holder_of_a_document, "does not say what was made"),
        (change_the_name_of_a_permit, "does not say what was made"),
        (change_the_english_name_of_a_permit, "does not say what was made"),
        (forge_a_document, "nothing was made"),
        (remove_a_document, "a document was made that does not stand"),
        (cut_off_the_end, "the last part is missing"),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
def test_a_change_is_found(exported: tuple[str, ...], change: Callable[[Lines], None], says: str) -> None:
    lines: Lines = [json.loads(line) for line in exported]
    change(lines)
    breaches = verify(json.dumps(line) for line in lines).breaches
    assert any(says in breach.message for breach in breaches), breaches


def test_a_damaged_line_is_named(exported: tuple[str, ...]) -> None:
    breaches = verify((*exported[:4], "{", *exported[5:])).breaches
    assert breaches[0].message.startswith("line 5 is no line of an export")


@pytest.fixture(scope="module")
def sealed(cluster: str, migrated: str) -> str:
    """The name of a database with one issued case under a head."""
    url = make_database(cluster, copied_from=migrated)
    worker, portal = connected(url, "izin_worker"), connected(url, "izin_portal")
    publish(worker)
    issued(portal, worker)
    worker.audit.seal(now=NOW)
    worker.close()
    portal.close()
    return name_of(url)


@pytest.fixture
def intruder(cluster: str, sealed: str) -> Iterator[tuple[Records, psycopg.Connection]]:
    """A copy of it, and a superuser who switches the guards off."""
    url = make_database(cluster, copied_from=sealed)
    worker = connected(url, "izin_worker")
    with psycopg.connect(
        url.replace("+psycopg", "").replace("owner@", "postgres@"), autocommit=True
    ) as superuser:
        superuser.execute("set session_replication_role = replica")
        yield worker, superuser
    worker.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update commits set events = replace(events, 'Ani', 'Ina') where number = 1",
        "update commits set digest = repeat('0', 64) where number = 2",
        "update commits set last = last + 1 where number = 2",
        "update commits set at = at + interval '1 day' where number = 2",
        "delete from commits where number = 3",
        "delete from commits where number = (select max(number) from commits)",
        "delete from commits",
        "update commits set position = position + 1000 where number = 3",
        "update heads set commits = commits - 1",
        "update heads set digest = repeat('0', 64)",
        "update cases set version = version - 1",
        "delete from cases",
        "update licences set valid_until = '2099-01-01'",
        "update licences set holder = 'Orang Lain'",
        "update licences set valid_from = '2020-01-01'",
        "update licences set standing = 'revoked'",
        "update licences set number = 'palsu'",
        "update documents_made set name_id = 'Izin Lain'",
        "update documents_made set name_en = 'Another permit'",
        "update licences set permit = 'lain'",
        "delete from licences",
        "update licences set application = 'REG-PALSU-1'",
        "update bundles set manifest = manifest || ' '",
        "update parts set content = content || '#'::bytea",
        "delete from parts",
        "delete from bundles",
        "update documents_made set sha256 = repeat('e', 64)",
        "update documents_made set verification = 'palsu'",
        "update documents_made set kind = 'refusal'",
        "delete from documents_made",
        "update cases set snapshot = replace(snapshot, 'Ani', 'Ina')",
        "update cases set snapshot = '{}'",
    ],
)
def test_a_change_by_a_superuser_is_found(
    intruder: tuple[Records, psycopg.Connection], statement: str
) -> None:
    worker, superuser = intruder
    assert worker.audit.verify().breaches == ()
    # `position` is the database's to give; a superuser may still overwrite what the type allows.
    superuser.execute("alter table commits alter position drop identity if exists")
    superuser.execute(statement.encode())
    assert worker.audit.verify().breaches


@pytest.mark.parametrize("table", ["commits", "heads", "parts", "bundles", "versions"])
@pytest.mark.parametrize("role", ["izin_portal", "izin_worker", "izin_gate", "owner"])
@pytest.mark.parametrize("statement", ["update {} set digest = ''", "delete from {}", "truncate {} cascade"])
def test_nobody_changes_what_was_recorded(
    database_url: str, exported: tuple[str, ...], table: str, role: str, statement: str
) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute(f"set role {role}".encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.format(table).encode())


def test_a_head_misses_no_commit_that_is_being_written(
    database_url: str, portal: Records, worker: Records, exported: tuple[str, ...]
) -> None:
    """A commit's place is given before its transaction commits; sealing waits for it."""
    application = submitted(portal)
    sealed = threading.Event()

    def seal() -> None:
        worker.audit.seal(now=NOW)
        sealed.set()

    with psycopg.connect(database_url.replace("+psycopg", "")) as slow:
        slow.execute("set role izin_worker")
        slow.execute(
            "insert into commits (application, number, first, last, at, events, previous, digest)"
            " values (%s, 99, 99, 99, now(), '[]', '', 'slow')",
            (application,),
        )
        thread = threading.Thread(target=seal)
        thread.start()
        assert not sealed.wait(0.5)
        claimed = threading.Thread(target=claim, args=(portal, officer("rina"), application, "kelengkapan"))
        claimed.start()
        slow.rollback()
    thread.join()
    claimed.join()
    assert worker.audit.verify().breaches == ()
