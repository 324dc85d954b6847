"""The register found by a key: through its index however large it is, and past row-level security by the gate only."""

import os
from collections.abc import Iterator
from typing import Final

import psycopg
import pytest

LICENCES: Final = int(os.environ.get("IZIN_TEST_LICENCES", "20000"))
FILL = """
insert into licences (licence, application, permit, number, holder, issued_at, valid_from, valid_until, standing,
                      reason, key)
select 'R-' || n || '.terbit.1', 'R-' || n, case when mod(n, 2) = 0 then 'genap' else 'ganjil' end, 'K/' || n, 'Wati',
       now(), date '2026-01-01', date '2027-01-01', 'issued', '', lpad((n / 4)::text, 16, '0')
from generate_series(1, %s) as n
"""
KEYED = "select licence from licences_keyed_v1('genap,lain', '0000000000000100') order by licence"
PLAN = """
explain select l.licence from licences l
where l.key = '0000000000000100' and l.permit = any (string_to_array('genap,lain', ',')) order by l.licence
"""


@pytest.fixture(scope="module")
def filled(database_url: str) -> str:
    url = database_url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        connection.execute("set role izin_worker")
        connection.execute(FILL, (LICENCES,))
        connection.execute("reset role")
        connection.commit()
        connection.autocommit = True
        connection.execute("analyze licences")
    return url


@pytest.fixture
def bare(filled: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(filled) as connection:
        connection.execute("set role izin_portal")
        yield connection
        connection.rollback()


def test_a_key_finds_its_licences_of_the_permit_types_that_are_asked(bare: psycopg.Connection) -> None:
    assert bare.execute(KEYED).fetchall() == [("R-400.terbit.1",), ("R-402.terbit.1",)]


def test_the_portal_still_cannot_look_into_the_register_by_itself(bare: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        bare.execute("select count(*) from licences")


def test_nothing_is_scanned_to_find_them(filled: str) -> None:
    with psycopg.connect(filled) as connection:
        connection.execute("set role izin_worker")
        plan = "\n".join(str(line) for (line,) in connection.execute(PLAN))
    assert "licences_keyed" in plan
    assert "Seq Scan on licences" not in plan
