"""The stories beside the definitions come true, on the definitions as shipped, and nothing is left out of them."""

from functools import cache

import pytest
from pytest_bdd import scenarios

from features.permits.shipped import DEFINITIONS, stage
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.telling import Told, outcomes, tell

scenarios("permits/deputies.feature")

FILES = sorted((DEFINITIONS / "scenarios").glob("*.feature"))
STORIES = [story for path in FILES for story in read_stories(path.read_text(), path.name)]


@cache
def once_told(number: int) -> Told:
    """A story told, once for all who ask how it went."""
    return tell(STORIES[number], stage())


@pytest.mark.parametrize(
    "number", range(len(STORIES)), ids=lambda number: f"{STORIES[number].file}: {STORIES[number].name}"
)
def test_story_comes_true(number: int) -> None:
    failure = once_told(number).failure
    assert failure is None, (
        f"{STORIES[number].file}:{failure.sentence.line}: {failure.sentence.text}: {failure.said.id}"
    )


def test_every_outcome_of_every_step_has_a_story() -> None:
    through = frozenset(each for number in range(len(STORIES)) for each in once_told(number).through)
    assert sorted(outcomes(stage().processes.values()) - through) == []
