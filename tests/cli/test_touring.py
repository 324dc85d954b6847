"""The demonstration plays in a folder of its own, and nowhere among applications that it did not make."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from flows.reading_settings import read_settings
from flows.services.connections import read_connections
from flows.services.errors import TourRefused
from flows.services.toured import MARK, claim, tour_settings
from flows.settings import Settings, default_home
from portal.cli.wired import wired
from tests.cli.conftest import Call
from tests.cli.test_cases import submitted

__all__ = ["submitted"]


@pytest.fixture
def mark(up: Path) -> Iterator[Path]:
    """The mark of the state folder, which has none before and after."""
    path = up / MARK
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


def test_its_folder_stands_beside_the_ordinary_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IZIN_HOME", raising=False)
    assert read_settings().home == default_home()
    assert tour_settings().home == Path(f"{default_home()}-demo")
    monkeypatch.setenv("IZIN_HOME", "")
    assert tour_settings().home == Path(f"{default_home()}-demo"), "empty is not set"


def test_a_folder_that_is_named_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_HOME", "/srv/named")
    assert tour_settings().home == read_settings().home == Path("/srv/named")


def test_it_refuses_the_applications_of_others_and_changes_nothing(
    izin: Call, submitted: str, mark: Path
) -> None:
    before = counted()
    called = izin("demo", "--json", "--exit")
    assert (called.code, called.out) == (1, "")
    assert f"{mark.parent}: the records hold applications that the demonstration did not make" in called.err
    assert counted() == before
    assert not mark.exists()


def test_its_mark_says_nothing_of_another_servers_records(submitted: str, up: Path, mark: Path) -> None:
    connections = read_connections(Settings(home=up))
    mark.write_text("embedded\n")
    elsewhere = Settings(home=up, database_url=SecretStr(connections.database_url))
    with pytest.raises(TourRefused, match="did not make"):
        claim(elsewhere, connections)


def test_what_it_began_with_empty_records_it_goes_on_with(submitted: str, up: Path, mark: Path) -> None:
    mark.write_text("embedded\n")
    settings = Settings(home=up)
    claim(settings, read_connections(settings))


def test_empty_records_are_marked(up: Path, mark: Path) -> None:
    settings = Settings(home=up)
    connections = read_connections(settings)
    nothing = replace(connections, database_url=connections.database_url.replace("/izin?", "/template1?"))
    assert nothing != connections
    claim(settings, nothing)
    assert mark.read_text() == "embedded\n"
    assert mark.stat().st_mode & 0o077 == 0


def counted() -> tuple[int, int]:
    """How many versions are published, and how many events are owed or told."""
    with wired("izin_worker") as izin:
        return len(tuple(izin.archive.versions())), sum(1 for _ in izin.audit.export())


def test_a_permit_type_that_is_not_there_is_told_before_anything_starts(izin: Call) -> None:
    called = izin("demo", "sip_doktor", "--exit")
    assert called.code == 2
    assert 'there is no definition "sip_doktor"' in called.err
    assert "sip_dokter" in called.err
