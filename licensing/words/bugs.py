"""Bugs, as operators are told of them: by their kind and place, for their words can quote what somebody typed."""

from traceback import extract_tb


def told_bug(bug: Exception) -> str:
    """A bug's kind and place, without its words."""
    frames = extract_tb(bug.__traceback__)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"this is a bug: {type(bug).__name__} at {place}."
