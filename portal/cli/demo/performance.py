"""One script of the demonstration while it is played: who acts, with what, and that exactly the refusals shown come.

Officers and applicants act through the portal's ports, with the portal's rights: whoever may not see an application
cannot act on it here either. What happens is told as it happens; nothing is shown here.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Literal

from licensing.case.billing import debt_at
from licensing.city.people import Officer, Tracker
from licensing.city.register import AgencyRegister, Box
from licensing.clock.calendar import WIB
from licensing.forms.files import DocumentRule
from licensing.forms.row_files import rules_named
from licensing.history.task import Task
from licensing.money.receipt import Receipt as PaidIn
from licensing.money.settling import settle
from licensing.ports import CaseFile, Cases, Documents, Receipt, Receipts
from licensing.process.graph import Process
from licensing.scenarios.paying import BANK
from licensing.words.amounts import rupiah
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, OfficerId
from licensing.words.sentences import Sentence
from portal.acts import answer, correct, decide
from portal.acts.checks import all_but
from portal.acts.files import Received, Uploaded, receive
from portal.cli.demo.days import on_day
from portal.cli.demo.papers import paper
from portal.cli.demo.scripts import Act, Script
from portal.services import utc_now

PATIENCE_SECONDS = 180
Tone = Literal["heading", "act", "refusal"]
Tell = Callable[[Sentence, Tone], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a script is played on; `people` is the portal's side, where everybody sees her own."""

    people: Cases
    documents: Documents
    register: AgencyRegister
    tell: Tell
    receipts: Receipts
    now: Callable[[], datetime] = utc_now

    def today(self) -> date:
        """The day it is in the city."""
        return self.now().astimezone(WIB).date()


@dataclass(slots=True)
class Performance:
    """One script while it is played."""

    scene: Scene
    process: Process
    script: Script
    receipt: Receipt
    refusals: list[CommandRefused] = field(default_factory=list[CommandRefused])

    @property
    def application(self) -> ApplicationNumber:
        return self.receipt.application

    def perform(self, act: Act) -> None:
        """Let somebody act, and check that a refusal comes exactly where the script shows one."""
        self._wait_for_letter()
        if self._is_answered(act):
            return
        refused = self._answer(act) if act.officer is None else self._decide(act, act.officer)
        if (refused.code if refused else None) != act.refused:
            wanted = act.refused or "no refusal"
            raise refused or ValueError(f"{self.application}: {act.step} was to show {wanted}")
        if refused is not None:
            self.refusals.append(refused)
            told = Sentence(f"    ✗ ditolak: {refused.sentence.id}", f"    ✗ refused: {refused.sentence.en}")
            self.scene.tell(told, "refusal")

    def _is_answered(self, act: Act) -> bool:
        """Whether an outside system has answered what she would be asked in its place."""
        step = self.process.step(act.step)
        case = self.scene.people.view(Tracker(self.application), self.application).case
        last = case.latest(act.step) if step.call else None
        if step.call is None or last is None or last.said is None or last.outcome is None:
            return False
        system, label = step.call.shape.name, step.label(last.outcome)
        self._tell(f"  {system.id}: {label.id}", f"  {system.en}: {label.en}")
        return True

    def _wait_for_letter(self) -> None:
        """Where nobody is asked, a letter or a question is on its way, and the application goes on by itself."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            case = self.scene.people.view(Tracker(self.application), self.application).case
            if any(task.is_open for task in case.tasks.values()) or time.monotonic() > deadline:
                return
            time.sleep(0.2)

    def _answer(self, act: Act) -> CommandRefused | None:
        tracker = Tracker(self.application)
        file = self.scene.people.view(tracker, self.application)
        task, step = _asked(file, act), self.process.step(act.step)
        if step.bill is not None:
            self._pay(file, task)
            return None
        asked = step.documents if step.is_request else self.process.documents
        asked += () if step.is_request else rules_named(self.process.form, act.documents)
        rules = {rule.id: rule for rule in asked}
        holder = self.process.applicant_of(file.case.answers).name
        box = self.scene.register.city.box
        uploads = [each for id in act.documents for each in examples(rules[id], holder, box=box, again=True)]
        received = receive(self.scene.documents, asked, uploads, kept={}, box=box)
        given = correct.Correction(on_day(act.typed, self.scene.today()), received, file.case.version)
        names = ", ".join((*act.typed, *act.documents))
        if step.is_request:
            answer.answer(self.scene.people, file, task, given, now=self.scene.now())
            self._tell(f"  Pemohon menjawab: {names}", f"  The applicant answers: {names}")
        else:
            correct.correct(self.scene.people, file, task, given, now=self.scene.now())
            self._tell(f"  Pemohon memperbaiki: {names}", f"  The applicant corrects: {names}")
        return None

    def _pay(self, file: CaseFile, task: Task) -> None:
        """The bank tells that the bill was paid, in full and today."""
        debt = debt_at(self.process, file.case, task.where)
        if debt is None:
            raise ValueError(f"{self.application}: nothing is billed at {task.where.step}")
        now, code = self.scene.now(), debt.codes[-1]
        amount = settle(debt).payable_rupiah(self.scene.today())
        transaction = f"{code}.{len(debt.paid) + 1}"
        paid = PaidIn(BANK, transaction, amount, now, code, "virtual-account", "notice")
        self.scene.receipts.receive([paid])
        self._tell(f"  Bank: {rupiah(amount)} dibayar", f"  The bank: {rupiah(amount)} paid")

    def _decide(self, act: Act, by: OfficerId) -> CommandRefused | None:
        officer = self.scene.register.officers[by]
        file = self.scene.people.view(officer, self.application)
        task = _task(file, act, officer)
        intent = decide.Intent(
            act.outcome,
            act.reason,
            on_day(act.typed, self.scene.today()),
            file.case.version,
            act.named,
            self._taken(act, self.process.applicant_of(file.case.answers).name),
            people=lambda: self.scene.register.officers,
            checks=all_but(file, task, (), [each.what for each in act.named]),
        )
        self._tell_decision(act, officer)
        try:
            decide.decide(self.scene.people, officer, task.id, intent, now=self.scene.now())
        except CommandRefused as refused:
            return refused
        return None

    def _taken(self, act: Act, holder: str) -> Received:
        """What an officer took in with her decision."""
        asked, box = self.process.steps[act.step].documents, self.scene.register.city.box
        rules = [rule for rule in asked if rule.id in act.documents]
        uploads = [each for rule in rules for each in examples(rule, holder, box=box)]
        return receive(self.scene.documents, asked, uploads, kept={}, box=box)

    def _tell_decision(self, act: Act, officer: Officer) -> None:
        step = self.process.steps[act.step]
        label = step.exits[act.outcome].label
        agency = self.scene.register.agencies[officer.roles[0].agency].at(officer.roles[0].place).short
        why = f" ({act.reason})" if act.reason else ""
        self._tell(
            f"  {agency} · {officer.name} · {step.name.id}: {label.id}{why}",
            f"  {agency} · {officer.name} · {step.name.en}: {label.en}{why}",
        )

    def _tell(self, id: str, en: str) -> None:
        self.scene.tell(Sentence(id, en), "act")


def examples(
    rule: DocumentRule, holder: str, *, box: Box | None, again: bool = False
) -> tuple[Uploaded, ...]:
    """Example files for a document, as many as it needs; other ones where it is uploaded `again`."""
    first = 1 + rule.least if again else 1
    papers = (paper(rule, holder, copy=copy, box=box) for copy in range(first, first + rule.least))
    return tuple(Uploaded(rule.id, name, BytesIO(content)) for name, content in papers)


def _asked(file: CaseFile, act: Act) -> Task:
    for task in file.case.open_tasks:
        if task.asked is None and task.where.step == act.step:
            return task
    raise ValueError(f"{file.case.application}: nothing is asked of the applicant at {act.step}")


def _task(file: CaseFile, act: Act, officer: Officer) -> Task:
    for task in decide.open_tasks(file, officer):
        if task.where.step == act.step:
            return task
    raise ValueError(f"{file.case.application}: {act.officer} has nothing to decide at {act.step}")
