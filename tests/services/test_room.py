"""A full disk is told as such, once, and so is that there is room again."""

import asyncio
import errno
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.services import room
from flows.services.missing import Missing, told_missing


def test_the_operator_is_told_once_when_the_disk_is_full_and_once_when_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(room, "LOOK_EVERY_SECONDS", 0.01)

    async def fill_and_empty() -> None:
        watching = asyncio.create_task(room.watch_room(tmp_path, said.append))
        for little in (0, 1 << 60, 1 << 60, 0):
            monkeypatch.setattr(room, "LITTLE_BYTES", little)
            await asyncio.sleep(0.1)  # ten looks
        watching.cancel()

    asyncio.run(fill_and_empty())
    assert [told.partition(" (")[0] for told in said] == [
        f"The disk of {tmp_path} is full",
        f"The disk of {tmp_path} has room again.",
    ]


def test_that_nobody_can_tell_is_told_once_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(room, "LOOK_EVERY_SECONDS", 0.01)
    folder = tmp_path / "later"

    async def away_and_back() -> None:
        watching = asyncio.create_task(room.watch_room(folder, said.append))
        await asyncio.sleep(0.1)  # ten looks
        folder.mkdir()
        await asyncio.sleep(0.1)  # ten looks
        watching.cancel()

    asyncio.run(away_and_back())
    assert said == [
        f"How much room the disk of {folder} has cannot be told: {folder}: No such file or directory. "
        "It is asked again.",
        f"The disk of {folder} has room again.",
    ]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_no_room_is_said_and_another_refusal_is_not_called_so(code: int) -> None:
    assert (
        room.told(OSError(code, "no", "/srv/x"))
        == "/srv/x: the disk is full. Make room; what waits goes on by itself."
    )
    assert room.told(OSError(errno.EACCES, "Permission denied", "/srv/x")) == "/srv/x: Permission denied."


def test_one_line_says_what_is_missing_and_what_becomes_of_it() -> None:
    missing = (Missing("prefect", "Prefect", "127.0.0.1:4200"), Missing("mail", "mail", "surat.contoh.id:25"))
    assert told_missing(missing) == (
        "Missing: Prefect (127.0.0.1:4200), mail (surat.contoh.id:25). People apply and decide meanwhile; what needs "
        "it waits, and goes on by itself when it is back."
    )
    assert told_missing(()) == ""


@pytest.mark.parametrize(("free_megabytes", "fits"), [(255, False), (257, False), (265, True)])
def test_what_waits_beside_the_records_leaves_them_a_reserve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free_megabytes: int, fits: bool
) -> None:
    free = free_megabytes * 1024 * 1024

    def usage(_: Path) -> SimpleNamespace:
        return SimpleNamespace(free=free)

    monkeypatch.setattr("shutil.disk_usage", usage)
    assert room.leaves_room(tmp_path, 4 * 1024 * 1024) is fits
