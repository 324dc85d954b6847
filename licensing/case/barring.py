"""Barring: whoever a case is about may not apply again for a while."""

from collections.abc import Iterator
from datetime import datetime

from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.history.events import HolderBarred
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.kinds import Barring


def barred(process: Process, case: Case, where: At, bars: Barring, now: datetime) -> Iterator[HolderBarred]:
    """What a step says that bars her; nothing where the case is about nobody."""
    key = bars.key.of(process.facts(case, where.line))
    if key is not None:
        yield HolderBarred(now, where, key, bars.span.after(now.astimezone(WIB).date()), bars.reason)
