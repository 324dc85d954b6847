"""Tariff tables are read with every problem at its line, belong to what is published, and say one number a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.definition.code_lists import read_code_list, read_columns, write_code_list
from licensing.definition.tables import Row, Table, read_table, write_table
from licensing.words.errors import DefinitionRejected

RIGHT = """kelas,jenis,from,until,tarif,note
kota,papan,2011-01-01,2021-12-31,250000,"Perwal 78/2011, contoh"
kota,papan,2022-01-01,,350000,ILUSTRASI
tol,papan,2011-01-01,,300000.5,
"""


def problems_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(DefinitionRejected) as rejected:
        read_table(text, "tables/tarif.csv")
    for problem in rejected.value.problems:
        assert problem.file == "tables/tarif.csv"
        assert problem.message.endswith(".")
        assert problem.hint.endswith(".")
    return [(problem.line, problem.rule) for problem in rejected.value.problems]


def test_a_table_has_its_keys_left_of_its_days_and_its_numbers_right_of_them() -> None:
    table = read_table(RIGHT, "tables/tarif.csv")
    assert (table.keys, table.columns) == (("kelas", "jenis"), ("tarif",))
    assert table.rows[0] == Row(
        2,
        ("kota", "papan"),
        date(2011, 1, 1),
        date(2021, 12, 31),
        {"tarif": "250000"},
        "Perwal 78/2011, contoh",
    )


def test_a_table_is_written_so_that_it_is_read_the_same() -> None:
    table = read_table(RIGHT, "tables/tarif.csv")
    assert read_table(write_table(table), "tables/tarif.csv") == table
    spaced = RIGHT.replace("kota,papan", " kota , papan ")
    assert write_table(read_table(spaced, "x")) == write_table(table)


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("kelas,jenis,from", "Kelas,jenis,from", [(1, "table")]),
        ("kelas,jenis,from", "jenis,jenis,from", [(1, "table")]),
        ("kelas,jenis,from,until,tarif", "from,until,kelas,jenis,tarif", [(1, "table")]),
        ("from,until,tarif,note", "from,tarif,until,note", [(1, "table")]),
        ("tol,papan,2011-01-01,,300000.5,", "tol,papan,2011-01-01,,300000.5", [(4, "table")]),
        ("300000.5", "300.000,5", [(4, "table")]),
        ("300000.5", '"300.000,5"', [(4, "table")]),
        ("300000.5", "300.000", [(4, "table")]),
        ("250000", "0.250", [(2, "table")]),
        ("2011-01-01,,300000.5", "01-01-2011,,Rp3", [(4, "table"), (4, "table")]),
        ("2022-01-01,,", "2022-02-30,2021-13-01,", [(3, "table"), (3, "table")]),
        ("2011-01-01,2021-12-31", "2011-01-01,2010-12-31", [(2, "table")]),
        ("kota,papan,2022", ",papan,2022", [(3, "table")]),
        ("2021-12-31", "2021-12-30", [(3, "table-gap")]),
        ("2021-12-31", "2022-01-01", [(3, "table-overlap")]),
        ("2021-12-31", "", [(3, "table-overlap")]),
        ("2022-01-01,,", "2022-01-01,2030-12-31,", [(3, "table-gap")]),
        ("tol,papan,2011-01-01", "tol,papan,2012-01-01", [(4, "table-gap")]),
        (RIGHT, "", [(1, "table")]),
        (RIGHT, "kelas,from,until,tarif\n", [(1, "table")]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(right: str, wrong: str, found: list[tuple[int, str]]) -> None:
    assert right in RIGHT
    assert problems_of(RIGHT.replace(right, wrong, 1)) == found


FIRST = date(2020, 1, 1)
PERIODS = st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(0, 12)), min_size=1, max_size=4)


@given(PERIODS)
def test_a_table_is_taken_just_where_one_row_counts_on_every_day(
    periods: list[tuple[int, int | None]],
) -> None:
    """Looked at day by day: from the first day on, exactly one row says something, and the last goes on."""
    lines = ["kunci,from,until,tarif"]
    for since, until in periods:
        end = "" if until is None else (FIRST + timedelta(days=until)).isoformat()
        lines.append(f"a,{(FIRST + timedelta(days=since)).isoformat()},{end},1")
    begins = min(since for since, _ in periods)
    counts = [
        sum(since <= day and (until is None or day <= until) for since, until in periods)
        for day in range(begins, 40)
    ]
    sound = all(until is None or since <= until for since, until in periods) and set(counts) == {1}
    try:
        taken: Table | None = read_table("\n".join(lines), "tables/x.csv")
    except DefinitionRejected:
        taken = None
    assert (taken is not None) is sound


def test_further_columns_of_a_code_list_are_read_and_written_the_same() -> None:
    text = 'code,label,kecamatan,kode_pos\na,"Ciater, Serpong",Serpong,15310\nb,Setu,Setu,15314\n'
    codes, columns = read_code_list(text, "codes/x.csv"), read_columns(text)
    assert codes == {"a": "Ciater, Serpong", "b": "Setu"}
    assert columns == {"kecamatan": {"a": "Serpong", "b": "Setu"}, "kode_pos": {"a": "15310", "b": "15314"}}
    assert write_code_list(codes, columns) == text
    assert read_columns(write_code_list(codes)) == {}
