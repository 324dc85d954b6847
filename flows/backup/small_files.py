"""The small files of a backup, as one tar: what the state folder keeps, and the drafts with their register of agencies.

Links are followed as they are packed, so that a folder that is one comes along with what is in it; a tar with links in
it, or with a name outside of what the state folder keeps, is none of ours.
"""

import os
import shutil
import tarfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

from flows.backup.manifest import keep_private
from flows.services.errors import BackupRefused

KEPT: Final = ("officers.json", "mailbox")
"""What the state folder keeps beside the data of the services and the secrets."""
LONGEST_NAME: Final = 255
LONGEST_PATH: Final = 1024
"""In bytes; what file systems take, with room for the state folder before it."""
SHOWN: Final = 80
"""So much of a strange name is told."""


def pack(tar: Path, home: Path, drafts: Mapping[str, Path]) -> None:
    """Put the small files into one.

    Args:
        drafts: folders that lie elsewhere, by the names they have in the tar.
    """
    packing = {**{name: home / name for name in KEPT}, **drafts}
    with (
        keep_private(tar).open("wb") as stream,
        tarfile.open(fileobj=stream, mode="w", dereference=True) as packed,
    ):
        for name, path in packing.items():
            _add(packed, path, name)


def unpack(tar: Path, home: Path) -> None:
    """Give the state folder its small files back; drafts stay in the backup, for whoever wants them.

    Raises:
        BackupRefused: something in it is no file of the state folder; nothing of it was written then.
    """
    with opened(tar) as packed:
        for member in checked(tar, packed):
            stream, path = packed.extractfile(member), home / member.name
            if stream is None:
                raise _refused(tar, member.name)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with keep_private(path).open("wb") as file:
                shutil.copyfileobj(stream, file)


def check(tar: Path) -> None:
    """Look whether the small files can be given back.

    Raises:
        BackupRefused: it is no tar, or something in it is no file of the state folder.
    """
    with opened(tar) as packed:
        checked(tar, packed)


def checked(tar: Path, packed: tarfile.TarFile) -> tuple[tarfile.TarInfo, ...]:
    """The files of the state folder that are in it, each of which can stand beside all others."""
    found, size_bytes = dict[str, tarfile.TarInfo](), tar.stat().st_size
    for member in packed:
        name = member.name
        is_there = 0 <= member.size <= size_bytes - member.offset_data
        if not is_there or member.issparse() or member.issym() or member.islnk():
            raise _refused(tar, name)
        if name.partition("/")[0] not in KEPT or member.isdir():
            continue  # A folder is made with what is in it.
        if not member.isreg() or not _is_plain(name) or name in found:
            raise _refused(tar, name)
        found[name] = member
    for name in found:
        if any(str(above) in found for above in PurePosixPath(name).parents):
            raise _refused(tar, name)
    return tuple(found.values())


def _is_plain(name: str) -> bool:
    """Whether every file system takes the name, and takes it for what it says."""
    parts = name.split("/")
    is_short = len(os.fsencode(name)) <= LONGEST_PATH and all(
        len(os.fsencode(part)) <= LONGEST_NAME for part in parts
    )
    return is_short and "\0" not in name and not {"", ".", ".."} & {*parts}


def _refused(tar: Path, name: str) -> BackupRefused:
    shown = name if len(name) <= SHOWN and name.isprintable() else f"{name[:SHOWN]!a} …"
    return BackupRefused(f"{tar}: {shown} is no file of a state folder. Restore another backup.")


@contextmanager
def opened(tar: Path) -> Generator[tarfile.TarFile]:
    """The small files of a backup, to be read; what is wrong with the tar is told from inside the context too.

    Raises:
        BackupRefused: it is no tar, or ends too early.
    """
    try:
        with tarfile.open(tar) as packed:
            yield packed
    except (tarfile.TarError, ValueError, OverflowError, EOFError):
        # A header may say anything: the reader takes its numbers, and the maps of sparse files, at their word.
        raise BackupRefused(f"{tar}: cannot be read as a tar. Restore another backup.") from None


def _add(packed: tarfile.TarFile, path: Path, name: str) -> None:
    """What is gone when it is looked at was a letter being written, or a link to nowhere."""
    with suppress(FileNotFoundError):
        packed.add(path, name, recursive=False)
        for each in sorted(path.iterdir()) if path.is_dir() else ():
            if not each.name.startswith("."):
                _add(packed, each, f"{name}/{each.name}")
