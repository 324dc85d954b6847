"""Who sees what: in the queries, and again in the database when a query forgets to ask."""

from collections.abc import Iterator
from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest
from psycopg import sql

from licensing.case.commands import Decide
from licensing.city.people import Party, Service
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId
from storage import Records
from storage.tables import metadata
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial
from tests.storage.stories import complete, decide, issued, submitted, task, version

OF_A_CASE = (
    "cases",
    "searches",
    "case_parties",
    "commits",
    "tasks",
    "licences",
    "documents_made",
    "effects",
    "pins",
)


@pytest.fixture
def bare(database_url: str) -> Iterator[psycopg.Connection]:
    """A connection of the portal's role that no code of ours stands before."""
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("set role izin_portal")
        yield connection
        connection.rollback()


def ask(statement: LiteralString, table: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table))


def rows(connection: psycopg.Connection, table: str) -> int:
    """How many rows of a table show, 0 where even asking is refused."""
    try:
        with connection.transaction():
            found = connection.execute(ask("select count(*) from {}", table)).fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return 0
    assert found is not None
    return found[0]


def claim_to_be(
    connection: psycopg.Connection,
    *,
    roles: str = "",
    application: str = "",
    oversees: str = "",
    books: str = "",
) -> None:
    connection.execute("select set_config('izin.officer_roles', %s, false)", (roles,))
    connection.execute("select set_config('izin.application', %s, false)", (application,))
    connection.execute("select set_config('izin.oversees', %s, false)", (oversees,))
    connection.execute("select set_config('izin.books', %s, false)", (books,))


@pytest.mark.parametrize("table", OF_A_CASE)
def test_another_agency_sees_nothing_even_without_any_filter(
    portal: Records, worker: Records, bare: psycopg.Connection, table: str
) -> None:
    issued(portal, worker)
    claim_to_be(bare, roles="dlh.tim_teknis")
    assert rows(bare, table) == 0


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_a_connection_for_nobody_sees_no_case(portal: Records, bare: psycopg.Connection, table: str) -> None:
    submitted(portal)
    assert rows(bare, table) == 0 or table in {"parts", "bundles", "versions"}


@pytest.mark.parametrize("table", OF_A_CASE)
def test_another_applicant_sees_nothing_of_it(portal: Records, bare: psycopg.Connection, table: str) -> None:
    mine = complete(portal)
    claim_to_be(bare, application=mine)
    if rows(bare, table):
        found = bare.execute(ask("select distinct application from {}", table)).fetchall()
        assert found == [(mine,)]


def test_an_officer_sees_what_her_role_had_a_part_in(portal: Records, bare: psycopg.Connection) -> None:
    application = complete(portal)
    claim_to_be(bare, roles="dlh.tim_teknis,dinkes.tim_teknis")
    assert rows(bare, "commits") > 0
    assert bare.execute("select from cases where application = %s", (application,)).fetchone() is not None


@pytest.mark.parametrize("table", ["commits", "cases", "searches", "tasks", "case_parties"])
def test_the_login_itself_sees_nothing_before_it_takes_a_role(
    portal: Records, database_url: str, table: str
) -> None:
    submitted(portal)
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("reset role")
        assert rows(connection, table) == 0


def test_nobody_writes_into_a_case_she_does_not_see(portal: Records, bare: psycopg.Connection) -> None:
    application = complete(portal)
    claim_to_be(bare, roles="dlh.tim_teknis")
    for statement in (
        "insert into case_parties values (%s, 'dlh.tim_teknis')",
        "insert into tasks values ('t', %s, 'main', 's', 1, 'dlh', 'tim_teknis', now(), null, null, null, true)",
        "insert into commits values (%s, 99, 99, 99, default, now(), '[]', '', '')",
        "insert into searches values (%s, now(), 'x')",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), bare.transaction():
            bare.execute(statement.encode(), (application,))
    assert bare.execute("update cases set version = 0").rowcount == 0


def test_the_portal_cannot_read_passwords_pins_or_heads(bare: psycopg.Connection) -> None:
    for table in ("accounts", "pins", "heads", "counters", "licences", "documents_made"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), bare.transaction():
            bare.execute(ask("select * from {}", table))


def test_the_searchs_gate_gives_nothing_to_a_stranger(portal: Records, bare: psycopg.Connection) -> None:
    application = complete(portal)
    found = "select cases_found_v1('%%', 1000)"
    assert bare.execute(found).fetchall() == []
    claim_to_be(bare, roles="dlh.tim_teknis", application=application)
    assert (application,) not in bare.execute(found).fetchall()
    claim_to_be(bare, roles="dinkes.tim_teknis")
    assert (application,) in bare.execute(found).fetchall()


def test_the_portal_takes_no_turn_at_prefect(portal: Records, bare: psycopg.Connection) -> None:
    application = complete(portal)
    claim_to_be(bare, roles="dinkes.tim_teknis")
    changes: tuple[LiteralString, ...] = (
        "worker = 'x'", "leased_until = now()", "trouble = 'x'", "left_by = 'x'", "shown = 99", "permit = 'x'",
    )  # fmt: skip
    for change in changes:
        statement = sql.SQL("update cases set {} where application = %s").format(sql.SQL(change))
        with pytest.raises(psycopg.errors.InsufficientPrivilege), bare.transaction():
            bare.execute(statement, (application,))


def test_the_portal_cannot_set_back_a_counter(bare: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        bare.execute("update counters set value = 0")


def test_the_portal_cannot_list_what_was_submitted_and_nobody_can_change_it(
    portal: Records, database_url: str
) -> None:
    submitted(portal)
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as connection:
        for role in ("izin_portal", "izin_worker"):
            connection.execute(f"set role {role}".encode())
            for statement in ("select * from submissions", "update submissions set name = ''"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement.encode())


def test_izin_itself_sees_nothing_through_the_portals_role(portal: Records, worker: Records) -> None:
    application = submitted(portal)
    party: Party = Service()
    with pytest.raises(CommandRefused, match="no-such-application"):
        portal.cases.view(party, application)
    assert version(worker, application) == 4


@pytest.mark.parametrize(
    ("claimed", "agencies", "skips"),
    [
        ({}, set[str](), 0),
        ({"roles": "dlh.tim_teknis"}, set[str](), 0),
        ({"roles": "dpmptsp.petugas_loket"}, {"dpmptsp"}, 1),
        ({"roles": "dlh.tim_teknis", "oversees": "dpmptsp"}, {"dpmptsp"}, 1),
        ({"roles": "dlh.tim_teknis", "oversees": "dinkes"}, {"dinkes"}, 0),
        ({"oversees": "dpmptsp@utara,dinkes.tim_teknis"}, {"dinkes"}, 0),
        ({"oversees": "*"}, {"dpmptsp", "dinkes"}, 1),
    ],
)
def test_reports_count_those_whom_a_transaction_asks_for(
    portal: Records, bare: psycopg.Connection, claimed: dict[str, str], agencies: set[str], skips: int
) -> None:
    earlier = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW - timedelta(days=4)).application
    later = submitted(portal)
    rina, sick = officer("rina"), "Pemohon sakit."
    asked = task(later, "kelengkapan", "dpmptsp")
    portal.cases.handle(rina, later, Decide(asked, OutcomeId("lengkap"), "", {}, out_of_turn=sick), now=NOW)
    decide(portal, rina, earlier, "kelengkapan", "lengkap")
    claim_to_be(bare, **claimed)
    served = bare.execute("select distinct agency from served_tasks_v2('-infinity', 'infinity')")
    assert {agency for (agency,) in served} == agencies
    seen = bare.execute("select count(*) from skips where application = %s", (later,)).fetchone()
    assert seen == (skips,)
