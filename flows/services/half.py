"""The mark of a state folder that is being restored: until the restore is over, nothing else starts in it."""

from pathlib import Path

from flows.services.errors import ServiceFailed

MARK = "RESTORING"


def mark_of(home: Path) -> Path:
    """The file that says so."""
    return home / MARK


def refuse_half(home: Path) -> None:
    """Do nothing where the folder is whole.

    Raises:
        ServiceFailed: a restore into it was broken off, or is under way.
    """
    if mark_of(home).exists():
        raise ServiceFailed(
            f"{home}: a backup is being restored here, or that was broken off, and what is here is not whole. "
            "Run `izin restore` again with the same backup."
        )
