"""Commands that need no service run whatever the state folder is like, and leave it as it is."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from flows.services import connections
from portal.cli.stranding import look_if_running
from tests.cli.conftest import Call, typed_today
from tests.definitions.cases import DEFINITIONS, TEMPLATES

COMMANDS = (
    ("check", "skp"),
    ("try", "skp", "--form", "contoh.yaml"),
    ("test", "skp"),
    ("preview", "licences/skp"),
    ("preview", "notices/issued"),
    ("schema",),
)

NO_TEXT = b"\xff\xfe{"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one definition, in which somebody works; her `IZIN_HOME` would be `home` in it."""
    folder = tmp_path / "process_definitions"
    folder.mkdir()
    for name in ("agencies.yaml", "skp.yaml", "demo/skp.yaml", "scenarios/skp.feature"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(DEFINITIONS / name, folder / name)
    for name in ("parts", "codes"):
        shutil.copytree(DEFINITIONS / name, folder / name)
    (tmp_path / "contoh.yaml").write_text(json.dumps(typed_today("skp")), "utf-8")
    monkeypatch.setenv("IZIN_DEFINITIONS", str(folder))
    monkeypatch.setenv("IZIN_TEMPLATES", str(TEMPLATES))
    monkeypatch.setenv("IZIN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def missing(home: Path) -> None:
    assert not home.exists()


def a_file(home: Path) -> None:
    home.write_text("no folder")


def a_circle(home: Path) -> None:
    home.symlink_to(home)


def closed(home: Path) -> None:
    with_files(home, running())
    home.chmod(0)


def under_a_closed_folder(home: Path) -> None:
    home.parent.chmod(0o700)  # root is told so by whatever starts PostgreSQL


def no_text(home: Path) -> None:
    with_files(home, NO_TEXT)


def another_shape(home: Path) -> None:
    with_files(home, b'{"supervisor": [1]}')


def no_secrets(home: Path) -> None:
    with_files(home, running())
    (home / "credentials.json").write_text("{")


def nothing_answers(home: Path) -> None:
    """It looks as if Izin ran, and it does not."""
    with_files(home, running())
    (home / "credentials.json").unlink()


def with_files(home: Path, services: bytes) -> None:
    home.mkdir()
    (home / "services.json").write_bytes(services)
    (home / "credentials.json").write_text("{}")


def running() -> bytes:
    mark = {"pid": os.getpid(), "created": psutil.Process().create_time(), "stop_signal": 15}
    return json.dumps({"supervisor": mark, "ports": {"portal": 1, "prefect": 1, "s3": 1}}).encode()


STATES: tuple[Callable[[Path], None], ...] = (
    missing, a_file, a_circle, closed, under_a_closed_folder, no_text, another_shape, no_secrets, nothing_answers,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_check_looks_for_open_tasks_and_does_without_where_nothing_runs(
    state: Callable[[Path], None], desk: Path
) -> None:
    home = desk / "home"
    state(home)
    try:
        assert look_if_running() == ()
    finally:
        if home.is_dir():
            home.chmod(0o700)


@pytest.mark.parametrize(
    "failure",
    [
        PermissionError(errno.EACCES, "another user's"),
        OSError(errno.EIO, "disk"),
        RuntimeError("no home directory"),
    ],
    ids=lambda failure: type(failure).__name__,
)
@pytest.mark.usefixtures("desk")
def test_it_does_without_a_state_folder_it_cannot_read(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: object) -> None:
        raise failure

    monkeypatch.setattr(connections, "live", read)
    assert look_if_running() == ()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_they_run_whatever_is_set_for_services_and_whatever_lies_in_the_folder(
    command: tuple[str, ...], izin: Call, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_text(desk / "home")
    wrong = {
        "IZIN_HOME": f"{desk}/home",
        "IZIN_PORTAL_PORT": "web",
        "IZIN_S3_ENDPOINT": "s3",
        "IZIN_SECRET_KEY": "x",
    }
    for variable, value in wrong.items():
        monkeypatch.setenv(variable, value)
    called = izin(*command, "--lang", "en")
    assert (called.code, (desk / "home" / "services.json").read_bytes()) == (0, NO_TEXT), called.err


@pytest.mark.parametrize("variable", ["IZIN_DEFINITIONS", "IZIN_TEMPLATES"])
@pytest.mark.usefixtures("desk")
def test_a_folder_to_write_in_that_is_missing_is_told(
    variable: str, izin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "/nowhere")
    called = izin("check")
    assert (called.code, called.err.partition(":")[0]) == (2, variable)
