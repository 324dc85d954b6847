"""Drafts in the database: no role can look through them, and each may do only its own part."""

from typing import LiteralString

import psycopg
import pytest

from storage import Records
from tests.storage.process import NOW


@pytest.mark.parametrize("role", ["izin_portal", "izin_worker"])
@pytest.mark.parametrize(
    "asked", ["select * from drafts", "delete from drafts", "update drafts set until = now()"]
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
