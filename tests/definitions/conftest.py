"""What every test of the shipped definitions reads once."""

import pytest

from licensing.definition.surroundings import Surroundings
from tests.definitions.cases import shipped


@pytest.fixture(scope="session")
def around() -> Surroundings:
    return shipped()
