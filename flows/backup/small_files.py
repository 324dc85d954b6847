"""The small files of a backup, as one tar: what the state folder keeps, and the drafts with their register of agencies.

Links are followed as they are packed, so that a folder that is one comes along with what is in it; a tar with links in
it, or with a name outside of what the state folder keeps, is none of ours.
"""

import shutil
import tarfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from flows.backup.manifest import keep_private
from flows.services.errors import BackupRefused

KEPT: Final = ("officers.json", "mailbox")
"""What the state folder keeps beside the data of the services and the secrets."""


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
        BackupRefused: something in it is no file of the state folder.
    """
    with opened(tar) as packed:
        for member in packed:
            first = member.name.partition("/")[0]
            if first not in KEPT or member.isdir():
                continue  # A folder is made with what is in it.
            path, own = (home / member.name).resolve(), (home / first).resolve()
            stream = packed.extractfile(member) if member.isreg() and path.is_relative_to(own) else None
            if stream is None:
                raise BackupRefused(
                    f"{tar}: {member.name} is no file of a state folder. Restore another backup."
                )
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with keep_private(path).open("wb") as file:
                shutil.copyfileobj(stream, file)


@contextmanager
def opened(tar: Path) -> Generator[tarfile.TarFile]:
    """The small files of a backup, to be read.

    Raises:
        BackupRefused: it is no tar, or ends too early.
    """
    try:
        with tarfile.open(tar) as packed:
            yield packed
    except tarfile.TarError:
        raise BackupRefused(f"{tar}: cannot be read as a tar. Restore another backup.") from None


def _add(packed: tarfile.TarFile, path: Path, name: str) -> None:
    """What is gone when it is looked at was a letter being written, or a link to nowhere."""
    with suppress(FileNotFoundError):
        packed.add(path, name, recursive=False)
        for each in sorted(path.iterdir()) if path.is_dir() else ():
            if not each.name.startswith("."):
                _add(packed, each, f"{name}/{each.name}")
