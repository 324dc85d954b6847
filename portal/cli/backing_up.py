"""`izin backup` and `izin restore`: an installation as it was at a moment, out of and into a state folder."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from licensing.words.sentences import counted
from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here

if TYPE_CHECKING:
    from flows.backup.manifest import Manifest
    from flows.services.connections import Connections
    from flows.settings import Settings

Into = Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, made where it is missing.")]
OutOf = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `izin backup` filled.")]


def backup(folder: Into, *, as_json: Json = False, lang: Lang = None) -> None:
    """Write records, objects and secrets into a folder, while people work or while Izin stands still."""
    from flows.backup.taking import take
    from flows.reading_settings import read_settings
    from flows.wiring import bucket_of

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        settings = read_settings()
        with _services(settings) as connections:
            taken = take(settings, connections, bucket_of(connections), folder.absolute(), say=voice.note)
    _tell(voice, folder, taken)
    voice.say(
        f"{folder}: cadangan lengkap. Isinya data pribadi dan sandi: simpan di tempat tertutup.",
        f"{folder}: the backup is whole. It holds personal data and secrets: keep it locked away.",
    )
    if taken.astray:
        raise typer.Exit(REFUSED)


def restore(folder: OutOf, *, as_json: Json = False, lang: Lang = None) -> None:
    """Fill an empty state folder (IZIN_HOME) out of a backup; start Izin with `izin up` afterwards."""
    from flows.backup.restoring import restore as fill
    from flows.reading_settings import read_settings
    from flows.wiring import made_bucket_of

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        settings = read_settings()
        restored = fill(settings, folder.absolute(), open_store=made_bucket_of, say=voice.note)
    _tell(voice, folder, restored)
    moment = restored.taken_at.isoformat(timespec="seconds")
    voice.say(
        f"{settings.home}: pulih seperti pada {moment}. Jalankan izin up, lalu izin verify-audit.",
        f"{settings.home}: restored as of {moment}. Run izin up, then izin verify-audit.",
    )


@contextmanager
def _services(settings: "Settings") -> "Generator[Connections]":
    """The services that run, or else the database and the object store for as long as they are needed."""
    from flows.services.connections import live, read_connections
    from flows.services.supervise import running

    if live(settings.home):
        yield read_connections(settings)
        return
    with running(settings, parts=frozenset({"postgres", "s3"})) as connections:
        yield connections


def _tell(voice: Voice, folder: Path, manifest: "Manifest") -> None:
    voice.data(
        {
            "folder": str(folder),
            "taken_at": manifest.taken_at,
            "applications": manifest.applications,
            "commits": manifest.commits,
            "objects": manifest.objects,
            "object_bytes": manifest.object_bytes,
            "astray": list(manifest.astray),
        }
    )
    for key in manifest.astray:
        voice.warn(
            f"{key}: the records name it, and the object store had it not, or altered. Look for an older copy."
        )
    voice.say(
        f"{manifest.applications} permohonan, {manifest.commits} catatan, {manifest.objects} berkas.",
        f"{counted(manifest.applications, 'application')}, {counted(manifest.commits, 'commit')}, "
        f"{counted(manifest.objects, 'object')}.",
    )
