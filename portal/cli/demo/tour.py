"""The tour: starts the services where nobody has, plays every script, and shows what came of it.

With `--json` the story is told on standard error, and standard output gets one object.
"""

import os
import shlex
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.publishing import publish, review
from flows.services.connections import Connections, live, read_connections
from flows.services.plan import EVERYTHING, Part
from flows.services.supervise import running
from flows.services.toured import claim, tour_settings
from flows.settings import Settings
from flows.texts import definition_files
from flows.wiring import Wired, prepare_for
from licensing.ports import CaseFile, Cases
from licensing.process.graph import Process
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.cli.addresses import addresses_of
from portal.cli.addresses import as_data as addresses_as_data
from portal.cli.demo.performance import Scene, Tone
from portal.cli.demo.playing import go_on, play, wait_until_done
from portal.cli.demo.results import Shown, as_data, as_picture, finish
from portal.cli.demo.scripts import Script, read_scripts
from portal.cli.failures import Misused
from portal.cli.voice import Voice
from portal.cli.wired import wired

SCRIPTS = "demo"
SANDBOX: frozenset[Part] = frozenset({"sandbox"})
STYLES: Mapping[Tone, str] = {"heading": "bold", "act": "", "refusal": "red"}


@dataclass(frozen=True, slots=True)
class Running:
    """The services of the tour; `is_ours` when they were started for it. `began` is on the monotonic clock."""

    settings: Settings
    connections: Connections
    is_ours: bool
    began: float


def chosen(permits: Sequence[str]) -> frozenset[PermitId]:
    """The permit types whose stories are to be played; all of them where none is named.

    Raises:
        Misused: there is no definition of one.
    """
    known = [path.stem for path in definition_files(tour_settings().definitions)]
    for permit in permits:
        if permit not in known:
            raise Misused(f'there is no definition "{permit}". {suggestion(permit, known)}'.rstrip())
    return frozenset(PermitId(each) for each in permits or known)


@contextmanager
def services(voice: Voice, *, has_sandbox: bool) -> Generator[Running]:
    """The running services: those of the state folder where it runs, else our own while the context is open.

    Args:
        has_sandbox: whether, of our own, a sandbox answers for agencies' systems.

    Raises:
        TourRefused: there are applications that the demonstration may not have made.
    """
    began, settings = time.monotonic(), tour_settings()
    home = settings.home
    voice.note(voice.of(Sentence(f"Demo memakai IZIN_HOME={home}", f"The demo uses IZIN_HOME={home}")))
    if live(home) is not None:
        connections = read_connections(settings)
        claim(settings, connections)
        yield Running(settings, connections, False, began)
        return

    def make_ready(connections: Connections) -> None:
        claim(settings, connections)
        prepare_for(settings, connections)

    parts = EVERYTHING | SANDBOX if has_sandbox else EVERYTHING
    with running(settings, prepare=make_ready, parts=parts, say=voice.note) as connections:
        yield Running(settings, connections, True, began)


def give_tour(services: Running, voice: Voice, only: frozenset[PermitId], *, everything: bool) -> None:
    """Play the scripts that show the most, or every one; wait for Prefect, show every document."""
    with ExitStack() as kept:
        people, izin = (
            kept.enter_context(wired(role, settings=services.settings))
            for role in ("izin_portal", "izin_worker")
        )
        shown, left = _play(services, people, izin, voice, only, everything=everything)
    addresses = addresses_of(services.settings, services.connections)
    voice.data(
        {
            "applications": [as_data(each) for each in shown],
            **addresses_as_data(addresses),
            "more": left,
            "seconds": round(time.monotonic() - services.began, 1),
        }
    )
    voice.show(as_picture(shown, addresses, voice))
    find = f"export IZIN_HOME={shlex.quote(str(services.settings.home))}"
    voice.say(f"Agar perintah lain menemukannya: {find}", f"For other commands to find this: {find}")
    if left:
        voice.say(f"{left} cerita lagi: izin demo --all", f"{left} more stories: izin demo --all")


def _play(
    services: Running,
    people: Wired,
    izin: Wired,
    voice: Voice,
    only: frozenset[PermitId],
    *,
    everything: bool,
) -> tuple[tuple[Shown, ...], int]:
    """What was shown, and how many scripts were left out."""

    def tell(sentence: Sentence, tone: Tone) -> None:
        voice.tell(voice.of(sentence), STYLES[tone])

    _publish(services.settings, izin, voice)
    processes = _processes(izin)
    register = izin.register_today()
    written = read_scripts(services.settings.definitions / SCRIPTS, processes, register)
    asked = tuple(script for script in written if script.permit in only)
    scripts = asked if everything else tuple(each for each in asked if each.on_tour) or asked
    scene = Scene(people.cases, people.documents, register, tell, people.receipts)
    done = _to_the_end(scene, processes, scripts, izin.cases)
    folder = _folder(services.settings)
    shown = tuple(finish(file, people.cases, people.documents, folder) for file in done)
    return shown, len(written) - len(scripts)


def _to_the_end(
    scene: Scene, processes: Mapping[PermitId, Process], scripts: Sequence[Script], cases: Cases
) -> tuple[CaseFile, ...]:
    """Every application as it stands in the end: those of a story one after the other, stories beside each other."""
    stories = [[play(scene, processes[script.permit], script)] for script in scripts]
    for turn in range(max((len(script.then) for script in scripts), default=0) + 1):
        scene.tell(Sentence("\nPrefect mengerjakan sisanya …", "\nPrefect does the rest …"), "heading")
        for story in stories:
            script, last = story[0].script, story[-1]
            wait_until_done(cases, last.receipt.application)
            if turn < len(script.then):
                story.append(go_on(scene, processes[script.permit], last, script.then[turn]))
    numbers = dict.fromkeys(played.receipt.application for story in stories for played in story)
    return tuple(wait_until_done(cases, number) for number in numbers)


def _publish(settings: Settings, izin: Wired, voice: Voice) -> None:
    """Publish what can be; the drafts that cannot are told and have no part in the tour."""
    found = review(izin.archive, settings, people=izin.people.roster())
    for problem in found.problems:
        voice.warn(str(problem))
    for draft, version, is_new in publish(izin.archive, found.drafts, now=datetime.now(UTC)):
        if is_new:
            name = draft.checked.process.name
            said = Sentence(
                f"Terbit: {name.id}, versi {version.version}",
                f"Published: {name.en}, version {version.version}",
            )
            voice.tell(voice.of(said))


def _processes(izin: Wired) -> dict[PermitId, Process]:
    permits = dict.fromkeys(version.permit for version in izin.archive.versions())
    return {permit: izin.archive.newest(permit) for permit in permits}


def _folder(settings: Settings) -> Path:
    """Where documents are written: beside whoever called, or in the state folder where that is not allowed."""
    return Path("demo") if os.access(Path.cwd(), os.W_OK) else settings.home / "demo"
