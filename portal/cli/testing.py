"""`izin test`: do the stories beside the definitions come true, and what do none of them come through?

Nothing is started and nothing is written: stories are told in memory, on the definitions as they stand in the folder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from licensing.city.register import AgencyRegister
from licensing.definition.checking import check_all
from licensing.process.graph import Process
from licensing.process.protocol import ANSWERED, CORRECTED, PAID
from licensing.scenarios.answering import Act
from licensing.scenarios.scenario import MONDAY
from licensing.scenarios.stories.reading import Scenario, read_stories
from licensing.scenarios.stories.story import Example, Stage
from licensing.scenarios.stories.telling import Through, Told, outcomes, tell
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import OutcomeId, PermitId, StepId
from licensing.words.sentences import counted
from licensing.words.suggesting import suggestion
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Data, Voice, spoken_here

if TYPE_CHECKING:
    from portal.cli.demo.scripts import Script

Permits = Annotated[
    list[str] | None, typer.Argument(metavar="[PERMIT]…", help="Permit types; else all of them.")
]


def tell_stories(permits: Permits = None, *, as_json: Json = False, lang: Lang = None) -> None:
    """Tell the stories under scenarios/, and list the outcomes that none of them comes through."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        stage, files = _stage(permits or [])
        told = [tell(each, stage) for each in _scenarios(files) if not permits or _is_about(each, permits)]
    chosen = [process for id, process in stage.processes.items() if not permits or id in permits]
    every = outcomes(chosen)
    covered = every & frozenset(through for each in told for through in each.through)
    voice.data(_data(told, every, covered))
    _say(voice, told, every, covered)
    if any(each.failure for each in told):
        raise typer.Exit(REFUSED)


def _stage(permits: Sequence[str]) -> tuple[Stage, Sequence[Path]]:
    """What the stories are told on, and the files they stand in.

    Raises:
        DefinitionRejected: a definition has a problem; `izin check` tells it too.
        Misused: a permit type is named that there is none of.
    """
    from flows.definitions import surroundings
    from flows.reading_settings import read_folders
    from flows.texts import definition_texts

    folders = read_folders()
    around = surroundings(folders.definitions, folders.templates)
    texts, unread = definition_texts([folders.definitions])
    sound, wrong = check_all(texts, around)
    problems = [*unread, *(problem for found in wrong.values() for problem in found)]
    if problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    processes = {each.process.permit: each.process for each in sound.values()}
    for permit in permits:
        if PermitId(permit) not in processes:
            raise Misused(f'there is no permit type "{permit}". {suggestion(permit, processes)}'.rstrip())
    folder = folders.definitions / "scenarios"
    files = sorted(folder.glob("*.feature"))
    return Stage(
        processes,
        around.register,
        examples(folders.definitions, processes, around.register),
        around.templates,
    ), files


def examples(
    definitions: Path, processes: Mapping[PermitId, Process], register: AgencyRegister
) -> Mapping[PermitId, Example]:
    """The first application of each permit type in the demonstration; acts that are to show a refusal are left out."""
    from portal.cli.demo.scripts import read_scripts

    scripts = read_scripts(definitions / "demo", processes, register)
    return {
        script.permit: _example(script, processes[script.permit], MONDAY.date())
        for script in reversed(scripts)
    }


def _example(script: "Script", process: Process, day: date) -> Example:
    """An application as it is handed in on a day."""
    from portal.cli.demo.days import on_day

    acts = tuple(
        Act(
            act.step,
            act.outcome if act.officer else _answers(process, act.step),
            act.officer,
            act.reason,
            on_day(act.typed, day),
            act.named,
        )
        for act in script.acts
        if act.refused is None
    )
    return Example(on_day(script.typed, day), acts, partial(_example, script, process))


def _answers(process: Process, step: StepId) -> OutcomeId:
    """What the applicant's answer at a step amounts to."""
    exits = process.step(step).exits
    return next((each for each in (ANSWERED, PAID) if each in exits), CORRECTED)


def _scenarios(files: Sequence[Path]) -> Sequence[Scenario]:
    """Every scenario of the files.

    Raises:
        DefinitionRejected: with every problem of all of them.
    """
    found: list[Scenario] = []
    problems: list[Problem] = []
    for path in files:
        try:
            found += read_stories(path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.name}")
        except DefinitionRejected as rejected:
            problems += rejected.problems
    if problems:
        raise DefinitionRejected(tuple(problems))
    return found


def _is_about(scenario: Scenario, permits: Sequence[str]) -> bool:
    """Whether a scenario stands in the file of one of these permit types, or has an application for one."""
    applied = {sentence.said["permit"] for sentence in scenario.sentences}
    return Path(scenario.file).stem in permits or not applied.isdisjoint(permits)


def _data(told: Sequence[Told], every: frozenset[Through], covered: frozenset[Through]) -> Data:
    return {
        "scenarios": len(told),
        "failed": sum(each.failure is not None for each in told),
        "outcomes": len(every),
        "outcomes_covered": len(covered),
        "failures": [
            {
                "file": each.scenario.file,
                "line": each.failure.sentence.line,
                "scenario": each.scenario.name,
                "sentence": each.failure.sentence.text,
                "said": asdict(each.failure.said),
            }
            for each in told
            if each.failure
        ],
        "uncovered": [asdict(through) for through in sorted(every - covered)],
    }


def _say(voice: Voice, told: Sequence[Told], every: frozenset[Through], covered: frozenset[Through]) -> None:
    if voice.as_json:
        return
    for each in told:
        if each.failure is not None:
            sentence = each.failure.sentence
            print(
                f"{each.scenario.file}:{sentence.line}: {each.scenario.name}: "
                f"“{sentence.text}” {voice.of(each.failure.said)}"
            )
    for through in sorted(every - covered):
        voice.say(
            f"{through.permit}: {through.step} → {through.outcome} tidak dilalui cerita mana pun.",
            f"{through.permit}: no story comes through {through.step} → {through.outcome}.",
        )
    failed = sum(each.failure is not None for each in told)
    voice.say(
        f"{len(told)} skenario, {failed} gagal; {len(covered)} dari {len(every)} keputusan dilalui.",
        f"{counted(len(told), 'scenario')}, {failed} failed; {len(covered)} of {len(every)} outcomes covered.",
    )
