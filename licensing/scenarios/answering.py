"""Answering the open tasks of a scenario, also where nobody has said by whom and with what."""

from dataclasses import dataclass, field

from licensing.case.acts.appointing import nameable_people
from licensing.case.commands import Correct, Decide, PassTime
from licensing.case.judging import to_judge
from licensing.case.naming import nameable
from licensing.case.timing import lapses_at
from licensing.city.people import Officer, Service
from licensing.forms.answers import Typed
from licensing.history.named import Named
from licensing.history.places import At
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.process.protocol import ANSWERED, CORRECTED, LAPSED, PAID
from licensing.scenarios.finding import all_right
from licensing.scenarios.paying import pays_all
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.standing_in import stand_ins
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OfficerId, OutcomeId, StepId
from licensing.words.sentences import Sentence

NOBODY = Sentence(
    "Tidak ada petugas terdaftar yang dapat memutuskan langkah ini.",
    "No registered officer can decide this step.",
)


@dataclass(frozen=True, slots=True)
class Act:
    """An answer that is given: at which step, by whom (None for whoever can), with what, `without` which document.

    `found` is what is not right of what is checked there.
    """

    step: StepId
    outcome: OutcomeId
    officer: OfficerId | None = None
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])
    named: tuple[Named, ...] = ()
    without: str = ""
    found: tuple[Verdict, ...] = ()


def answer_round(scenario: Scenario, where: At, outcome: OutcomeId) -> None:
    """Everybody still asked in a round gives the same answer."""
    for task in scenario.case.tasks_at(where):
        if scenario.case.tasks[task.id].is_open:
            answer(scenario, task, outcome, None)


def answer(scenario: Scenario, task: Task, outcome: OutcomeId, act: Act | None) -> Officer | None:
    """Answer one task; what nobody gave is made up. A refusal stays with the scenario."""
    if task.asked is None:
        _answer_as_applicant(scenario, task, outcome, act)
        return None
    step = scenario.process.steps[task.where.step]
    typed = act.typed if act and act.typed else sampled(scenario, task.where)
    reason = act.reason if act and act.reason else "Contoh alasan."
    known = scenario.register.officers.get(act.officer) if act and act.officer else None
    said, found = (act.named, act.found) if act else ((), ())
    named = said if said or found else _example(scenario, task, outcome)
    for officer in (known,) if known else scenario.register.holding(task.asked):
        scenario.tell(
            Decide(
                task.id,
                outcome,
                reason,
                typed,
                named=named,
                documents=stand_ins(step.documents, without=act.without if act else ""),
                people=scenario.people,
                checks=all_right(scenario.process, scenario.case, task, named, found=found),
            ),
            by=officer,
        )
        if scenario.refusal is None:
            return officer
    if scenario.refusal is None:
        scenario.refusal = CommandRefused("not-yours", NOBODY)
    return None


def sampled(scenario: Scenario, where: At) -> Typed:
    """Something for every field of an officers' form; of people as few as can be, first those who had no part yet."""
    step = scenario.process.step(where.step)
    typed = {**sample_form(step.form, now=scenario.now)}
    known = nameable_people(scenario.process, scenario.case, where, scenario.people)
    before = {task.decision.by.officer for task in scenario.case.tasks.values() if task.decision}
    for asked in step.form.fields:
        if asked.people is not None:
            ids = sorted((each.id for each in known[asked.id]), key=lambda id: id in before)
            typed[asked.id] = (*ids[: asked.people.least],)
    return typed


def _example(scenario: Scenario, task: Task, outcome: OutcomeId) -> tuple[Named, ...]:
    """The first thing that can be named, where the outcome returns the application; of what is checked if any is."""
    names = nameable(scenario.process, scenario.case, task, outcome)
    checked = to_judge(scenario.process, scenario.case, scenario.process.step(task.where.step))
    first = [*(each for each in names if each in checked), *names][:1]
    return tuple(Named(what, "Contoh catatan.") for what in first)


def _answer_as_applicant(scenario: Scenario, task: Task, outcome: OutcomeId, act: Act | None) -> None:
    if outcome == LAPSED and task.due is not None:
        ends = lapses_at(scenario.process, task, scenario.register.calendar) or task.due
        scenario.now = max(scenario.now, ends)
        scenario.tell(PassTime(), by=Service())
    elif outcome == PAID:
        pays_all(scenario, task)
    elif outcome == ANSWERED:
        form = scenario.process.step(task.where.step).form
        sample = sample_form(form, now=scenario.now)
        scenario.fulfil(task, act.typed if act and act.typed else sample)
    elif outcome == CORRECTED:
        scenario.tell(Correct(task.id, act.typed if act else {}, {}), by=scenario.applicant)
