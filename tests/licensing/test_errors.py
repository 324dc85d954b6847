"""The three families of errors behave as exceptions do."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest

from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


@contextmanager
def _block() -> Generator[None, None, None]:
    yield


def test_a_refusal_comes_out_of_a_with_block_as_it_is() -> None:
    with pytest.raises(CommandRefused) as raised, _block():
        raise CommandRefused("not-yours", Sentence("Bukan.", "No."))
    assert str(raised.value) == "not-yours: Bukan."
