"""What a backup says of itself, and how a whole one is told from one that was broken off.

A folder holds `INCOMPLETE` from its first to its last byte; when everything else is on the disk, that file becomes
`backup.json`, in one step. So whatever is killed leaves a folder without `backup.json`, which nothing restores.
"""

import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.services.errors import BackupRefused
from flows.services.state import sync_folder

WHOLE = "backup.json"
BEGUN = "INCOMPLETE"
DATABASE_DUMP = "izin.dump"
PREFECT_DUMP = "prefect.dump"
ROLES = "roles.sql"
INDEX = "objects.jsonl"
OBJECTS = "objects"
SECRETS = "secrets.json"
FILES = "files.tar"
NEEDED = (DATABASE_DUMP, ROLES, INDEX, SECRETS, FILES)
"""Without which a backup is none: Prefect's records may be kept elsewhere."""
CONTENT = (DATABASE_DUMP, PREFECT_DUMP, ROLES, INDEX, OBJECTS, SECRETS, FILES)
UNFINISHED = (
    "This backup is being taken, or was broken off. Nothing restores it. Take it again with `izin backup`.\n"
)


class Manifest(BaseModel):
    """What is in a whole backup.

    Attributes:
        taken_at: the moment the records are of; objects may be younger, and nothing of these records names those.
        revision: the newest migration they know.
        roles: the database's roles that nobody signs in as.
        files: the SHA-256 of each file, by its name. Those of the objects are in the index.
        settings: the settings it was taken with that are no secret, by their variables.
        astray: keys of objects that the records name and that the store did not have, or had altered.
    """

    model_config = ConfigDict(frozen=True)

    edition: Literal[1] = 1
    taken_at: datetime
    revision: str
    postgresql: int
    roles: tuple[str, ...]
    applications: int
    commits: int
    objects: int
    object_bytes: int
    files: dict[str, str]
    settings: dict[str, str]
    astray: tuple[str, ...] = ()


def begin(folder: Path) -> None:
    """Make the folder ready for a backup, out of nothing, or out of what a broken-off one left.

    Raises:
        BackupRefused: something else is in it.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = {path.name for path in folder.iterdir()}
    except OSError as refused:
        raise BackupRefused(f"{folder}: cannot be used ({refused.strerror}). Name an empty folder.") from None
    if WHOLE in there:
        raise BackupRefused(f"{folder}: a whole backup is in it already. Name an empty folder.")
    if there and BEGUN not in there:
        raise BackupRefused(f"{folder}: is not empty. Name an empty folder.")
    folder.chmod(0o700)
    # Never away for a moment: without it nobody could tell what a broken-off backup left from somebody's files.
    if BEGUN not in there:
        keep_private(folder / BEGUN)
    (folder / BEGUN).write_text(UNFINISHED)
    _clear(folder, CONTENT)


def finish(folder: Path, manifest: Manifest) -> None:
    """Make the backup whole: what it consists of is on the disk before it says so."""
    draft = folder / BEGUN
    draft.write_text(manifest.model_dump_json(indent=2))
    # Whatever was written into the folder, the dumps and objects too.
    os.sync()
    draft.rename(folder / WHOLE)
    sync_folder(folder)


def read_whole(folder: Path) -> Manifest:
    """What a whole backup says of itself.

    Raises:
        BackupRefused: it is none, or was broken off, or another release took it.
    """
    if (folder / BEGUN).exists():
        raise BackupRefused(f"{folder}: this backup was broken off. Restore another one.")
    try:
        return Manifest.model_validate_json((folder / WHOLE).read_bytes())
    except OSError as missing:
        raise BackupRefused(
            f"{folder}: there is no backup ({missing.strerror}: {WHOLE}). Name a folder of `izin backup`."
        ) from None
    except ValidationError:
        raise BackupRefused(
            f"{folder}: {WHOLE} cannot be read by this release. Restore with the release that took it."
        ) from None


def compare(folder: Path, manifest: Manifest) -> None:
    """Check every file against its digest; the objects are checked as they are copied.

    Raises:
        BackupRefused: one is missing or damaged, or the manifest does not name what a whole backup has.
    """
    unnamed = [name for name in NEEDED if name not in manifest.files]
    strange = [name for name in manifest.files if name not in CONTENT]
    if unnamed or strange:
        what = f"does not name {', '.join(unnamed)}" if unnamed else f"names {', '.join(strange)}"
        raise BackupRefused(
            f"{folder / WHOLE}: {what}, so it is not the one that was written. Restore another backup."
        )
    for name, digest in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise BackupRefused(f"{path}: is missing. Restore another backup.")
        if digest_of(path) != digest:
            raise BackupRefused(f"{path}: was altered or damaged. Restore another backup.")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def keep_private(path: Path) -> Path:
    """A file only its owner can read, there and empty."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return path


def _clear(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
