"""What a case's history says, told to people once: what happened, where it waits, and what would release it.

In come a case file and the agency register, out go sentences in both languages and names in plain ASCII. Pages, the
command line, Prefect's pages and its task names all take from here. What is personal is marked by its type: whoever
may show it opens it with `personal.reveal`, and what runs in Prefect has no way to.
"""

from licensing.telling.awaited import Awaited, Joined, Waiting, Why
from licensing.telling.events import ending, tell
from licensing.telling.holding_up import HasEnded, HeldUp, holding_up
from licensing.telling.told import Audience, Person, Told, Who, is_for
from licensing.telling.waiting import REQUIRED, lines, stands, waits, why

__all__ = [
    "REQUIRED",
    "Audience",
    "Awaited",
    "HasEnded",
    "HeldUp",
    "Joined",
    "Person",
    "Told",
    "Waiting",
    "Who",
    "Why",
    "ending",
    "holding_up",
    "is_for",
    "lines",
    "stands",
    "tell",
    "waits",
    "why",
]
