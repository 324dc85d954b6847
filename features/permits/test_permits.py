"""The stories beside the definitions come true, on the definitions as shipped, and nothing is left out of them."""

import pytest
from pytest_bdd import scenarios

from features.permits.shipped import DEFINITIONS, stage
from licensing.scenarios.stories.reading import Scenario, read_stories
from licensing.scenarios.stories.telling import outcomes, tell

scenarios("permits/deputies.feature")

FILES = sorted((DEFINITIONS / "scenarios").glob("*.feature"))
STORIES = [story for path in FILES for story in read_stories(path.read_text(), path.name)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.file}: {story.name}")
def test_story_comes_true(story: Scenario) -> None:
    failure = tell(story, stage()).failure
    assert failure is None, (
        f"{story.file}:{failure.sentence.line}: {failure.sentence.text}: {failure.said.id}"
    )


def test_every_outcome_of_every_step_has_a_story() -> None:
    told = frozenset(through for story in STORIES for through in tell(story, stage()).through)
    assert sorted(outcomes(stage().processes.values()) - told) == []
