"""`izin status`: which parts run, since when and whether they answer, and what is owed or waits."""

from typing import TYPE_CHECKING

import typer
from rich.table import Table

from licensing.clock.calendar import WIB
from licensing.ports import FilesWaiting, Owing
from licensing.words.sentences import Sentence, counted
from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from datetime import datetime

    from flows.status import Status

STATES = {
    "ok": Sentence("baik", "ok"),
    "does not answer": Sentence("tidak menjawab", "does not answer"),
    "does not run": Sentence("tidak berjalan", "does not run"),
    "nobody serves the work pool": Sentence(
        "tidak ada yang melayani work pool", "nobody serves the work pool"
    ),
}


def status(*, as_json: Json = False, lang: Lang = None) -> None:
    """Show each part and what waits; exit code 1 when something is wrong, 3 when Izin does not run."""
    from flows.status import status_of

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        found = status_of(
            izin.settings, izin.connections, izin.archive, outbox=izin.outbox, waiting=izin.waiting
        )
    voice.data(_data(found))
    voice.show(_table(found, voice))
    voice.say(*_owed(found.owing))
    if found.waiting and found.waiting.oldest:
        voice.say(*_waiting(found.waiting, found.waiting.oldest))
    if not found.is_well:
        raise typer.Exit(REFUSED)


def _data(found: "Status") -> Data:
    return {
        "ok": found.is_well,
        "parts": [
            {
                "name": part.name,
                "address": part.address,
                "pid": part.pid,
                "since": part.since,
                "state": part.state,
            }
            for part in found.parts
        ],
        "around": {each.name: each.wrong or "ok" for each in found.around},
        "owed": found.owing and {"effects": found.owing.effects, "oldest": found.owing.oldest},
        "files_waiting": found.waiting
        and {
            "files": found.waiting.files,
            "bytes": found.waiting.size_bytes,
            "oldest": found.waiting.oldest,
        },
    }


def _table(found: "Status", voice: Voice) -> Table:
    table = Table(show_edge=False)
    for heading in (
        Sentence("bagian", "part"),
        Sentence("di mana", "where"),
        Sentence("proses", "process"),
        Sentence("sejak", "since"),
        Sentence("keadaan", "state"),
    ):
        table.add_column(voice.of(heading), overflow="fold")
    for part in found.parts:
        table.add_row(
            part.title, part.address, str(part.pid), _wall(part.since), voice.of(STATES[part.state])
        )
    for each in found.around:
        table.add_row(each.name, "", "", "", voice.of(STATES[each.wrong or "ok"]))
    return table


def _owed(owing: Owing | None) -> tuple[str, str]:
    if owing is None:
        return "Yang masih terutang tidak dapat dibaca.", "What is owed cannot be read."
    if owing.oldest is None:
        return "Tidak ada yang terutang.", "Nothing is owed."
    since = _wall(owing.oldest)
    return (
        f"{owing.effects} efek terutang, yang tertua sejak {since}.",
        f"{counted(owing.effects, 'effect is', 'effects are')} owed, the oldest since {since}.",
    )


def _waiting(found: FilesWaiting, oldest: "datetime") -> tuple[str, str]:
    since, megabytes = _wall(oldest), f"{found.size_bytes / 1024**2:.1f} MB"
    return (
        f"{found.files} berkas ({megabytes}) menunggu penyimpanan dokumen, yang tertua sejak {since}.",
        f"{counted(found.files, 'file waits', 'files wait')} ({megabytes}) for the object store, "
        f"the oldest since {since}.",
    )


def _wall(at: "datetime") -> str:
    return f"{at.astimezone(WIB):%Y-%m-%d %H:%M:%S}"
