"""How an application is given back after a push: as seen and shown as it is, and when it is its turn again."""

from collections.abc import Sequence
from datetime import timedelta

from flows.load import Load
from licensing.ports import Turn
from licensing.words.identifiers import ApplicationNumber

# An operator is told at once; what nobody repairs is tried again by itself after this, then less and less often.
FAILED_WAITS = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=1)
UNSHOWN_WAITS = timedelta(seconds=15)


def turn_of(load: Load, number: ApplicationNumber, failures: Sequence[str], *, is_shown: bool) -> Turn:
    """The turn of one application that is let go.

    Args:
        failures: what went wrong with it in this push.
        is_shown: whether its page says how it stands.
    """
    push, now = load.pushes[number], load.means.now()
    file = load.files.get(number)
    seen = file.case.version if file else push.version
    shown = seen if is_shown and number not in load.unread else push.shown
    trouble = "\n".join(failures) or None
    waits = timedelta() if is_shown else UNSHOWN_WAITS
    if trouble:
        since = file.events[-1].at if file else now
        waits = min(max(now - since, FAILED_WAITS), LONGEST_WAIT)
    return Turn(number, seen, shown, trouble, waits)
