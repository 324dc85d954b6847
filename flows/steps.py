"""Steps: the task runs a push is made of, and how many of them are shown when there is much to do."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TypeAlias

from prefect import Task
from prefect.client.schemas.objects import State

from flows.showing import Tell
from flows.titles import agency_tag
from licensing.history.effects import Effect, Question
from licensing.words.identifiers import AgencyId

One: TypeAlias = Task[[str, str], Coroutine[None, None, State[None]]]
Batch: TypeAlias = Task[[str, list[str]], Coroutine[None, None, State[None]]]


@dataclass(frozen=True, slots=True)
class Steps:
    """The task runs a push is made of."""

    perform: One
    perform_batch: Batch
    tell: Tell

    def one(self, effect: Effect) -> One:
        """The task run of one effect; a question is one of those that its agency's limit counts."""
        if not isinstance(effect, Question):
            return self.perform
        return self.perform.with_options(tags=[agency_tag(AgencyId(effect.system.partition(".")[0]))])


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How much is shown when there is much to do: every task run costs the Prefect server some ten milliseconds.

    Args:
        batch_from: from how many applications in a run on, effects of one kind share a task run; one application's
            do from so many on.
        at_once: how many effects of such a task run are under way together.
        most_in_batch: they are reported together, so this much is done again when a run dies.
    """

    batch_from: int = 5
    at_once: int = 4
    most_in_batch: int = 50
