"""Account codes and lists: what is read, and every line that is wrong with what would be right."""

from datetime import date
from decimal import Decimal

import pytest

from licensing.money.budget.accounts import AccountCode, above, is_below, read_accounts
from licensing.money.budget.lists import TARGETS, TAXED, Taxed, read_targets, read_taxed
from licensing.money.budget.targets import Entering
from licensing.words.errors import DefinitionRejected

CODES = """accounts:
  4.1.01: {id: Pajak daerah, en: Local taxes}
  4.1.01.09.01: {id: Pajak papan, en: Tax on boards}
work:
  rupiah_per_minute: 900
  minutes: 20
  roles: {dpm.kepala: 2200}
"""
ROLES = {"dpm.kepala", "dpm.loket@serpong"}
HEAD = ",".join(TARGETS)
LISTED = ",".join(TAXED)


def test_a_code_is_called_as_the_nearest_level_that_has_a_name() -> None:
    accounts = read_accounts(CODES, "accounts.yaml", ROLES)
    names = {
        code: accounts.name(AccountCode(code)).id for code in ("4.1.01.09.01.0002", "4.1.01.08", "4.1.02")
    }
    assert names == {"4.1.01.09.01.0002": "Pajak papan", "4.1.01.08": "Pajak daerah", "4.1.02": "4.1.02"}
    assert [accounts.work.rate(role) for role in ("dpm.kepala", "dpm.loket@serpong")] == [2200, 900]
    assert [*above(AccountCode("4.1.01"))] == ["4.1.01", "4.1", "4"]
    assert [is_below(AccountCode(code), "4.1.01") for code in ("4.1.01", "4.1.01.09", "4.1.011")] == [
        True, True, False
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("4.1.01:", "5.1.01:", 2, "4.1.01.09 or 4.1.02.03.01"),
        ("4.1.01:", "4.1.1:", 2, "4.1.01.09 or 4.1.02.03.01"),
        ("4.1.01.09.01:", "4.1.01:", 3, ""),
        ("{id: Pajak papan,", "{id: Pajak daerah,", 3, "a name of its own"),
        ("{id: Pajak papan,", "{nama: Pajak papan,", 3, ""),
        ("rupiah_per_minute: 900", "rupiah_per_minute: -1", 5, ""),
        ("minutes: 20", "minutes: 20\n  hours: 3", 7, ""),
        ("dpm.kepala:", "dpm.kepal:", 7, 'Did you mean "dpm.kepala"?'),
    ],
)
def test_what_is_wrong_with_accounts_is_told_at_its_line(
    right: str, wrong: str, line: int, said: str
) -> None:
    with pytest.raises(DefinitionRejected) as raised:
        read_accounts(CODES.replace(right, wrong), "accounts.yaml", ROLES)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == ("accounts.yaml", line)
    assert said in problem.hint


def test_lists_are_read_row_by_row() -> None:
    text = f'{HEAD}\n2026,4.1.01.09,4000000000,2026-01-01,"Perda 5/2025, lampiran I"\n\n'
    entry = Entering(2026, AccountCode("4.1.01.09"), 4 * 10**9, date(2026, 1, 1), "Perda 5/2025, lampiran I")
    assert read_targets(text, "t.csv") == (entry,)
    taxed = f"{LISTED}\nOP1,503/1,2026-12-31,-6.3012,106.70231119\nOP2,,,,\n"
    assert read_taxed(taxed, "o.csv") == (
        Taxed("OP1", "503/1", date(2026, 12, 31), Decimal("-6.301200"), Decimal("106.702311")),
        Taxed("OP2", "", None, None, None),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("26,4.1.01.09,1,2026-01-01,P", "four digits"),
        ("2026,4.2.01,1,2026-01-01,P", "4.1.01.09"),
        ("2026,4.1.01.09,1.000,2026-01-01,P", "without dots"),
        ("2026,4.1.01.09,-1,2026-01-01,P", "without dots"),
        ("2026,4.1.01.09,1,01-01-2026,P", "2026-01-01"),
        ("2026,4.1.01.09,1,2027-01-01,P", "2026-01-01"),
        ("2026,4.1.01.09,1,2026-01-01,", "Perda 5/2025"),
        ("2026,4.1.01.09,1,2026-01-01", "Its cells are"),
        ("2026,4.1.01.09,1,2026-01-01,P\n2026,4.1.01.09,2,2026-01-01,Q", "Keep one of the two lines"),
    ],
)
def test_what_is_wrong_with_a_target_is_told_at_its_line(row: str, said: str) -> None:
    with pytest.raises(DefinitionRejected) as raised:
        read_targets(f"{HEAD}\n{row}\n", "t.csv")
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == ("t.csv", 3 if "\n" in row else 2)
    assert said in problem.hint


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("O P,503/1,,,", "without spaces"),
        (",503/1,,,", "without spaces"),
        ("OP1,503/1,2026-02-30,,", "2026-12-31"),
        ("OP1,503/1,,-6.3,", "or neither"),
        ("OP1,503/1,,-96.3,106.7", "south and west negative"),
        ('OP1,503/1,,"-6,3",106.7', "south and west negative"),
        ("OP1,503/1,,,\nOP1,503/2,,,", "Keep one of the two lines"),
    ],
)
def test_what_is_wrong_with_a_tax_object_is_told_at_its_line(row: str, said: str) -> None:
    with pytest.raises(DefinitionRejected) as raised:
        read_taxed(f"{LISTED}\n{row}\n", "o.csv")
    (problem,) = raised.value.problems
    assert problem.line == (3 if "\n" in row else 2)
    assert said in problem.hint


def test_a_list_with_other_columns_is_refused_with_those_it_has() -> None:
    for text in ("", "tahun,kode\n2026,4.1\n"):
        with pytest.raises(DefinitionRejected, match=f"Write {HEAD} there"):
            read_targets(text, "t.csv")
