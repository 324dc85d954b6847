"""Numbers drawn several at once: each series of a year from 1, in the order asked, without a gap."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from pydantic_core import to_json

from storage import Records

Asked = list[tuple[str, int]]
MIXED: Asked = [("a", 2026), ("k", 2026), ("a", 2026), ("k", 2025), ("k", 2026)]


def draw(connection: psycopg.Connection, asked: Asked) -> list[int]:
    connection.execute("set role izin_portal")
    rows = connection.execute("select drawn from draw_numbers_v2(%s)", (to_json(asked).decode(),)).fetchall()
    return [drawn for (drawn,) in rows]


@pytest.fixture
def url(database_url: str, worker: Records) -> str:
    return database_url.replace("+psycopg", "")


def test_each_series_counts_by_itself_in_the_order_asked(url: str) -> None:
    with psycopg.connect(url) as connection:
        last: Counter[tuple[str, int]] = Counter()
        for _ in range(3):
            counted = []
            for each in MIXED:
                last[each] += 1
                counted.append(last[each])
            assert draw(connection, MIXED) == counted
        (one,) = connection.execute("select draw_number_v1('a', 2026)").fetchone() or (0,)
        assert one == last["a", 2026] + 1
        assert draw(connection, []) == []
        connection.rollback()
    with psycopg.connect(url) as connection:
        assert draw(connection, MIXED) == [1, 1, 2, 1, 2]
        connection.rollback()


def test_whoever_draws_at_the_same_moment_leaves_no_gap(url: str) -> None:
    def fleet(n: int) -> list[int]:
        with psycopg.connect(url) as connection:
            drawn = draw(connection, [("sama", 2026)] * (n + 1))
        assert drawn == [*range(drawn[0], drawn[0] + n + 1)]
        return drawn

    with ThreadPoolExecutor(6) as drawers:
        fleets = [*drawers.map(fleet, range(6))]
    assert sorted(number for each in fleets for number in each) == [*range(1, 22)]
