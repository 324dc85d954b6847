"""What was recorded about people is chained and exported: whatever was changed behind our back is found."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import psycopg
import pytest
from alembic import command
from alembic.config import Config

import storage
from licensing.city.entries import Left, Recorded, write_entry
from licensing.history.chain import GENESIS, link
from licensing.records.proof import verify
from licensing.words.identifiers import Digest, OfficerId
from storage import Records
from tests.storage.conftest import connected, make_database, name_of
from tests.storage.process import NOW

Lines = list[dict[str, object]]


def recorded(name: str) -> Recorded:
    return Recorded(NOW, OfficerId(name.lower()), NOW.date(), name, "1" * 18, "Kepala")


@pytest.fixture(scope="module")
def exported(cluster: str, migrated: str) -> tuple[str, ...]:
    """Three entries in two transactions, and a head over them; then one more."""
    worker = connected(make_database(cluster, copied_from=migrated), "izin_worker")
    try:
        worker.people.record(lambda _: (recorded("Maya"), recorded("Joko")))
        worker.people.record(lambda _: (recorded("Sari"),))
        assert worker.audit.seal(now=NOW)
        assert not worker.audit.seal(now=NOW + timedelta(hours=1))
        worker.people.record(lambda _: (Left(NOW, OfficerId("joko"), NOW.date()),))
        lines = tuple(worker.audit.export())
        assert worker.audit.verify() == verify(lines)
        return lines
    finally:
        worker.close()


def test_each_entry_is_linked_to_the_one_before_it(exported: tuple[str, ...]) -> None:
    people = [line for line in map(json.loads, exported) if line["line"] == "person"]
    assert [line["officer"] for line in people] == ["maya", "joko", "sari", "joko"]
    before = GENESIS
    for line in people:
        assert (line["previous"], line["digest"]) == (before, link(before, line["entry"]))
        before = Digest(line["digest"])
    (head,) = (line for line in map(json.loads, exported) if line["line"] == "head")
    assert (head["commits"], head["people"], head["people_digest"]) == (0, 3, people[2]["digest"])
    report = verify(exported)
    assert (report.breaches, report.people) == ((), 4)


def change(lines: Lines) -> None:
    lines[1]["entry"] = str(lines[1]["entry"]).replace("Joko", "Johan")


def rename(lines: Lines) -> None:
    lines[1]["officer"] = "maya"


def remove(lines: Lines) -> None:
    del lines[1]


def remove_the_last(lines: Lines) -> None:
    del lines[3]


def move(lines: Lines) -> None:
    lines[0], lines[1] = lines[1], lines[0]


def rewrite_all(lines: Lines) -> None:
    """Only the head can tell."""
    lines[0]["entry"] = write_entry(recorded("Maya")).replace("Maya", "Mayang")
    before = GENESIS
    for line in lines[:4]:
        line["previous"] = before
        before = line["digest"] = link(before, str(line["entry"]))


@pytest.mark.parametrize("forged", [change, rename, remove, remove_the_last, move, rewrite_all])
def test_what_was_forged_is_found(exported: tuple[str, ...], forged: Callable[[Lines], None]) -> None:
    lines: Lines = [json.loads(text) for text in exported]
    assert [line["line"] for line in lines[:4]] == ["person"] * 4
    forged(lines)
    assert verify(json.dumps(line) for line in lines).breaches


def test_an_export_of_before_has_no_people_and_verifies(exported: tuple[str, ...]) -> None:
    end = {"line": "end", "applications": 0, "commits": 0, "heads": 0}
    assert verify((json.dumps(end),)).breaches == ()


def test_what_a_superuser_changed_is_found(worker: Records, cluster: str, database_url: str) -> None:
    worker.people.record(lambda _: (recorded("Wati"),))
    assert worker.audit.verify().breaches == ()
    with psycopg.connect(cluster, dbname=name_of(database_url)) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute("update people set entry = replace(entry, 'Wati', 'Wita') where officer = 'wati'")
    assert [each.message for each in worker.audit.verify().breaches] == [
        "entry 1 about people is not the one that was recorded."
    ]


def test_what_stood_before_there_was_a_chain_is_linked(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = command.upgrade

    def not_all(config: Config, revision: str) -> None:
        assert revision == "head"
        upgrade(config, "reserve_1")

    with monkeypatch.context() as before:
        before.setattr(command, "upgrade", not_all)
        storage.migrate(empty_database_url)
    entries = [write_entry(recorded(name)) for name in ("Maya", "Joko")]
    with psycopg.connect(empty_database_url.replace("+psycopg", "")) as connection:
        for entry in entries:
            connection.execute("insert into people (officer, entry) values (%s, %s)", ("maya", entry))
    storage.migrate(empty_database_url)
    with closing(connected(empty_database_url, "izin_worker")) as worker:
        lines = [line for line in map(json.loads, worker.audit.export()) if line["line"] == "person"]
    first = link(GENESIS, entries[0])
    assert [(line["previous"], line["digest"]) for line in lines] == [
        (GENESIS, first),
        (first, link(first, entries[1])),
    ]
