"""What a step needs to know when it is reached and nobody can know then: the day it opens, what it asks a system."""

from collections.abc import Iterator

from licensing.definition.soundness.graph import onward, reachable
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.values.term import names_of
from licensing.words.identifiers import StepId


def never_known(process: Process) -> Iterator[tuple[StepId, str, str]]:
    """Every step that needs an answer of a step from which no way leads to it, with what is wrong and what to do."""
    waiting = [(id, step) for id, step in process.steps.items() if step.opens or step.call]
    if not waiting:
        return
    ways = onward(process)
    for id, step in waiting:
        for other in _named(process, step):
            if id not in reachable(ways, *ways[other]):
                what = "this day" if step.opens else "what is asked"
                message = f'no case comes from step "{other}" to step "{id}", so {what} is never known there.'
                yield id, message, f'Name an answer of the application, or of a step before "{id}".'


def _named(process: Process, step: Step) -> Iterator[StepId]:
    """The steps whose answers it names."""
    names = {*(step.opens.names if step.opens else ()), *_asked(step)}
    steps = (StepId(name.partition(".")[0]) for name in sorted(names))
    yield from (id for id in dict.fromkeys(steps) if id in process.steps)


def _asked(step: Step) -> Iterator[str]:
    for term in step.call.terms if step.call else ():
        yield from names_of(term)
