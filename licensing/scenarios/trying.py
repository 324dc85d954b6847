"""Trying a definition: a form goes in, and out comes what would become of it, without any service.

The way follows the answers that are given, and after them the first outcome written at each step. What each outcome
opens is found by taking it on a copy; how it can end, by taking every outcome of every round once, where all of a
round's officers agree. Two officers who differ lead to no other end: their step has the same outcomes.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from licensing.case.commands import Correct, Decide, PassTime
from licensing.city.people import Officer, Service
from licensing.city.register import AgencyRegister
from licensing.forms.answers import Typed
from licensing.history.case import Case, Task
from licensing.history.events import StepEntered
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.protocol import CORRECTED, LAPSED
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.trial import Asked, Chosen, Finish, Opens, Paper, Question, Stage, Trial
from licensing.steps.branch import Branch
from licensing.values.conditions import Condition, Facts
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OfficerId, OutcomeId, StepId
from licensing.words.sentences import Sentence

MOST_ACTS = 200
MOST_STATES = 2_000
NOBODY = Sentence(
    "Tidak ada petugas terdaftar yang dapat memutuskan langkah ini.",
    "No registered officer can decide this step.",
)


@dataclass(frozen=True, slots=True)
class Act:
    """An answer that is given: at which step, by whom (None for whoever can), with what."""

    step: StepId
    outcome: OutcomeId
    officer: OfficerId | None = None
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])


def try_out(
    process: Process, register: AgencyRegister, typed: Typed, acts: Sequence[Act], *, now: datetime
) -> Trial:
    """Tell an application with this form to its end.

    Args:
        acts: answers in the order they shall be given.
    """
    answers, _ = process.form.read(typed, {})
    questions, documents = _questions(process, process.form.facts(answers, "form"))
    scenario = Scenario(register, process, now)
    scenario.submit(typed)
    if scenario.refusal is not None:
        return Trial(scenario.refusal.fields, questions, documents)
    begun = _copy(scenario)
    stages, chosen, refusal = _walk(scenario, acts)
    finishes, is_complete = _finishes(begun)
    case = scenario.case
    return Trial(
        {},
        questions,
        documents,
        stages,
        chosen,
        refusal,
        case.ending,
        _papers(scenario),
        finishes,
        is_complete,
    )


def _questions(process: Process, facts: Facts) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    return (
        tuple(
            _question(each.id, each.label, each.when, facts, optional=each.optional)
            for each in process.form.fields
        ),
        tuple(
            _question(each.id, each.label, each.when, facts, optional=each.optional)
            for each in process.documents
        ),
    )


def _question(id: str, label: Sentence, when: Condition | None, facts: Facts, *, optional: bool) -> Question:
    is_asked = when is None or when.holds(facts)
    return Question(id, label, is_asked, when.text if when else None, optional)


def _walk(
    scenario: Scenario, acts: Sequence[Act]
) -> tuple[tuple[Stage, ...], tuple[Chosen, ...], Sentence | None]:
    """Carry the application on to its end; what each round was like when it was entered, and what was chosen."""
    waiting, chosen, stages = list(acts), list[Chosen](), list[Stage]()
    shown: set[At] = set()
    while len(chosen) < MOST_ACTS:
        scenario.perform()
        stages += (_stage(scenario, where) for where in _entered(scenario.case) if where not in shown)
        shown.update(stage.where for stage in stages)
        task, act = _next(scenario, waiting)
        if task is None or scenario.case.ending is not None:
            break
        outcome = act.outcome if act else next(iter(_exits(scenario, task)))
        officer = _answer(scenario, task, outcome, act)
        if scenario.refusal is not None:
            return tuple(stages), tuple(chosen), scenario.refusal.sentence
        chosen.append(Chosen(task.where.step, outcome, officer.id if officer else None, assumed=act is None))
        if act:
            waiting.remove(act)
    return tuple(stages), tuple(chosen), None


def _entered(case: Case) -> Iterator[At]:
    """The rounds that ask, make or end something; branches are passed through and not shown."""
    for round in case.rounds:
        asks = any(task.where == round.where for task in case.tasks.values())
        if asks or case.lines_from(round.where) or round.numbering or round.where in case.open.values():
            yield round.where


def _next(scenario: Scenario, waiting: Sequence[Act]) -> tuple[Task | None, Act | None]:
    """The first answer given that fits an open task; without one the first task, to be assumed."""
    for act in waiting:
        for task in scenario.open_tasks:
            if task.where.step == act.step and _may_be_by(scenario, task, act):
                return task, act
    return next(iter(scenario.open_tasks), None), None


def _may_be_by(scenario: Scenario, task: Task, act: Act) -> bool:
    officer = scenario.register.officers.get(act.officer) if act.officer else None
    return officer is None or (task.asked is not None and officer.holds(task.asked))


def _stage(scenario: Scenario, where: At) -> Stage:
    step, case = scenario.process.steps[where.step], scenario.case
    tasks = case.tasks_at(where)
    asked = tuple(Asked(task.asked, task.due) for task in tasks)
    outcomes = tuple(_opens(scenario, tasks[0], outcome) for outcome in step.exits) if tasks else ()
    return Stage(where, step.name, case.round_at(where).entered_at, asked, outcomes)


def _opens(scenario: Scenario, task: Task, outcome: OutcomeId) -> Opens:
    """What an outcome opens when everybody asked in its round chooses it."""
    step = scenario.process.steps[task.where.step]
    copy = _copy(scenario)
    before = len(copy.events)
    _answer_round(copy, task.where, outcome)
    entered = [event.where for event in copy.events[before:] if isinstance(event, StepEntered)]
    places = tuple(where for where in entered if where in copy.case.open.values())
    makes = any(scenario.process.steps[where.step].makes for where in entered)
    exit = step.exits[outcome]
    return Opens(outcome, exit.label, exit.needs_reason, places, copy.case.ending, makes)


def _exits(scenario: Scenario, task: Task) -> Mapping[OutcomeId, object]:
    return scenario.process.steps[task.where.step].exits


def _answer_round(scenario: Scenario, where: At, outcome: OutcomeId) -> None:
    """Everybody still asked in a round gives the same answer."""
    for task in scenario.case.tasks_at(where):
        if scenario.case.tasks[task.id].is_open:
            _answer(scenario, task, outcome, None)


def _answer(scenario: Scenario, task: Task, outcome: OutcomeId, act: Act | None) -> Officer | None:
    """Answer one task; what nobody gave is made up. A refusal stays with the scenario."""
    if task.asked is None:
        _answer_as_applicant(scenario, task, outcome, act)
        return None
    step = scenario.process.steps[task.where.step]
    typed = act.typed if act and act.typed else sample_form(step.form, now=scenario.now)
    reason = act.reason if act and act.reason else "Contoh alasan."
    named = scenario.register.officers.get(act.officer) if act and act.officer else None
    candidates = (named,) if named else scenario.register.holding(task.asked)
    for officer in candidates:
        scenario.tell(Decide(task.id, outcome, reason, typed), by=officer)
        if scenario.refusal is None:
            return officer
    if scenario.refusal is None:
        scenario.refusal = CommandRefused("not-yours", NOBODY)
    return None


def _answer_as_applicant(scenario: Scenario, task: Task, outcome: OutcomeId, act: Act | None) -> None:
    if outcome == LAPSED and task.due is not None:
        scenario.now = max(scenario.now, task.due)
        scenario.tell(PassTime(), by=Service())
    elif outcome == CORRECTED:
        scenario.tell(Correct(task.id, act.typed if act else {}, {}), by=scenario.applicant)


def _finishes(begun: Scenario) -> tuple[tuple[Finish, ...], bool]:
    """Every way it can end, each with the shortest way; the flag tells whether all ways were followed."""
    ahead: deque[tuple[Scenario, tuple[tuple[StepId, OutcomeId], ...]]] = deque([(begun, ())])
    seen: set[object] = set()
    found: dict[object, Finish] = {}
    mattering = _mattering(begun.process)
    while ahead and len(seen) < MOST_STATES:
        scenario, way = ahead.popleft()
        scenario.perform()
        if scenario.case.ending is not None:
            finish = Finish(scenario.case.ending, _papers(scenario), way)
            found.setdefault((finish.ending, tuple(paper.template for paper in finish.documents)), finish)
            continue
        for where in dict.fromkeys(task.where for task in scenario.open_tasks):
            for outcome in scenario.process.steps[where.step].exits:
                copy = _copy(scenario)
                _answer_round(copy, where, outcome)
                state = _state(copy, mattering)
                if copy.refusal is None and state not in seen:
                    seen.add(state)
                    ahead.append((copy, (*way, (where.step, outcome))))
    return tuple(found.values()), not ahead


def _state(scenario: Scenario, mattering: frozenset[StepId]) -> object:
    """What tells one standing from another: where the lines stand, what joined, and what conditions ask for.

    Who decided is left out: the first way to a standing is the shortest, so fewest people have used up their say.
    """
    case = scenario.case
    stands = frozenset((where.line, where.step) for where in case.open.values())
    joined = frozenset(
        (line, opened.outcome)
        for line, opened in case.lines.items()
        if opened.opened_by in case.open.values()
    )
    outcomes = {round.where.step: round.outcome for round in case.rounds if round.where.step in mattering}
    return stands, joined, frozenset(outcomes.items()), case.ending


def _mattering(process: Process) -> frozenset[StepId]:
    """The steps whose outcome or form some condition asks for."""
    texts = tuple(condition.text for condition in _conditions(process))
    return frozenset(id for id in process.steps if any(f"{id}." in text for text in texts))


def _conditions(process: Process) -> Iterator[Condition]:
    for step in process.steps.values():
        rows = step.makes.number.validity if step.makes else ()
        choices = step.kind.choices if isinstance(step.kind, Branch) else ()
        yield from (condition for condition, _ in choices)
        yield from (each.when for each in (*step.needs, *rows) if each.when is not None)


def _papers(scenario: Scenario) -> tuple[Paper, ...]:
    rounds = ((round, round.numbering) for round in scenario.case.rounds)
    return tuple(
        Paper(_template(scenario.process, round.where), made.number, made.valid_from, made.valid_until)
        for round, made in rounds
        if made is not None
    )


def _template(process: Process, where: At) -> str:
    makes = process.steps[where.step].makes
    return makes.template if makes else ""


def _copy(scenario: Scenario) -> Scenario:
    """The same standing, to be told on apart."""
    return replace(scenario, performed=list(scenario.performed), drawn=dict(scenario.drawn), read={})
