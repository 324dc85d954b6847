"""The real services that every test and feature can ask for.

`services` is PostgreSQL and S3, ready in a second; `prefect_services` has a Prefect server too. Both run in a
folder of their own beside whatever else runs on the machine, and are empty: no migration, no bucket. What they stand
on is imported by whoever asks for them: the core's suite never does, and must not wait for it.
"""

import gc
import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as property_settings

if TYPE_CHECKING:
    from flows.services.connections import Connections

# A property is tried on a few examples while one works, the same ones each time: what failed once fails again until it
# is mended, and what passed does not fail by chance. `make proof` looks further, at many it has not seen.
property_settings.register_profile("few", max_examples=25, deadline=None, derandomize=True)
property_settings.register_profile("many", max_examples=1_000, deadline=None)
property_settings.load_profile("few")

# Tests make much that stays, cases and bundles: looking through all of it again and again finds nothing.
gc.set_threshold(100_000, 20, 100)

OWN_VARIABLES = ("IZIN_", "PREFECT_")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what collecting has made: all of it stays until the end."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_developer() -> None:
    """Keep the tests away from whatever the developer's shell points at."""
    for variable in [name for name in os.environ if name.startswith(OWN_VARIABLES)]:
        del os.environ[variable]


@pytest.fixture(scope="session")
def services() -> "Generator[Connections]":
    """PostgreSQL and S3, empty, for the whole session."""
    from features.standing import temporary_services

    with temporary_services("postgres", "s3") as connections:
        yield connections


@pytest.fixture(scope="session")
def prefect_services() -> "Generator[Connections]":
    """PostgreSQL, S3 and a Prefect server, empty, for the whole session; other ones than `services`."""
    from features.standing import temporary_services

    with temporary_services("postgres", "s3", "prefect") as connections:
        yield connections


@pytest.fixture
def home() -> Generator[Path]:
    """An empty state folder."""
    from features.standing import temporary_home

    with temporary_home() as folder:
        yield folder
