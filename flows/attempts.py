"""Attempts: one try at one effect, ending in what came of it or why nothing did.

Here ends every exception of a performer, so that Prefect never sees one: a traceback or a chained cause can quote
what stood in a form. Failures say their own sentence; a bug is told by its kind and place only.
"""

from dataclasses import dataclass
from typing import TypeAlias

from flows.performers import Means, Work, perform
from flows.services.room import FULL, told
from licensing.history.effects import Effect, Result
from licensing.words.bugs import told_bug
from licensing.words.errors import ConnectorFailed, StorageFailed


@dataclass(frozen=True, slots=True)
class Undone:
    """The effect was not carried out; `message` is for operators."""

    message: str
    is_retryable: bool


Outcome: TypeAlias = Result | Undone


async def attempt(effect: Effect, work: Work, means: Means) -> Outcome:
    """Try once."""
    try:
        return await perform(effect, work, means)
    except (ConnectorFailed, StorageFailed) as failed:
        return Undone(str(failed), failed.retryable)
    except OSError as refused:
        if refused.errno in FULL:
            return Undone(told(refused), is_retryable=True)
        return Undone(told_bug(refused), is_retryable=False)
    except Exception as bug:  # noqa: BLE001 - the outermost end of a connector; see the module's docstring
        return Undone(told_bug(bug), is_retryable=False)
