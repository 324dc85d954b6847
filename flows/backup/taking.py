"""Taking a backup: the records of one moment first, then the objects they name, then what else the folder keeps.

It may be taken while people work. In goes a running installation, out comes a folder; see `manifest.py` for what tells
a whole one from one that was broken off.
"""

from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from flows.backup import database, objects
from flows.backup.manifest import (
    DATABASE_DUMP,
    FILES,
    INDEX,
    OBJECTS,
    PREFECT_DUMP,
    ROLES,
    SECRETS,
    Manifest,
    begin,
    digest_of,
    finish,
    keep_private,
)
from flows.backup.small_files import pack
from flows.services.connections import DATABASE, PREFECT_DATABASE, Connections
from flows.services.errors import BackupRefused
from flows.services.state import ensure_credentials
from flows.settings import Settings, variable_of
from licensing.words.sentences import counted

Say = Callable[[str], None]


def take(
    settings: Settings, connections: Connections, store: objects.Store, folder: Path, *, say: Say
) -> Manifest:
    """Write a backup into an empty folder.

    Raises:
        BackupRefused: the folder is not empty, or the database is not the embedded one.
        StorageFailed: the object store does not answer.
    """
    if settings.database_url:
        raise BackupRefused(
            "IZIN_DATABASE_URL: the records are kept by another server. Back that up as storage/README.md says."
        )
    begin(folder)
    credentials = ensure_credentials(settings.home)
    server = database.server_of(settings.home, credentials)
    with database.snapshot(server) as taken:
        say(
            f"Records of {taken.taken_at:%Y-%m-%d %H:%M:%S %Z}: {counted(taken.applications, 'application')}."
        )
        database.dump(server, DATABASE, folder / DATABASE_DUMP, snapshot=taken.id)
    database.dump_roles(server, folder / ROLES)
    if settings.prefect_api_url is None:
        database.dump(server, PREFECT_DATABASE, folder / PREFECT_DUMP)
    entries = objects.copy_out(store, folder / OBJECTS, folder / INDEX, say)
    say(f"Objects: all {len(entries)} copied.")
    # The key that is in force, wherever it was set: with another one no PIN fits and no session holds.
    secrets = credentials.model_copy(update={"secret_key": connections.secret_key})
    keep_private(folder / SECRETS).write_text(secrets.model_dump_json(indent=2))
    drafts = {"definitions": settings.definitions, "templates": settings.templates}
    pack(folder / FILES, settings.home, drafts)
    written = (DATABASE_DUMP, PREFECT_DUMP, ROLES, INDEX, SECRETS, FILES)
    manifest = Manifest(
        taken_at=taken.taken_at,
        revision=taken.revision,
        postgresql=taken.postgresql,
        roles=taken.roles,
        applications=taken.applications,
        commits=taken.commits,
        objects=len(entries),
        object_bytes=sum(entry.size_bytes for entry in entries),
        files={name: digest_of(folder / name) for name in written if (folder / name).exists()},
        settings=told_settings(settings),
        astray=objects.astray(entries, taken.named, taken.waiting),
    )
    finish(folder, manifest)
    return manifest


def told_settings(settings: Settings) -> dict[str, str]:
    """The settings that are no secret, by their variables; the state folder is each machine's own."""
    named = {
        variable_of(name): getattr(settings, name, None) for name in Settings.model_fields if name != "home"
    }
    return {
        name: str(value)
        for name, value in named.items()
        if value is not None and not isinstance(value, SecretStr)
    }
