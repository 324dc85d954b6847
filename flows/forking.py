"""Definitions looked at in as many processes as there are processors.

A process is forked with everything in its memory, so definitions are not copied; only what is found comes back. Where
a system does not fork, or has one processor, one is looked at after the other.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence

from licensing.definition.soundness.faults import Fault
from licensing.definition.wholes import Whole, one_by_one

Look = Callable[[Whole], tuple[Fault, ...]]


class _Forked:
    """What a forked process was forked to look at."""

    look: Look
    wholes: Sequence[Whole]


def beside_each_other(look: Look, wholes: Sequence[Whole], /) -> Iterable[tuple[Fault, ...]]:
    """What is found in each, in their order; `licensing.definition.wholes.LookAt`."""
    processes = min(_processors(), len(wholes))
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return one_by_one(look, wholes)
    with multiprocessing.get_context("fork").Pool(processes, _begin, (look, wholes)) as pool:
        return pool.map(_nth, range(len(wholes)), chunksize=1)


def _processors() -> int:
    """Those this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(look: Look, wholes: Sequence[Whole]) -> None:
    _Forked.look, _Forked.wholes = staticmethod(look), wholes


def _nth(n: int) -> tuple[Fault, ...]:
    return _Forked.look(_Forked.wholes[n])
