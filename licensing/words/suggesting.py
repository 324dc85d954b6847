"""Suggest what may have been meant by a name, looking at no more names than a moment allows.

A definition may have tens of thousands of names and as many mistakes: each suggestion costs about the same, however
many names there are.
"""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, islice

MOST_PASSED = 2_000
MOST_LOOKED_AT = 100
MOST_SHOWN = 20
LONGEST = 80


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint for a name that does not exist: the nearest known one, or all of them where they are few."""
    names = known if isinstance(known, Collection) else tuple(known)
    near = nearest(name, names)
    return f'Did you mean "{near}"?' if near else listed("Known", names)


def nearest(name: str, known: Collection[str], *, cutoff: float = 0.6) -> str | None:
    """The known name most like this one, None where none is like it."""
    if len(name) > LONGEST:
        return None
    near = get_close_matches(name, sorted(islice(_about(name, known), MOST_LOOKED_AT)), n=1, cutoff=cutoff)
    return near[0] if near else None


def listed(beginning: str, known: Collection[str]) -> str:
    """The known names, the first of them where they are many."""
    names = _first(known if isinstance(known, frozenset) else frozenset(known))
    if not names:
        return "There is none yet."
    left = sum(map(bool, known)) - len(names) if len(known) > MOST_SHOWN else 0
    more = f" and {left} more" if left > 0 else ""
    return f"{beginning}: {', '.join(names)}{more}."


def _about(name: str, known: Collection[str]) -> Iterator[str]:
    """Names about as long as this one, those with the same beginning first: most slips come later in a word."""
    longest = max(3, len(name))
    alike = [each for each in islice(known, MOST_PASSED) if each and abs(len(each) - len(name)) <= longest]
    return chain(
        (each for each in alike if each[:1] == name[:1]), (each for each in alike if each[:1] != name[:1])
    )


@lru_cache(maxsize=8)
def _first(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(nsmallest(MOST_SHOWN, (each for each in known if each)))
