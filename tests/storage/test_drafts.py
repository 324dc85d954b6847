"""Drafts and waiting uploads in the database: no role can look through them, and each may do only its own part."""

from io import BytesIO
from typing import LiteralString

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from storage import Records
from storage.waiting import Room
from tests.storage.away import file_of
from tests.storage.process import NOW


@pytest.mark.parametrize("role", ["izin_portal", "izin_worker"])
@pytest.mark.parametrize(
    "asked",
    [
        "select * from drafts",
        "delete from drafts",
        "update drafts set until = now()",
        "select * from waiting",
        "delete from waiting",
        "insert into waiting (key, sha256, media_type, size_bytes) values ('a', 'b', 'c', 1)",
        "select * from waiting_pieces",
        "update waiting_pieces set content = ''",
        "delete from waiting_pieces",
    ],
)
def test_no_role_can_look_through_the_table(database_url: str, role: str, asked: LiteralString) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("select set_config('role', %s, false)", (role,))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(asked)


def test_the_worker_reads_no_draft_and_the_portal_erases_none_by_age(
    portal: Records, worker: Records
) -> None:
    with pytest.raises(Exception, match="permission denied"):
        worker.drafts.read("satu", now=NOW)
    with pytest.raises(Exception, match="permission denied"):
        portal.drafts.forget(now=NOW)


def test_the_portal_is_not_told_which_files_wait_and_lets_go_of_none(portal: Records) -> None:
    room = Room(portal.database, 0)
    with pytest.raises(Exception, match="permission denied"):
        room.next(0)
    with pytest.raises(Exception, match="permission denied"):
        room.remove("uploads/a.pdf")


def test_a_file_that_waits_gets_no_more_pieces_and_none_without_a_file_stays(portal: Records) -> None:
    room, content = Room(portal.database, 1000), b"x" * 10
    assert room.keep(file_of(content, "uploads/whole.pdf"), BytesIO(content))
    with portal.database.transaction() as connection:
        connection.execute(select(func.keep_piece_v1("uploads/whole.pdf", 1, b"more")))
    assert room.read("uploads/whole.pdf") == content
    with pytest.raises(IntegrityError), portal.database.transaction() as connection:
        connection.execute(select(func.keep_piece_v1("uploads/none.pdf", 0, b"alone")))
