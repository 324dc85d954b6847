"""Restoring a backup into an empty state folder.

A mark stands in the folder from the first step to the last: with it `izin up` refuses the folder, and `izin restore`
begins anew. What is restored is checked by its digests on the way, and counted at the end.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from flows.backup import database, objects
from flows.backup.manifest import (
    DATABASE_DUMP,
    FILES,
    INDEX,
    OBJECTS,
    PREFECT_DUMP,
    SECRETS,
    Manifest,
    compare,
    read_whole,
)
from flows.backup.small_files import KEPT, check, opened, unpack
from flows.backup.taking import Say, told_settings
from flows.services.connections import DATABASE, PREFECT_DATABASE, Connections
from flows.services.errors import BackupRefused
from flows.services.half import mark_of
from flows.services.lock import locked
from flows.services.plan import Part
from flows.services.state import Credentials, sync_folder, write_private
from flows.services.supervise import running
from flows.services.toured import MARK as TOURED
from flows.settings import Settings

AGENCIES = "definitions/agencies.yaml"
LEFT = ("pg", "pg.new", "s3", "prefect", "credentials.json", TOURED, *KEPT)
"""What a restore makes, and clears away again when it begins anew."""


def restore(
    settings: Settings, folder: Path, *, open_store: Callable[[Connections], objects.Store], say: Say
) -> Manifest:
    """Fill an empty state folder out of a whole backup; afterwards `izin up` goes on from it.

    Args:
        open_store: the object store, with its bucket made where it was missing.

    Raises:
        BackupRefused: it is no whole backup, the state folder is not empty, or a setting contradicts it.
        AlreadyRunning: Izin runs in the state folder.
    """
    if settings.database_url:
        raise BackupRefused(
            "IZIN_DATABASE_URL: the records are kept by another server. Restore that as storage/README.md says."
        )
    manifest = read_whole(folder)
    compare(folder, manifest)
    secrets = _secrets_of(folder)
    check(folder / FILES)
    objects.check(folder / OBJECTS, folder / INDEX)
    if settings.secret_key and settings.secret_key.get_secret_value() != secrets.secret_key:
        raise BackupRefused(
            "IZIN_SECRET_KEY: is not the key of this backup; no PIN would fit. Set the right one, or leave it out."
        )
    with locked(settings.home):
        _make_room(settings.home, folder)
    write_private(settings.home / "credentials.json", secrets.model_dump_json(indent=2))
    unpack(folder / FILES, settings.home)
    parts: frozenset[Part] = frozenset({"postgres", "s3"})

    def fill(connections: Connections) -> None:
        _fill(settings.home, folder, manifest, open_store(connections), say)

    with running(settings, prepare=fill, parts=parts, is_restoring=True):
        say("Records and objects are restored.")
    for told in differing(settings, folder, manifest):
        say(told)
    make_whole(settings.home)
    return manifest


def _secrets_of(folder: Path) -> Credentials:
    try:
        return Credentials.model_validate_json((folder / SECRETS).read_bytes())
    except ValidationError:
        raise BackupRefused(
            f"{folder / SECRETS}: holds no secrets of an installation. Restore another backup."
        ) from None


def make_whole(home: Path) -> None:
    """Take the mark away, once everything that was restored is on the disk: objects too, however they are written."""
    os.sync()
    mark_of(home).unlink()
    sync_folder(home)


def differing(settings: Settings, folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What is set otherwise here than where the backup was taken, as sentences."""
    now = told_settings(settings)
    told = [
        f"{name}: was {before} where the backup was taken, and is {now.get(name, 'not set')} here."
        for name, before in manifest.settings.items()
        if name == "IZIN_PUBLIC_URL" and now.get(name) != before
    ]
    with opened(folder / FILES) as packed, suppress(KeyError):
        agencies = packed.extractfile(AGENCIES)
        here = settings.definitions / "agencies.yaml"
        if agencies and (not here.is_file() or here.read_bytes() != agencies.read()):
            told.append(
                f"{here}: is not the register of agencies of the backup, which is {AGENCIES} in {FILES}."
            )
    return tuple(told)


def _make_room(home: Path, folder: Path) -> None:
    """Mark the state folder, and clear away what an earlier restore left half done."""
    mark = mark_of(home)
    if not mark.exists():
        if any((home / name).exists() for name in LEFT):
            raise BackupRefused(
                f"{home}: an installation is in it already. Name an empty folder with IZIN_HOME."
            )
        write_private(mark, f"{folder.absolute()}\n")
        sync_folder(home)
    for name in LEFT:
        path = home / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _fill(home: Path, folder: Path, manifest: Manifest, store: objects.Store, say: Say) -> None:
    """Restore the databases and the objects, and count."""
    server = database.server_of(
        home, Credentials.model_validate_json((home / "credentials.json").read_text())
    )
    database.make_roles(server, manifest.roles)
    database.restore(server, DATABASE, folder / DATABASE_DUMP)
    if (folder / PREFECT_DUMP).exists():
        database.restore(server, PREFECT_DATABASE, folder / PREFECT_DUMP)
    say(f"Records of {manifest.taken_at:%Y-%m-%d %H:%M:%S %Z}: restored.")
    put_back = objects.copy_in(store, folder / OBJECTS, folder / INDEX, say)
    found = (*database.count(server), put_back)
    if found != (manifest.applications, manifest.commits, manifest.objects):
        raise BackupRefused(
            f"{folder}: applications, commits and objects are {found} after restoring, and not "
            f"{(manifest.applications, manifest.commits, manifest.objects)}. Restore another backup."
        )
