"""`python -m storage.inspection`: opens one file after another from standard input, in little room and time.

It is given nothing it could give away: no settings, no keys, no file of its own to write. Whoever asked ends it when a
file takes too long; the kernel does when one takes too much.
"""

import resource
import sys
from typing import Final

from licensing.forms.inspected import Seen
from storage.inspection.opening import open_file
from storage.inspection.wire import Answered, Asked, send

MOST_MEMORY: Final = 1280 * 1024 * 1024
MOST_SECONDS: Final = 10
"""Of computing, for one file."""


def serve() -> None:
    """Answer until nobody asks any more."""
    _limit(resource.RLIMIT_AS, MOST_MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    asking, answering = sys.stdin.buffer, sys.stdout.buffer
    while line := asking.readline():
        asked = Asked.model_validate_json(line)
        _limit_seconds()
        found = open_file(asking.read(asked.size), asked.accept, asked.max_bytes)
        if isinstance(found, Seen):
            made = found.content
            size = None if made is None else len(made)
            send(answering, Answered(ending=found.ending, place=found.place, size=size))
            answering.write(made or b"")
        else:
            send(answering, Answered(fault=found))
        answering.flush()


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _limit_seconds() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + MOST_SECONDS, hard))


if __name__ == "__main__":
    serve()
