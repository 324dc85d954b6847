"""Publishing asks who holds the offices today: the people recorded, not those the register's file began with."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.definitions import city_register
from flows.publishing import review
from flows.settings import Settings
from licensing.city.entries import Absent, Deputised, Entry, Left
from licensing.city.register import parse_role
from licensing.city.roster import Roster, beginning
from licensing.clock.calendar import WIB
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.words.identifiers import OfficerId, PermitId

PERMIT = PermitId("skp")
HEAD = parse_role("dpmptsp.kepala_dinas")
NOW = datetime.now(UTC)
TODAY = NOW.astimezone(WIB).date()
HOLDERS = [OfficerId("maya"), OfficerId("yusuf")]


def rules(home: Path, *entries: Entry) -> set[str]:
    settings = Settings(home=home)
    began = beginning(city_register(settings.definitions).officers, since=TODAY, at=NOW)
    found = review(MemoryArchive(), settings, [PERMIT], people=Roster((*began, *entries)))
    return {problem.rule for problem in found.problems}


def test_an_office_nobody_holds_keeps_a_definition_from_being_published(tmp_path: Path) -> None:
    assert rules(tmp_path) == set()
    left = [Left(NOW, id, TODAY) for id in HOLDERS]
    assert "nobody-to-decide" in rules(tmp_path, *left)
    plt = Deputised(NOW, OfficerId("lestari"), TODAY, HEAD, "plt", HOLDERS[0], "Kepala Dinas")
    assert rules(tmp_path, *left, plt) == set()


def test_days_away_do_not(tmp_path: Path) -> None:
    away = [Absent(NOW, id, TODAY, TODAY + timedelta(days=3)) for id in HOLDERS]
    assert rules(tmp_path, *away) == set()
