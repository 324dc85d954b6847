"""An instance of its own, for operations and for measuring: a temporary home, its services, one process published.

In comes nothing, out go settings and connections while the context is open; afterwards nothing is left.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import RenderableType

from features.operations.installing import prepare_and_publish
from flows.services.connections import Connections
from flows.services.supervise import running
from flows.settings import REPOSITORY, Settings
from flows.wiring import Wired, connect

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Instance:
    """`people` has the portal's rights, `izin` sees everything."""

    settings: Settings
    connections: Connections
    people: Wired
    izin: Wired


@contextmanager
def instance() -> Generator[Instance]:
    """Start everything, and throw it away at the end."""
    # Short, because of the database's socket; under /srv for root, because the database's user must reach it.
    parent = "/srv" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="izin-city-", dir=parent))
    home.chmod(0o755)
    try:
        settings = _settings(home)
        with running(settings, prepare=partial(prepare_and_publish, settings), say=_quiet) as connections:
            people = connect(settings, role="izin_portal", connections=connections)
            izin = connect(settings, role="izin_worker", connections=connections)
            try:
                yield Instance(settings, connections, people, izin)
            finally:
                people.close()
                izin.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _settings(home: Path) -> Settings:
    definitions, templates = home / "definitions", home / "templates"
    shutil.copytree(HERE / "definitions", definitions)
    shutil.copytree(REPOSITORY / "templates", templates)
    shutil.copytree(HERE / "templates", templates, dirs_exist_ok=True)
    return Settings(
        home=home,
        definitions=definitions,
        templates=templates,
        portal_port=0,
        prefect_port=0,
        workers=2,
    )


def _quiet(_: RenderableType) -> None:
    """The services' own words are not wanted here."""
