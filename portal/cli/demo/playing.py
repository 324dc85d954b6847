"""Plays the stories of the demonstration on the real services, one act after the other.

Officers and applicants act through the portal's ports, with the portal's rights: whoever may not see an application
cannot act on it here either. What happens is told as it happens; nothing is shown here.
"""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from licensing.city.register import AgencyRegister
from licensing.history.case import Case, Task
from licensing.case.commands import Correct, Decide
from licensing.case.deciding import owed
from licensing.words.errors import CommandRefused, ConnectorFailed
from licensing.words.sentences import Sentence
from licensing.forms.files import StoredFile
from licensing.forms.files import DocumentRule
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.city.people import Officer, Service, Tracker
from licensing.ports import CaseFile, Cases, Documents, Receipt
from licensing.process.graph import Process
from portal.cli.demo.papers import paper
from portal.cli.demo.stories import Act, Story

PATIENCE_SECONDS = 180
Tone = Literal["heading", "act", "refusal"]
Tell = Callable[[Sentence, Tone], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a story is played on; `people` is the portal's side, where everybody sees her own."""

    people: Cases
    documents: Documents
    register: AgencyRegister
    tell: Tell


@dataclass(frozen=True, slots=True)
class Played:
    """A story that was played: its application, and the refusals that were to be shown."""

    story: Story
    receipt: Receipt
    refusals: tuple[CommandRefused, ...]


@dataclass(slots=True)
class Performance:
    """One story while it is played."""

    stage: Stage
    process: Process
    story: Story
    receipt: Receipt
    uploads: dict[DocumentId, int] = field(default_factory=dict[DocumentId, int])
    refusals: list[CommandRefused] = field(default_factory=list[CommandRefused])

    @property
    def application(self) -> ApplicationNumber:
        return self.receipt.application

    def perform(self, act: Act) -> None:
        """Let somebody act, and check that a refusal comes exactly where the story shows one."""
        refused = self._answer(act) if act.officer is None else self._decide(act)
        if (refused.code if refused else None) != act.refused:
            wanted = act.refused or "no refusal"
            raise refused or ValueError(f"{self.application}: {act.step} was to show {wanted}")
        if refused is not None:
            self.refusals.append(refused)
            told = Sentence(f"    ✗ ditolak: {refused.sentence.id}", f"    ✗ refused: {refused.sentence.en}")
            self.stage.tell(told, "refusal")

    def _answer(self, act: Act) -> CommandRefused | None:
        tracker = Tracker(self.application)
        file = self.stage.people.view(tracker, self.application)
        task = next(task for task in file.case.tasks.values() if task.is_open and task.asked is None)
        rules = {rule.id: rule for rule in self.process.documents}
        holder = self.process.applicant_of(file.case.answers).name
        files = {id: upload(self.stage.documents, rules[id], holder, copy=2) for id in act.documents}
        command = Correct(task.id, act.typed, files, file.case.version)
        self.stage.people.handle(tracker, self.application, command, now=datetime.now(UTC))
        names = ", ".join((*act.typed, *act.documents))
        self._tell(f"  Pemohon memperbaiki: {names}", f"  The applicant corrects: {names}")
        return None

    def _decide(self, act: Act) -> CommandRefused | None:
        assert act.officer is not None
        officer = self.stage.register.officers[act.officer]
        file = self.stage.people.view(officer, self.application)
        command = Decide(
            _task(file.case, act, officer).id, officer, act.outcome, act.reason, act.typed, file.case.version
        )
        self._tell_decision(act, officer)
        try:
            self.stage.people.handle(officer, self.application, command, now=datetime.now(UTC))
        except CommandRefused as refused:
            return refused
        return None

    def _tell_decision(self, act: Act, officer: Officer) -> None:
        step = self.process.steps[act.step]
        label = step.exits[act.outcome].label
        agency = self.stage.register.agencies[officer.roles[0].agency].short
        why = f" ({act.reason})" if act.reason else ""
        self._tell(
            f"  {agency} · {officer.name} · {step.name.id}: {label.id}{why}",
            f"  {agency} · {officer.name} · {step.name.en}: {label.en}{why}",
        )

    def _tell(self, id: str, en: str) -> None:
        self.stage.tell(Sentence(id, en), "act")


def play(stage: Stage, process: Process, story: Story) -> Played:
    """Play a story from the application to the last decision; what is owed then is Prefect's to perform."""
    heading = Sentence(f"\n{process.name.id}: {story.title.id}", f"\n{process.name.en}: {story.title.en}")
    stage.tell(heading, "heading")
    answers, _ = process.form.read(story.typed, {})
    facts = process.form.facts(answers, "form")
    asked = tuple(rule for rule in process.documents if rule.is_asked(facts))
    holder = process.applicant_of(answers).name
    files = {rule.id: upload(stage.documents, rule, holder, copy=1) for rule in asked}
    receipt = stage.people.submit(process, story.typed, files, now=datetime.now(UTC))
    stage.tell(
        Sentence(
            f"  {receipt.application} diterima dengan {len(files)} berkas; PIN {receipt.pin}",
            f"  {receipt.application} received with {len(files)} files; PIN {receipt.pin}",
        ),
        "act",
    )
    performance = Performance(stage, process, story, receipt)
    for act in story.acts:
        performance.perform(act)
    return Played(story, receipt, tuple(performance.refusals))


def upload(documents: Documents, rule: DocumentRule, holder: str, *, copy: int) -> StoredFile:
    """Make an example document and hand it in as the portal would."""
    name, content = paper(rule, holder, copy=copy)
    return documents.receive(rule, name, io.BytesIO(content))


def wait_until_done(cases: Cases, application: ApplicationNumber) -> CaseFile:
    """Wait until the application has ended and everything owed for it is performed.

    Raises:
        ConnectorFailed: it does not come to that.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        file = cases.view(Service(), application)
        left = owed(file.process, file.case)
        if file.case.ending and not left:
            return file
        if time.monotonic() > deadline:
            kinds = ", ".join(effect.kind for effect in left) or "nothing"
            message = f"{application}: not done after {PATIENCE_SECONDS} s; still owed: {kinds}. Look into Prefect's UI."
            raise ConnectorFailed(message, retryable=True)
        time.sleep(0.2)


def _task(case: Case, act: Act, officer: Officer) -> Task:
    for task in case.tasks.values():
        if task.is_open and task.step == act.step and task.asked and officer.holds(task.asked):
            return task
    raise ValueError(f"{case.application}: {act.officer} has nothing to decide at {act.step}")
