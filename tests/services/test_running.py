"""Services start with real readiness, on loopback, beside each other, and stop without a trace."""

import os
import socket
import stat
from collections.abc import Generator
from pathlib import Path
from typing import LiteralString

import httpx
import psutil
import psycopg
import pytest

from features.standing import settings_for, temporary_home
from flows.services.connections import Connections, read_connections
from flows.services.errors import AlreadyRunning, ServiceUnreachable
from flows.services.ours import workers
from flows.services.ports import choose_port
from flows.services.state import read_running
from flows.services.supervise import running
from flows.settings import Settings


def ask(connections: Connections, statement: LiteralString) -> object:
    with psycopg.connect(connections.database_url.replace("+psycopg", "")) as connection:
        answered = connection.execute(statement).fetchone()
    return answered[0] if answered else None


def tell(connections: Connections, statement: LiteralString) -> None:
    with psycopg.connect(connections.database_url.replace("+psycopg", "")) as connection:
        connection.execute(statement)


def test_the_database_keeps_what_is_committed(services: Connections) -> None:
    assert ask(services, "show fsync") == "on"
    assert ask(services, "show listen_addresses") == ""
    assert ask(services, "select rolsuper from pg_roles where rolname = current_user") is False


def test_the_database_user_is_bound_by_row_level_security(services: Connections) -> None:
    assert ask(services, "select rolbypassrls from pg_roles where rolname = current_user") is False


def test_the_application_can_become_the_roles_it_makes(services: Connections) -> None:
    url = services.database_url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        connection.execute("create role izin_probe")
        connection.execute("set role izin_probe")
        connection.rollback()


def test_there_are_as_many_workers_as_asked_for_each_under_its_own_name(services: Connections) -> None:
    asked = workers(Settings(workers=3), services)
    assert [each.name for each in asked] == ["worker", "worker-2", "worker-3"]
    assert [each.command[-1] for each in asked] == [each.name for each in asked]


@pytest.fixture(scope="module")
def other() -> Generator[tuple[Path, Connections]]:
    """A second instance, beside `services`, with its state folder."""
    with (
        temporary_home() as home,
        running(settings_for(home), parts=frozenset({"postgres", "s3"})) as connections,
    ):
        yield home, connections


def test_nothing_listens_beyond_this_machine(other: tuple[Path, Connections]) -> None:
    recorded = read_running(other[0])
    assert recorded is not None
    listening = [
        connection.laddr.ip
        for mark in recorded.processes.values()
        for connection in psutil.Process(mark.pid).net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(listening) == {"127.0.0.1"}


def test_objects_are_not_served_beside_the_s3_gateway(other: tuple[Path, Connections]) -> None:
    recorded = read_running(other[0])
    assert recorded is not None
    for port in recorded.ports.s3_internal:
        with pytest.raises(httpx.TransportError):
            httpx.get(f"https://127.0.0.1:{port}/", trust_env=False, verify=False)  # noqa: S501 - whoever it is


def test_only_the_owner_reads_the_state(other: tuple[Path, Connections]) -> None:
    home, _ = other
    private = [
        home / "credentials.json",
        home / "services.json",
        home / "s3.json",
        *home.glob("logs/**/*.log*"),
    ]
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in private} == {"0o600"}
    assert {oct(stat.S_IMODE((home / name).stat().st_mode)) for name in ("pg", "s3", "logs", "logs/s3")} == {
        "0o700"
    }


def test_two_instances_stand_side_by_side(services: Connections, other: tuple[Path, Connections]) -> None:
    _, connections = other
    assert connections.s3_endpoint != services.s3_endpoint
    tell(connections, "create table only_here (value int)")
    assert ask(connections, "select to_regclass('only_here')::text") == "only_here"
    assert ask(services, "select to_regclass('only_here')::text") is None


def test_one_state_folder_has_one_supervisor(home: Path) -> None:
    settings = settings_for(home)
    with running(settings, parts=frozenset({"postgres"})) as connections:
        with pytest.raises(AlreadyRunning) as refused, running(settings, parts=frozenset({"postgres"})):
            pass
        told = str(refused.value)
        assert f"{home}: Izin already runs here (process {os.getpid()})" in told
        assert connections.portal_url in told


def test_another_shell_finds_the_services_while_they_run(home: Path) -> None:
    settings = settings_for(home)
    with running(settings, parts=frozenset({"postgres"})) as connections:
        assert read_connections(settings) == connections
    with pytest.raises(ServiceUnreachable, match=r"Izin is not running\. Start it with `izin up`\."):
        read_connections(settings)


def test_credentials_stay_and_data_survives_a_stop(home: Path) -> None:
    settings = settings_for(home)
    with running(settings, parts=frozenset({"postgres"})) as before:
        tell(before, "create table kept as select 7 as value")
    with running(settings, parts=frozenset({"postgres"})) as after:
        assert ask(after, "select value from kept") == 7
        assert (after.database_url, after.secret_key) == (before.database_url, before.secret_key)


def test_stopping_leaves_no_process(home: Path) -> None:
    with running(settings_for(home), parts=frozenset({"postgres"})):
        recorded = read_running(home)
    assert recorded is not None
    assert not any(mark.find() for mark in recorded.processes.values())
    assert read_running(home) is None


def test_preparation_happens_when_the_services_are_ready(home: Path) -> None:
    seen: list[object] = []
    with running(
        settings_for(home),
        parts=frozenset({"postgres"}),
        prepare=lambda connections: seen.append(ask(connections, "select 1")),
    ):
        assert seen == [1]


def test_a_taken_port_is_told_and_the_next_one_used() -> None:
    told: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        chosen = choose_port("IZIN_PORTAL_PORT", port, told.append)
    assert chosen > port
    assert told == [
        f"IZIN_PORTAL_PORT: port {port} is taken, {chosen} is used instead. "
        "Set IZIN_PORTAL_PORT to choose another."
    ]
