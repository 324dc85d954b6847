"""The account codes of a folder of definitions: shipped ones, none at all, and wrong ones, as `izin check` has them."""

import shutil
from pathlib import Path

from flows.definitions import city_accounts, city_register, readable_surroundings
from licensing.money.budget.accounts import ACCOUNTS, NO_ACCOUNT_CODES, TAXES, is_below
from tests.definitions.cases import DEFINITIONS

TEMPLATES = DEFINITIONS.parent / "templates"


def folder(tmp_path: Path, accounts: str | None) -> Path:
    shutil.copy(DEFINITIONS / "agencies.yaml", tmp_path)
    if accounts is not None:
        (tmp_path / ACCOUNTS).write_text(accounts)
    return tmp_path


def test_shipped_codes_name_taxes_and_charges() -> None:
    accounts = city_accounts(DEFINITIONS, city_register(DEFINITIONS))
    assert {is_below(code, TAXES) for code in accounts.names} == {True, False}
    assert all(name.id and name.en for name in accounts.names.values())
    assert "ILLUSTRATIVE" in (DEFINITIONS / ACCOUNTS).read_text("utf-8")


def test_a_folder_without_codes_is_no_problem(tmp_path: Path) -> None:
    definitions = folder(tmp_path, None)
    assert city_accounts(definitions, city_register(definitions)) == NO_ACCOUNT_CODES
    assert readable_surroundings(definitions, TEMPLATES)[1] == ()


def test_a_wrong_code_is_told_with_the_other_problems_of_the_folder(tmp_path: Path) -> None:
    definitions = folder(tmp_path, "accounts:\n  4.1.01: Pajak\n  9.1: Lain\n")
    (problem,) = readable_surroundings(definitions, TEMPLATES)[1]
    assert (problem.file, problem.line) == (ACCOUNTS, 3)
