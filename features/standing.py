"""Services that stand for tests and features: in a state folder of their own, beside whatever else runs here."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from flows.services.connections import Connections
from flows.services.supervise import Part, running
from flows.settings import Settings

ANY_PORT = 0


@contextmanager
def temporary_home() -> Generator[Path]:
    """Make a state folder with a path short enough for a socket, and remove it afterwards."""
    home = Path(tempfile.mkdtemp(prefix="izin-"))
    try:
        yield home
    finally:
        shutil.rmtree(home)


def settings_for(home: Path) -> Settings:
    """Return the settings of an instance that can stand beside any other."""
    return Settings(home=home, portal_port=ANY_PORT, prefect_port=ANY_PORT)


@contextmanager
def temporary_services(*parts: Part) -> Generator[Connections]:
    """Run these parts in a state folder of their own."""
    with temporary_home() as home, running(settings_for(home), parts=frozenset(parts)) as connections:
        yield connections
