"""English says one thing and several things otherwise."""

import pytest

from licensing.words.sentences import counted


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 agencies"), (1, "1 agency"), (2, "2 agencies"), (21, "21 agencies")]
)
def test_a_noun_goes_with_its_number(count: int, said: str) -> None:
    assert counted(count, "agency", "agencies") == said


def test_most_nouns_take_an_s() -> None:
    assert (counted(1, "day"), counted(3, "day")) == ("1 day", "3 days")
