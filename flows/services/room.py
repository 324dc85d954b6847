"""Room on the disk: a full one is told as such, whoever ran into it."""

import asyncio
import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

FULL = {errno.ENOSPC, errno.EDQUOT}
# Below two segments of its write-ahead log PostgreSQL stops working, whatever else would still fit.
LITTLE_BYTES = 32 * 1024 * 1024
# What waits beside the records must never be what stops them.
RESERVE_BYTES = 256 * 1024 * 1024
MAKE_ROOM = "Make room; what waits goes on by itself."


LOOK_EVERY_SECONDS = 5.0


async def watch_room(folder: Path, say: Callable[[str], None]) -> None:
    """Say when the disk is full, and when there is room again: logs on it cannot. Say as well when nobody can tell."""
    before: _Room = "room"
    while True:
        now, sentence = _look(folder)
        if now != before:
            say(sentence)
        before = now
        await asyncio.sleep(LOOK_EVERY_SECONDS)


_Room = Literal["room", "full", "unknown"]


def _look(folder: Path) -> tuple[_Room, str]:
    try:
        full = told_full(folder)
    except OSError as refused:
        return (
            "unknown",
            f"How much room the disk of {folder} has cannot be told: {told(refused)} It is asked again.",
        )
    return ("full", full.strip()) if full else ("room", f"The disk of {folder} has room again.")


def told_full(folder: Path) -> str:
    """A sentence where the disk of a folder is as good as full, else nothing. Raises OSError."""
    free = shutil.disk_usage(folder).free
    if free > LITTLE_BYTES:
        return ""
    return f" The disk of {folder} is full ({free / 1e6:.0f} MB are left). {MAKE_ROOM}"


def leaves_room(folder: Path, size_bytes: int) -> bool:
    """Whether records kept in a folder have room left when so many bytes come in, and again into their log."""
    return shutil.disk_usage(folder).free > RESERVE_BYTES + 2 * size_bytes


def told(refused: OSError) -> str:
    """What the system refused, in words."""
    where = f"{refused.filename}: " if isinstance(refused.filename, str) else ""
    if refused.errno in FULL:
        return f"{where}the disk is full. {MAKE_ROOM}"
    return f"{where}{refused.strerror or refused}."
