"""How the flow run of a push ends, in the words operators read on its page."""

from collections.abc import Sequence
from typing import Final

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from licensing.words.sentences import counted

STOPPED: Final = (
    "An operator stopped this run. What it left is tried again after an hour, or when the run is retried."
)
MESSAGES: Final = 5
"""Told one by one; of more, how many."""


def ended(failures: Sequence[str], *, pushed: int, performed: int) -> State[None]:
    """Failed when an operator must act."""
    if not failures:
        return Completed(message=f"{pushed} pushed, {counted(performed, 'effect')} performed.")
    more = f"\nAnd {len(failures) - MESSAGES} more." if len(failures) > MESSAGES else ""
    return Failed(message="\n".join(failures[:MESSAGES]) + more)
