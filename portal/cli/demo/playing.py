"""Plays the scripts of the demonstration on the real services: an application, and what comes once it is done.

In comes a script and what it is played on, out goes the application and the refusals it showed. How somebody acts:
`performance`.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from licensing.city.people import Service, Tracker
from licensing.forms.answers import Typed
from licensing.forms.reading import read_form
from licensing.forms.row_files import rules_as_typed
from licensing.ports import CaseFile, Cases, Receipt
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused, ConnectorFailed
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence, counted
from portal.acts import apply
from portal.acts.files import receive
from portal.acts.interrupt import interrupt
from portal.acts.kinds import Asking, asking
from portal.cli.demo.days import on_day, serial_at
from portal.cli.demo.performance import PATIENCE_SECONDS, Performance, Scene, examples
from portal.cli.demo.scripts import Act, Later, Script


@dataclass(frozen=True, slots=True)
class Played:
    """A script that was played: its application, and the refusals that were to be shown."""

    script: Script
    receipt: Receipt
    refusals: tuple[CommandRefused, ...]


def play(scene: Scene, process: Process, script: Script) -> Played:
    """Play a script from the application to the last decision; what is owed then is Prefect's to perform."""
    _head(scene, process, script.title)
    asked_for = asking(scene.people, process, "", "", by=None, now=scene.now())
    typed = on_day(script.typed, scene.today(), serial=serial_at(scene.now()))
    receipt = _apply(scene, process, typed, asked_for)
    return _perform(scene, process, script, receipt, script.acts)


def go_on(scene: Scene, process: Process, played: Played, later: Later) -> Played:
    """Play what comes once an application is done: another about its licence, or the same again."""
    _head(scene, process, later.title)
    application, now = played.receipt.application, scene.now()
    if later.raises is not None:
        interrupt(scene.people, Tracker(application), application, "contest", reason=later.reason, now=now)
        scene.tell(Sentence(f"  Pemohon: {later.reason}", f"  The applicant: {later.reason}"), "act")
        return _perform(scene, process, played.script, played.receipt, later.acts)
    case = scene.people.view(Tracker(application), application).case
    number = next((each.number for each in case.licences.values() if each.part_of is None), "")
    by = scene.register.officers[later.officer] if later.officer else Tracker(application)
    asked_for = asking(scene.people, process, later.kind, number, by=by, now=now)
    typed = process.form.over(asked_for.copied, on_day(later.typed, scene.today()))
    receipt = _apply(scene, process, typed, asked_for)
    return _perform(scene, process, played.script, receipt, later.acts)


def _head(scene: Scene, process: Process, title: Sentence) -> None:
    heading = Sentence(f"\n{process.name.id}: {title.id}", f"\n{process.name.en}: {title.en}")
    scene.tell(heading, "heading")


def _apply(scene: Scene, process: Process, typed: Typed, asked_for: Asking) -> Receipt:
    now = scene.now()
    beside = asked_for.beside(now)
    answers, _ = read_form(process.form, typed, beside)
    facts = {**beside, **process.form.facts(answers, "form")}
    rules = (*process.documents, *rules_as_typed(process.form, typed, answers, facts))
    asked = tuple(rule for rule in rules if rule.is_asked(facts))
    holder = process.applicant_of(answers).name
    box = scene.register.city.box
    uploads = [each for rule in asked for each in examples(rule, holder, box=box)]
    received = receive(scene.documents, rules, uploads, kept={}, box=box)
    opened = apply.submit(scene.people, process, typed, received, now=now, asked_for=asked_for)
    receipt = Receipt(opened.application, opened.pin or "")
    about = asked_for.about
    pin = f"; PIN {opened.pin}" if opened.pin else ""
    of, of_en = (f" tentang izin {about.number}", f" about licence {about.number}") if about else ("", "")
    scene.tell(
        Sentence(
            f"  {receipt.application}{of} diterima dengan {len(received.files)} berkas{pin}",
            f"  {receipt.application}{of_en} received with {counted(len(received.files), 'file')}{pin}",
        ),
        "act",
    )
    return receipt


def _perform(scene: Scene, process: Process, script: Script, receipt: Receipt, acts: Iterable[Act]) -> Played:
    performance = Performance(scene, process, script, receipt)
    for act in acts:
        performance.perform(act)
    return Played(script, receipt, tuple(performance.refusals))


def wait_until_done(cases: Cases, application: ApplicationNumber) -> CaseFile:
    """Wait until the application has ended and everything owed for it is performed.

    Raises:
        ConnectorFailed: it does not come to that.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        file = cases.view(Service(), application)
        left = file.case.owed.values()
        if file.case.ending and not left:
            return file
        if time.monotonic() > deadline:
            kinds = ", ".join(effect.kind for effect in left) or "nothing"
            late = f"{application}: not done after {PATIENCE_SECONDS} s; still owed: {kinds}."
            raise ConnectorFailed(f"{late} Look into Prefect's UI.", retryable=True)
        time.sleep(0.2)
