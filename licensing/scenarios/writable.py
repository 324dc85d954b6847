"""Text that records can hold, for what stands in their place in memory."""


def writable(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: no database can hold it: a NUL, or half of a surrogate pair. Whoever passes it on has a bug.
    """
    if "\x00" in text or text != text.encode(errors="replace").decode():
        raise ValueError(f"{text!r} cannot be written down. Refuse it where it comes in.")
    return text
