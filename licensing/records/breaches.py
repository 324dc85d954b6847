"""What does not fit, said of the records as a whole."""

from licensing.ports import Breach


def in_general(message: str) -> Breach:
    """A breach that belongs to no one application."""
    return Breach(None, None, message)
