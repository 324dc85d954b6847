"""Patterns of answers: regular expressions that are matched in time that grows with the answer alone.

RE2, not Python's `re`, in which a short pattern such as `(a+)+b` can keep a process busy for hours. What RE2 cannot
match so (looking ahead, repeating what was found) is refused when a definition is read.
"""

import re
from functools import cache
from typing import Final

import re2

# RE2 takes a number that is far too large for text that merely looks like a repetition.
_FAR_TOO_OFTEN: Final = re.compile(r"\{(\d+,)?\d{5,}")


def fault_of(pattern: str) -> str | None:
    """Why a text is no pattern; None for one that is."""
    if _FAR_TOO_OFTEN.search(pattern):
        return "it repeats something too often"
    try:
        _compiled(pattern)
    except re2.error as error:
        (why,) = error.args
        return why.decode() if isinstance(why, bytes) else str(why)
    return None


def fits(pattern: str, answer: str) -> bool:
    """Whether the whole answer fits."""
    return _compiled(pattern).fullmatch(answer) is not None


@cache
def _compiled(pattern: str) -> "re2.Pattern":
    options = re2.Options()
    # The problem is told at its line; the library would write it to standard error as well.
    options.log_errors = False
    return re2.compile(pattern, options)
