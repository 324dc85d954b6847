"""The real services that every test and feature can ask for.

`services` is PostgreSQL and S3, ready in a second; `prefect_services` has a Prefect server too. Both run in a
folder of their own beside whatever else runs on the machine, and are empty: no migration, no bucket.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings as property_settings

from flows.services.connections import Connections
from flows.services.supervise import Part, running
from flows.settings import Settings

# A property is tried on a few examples while one works, the same ones each time: what failed once fails again until it
# is mended, and what passed does not fail by chance. `make proof` looks further, at many it has not seen.
property_settings.register_profile("few", max_examples=40, deadline=None, derandomize=True)
property_settings.register_profile("many", max_examples=1_000, deadline=None)
property_settings.load_profile("few")

ANY_PORT = 0
OWN_VARIABLES = ("IZIN_", "PREFECT_")


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


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_developer() -> None:
    """Keep the tests away from whatever the developer's shell points at."""
    for variable in [name for name in os.environ if name.startswith(OWN_VARIABLES)]:
        del os.environ[variable]


@pytest.fixture(scope="session")
def services() -> Generator[Connections]:
    """PostgreSQL and S3, empty, for the whole session."""
    with temporary_services("postgres", "s3") as connections:
        yield connections


@pytest.fixture(scope="session")
def prefect_services() -> Generator[Connections]:
    """PostgreSQL, S3 and a Prefect server, empty, for the whole session; other ones than `services`."""
    with temporary_services("postgres", "s3", "prefect") as connections:
        yield connections


@pytest.fixture
def home() -> Generator[Path]:
    """An empty state folder."""
    with temporary_home() as folder:
        yield folder
