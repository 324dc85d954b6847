"""The chain: whatever was changed behind our back is found, in the database and in a file alone."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest

from licensing.history.chain import GENESIS, link, read_event, write_event
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
    assert report.events == sum('"line":"event"' in line for line in exported)
    assert worker.audit.verify() == report


def test_nothing_new_needs_no_head(worker: Records, portal: Records, exported: tuple[str, ...]) -> None:
    worker.audit.seal(now=NOW)
    assert not worker.audit.seal(now=NOW)


def test_an_event_reads_back_as_it_was_written(portal: Records) -> None:
    application = signed(portal)
    for event in portal.cases.view(officer("rina"), application).events:
        assert read_event(write_event(event)) == event


def test_anybody_can_check_an_event_by_hand(exported: tuple[str, ...]) -> None:
    event = next(line for line in map(json.loads, exported) if line["line"] == "event")
    assert event["previous"] == GENESIS
    assert event["digest"] == link(GENESIS, event["body"])


def first(lines: Lines) -> object:
    """The number of the first application."""
    return next(line["application"] for line in lines if line["line"] == "event")


def events_of(lines: Lines) -> list[int]:
    """Where the events of the first application stand."""
    application = first(lines)
    return [
        n for n, line in enumerate(lines) if line["line"] == "event" and line["application"] == application
    ]


def change_a_body(lines: Lines) -> None:
    event = lines[events_of(lines)[2]]
    event["body"] = str(event["body"]).replace("2026", "2025")


def change_a_body_and_its_digest(lines: Lines) -> None:
    change_a_body(lines)
    event = lines[events_of(lines)[2]]
    event["digest"] = link(str(event["previous"]), str(event["body"]))  # pyright: ignore[reportArgumentType]


def change_the_time_beside_a_body(lines: Lines) -> None:
    lines[events_of(lines)[2]]["at"] = "2020-01-01T00:00:00Z"


def remove_a_middle_event(lines: Lines) -> None:
    del lines[events_of(lines)[3]]


def remove_the_last_event(lines: Lines) -> None:
    del lines[events_of(lines)[-1]]


def remove_the_last_event_of_all(lines: Lines) -> None:
    del lines[max(n for n, line in enumerate(lines) if line["line"] == "event")]


def remove_the_last_event_and_mend_the_case(lines: Lines) -> None:
    """Only the head can tell."""
    standing = events_of(lines)
    application, last = first(lines), lines[standing[-2]]
    for line in lines:
        if line["line"] == "case" and line["application"] == application:
            line.update(version=last["sequence"], digest=last["digest"])
        if line["line"] == "end":
            line["events"] = int(str(line["events"])) - 1
    del lines[standing[-1]]


def remove_a_whole_application(lines: Lines) -> None:
    application = first(lines)
    lines[:] = [line for line in lines if line.get("application") != application]


def swap_two_events(lines: Lines) -> None:
    one, other = events_of(lines)[2:4]
    lines[one], lines[other] = lines[other], lines[one]


def insert_an_event(lines: Lines) -> None:
    third = events_of(lines)[2]
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


def forge_a_licence(lines: Lines) -> None:
    licence = licence_of(lines)
    lines.insert(lines.index(licence), {**licence, "application": "REG-COBA-20261123-88888"})


def remove_a_licence(lines: Lines) -> None:
    lines.remove(licence_of(lines))


def cut_off_the_end(lines: Lines) -> None:
    del lines[-3:]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (change_a_body, "not the one that was recorded"),
        (change_a_body_and_its_digest, "does not continue"),
        (change_the_time_beside_a_body, "kind or the time"),
        (remove_a_middle_event, "was removed"),
        (remove_the_last_event, "the last ones were removed"),
        (remove_the_last_event_of_all, "the last ones were removed"),
        (remove_the_last_event_and_mend_the_case, "head 1, sealed"),
        (remove_a_whole_application, "head 1, sealed"),
        (swap_two_events, "removed, added or moved"),
        (insert_an_event, "removed, added or moved"),
        (move_a_history_to_another_number, "was recorded for"),
        (change_a_head, "head 1, sealed"),
        (remove_a_head, "head 2 stands where head 1 would"),
        (change_a_definition, "is not what was published"),
        (exchange_a_definition, "is missing"),
        (remove_a_definition, "whose definition is not archived"),
        (remove_a_template, "is missing"),
        (change_a_manifest, "is not what was published"),
        (remove_a_bundle, "belongs to no bundle"),
        (change_a_holder, "does not say what was issued"),
        (forge_a_licence, "nothing was issued"),
        (remove_a_licence, "does not stand in the public register"),
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
        "update events set body = replace(body::text, 'Ani', 'Ina')::json where sequence = 1",
        "update events set digest = repeat('0', 64) where sequence = 2",
        "delete from events where sequence = 5",
        "delete from events where sequence = (select max(sequence) from events)",
        "delete from events",
        "update events set position = position + 1000 where sequence = 3",
        "update heads set events = events - 1",
        "update heads set digest = repeat('0', 64)",
        "update cases set version = version - 1",
        "delete from cases",
        "update licences set valid_until = '2099-01-01'",
        "update licences set holder = 'Orang Lain'",
        "update licences set sha256 = repeat('e', 64)",
        "delete from licences",
        "update licences set application = 'REG-PALSU-1'",
        "update bundles set manifest = manifest || ' '",
        "update parts set content = content || '#'::bytea",
        "delete from parts",
        "delete from bundles",
    ],
)
def test_a_change_by_a_superuser_is_found(
    intruder: tuple[Records, psycopg.Connection], statement: str
) -> None:
    worker, superuser = intruder
    assert worker.audit.verify().breaches == ()
    # `position` is the database's to give; a superuser may still overwrite what the type allows.
    superuser.execute("alter table events alter position drop identity if exists")
    superuser.execute(statement.encode())
    assert worker.audit.verify().breaches


@pytest.mark.parametrize("table", ["events", "heads", "parts", "bundles", "versions"])
@pytest.mark.parametrize("role", ["izin_portal", "izin_worker", "izin_gate", "owner"])
@pytest.mark.parametrize("statement", ["update {} set digest = ''", "delete from {}", "truncate {} cascade"])
def test_nobody_changes_what_was_recorded(
    database_url: str, exported: tuple[str, ...], table: str, role: str, statement: str
) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute(f"set role {role}".encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.format(table).encode())


def test_a_head_misses_no_event_that_is_being_written(
    database_url: str, portal: Records, worker: Records, exported: tuple[str, ...]
) -> None:
    """An event's place is given before its transaction commits; sealing waits for it."""
    application = submitted(portal)
    sealed = threading.Event()

    def seal() -> None:
        worker.audit.seal(now=NOW)
        sealed.set()

    with psycopg.connect(database_url.replace("+psycopg", "")) as slow:
        slow.execute("set role izin_worker")
        slow.execute(
            "insert into events (application, sequence, type, at, body, previous, digest)"
            " values (%s, 99, 'x', now(), '{}', '', 'slow')",
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
