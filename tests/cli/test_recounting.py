"""A start after the calendar changed: every open deadline is counted again, and people are told."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from flows.services.connections import read_connections
from flows.settings import Settings
from flows.wiring import prepare_for
from licensing.clock.moments import last_day
from licensing.ports import Recount
from portal.cli.recounting import tell_recount
from portal.cli.voice import Language, Voice
from tests.cli.conftest import Call, standing
from tests.cli.test_cases import data, submitted

__all__ = ["submitted"]
DEFINITIONS = Settings().definitions


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Its own: a day that another test decreed counts whatever the register says of it."""
    with standing() as folder:
        yield folder


def due(izin: Call, number: str) -> datetime:
    waits = data(izin, "show", number)["waits"]
    assert isinstance(waits, list)
    return datetime.fromisoformat(waits[0]["due"])


def test_a_day_decreed_off_moves_open_deadlines_at_the_next_start(
    izin: Call, up: Path, submitted: str, tmp_path: Path
) -> None:
    before, connections = due(izin, submitted), read_connections(Settings(home=up))
    definitions = tmp_path / "definitions"
    shutil.copytree(DEFINITIONS, definitions)
    register = definitions / "agencies.yaml"
    text = register.read_text()
    assert "  add: []\n" in text
    register.write_text(text.replace("  add: []\n", f"  add: [{last_day(before)}]\n", 1))
    try:
        moved = prepare_for(Settings(home=up, definitions=definitions), connections)
        assert moved is not None
        assert moved.moved >= moved.applications >= 1
        assert due(izin, submitted) > before
        assert "The calendar changed:" in izin("show", submitted, "--lang", "en").out
        assert prepare_for(Settings(home=up, definitions=definitions), connections) is None
    finally:
        prepare_for(Settings(home=up), connections)
    assert due(izin, submitted) == before


@pytest.mark.parametrize(
    ("recount", "said"),
    [
        (None, ""),
        (Recount(), ""),
        (Recount(2, 3), "The calendar changed: 3 deadlines of 2 applications moved.\n"),
        (Recount(stuck=("REG-1: this is a bug: ValueError.",)), "REG-1: this is a bug: ValueError.\n"),
    ],
)
def test_the_start_says_how_many_moved_and_which_could_not_be_counted(
    recount: Recount | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_recount(Voice(Language.en), recount)
    assert capsys.readouterr().err == said
