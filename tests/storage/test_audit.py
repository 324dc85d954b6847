"""The chain: whatever was changed behind our back is found, in the database and in a file alone."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest

from licensing.history.chain import GENESIS, link, read_events, write_events
from licensing.records.proof import verify
from licensing.words.identifiers import digest_of
from storage import Records
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.process import NOW, officer, publish
from tests.storage.stories import claim, issued, signed, submitted

Lines = list[dict[str, object]]


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


def first(lines: Lines) -> object:
    """The number of the first application."""
    return next(line["application"] for line in lines if line["line"] == "commit")


def commits_of(lines: Lines) -> list[int]:
    """Where the commits of the first application stand."""
    application = first(lines)
    return [
        n for n, line in enumerate(lines) if line["line"] == "commit" and line["application"] == application
    ]


def change_an_event(lines: Lines) -> None:
    commit = lines[commits_of(lines)[2]]
    commit["events"] = str(commit["events"]).replace("2026", "2025")


def change_an_event_and_its_digest(lines: Lines) -> None:
    change_an_event(lines)
    commit = lines[commits_of(lines)[2]]
    commit["digest"] = link(str(commit["previous"]), str(commit["events"]))  # pyright: ignore[reportArgumentType]


def remove_an_event_and_mend_the_digest(lines: Lines) -> None:
    commit = lines[commits_of(lines)[2]]
    events = json.loads(str(commit["events"]))
    commit["events"] = json.dumps(events[:-1], sort_keys=True, separators=(",", ":"))
    commit["digest"] = link(str(commit["previous"]), str(commit["events"]))  # pyright: ignore[reportArgumentType]


def change_the_time_beside_the_events(lines: Lines) -> None:
    lines[commits_of(lines)[2]]["at"] = "2020-01-01T00:00:00Z"


def count_events_that_are_not_there(lines: Lines) -> None:
    lines[commits_of(lines)[-1]]["last"] = 99


def remove_a_middle_commit(lines: Lines) -> None:
    del lines[commits_of(lines)[3]]


def remove_the_last_commit(lines: Lines) -> None:
    del lines[commits_of(lines)[-1]]


def remove_the_last_commit_of_all(lines: Lines) -> None:
    del lines[max(n for n, line in enumerate(lines) if line["line"] == "commit")]


def remove_the_last_commit_and_mend_the_case(lines: Lines) -> None:
    """Only the head can tell."""
    standing = commits_of(lines)
    application, last = first(lines), lines[standing[-2]]
    for line in lines:
        if line["line"] == "case" and line["application"] == application:
            line.update(version=last["last"], digest=last["digest"])
        if line["line"] == "end":
            line["commits"] = int(str(line["commits"])) - 1
    del lines[standing[-1]]


def remove_a_whole_application(lines: Lines) -> None:
    application = first(lines)
    lines[:] = [line for line in lines if line.get("application") != application]


def swap_two_commits(lines: Lines) -> None:
    one, other = commits_of(lines)[2:4]
    lines[one], lines[other] = lines[other], lines[one]


def insert_a_commit(lines: Lines) -> None:
    third = commits_of(lines)[2]
    lines.insert(third + 1, lines[third])


def move_a_history_to_another_number(lines: Lines) -> None:
    application = first(lines)
    for line in lines:
        if line.get("application") == application:
            line["application"] = "REG-COBA-20261123-77777"


def change_a_head(lines: Lines) -> None:
    head = next(line for line in lines if line["line"] == "head")
    head["sealed_at"] = "2026-11-20T03:00:00Z"


def remove_a_head(lines: Lines) -> None:
    lines.remove(next(line for line in lines if line["line"] == "head"))


def part_of(lines: Lines) -> dict[str, object]:
    """The part that is the definition."""
    return next(
        line for line in lines if line["line"] == "part" and "ditandatangani: terbit" in str(line["text"])
    )


def change_a_definition(lines: Lines) -> None:
    part = part_of(lines)
    part["text"] = str(part["text"]).replace("ditandatangani: terbit", "ditandatangani: gugur")


def exchange_a_definition(lines: Lines) -> None:
    part = part_of(lines)
    part["text"] = str(part["text"]).replace("ditandatangani: terbit", "ditandatangani: gugur")
    part["digest"] = digest_of(str(part["text"]))


def remove_a_definition(lines: Lines) -> None:
    lines.remove(part_of(lines))


def remove_a_template(lines: Lines) -> None:
    lines.remove(next(line for line in lines if line["line"] == "part" and line["text"] == "text"))


def change_a_manifest(lines: Lines) -> None:
    lines[0]["manifest"] = str(lines[0]["manifest"]).replace(
        "templates/licences/coba", "templates/licences/cobi"
    )


def remove_a_bundle(lines: Lines) -> None:
    del lines[0]


def licence_of(lines: Lines) -> dict[str, object]:
    return next(line for line in lines if line["line"] == "licence")


def change_a_holder(lines: Lines) -> None:
    licence_of(lines)["holder"] = "Orang Lain"


def suspend_a_licence(lines: Lines) -> None:
    licence_of(lines)["standing"] = "suspended"


def document_of(lines: Lines) -> dict[str, object]:
    return next(line for line in lines if line["line"] == "document")


def change_the_holder_of_a_document(lines: Lines) -> None:
    document_of(lines)["holder"] = "Orang Lain"


def change_the_name_of_a_permit(lines: Lines) -> None:
    document_of(lines)["name_id"] = "Izin Lain"


def change_the_english_name_of_a_permit(lines: Lines) -> None:
    document_of(lines)["name_en"] = "Another permit"


def forge_a_document(lines: Lines) -> None:
    document = document_of(lines)
    lines.insert(lines.index(document), {**document, "verification": "palsu"})


def remove_a_document(lines: Lines) -> None:
    lines.remove(document_of(lines))


def forge_a_licence(lines: Lines) -> None:
    licence = licence_of(lines)
    lines.insert(lines.index(licence), {**licence, "licence": "REG-COBA-20261123-88888.terbit.1"})


def remove_a_licence(lines: Lines) -> None:
    lines.remove(licence_of(lines))


def cut_off_the_end(lines: Lines) -> None:
    del lines[-3:]


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
