"""`izin check` and `izin publish`: for process designers."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.definitions import definition_files, read_text, surroundings
from licensing.checking import check
from licensing.errors import DefinitionRejected, Problem
from licensing.surroundings import Surroundings
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
        checked, problems = check_all(paths)
    voice.data({"definitions": checked, "problems": [asdict(problem) for problem in problems]})
    if not voice.as_json:
        for problem in problems:
            print(problem)
    if problems:
        count = len(problems)
        if not voice.as_json:
            voice.warn(f"{count} {'problem' if count == 1 else 'problems'} found.")
        raise typer.Exit(REFUSED)
    voice.say(f"{len(checked)} definisi tanpa masalah.", f"{len(checked)} definitions without a problem.")


def check_all(paths: list[Path] | None) -> tuple[list[str], list[Problem]]:
    """The files checked, and every problem found in them or in what they are checked against."""
    from flows.settings import read_settings

    settings = read_settings()
    texts, problems = texts_of(paths or [settings.definitions])
    try:
        around = surroundings(settings.definitions, settings.templates)
    except DefinitionRejected as rejected:
        return [], [*rejected.problems, *problems]
    for file, text in texts.items():
        problems += _problems(text, file, around)
    return list(texts), problems


def texts_of(paths: list[Path]) -> tuple[Mapping[str, str], list[Problem]]:
    """The definitions' texts by the name problems shall carry: as it was typed, so that it can be opened.

    With them, a problem for every file that cannot be read.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            files = (
                {_shown(file): file for file in definition_files(path)}
                if _is_folder(path)
                else {str(path): path}
            )
        except DefinitionRejected as rejected:
            problems += rejected.problems
            continue
        for shown, file in files.items():
            try:
                texts[shown] = read_text(file, shown, if_missing="Name a definition, or a folder of them.")
            except DefinitionRejected as rejected:
                problems += rejected.problems
    return texts, problems


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says why
        return False


def _shown(path: Path) -> str:
    """A file of a folder, as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


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


def _problems(text: str, file: str, around: Surroundings) -> tuple[Problem, ...]:
    try:
        check(text, file, around)
    except DefinitionRejected as rejected:
        return rejected.problems
    return ()
