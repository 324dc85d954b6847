"""`izin check`: for process designers."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.definitions import readable_surroundings
from flows.forking import beside_each_other
from flows.texts import definition_texts
from licensing.definition.checking import check_all
from licensing.definition.wholes import as_they_are
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.sentences import counted
from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.stranding import look_if_running, stranded_data, tell_stranded
from portal.cli.voice import Voice, spoken_here

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]…",
        help="Permit types, definitions, or folders of them; else the folder of the settings.",
    ),
]


SECONDS_BETWEEN_LOOKS = 0.3


def check_definitions(
    paths: Paths = None,
    *,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Check again whenever a file is saved, and keep schema.json up to date."
        ),
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Check process definitions and list every problem as file:line:column."""
    voice = Voice(lang or spoken_here(), as_json)
    if not watch:
        _check(paths, voice)
        return
    with suppress(KeyboardInterrupt):
        for _ in _saved(paths):
            with suppress(typer.Exit):  # what is wrong was told; the next save is looked at again
                _complete(paths, voice)
                _check(paths, voice)


def _complete(paths: list[Path] | None, voice: Voice) -> None:
    """Let the editor that saved in the folder of the settings complete what was named there, too."""
    from flows.reading_settings import read_folders
    from flows.schema import write_schema

    folders = read_folders()
    folder = folders.definitions.resolve()
    if paths and not any(_where(path, folder).resolve().is_relative_to(folder) for path in paths):
        return
    try:
        write_schema(folders.definitions, folders.templates)
    except OSError as error:
        voice.warn(f"schema.json: {error.strerror}")


def _saved(paths: list[Path] | None) -> Iterator[None]:
    """Now, and again whenever something that a check reads has been saved; until Ctrl-C."""
    seen: object = None
    while True:
        if (now := _stamps(paths)) != seen:
            seen = now
            yield
        time.sleep(SECONDS_BETWEEN_LOOKS)  # a person saves; nothing is there to wait on


def _stamps(paths: list[Path] | None) -> frozenset[tuple[str, int]]:
    """Every file that a check may read, and when it was saved."""
    from flows.reading_settings import read_folders

    folders = read_folders()
    found: set[tuple[str, int]] = set()
    for folder in (folders.definitions, folders.templates, *(paths or ())):
        for path in (folder, *folder.rglob("*")):
            try:
                found.add((str(path), path.stat().st_mtime_ns))
            except OSError:
                continue  # an editor has just moved it away; it is there again at the next look
    return frozenset(found)


def _check(paths: list[Path] | None, voice: Voice) -> None:
    with failures(voice):
        files, problems = checked(paths)
    in_vain = look_if_running()
    voice.data(
        {
            "definitions": files,
            "problems": [asdict(problem) for problem in problems],
            **stranded_data(in_vain),
        }
    )
    tell_stranded(in_vain, voice)
    if not voice.as_json:
        for problem in problems:
            print(problem, flush=True)
    if problems:
        count = len(problems)
        if not voice.as_json:
            voice.warn(f"{counted(count, 'problem')} found.")
        raise typer.Exit(REFUSED)
    if in_vain:
        raise typer.Exit(REFUSED)
    count = len(files)
    voice.say(f"{count} definisi tanpa masalah.", f"{counted(count, 'definition')} without a problem.")


def checked(paths: list[Path] | None) -> tuple[list[str], list[Problem]]:
    """The files checked, and every problem found in them or in what they are checked against."""
    from flows.proofs import unprintable
    from flows.reading_settings import read_folders

    folders = read_folders()
    texts, unread = definition_texts(
        [_where(path, folders.definitions) for path in paths] if paths else [folders.definitions]
    )
    try:
        around, lists = readable_surroundings(folders.definitions, folders.templates)
    except DefinitionRejected as rejected:
        return [], [*rejected.problems, *unread]
    staying: tuple[Process, ...] = ()
    if paths and texts:
        others, _ = definition_texts([folders.definitions])
        drawn, _ = check_all(others, around, look_at=as_they_are)
        staying = tuple(each.process for each in drawn.values())
    sound, wrong = check_all(texts, around, beside=staying, look_at=beside_each_other)
    refused = (*wrong.values(), *unprintable(sound, around).values())
    found = {problem for problems in refused for problem in problems}
    return list(texts), [*lists, *unread, *sorted(found)]


def _where(path: Path, definitions: Path) -> Path:
    """A path as typed, or what is called so in the folder of the settings, with or without `.yaml`."""
    named = definitions / path.with_suffix(".yaml").name
    try:
        return named if path.name == str(path) and not path.exists() and named.is_file() else path
    except OSError:
        return path  # no name of a file at all, as reading it will say
