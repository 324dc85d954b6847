"""Suggest what may have been meant by a name, looking at no more names than a moment allows."""

from collections.abc import Collection
from difflib import get_close_matches
from itertools import islice

MOST_LOOKED_AT = 50
MOST_SHOWN = 20
LONGEST = 80


def nearest(name: str, known: Collection[str], *, cutoff: float = 0.6) -> str | None:
    """The known name most like this one, None where none is like it."""
    if len(name) > LONGEST:
        return None
    about = sorted(islice((each for each in known if abs(len(each) - len(name)) <= 3), MOST_LOOKED_AT))
    near = get_close_matches(name, about, n=1, cutoff=cutoff)
    return near[0] if near else None


def suggested(name: str, known: Collection[str]) -> str:
    """A hint for an answer that is not offered."""
    near = nearest(name, [each for each in known if each])
    return f'Did you mean "{near}"?' if near else listed("Known", known)


def listed(beginning: str, known: Collection[str]) -> str:
    """The known names, the first of them where they are many."""
    names = sorted(each for each in known if each)
    if not names:
        return "There is none yet."
    more = f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else ""
    return f"{beginning}: {', '.join(names[:MOST_SHOWN])}{more}."
