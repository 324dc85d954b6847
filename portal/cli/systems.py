"""`izin systems`: which outside systems there are, and whether each can be asked, tried against the system itself.

Reads the register and the settings alone: no other part of Izin has to run.
"""

import asyncio
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from licensing.systems.system import System, Systems
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import SystemId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.cli.failures import REFUSED, UNREACHABLE, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Data, Voice, spoken_here

if TYPE_CHECKING:
    from flows.agencies.connector import Connector

app = typer.Typer(
    help="Outside systems: which there are, whether they are configured, and whether they answer."
)

Found = Mapping[SystemId, ConnectorFailed | None]
"""What is wrong with each system; None where nothing is."""
HEADINGS = (
    Sentence("sistem", "system"),
    Sentence("nama", "name"),
    Sentence("penghubung", "connector"),
    Sentence("ditanya", "asked"),
    Sentence("hasil", "outcomes"),
    Sentence("pengaturan", "settings"),
)
READY = Sentence("lengkap", "complete")


@app.callback(invoke_without_command=True)
def systems(context: typer.Context, *, as_json: Json = False, lang: Lang = None) -> None:
    """List the outside systems of agencies.yaml and whether their settings are there; `check` tries them."""
    if context.invoked_subcommand is not None:
        return
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        declared = _declared()
        wrong = {id: _wrong_settings(system) for id, system in declared.items()}
    voice.data([_row(system, wrong[id]) for id, system in declared.items()])
    _warn_unnamed(declared, voice)
    if not declared:
        voice.say("agencies.yaml tidak memuat sistem luar.", "agencies.yaml declares no outside system.")
        return
    table = Table(show_edge=False)
    for heading in HEADINGS:
        table.add_column(voice.of(heading), overflow="fold")
    for id, system in declared.items():
        settings = voice.of(READY) if not wrong[id] else " ".join(wrong[id])
        asked, outcomes = (
            ", ".join(each.id for each in system.shape.asks.fields),
            ", ".join(system.shape.outcomes),
        )
        table.add_row(id, voice.of(system.name), system.connector, asked, outcomes, settings)
    voice.show(table)


@app.command("check")
def check(
    system: Annotated[
        str | None, typer.Argument(metavar="[SYSTEM]", help="One system, as `izin systems` names it.")
    ] = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Try address and secret of each system against the system itself, asking about nobody.

    Exit code 1 where a setting is wrong or the system refuses it, else 3 where one does not answer.
    """
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        declared = _declared()
        if system is not None and system not in declared:
            raise Misused(f'there is no system "{system}". {suggestion(system, declared)}')
        chosen = {id: each for id, each in declared.items() if system in (None, id)}
        found = asyncio.run(_checked(chosen))
    voice.data([_said(id, failed) for id, failed in found.items()])
    for id, failed in found.items():
        if failed is None:
            voice.say(f"{id}: baik.", f"{id}: ok.")
        else:
            voice.warn(str(failed))
    wrong = [failed for failed in found.values() if failed is not None]
    if wrong:
        raise typer.Exit(UNREACHABLE if all(each.retryable for each in wrong) else REFUSED)


def _declared() -> Systems:
    from flows.definitions import city_systems
    from flows.reading_settings import read_folders

    return city_systems(read_folders().definitions)


def _warn_unnamed(declared: Systems, voice: Voice) -> None:
    """Say which settings no system names: one may be misspelt."""
    from flows.agencies.banks import SANDBOX
    from flows.agencies.connector import PREFIX
    from flows.agencies.kinds import settings_of

    named = {setting for system in declared.values() for setting in settings_of(system)}
    given = (each for each in os.environ if each.startswith(PREFIX) and not each.startswith(SANDBOX))
    for name in sorted(each for each in given if each not in named):
        voice.warn(f"{name}: no system names this setting. {suggestion(name, named)}")


def _wrong_settings(system: System) -> tuple[str, ...]:
    from flows.agencies.connector import NotConfigured

    try:
        _connector(system)
    except NotConfigured as wrong:
        return wrong.problems
    return ()


def _connector(system: System) -> "Connector":
    from flows.agencies.kinds import connector_of

    return connector_of(system, os.environ)


async def _checked(systems: Systems) -> Found:
    wrong = await asyncio.gather(*map(_tried, systems.values()))
    return dict(zip(systems, wrong, strict=True))


async def _tried(system: System) -> ConnectorFailed | None:
    try:
        connector = _connector(system)
        try:
            await connector.check_config()
        finally:
            await connector.close()
    except ConnectorFailed as failed:
        return failed
    return None


def _row(system: System, wrong: tuple[str, ...]) -> Data:
    return {
        "system": system.id,
        "agency": system.agency,
        "name": {"id": system.name.id, "en": system.name.en},
        "connector": system.connector,
        "asks": [each.id for each in system.shape.asks.fields],
        "answers": [each.id for each in system.shape.answers.fields],
        "outcomes": {
            each.id: {"id": each.label.id, "en": each.label.en} for each in system.shape.outcomes.values()
        },
        "configured": not wrong,
        "problems": list(wrong),
    }


def _said(id: SystemId, failed: ConnectorFailed | None) -> Data:
    return {
        "system": id,
        "ok": failed is None,
        "problem": None if failed is None else str(failed),
        "retryable": failed is not None and failed.retryable,
    }
