"""Texts, on one line or several."""


def read_line(typed: str) -> str:
    """One line, whatever was pasted into it."""
    return " ".join(typed.split())


def read_text(typed: str) -> str:
    """All lines, without the space around them."""
    return typed.strip()
