"""Telling stories: whether what they promise is so, and which outcomes of which steps none of them came through."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from licensing.history.events import StepCompleted, TaskDecided
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.scenarios.scenario import NothingSubmittedError
from licensing.scenarios.scenario import Scenario as Scene
from licensing.scenarios.stories.reading import Scenario, Sentence
from licensing.scenarios.stories.story import Stage, Story, Unfulfilled
from licensing.words import sentences
from licensing.words.identifiers import OutcomeId, PermitId, StepId


@dataclass(frozen=True, slots=True, order=True)
class Through:
    """An outcome of a step that a case came through; a step without outcomes is come through by being left."""

    permit: PermitId
    step: StepId
    outcome: OutcomeId


@dataclass(frozen=True, slots=True)
class Failure:
    """The sentence at which a scenario failed, and what is so instead."""

    sentence: Sentence
    said: sentences.Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One scenario, told to its end or to its failure."""

    scenario: Scenario
    failure: Failure | None
    through: frozenset[Through]


def tell(scenario: Scenario, stage: Stage) -> Told:
    """Tell one scenario."""
    story = Story(stage)
    failure = _failure(scenario, story)
    through = frozenset(each for scene in story.told for each in _through(scene))
    return Told(scenario, failure, through)


def _failure(scenario: Scenario, story: Story) -> Failure | None:
    """What failed first. A refusal that nothing spoke of failed the sentence that met with it."""
    acted: Sentence | None = None
    for sentence in scenario.sentences:
        if sentence.phrase.kind == "act":
            if acted is not None and (failure := _tried(acted, story.spoken_of)):
                return failure
            acted = sentence
        if failure := _tried(sentence, lambda said=sentence: _mean(said, story)):
            return failure
    return None if acted is None else _tried(acted, story.spoken_of)


def _mean(sentence: Sentence, story: Story) -> None:
    is_act = sentence.phrase.kind == "act"
    if is_act:
        story.act_next()
    try:
        sentence.phrase.mean(story, sentence.said)
    except NothingSubmittedError:
        said = story.not_taken()
        raise Unfulfilled(said.id, said.en) from None
    except Unfulfilled as unfulfilled:
        said = story.unspoken(unfulfilled.said)
        raise Unfulfilled(said.id, said.en) from None
    if is_act:
        story.spoken = False
        if sentence.said.strictly:
            story.allowed()
        story.settle()


def _tried(sentence: Sentence, act: Callable[[], None]) -> Failure | None:
    try:
        act()
    except Unfulfilled as unfulfilled:
        return Failure(sentence, unfulfilled.said)
    return None


def outcomes(processes: Iterable[Process]) -> frozenset[Through]:
    """Every outcome of every step that a story can come through."""
    return frozenset(
        Through(process.permit, step.id, outcome)
        for process in processes
        for step in process.steps.values()
        for outcome in step.exits or _ended(step)
    )


def _ended(step: Step) -> tuple[OutcomeId, ...]:
    """What a step that ends the case is left with: the document it makes names it, else the ending."""
    if step.ending is None:
        return ()
    return (step.makes.outcome if step.makes else OutcomeId(step.ending),)


def _through(told: Scene) -> Iterator[Through]:
    """What was decided, also where others outvoted it, and what steps were left with."""
    permit = told.process.permit
    for event in told.events:
        match event:
            case StepCompleted(where=where, outcome=outcome):
                yield Through(permit, where.step, outcome)
            case TaskDecided(task=task, outcome=outcome):
                yield Through(permit, told.case.tasks[task].where.step, outcome)
            case _:
                pass
