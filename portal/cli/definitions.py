"""`izin check`: for process designers."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.definitions import definition_texts, readable_surroundings
from licensing.definition.checking import check_all
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.sentences import counted
from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]…", help="Definitions, or folders of them; else the folder of the settings."
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
            voice.warn(f"{counted(count, 'problem')} found.")
        raise typer.Exit(REFUSED)
    count = len(files)
    voice.say(f"{count} definisi tanpa masalah.", f"{counted(count, 'definition')} without a problem.")


def checked(paths: list[Path] | None) -> tuple[list[str], list[Problem]]:
    """The files checked, and every problem found in them or in what they are checked against."""
    from flows.proofs import unprintable
    from flows.settings import read_settings

    settings = read_settings()
    texts, unread = definition_texts(paths or [settings.definitions])
    try:
        around, lists = readable_surroundings(settings.definitions, settings.templates)
    except DefinitionRejected as rejected:
        return [], [*rejected.problems, *unread]
    staying: tuple[Process, ...] = ()
    if paths:
        sound, _ = check_all(definition_texts([settings.definitions])[0], around)
        staying = tuple(each.process for each in sound.values())
    sound, wrong = check_all(texts, around, beside=staying)
    refused = (*wrong.values(), *unprintable(sound, around).values())
    found = {problem for problems in refused for problem in problems}
    return list(texts), [*lists, *unread, *sorted(found)]
