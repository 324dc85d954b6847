"""One installation for all tests of the flows; each test uses applications of its own."""

from collections.abc import Iterator

import pytest

from tests.flows.installation import Installation, installed


@pytest.fixture(scope="session")
def izin() -> Iterator[Installation]:
    with installed(permits=("uji", "jalur", "tanya")) as installation:
        yield installation
