"""The log files of the services: one per service, kept from growing without end."""

import shutil
from pathlib import Path
from typing import BinaryIO

from flows.services.room import FULL

MAX_BYTES = 10_000_000
READ_FROM_THE_END_BYTES = 2_000


def opened_log(log: Path) -> BinaryIO:
    """Open a log for appending; only its owner can read it."""
    log.touch(mode=0o600)
    trim(log)
    return log.open("ab")


def trim(log: Path) -> None:
    """Move a log that has grown too long aside, as `<name>.log.1`, over the one before.

    The file itself is emptied, not replaced: a running service goes on writing to it. On a full disk the older half is
    given up for room.
    """
    if log.exists() and log.stat().st_size > MAX_BYTES:
        before = log.with_name(f"{log.name}.1")
        try:
            shutil.copyfile(log, before)
        except OSError as refused:
            if refused.errno not in FULL:
                raise
            before.unlink(missing_ok=True)
        with log.open("r+b") as written:
            written.truncate()


def last_line(log: Path) -> str:
    """Return the last line that says something, for a message; the log has the rest."""
    with log.open("rb") as written:
        written.seek(max(0, log.stat().st_size - READ_FROM_THE_END_BYTES))
        text = written.read().decode(errors="replace")
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "nothing")
