"""How tests call the command line: in this process, with what it printed kept apart."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from features.operations.installing import prepare_and_publish
from features.permits.shipped import example
from flows.services.supervise import running
from flows.settings import Settings
from licensing.clock.calendar import WIB
from licensing.definition.checking import restore
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import Digest
from portal.cli.app import app_for
from storage import archive


@dataclass(frozen=True, slots=True)
class Called:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        return json.loads(self.out)


Call = Callable[..., Called]


def call(*arguments: str) -> Called:
    """Call `izin` with these arguments, in this process."""
    result = CliRunner().invoke(app_for(arguments), [*arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Called(result.exit_code, result.stdout, result.stderr)


def typed_today(permit: str) -> dict[str, list[str]]:
    """The example of a permit type as it can be handed in by the clock of this machine."""
    return {field: list(texts) for field, texts in example(permit, on=datetime.now(WIB).date()).items()}


@pytest.fixture
def izin() -> Call:
    """Call `izin` with these arguments."""
    return call


@pytest.fixture(scope="session")
def restored() -> dict[Digest, Process]:
    """The processes of bundles that were read by a command before."""
    return {}


@pytest.fixture(scope="module", autouse=True)
def _restored_once(restored: dict[Digest, Process]) -> Iterator[None]:
    """A bundle means the same whoever reads it: what commands of this process read is worked out once."""

    def known(bundle: Bundle) -> Process:
        found = restored.get(bundle.digest)
        return found or restored.setdefault(bundle.digest, restore(bundle))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "restore", known)
        yield


@contextmanager
def standing() -> Generator[Path]:
    """A state folder with a database and an object store running out of it; neither Prefect nor worker."""
    parent = "/srv" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="izin-cli-", dir=parent))
    folder.chmod(0o755)
    settings = Settings(home=folder)
    try:
        with running(
            settings, prepare=partial(prepare_and_publish, settings), parts=frozenset({"postgres", "s3"})
        ):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def home() -> Iterator[Path]:
    """One for all tests that leave it as others may find it."""
    with standing() as folder:
        yield folder


@pytest.fixture
def up(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The commands of a test find the services of `home`."""
    monkeypatch.setenv("IZIN_HOME", str(home))
    return home
