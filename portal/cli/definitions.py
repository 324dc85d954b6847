"""`izin check` and `izin publish`: for process designers."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.definitions import definition_texts, surroundings
from licensing.definition.checking import check_all
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected, Problem
from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]…", help="Definitions, or folders of them; else the folder of the settings."
    ),
]
ExistingPaths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]…",
        help="Definitions, or folders of them; else the folder of the settings.",
        exists=True,
    ),
]


def check_definitions(paths: Paths = None, *, as_json: Json = False, lang: Lang = None) -> None:
    """Check process definitions and list every problem as file:line:column."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        files, problems = checked(paths)
    voice.data({"definitions": files, "problems": [asdict(problem) for problem in problems]})
    if not voice.as_json:
        for problem in problems:
            print(problem)
    if problems:
        count = len(problems)
        if not voice.as_json:
            voice.warn(f"{count} {'problem' if count == 1 else 'problems'} found.")
        raise typer.Exit(REFUSED)
    count = len(files)
    what = "definition" if count == 1 else "definitions"
    voice.say(f"{count} definisi tanpa masalah.", f"{count} {what} without a problem.")


def checked(paths: list[Path] | None) -> tuple[list[str], list[Problem]]:
    """The files checked, and every problem found in them or in what they are checked against."""
    from flows.settings import read_settings

    settings = read_settings()
    texts, unread = definition_texts(paths or [settings.definitions])
    try:
        around = surroundings(settings.definitions, settings.templates)
    except DefinitionRejected as rejected:
        return [], [*rejected.problems, *unread]
    staying: Mapping[str, Process] = {}
    if paths:
        staying, _ = check_all(definition_texts([settings.definitions])[0], around)
    _, wrong = check_all(texts, around, beside=staying.values())
    return list(texts), [*unread, *wrong]


def publish_definitions(paths: ExistingPaths = None, *, as_json: Json = False, lang: Lang = None) -> None:
    """Publish checked definitions: archive their text and deploy their flows."""
    from flows import wiring

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        published = wiring.publish(izin, tuple(paths) if paths else None, now=datetime.now(UTC))
    voice.data(
        [
            {"permit": each.permit, "version": each.version, "digest": each.digest, "new": is_new}
            for each, is_new in published
        ]
    )
    for each, is_new in published:
        if is_new:
            voice.say(
                f"{each.permit}: terbit, versi {each.version}",
                f"{each.permit}: published, version {each.version}",
            )
        else:
            voice.say(f"{each.permit}: tidak berubah", f"{each.permit}: unchanged")
