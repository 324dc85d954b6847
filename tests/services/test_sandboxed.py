"""A demonstration's sandbox: kept like every part, its secrets with whoever asks it alone, and never waited for."""

from collections.abc import Mapping
from pathlib import Path

import httpx
import psutil
import pytest

from features.standing import settings_for, temporary_home
from flows.agencies.connector import PREFIX
from flows.services import sandboxed, supervise
from flows.services.connections import Connections, connect
from flows.services.ours import portal, workers
from flows.services.plan import Plan, plan_of
from flows.services.state import Credentials, Ports, read_running
from flows.services.supervise import Part, running
from flows.settings import Settings

ALONE: frozenset[Part] = frozenset({"sandbox"})
SECRET = "IZIN_SYSTEM_BAPENDA_KSWPD_SECRET"
PUBLIC_KEY, BANKS_SECRET = "IZIN_SYSTEM_BJB_VA_PUBLIC_KEY", "IZIN_SYSTEM_BJB_VA_SECRET"
Asked = list[Mapping[str, str] | None]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """With which settings workers were to ask agencies' systems, each time a plan was made."""
    told: Asked = []

    def plan(
        settings: Settings,
        parts: frozenset[Part],
        *,
        credentials: Credentials,
        ports: Ports,
        connections: Connections,
        systems: Mapping[str, str] | None = None,
    ) -> Plan:
        told.append(systems)
        return plan_of(
            settings, parts, credentials=credentials, ports=ports, connections=connections, systems=systems
        )

    monkeypatch.setattr(supervise, "plan_of", plan)
    return told


def test_it_answers_and_its_secrets_stand_in_environments_alone(asked: Asked) -> None:
    with temporary_home() as home, running(settings_for(home), parts=ALONE):
        recorded = read_running(home)
        assert recorded is not None
        assert "bapenda.kswpd" in httpx.get(f"http://127.0.0.1:{recorded.ports.sandbox}/").text
        (systems,) = asked
        assert systems is not None
        process = psutil.Process(recorded.processes["sandbox"].pid)
        assert process.environ()[SECRET] == systems[SECRET]
        assert systems[SECRET] not in "".join(process.cmdline())
        written = "".join(path.read_text() for path in home.rglob("*") if path.is_file())
        assert systems[SECRET] not in written


def test_where_it_does_not_start_nobody_is_told_where_it_would_be(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandboxed, "PYTHON", ("false",))
    said: list[str] = []
    with (
        temporary_home() as home,
        running(settings_for(home), parts=ALONE, say=lambda each: said.append(str(each))),
    ):
        assert asked[-1] == {}
    assert [each for each in said if each.startswith("Sandbox: ended with exit code 1")]
    assert said[0].endswith("Izin goes on without it.")


def test_systems_that_cannot_be_read_stop_nothing(asked: Asked, tmp_path: Path) -> None:
    register = (Settings().definitions / "agencies.yaml").read_text("utf-8")
    (tmp_path / "agencies.yaml").write_text(
        register.replace("connector: http_json\n", "connector: soap\n"), "utf-8"
    )
    (tmp_path / "templates").mkdir()
    said: list[str] = []
    with temporary_home() as home:
        settings = settings_for(home).model_copy(update={"definitions": tmp_path})
        with running(settings, parts=ALONE, say=lambda each: said.append(str(each))):
            assert asked[-1] == {}
    assert 'there is no connector "soap"' in said[0]


def test_what_workers_are_given_the_portal_is_not(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv(SECRET, "of the operator, made up")
    settings, ports = settings_for(home), Ports(portal=1, prefect=2, s3=3)
    connections = connect(settings, Credentials(), ports)
    assert {each.environment[SECRET] for each in workers(settings, connections)} == {
        "of the operator, made up"
    }
    given = workers(settings, connections, {SECRET: "of the sandbox"})
    assert {each.environment[SECRET] for each in given} == {"of the sandbox"}
    assert {SECRET in each.environment for each in workers(settings, connections, {})} == {False}
    assert SECRET not in portal(settings, connections, ports).environment


def test_the_portal_is_given_with_what_banks_prove_themselves_and_nothing_more(home: Path) -> None:
    settings, ports = settings_for(home), Ports(portal=1, prefect=2, s3=3)
    connections = connect(settings, Credentials(), ports)
    given = portal(
        settings, connections, ports, {SECRET: "x", PUBLIC_KEY: "y", BANKS_SECRET: "z"}
    ).environment
    assert {name: value for name, value in given.items() if name.startswith(PREFIX)} == {PUBLIC_KEY: "y"}
