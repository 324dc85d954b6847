"""`izin try`: what becomes of an application with this form, by the definition as it stands in the folder.

Nothing is started and nothing is written: the process is told in memory (`licensing.scenarios`).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.definition.checking import check
from licensing.forms.answers import Typed
from licensing.forms.moments import submission
from licensing.forms.reading import read_form
from licensing.process.graph import Process
from licensing.register.concerned import KIND
from licensing.scenarios.answers import read_answers
from licensing.scenarios.stories.beginning import OFFICE_OPEN
from licensing.scenarios.trying import try_out
from licensing.values.types import Facts
from licensing.words.errors import DefinitionRejected
from licensing.words.suggesting import suggestion
from portal.acts.promised import facts_of, promised
from portal.cli.failures import MISUSED, REFUSED, Misused, failures
from portal.cli.files import form_and_unasked
from portal.cli.foretelling import tell_promised
from portal.cli.options import FormFile, Json, Lang, day_typed
from portal.cli.trial_data import trial_data
from portal.cli.trial_time import moments, tell_time, time_data
from portal.cli.trial_trees import trial_trees
from portal.cli.voice import Voice, spoken_here

MOST_HELD = 1000

Permit = Annotated[str, typer.Argument(help="Permit type, or the path of a definition; published or not.")]
Answers = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        help="YAML file of answers to give on the way; without it, the first outcome written at each step.",
        exists=True,
        dir_okay=False,
        readable=True,
    ),
]


On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        parser=day_typed,
        metavar="DAY",
        help="The day it is handed in, at nine; else now.",
        show_default=False,
    ),
]


Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        help="The kind of application, else the usual one; a licence it is about is invented.",
        show_default=False,
    ),
]


Held = Annotated[
    list[str] | None,
    typer.Option(
        "--held",
        help="How many licences a fact finds in our own register: --held sip_lain=3. Else none.",
        metavar="FACT=COUNT",
        show_default=False,
    ),
]


def try_definition(
    permit: Permit,
    form: FormFile = None,
    answers: Answers = None,
    on: On = None,
    kind: Kind = "",
    held: Held = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell what becomes of an application with this form, without any service."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        process, register = _read(permit)
        if kind and kind not in process.kinds:
            raise Misused(f'there is no kind "{kind}". {suggestion(kind, process.kinds)}'.rstrip())
        finds = _held(held or [], process)
        now = datetime.combine(on.date(), OFFICE_OPEN, WIB) if on else datetime.now(UTC)
        typed, unasked = form_and_unasked(form, process.form)
        try:
            acts = (
                read_answers(answers.read_text("utf-8"), answers.name, process, register) if answers else ()
            )
        except DefinitionRejected as rejected:
            _tell_all(
                voice,
                (*unasked, *map(str, rejected.problems)),
                process,
                typed,
                {**submission(now), KIND: kind or process.usual},
            )
            raise typer.Exit(MISUSED if unasked else REFUSED) from None
        if unasked:
            _tell_all(voice, unasked, process, typed, {**submission(now), KIND: kind or process.usual})
            raise typer.Exit(MISUSED)
        trial = try_out(process, register, typed, acts, now=now, kind=kind, held=finds)
    facts = facts_of(process, typed, {**submission(now), KIND: kind or process.usual})
    day = None if trial.wrong else promised(process, register.calendar, at=now, facts=facts)
    told = () if trial.wrong else moments(process, register, now=now, facts=facts, kind=kind or process.usual)
    voice.data({**trial_data(trial, day), "silence": time_data(told)})
    voice.show(*trial_trees(trial, process, register, voice))
    if day is not None:
        tell_promised(day, voice)
        tell_time(told, process, register, voice)
    if trial.wrong or trial.refusal or trial.unused:
        raise typer.Exit(REFUSED)


def _held(given: Iterable[str], process: Process) -> dict[str, int]:
    """How many licences each fact shall find."""
    known = [fact.name for fact in process.register_facts]
    found: dict[str, int] = {}
    for each in given:
        name, _, count = each.partition("=")
        if name not in known:
            raise Misused(f'there is no fact "{name}". {suggestion(name, known)}'.rstrip())
        if not (count.isascii() and count.isdecimal() and int(count) <= MOST_HELD):
            raise Misused(f"--held {name}= needs a whole number up to {MOST_HELD}.")
        found[name] = int(count)
    return found


def _tell_all(voice: Voice, said: Iterable[str], process: Process, typed: Typed, facts: Facts) -> None:
    """Say what is wrong with the files, and with it what is wrong with the answers that are asked for."""
    for sentence in said:
        voice.warn(sentence)
    for field, wrong in read_form(process.form, typed, facts)[1].items():
        voice.warn(f"{field}: {voice.of(wrong)}")


def _read(permit: str) -> tuple[Process, AgencyRegister]:
    """The definition as it stands, checked, and the register it is checked against."""
    from flows.definitions import surroundings
    from flows.reading_settings import read_folders
    from flows.texts import definition_files

    folders = read_folders()
    around = surroundings(folders.definitions, folders.templates)
    path = Path(permit) if permit.endswith(".yaml") else folders.definitions / f"{permit}.yaml"
    if not path.is_file():
        known = (each.stem for each in definition_files(folders.definitions))
        raise Misused(f'there is no definition "{permit}". {suggestion(permit, known)}'.rstrip())
    return check(path.read_text("utf-8"), path.name, around), around.register
