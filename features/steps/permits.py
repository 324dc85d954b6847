"""Sentences that the stories beside definitions know, for features that also speak of a PDF."""

from dataclasses import replace

from pytest_bdd import given, parsers, when

from features.permits.shipped import stage
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.stories.acting import PHRASES
from licensing.scenarios.stories.phrases import Said, meaning
from licensing.scenarios.stories.story import Story
from licensing.words.identifiers import PermitId


@given(parsers.parse('contoh permohonan "{permit}"'), target_fixture="story")
def example(permit: str) -> Scenario:
    story = Story(stage())
    begun = story.begin(story.process(permit))
    begun.submit(stage().examples[PermitId(permit)].typed)
    story.allowed()
    return begun


@given(parsers.re(r"(?P<sentence>[A-Z]\w* sudah memutuskan .*)"))
@when(parsers.re(r"(?P<sentence>[A-Z]\w* memutuskan .*)"))
def decide(story: Scenario, sentence: str) -> None:
    found = meaning(PHRASES, sentence)
    assert found is not None, sentence
    phrase, parts = found
    told = Story(replace(stage(), register=story.register), begun=story)
    phrase.mean(told, Said(parts))
    told.allowed()
    told.settle()
