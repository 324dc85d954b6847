"""Film shooting, a permit type written with the guide alone: without a problem, and with every outcome promised."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.cli.conftest import Call, call

HERE = Path(__file__).parent
NIGHT_MARKET = ignore_patterns("pasar_malam*", "penundaan*", "jaminan*", "pasar_*", "parts", "tables")


@pytest.fixture
def izin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Call `izin` with these arguments, on the film laid over the agencies and the letterhead of the night market."""
    for folder in ("process_definitions", "templates"):
        copytree(HERE / folder, tmp_path / folder, ignore=NIGHT_MARKET)
        copytree(HERE / "film" / folder, tmp_path / folder, dirs_exist_ok=True)
    monkeypatch.setenv("IZIN_DEFINITIONS", str(tmp_path / "process_definitions"))
    monkeypatch.setenv("IZIN_TEMPLATES", str(tmp_path / "templates"))
    return call


def test_the_film_has_no_problem_and_every_outcome_is_promised_and_so(izin: Call) -> None:
    checked = izin("check", "--json")
    assert isinstance(checked.data, dict)
    assert checked.data["problems"] == []
    called = izin("test", "--json")
    assert isinstance(called.data, dict)
    assert called.data["failures"] == []
    assert called.data["scenarios"] > 0
    assert called.data["uncovered"] == []
    assert called.data["outcomes_covered"] == called.data["outcomes"]
