"""Licences that other cases changed: the register and the audit say the same, and holds are nobody's to read."""

import psycopg
import pytest

from storage import Records
from tests.ports.graves import DEFINITION, about, apply, issued, revocation, sign
from tests.storage.process import publish


def test_the_audit_follows_a_licence_through_the_cases_that_changed_it(
    portal: Records, worker: Records
) -> None:
    publish(worker, DEFINITION)
    first = issued(portal, worker, "A-1")
    renewed = sign(portal, worker, apply(portal, "A-1", about(first)).application)
    sign(portal, worker, apply(portal, "", revocation(renewed)).application)
    report = worker.audit.verify()
    assert report.breaches == ()


def test_people_cannot_read_who_holds_what_or_is_barred(database_url: str, portal: Records) -> None:
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("set role izin_portal")
        for table in (b"holds", b"shares", b"bars"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(b"select * from " + table)
