"""The night market: a permit type in folders of its own, without a problem and with every outcome promised."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call, call

HERE = Path(__file__).parent


@pytest.fixture
def izin(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call `izin` with these arguments, on the definitions and templates beside this file."""
    monkeypatch.setenv("IZIN_DEFINITIONS", str(HERE / "process_definitions"))
    monkeypatch.setenv("IZIN_TEMPLATES", str(HERE / "templates"))
    return call


def test_the_night_market_has_no_problem(izin: Call) -> None:
    called = izin("check", "--json")
    assert isinstance(called.data, dict)
    assert called.data["problems"] == []
    assert [Path(each).name for each in called.data["definitions"]] == ["pasar_malam.yaml"]
    assert called.code == 0


def test_every_outcome_of_the_night_market_is_promised_and_so(izin: Call) -> None:
    called = izin("test", "--json")
    assert isinstance(called.data, dict)
    assert called.data["failures"] == []
    assert called.data["failed"] == 0
    assert called.data["scenarios"] > 0
    assert called.data["uncovered"] == []
    assert called.data["outcomes_covered"] == called.data["outcomes"]
    assert called.code == 0
