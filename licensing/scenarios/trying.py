"""Trying a definition: a form goes in, and out comes what would become of it, without any service.

The way follows the answers that are given, and after them the first outcome written at each step. What each outcome
opens is found by taking it on a copy; how it can end, `finishing` finds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from licensing.case.calling import Calling
from licensing.case.judging import to_judge
from licensing.city.register import AgencyRegister
from licensing.clock.running import due_at
from licensing.forms.answers import Answers, Typed
from licensing.forms.moments import submission
from licensing.forms.reading import read_form
from licensing.history.events import StepEntered
from licensing.history.places import At, own_name
from licensing.history.task import Task
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.process.rounds import offered
from licensing.register.concerned import KIND, seen
from licensing.scenarios.answering import Act, answer, answer_round
from licensing.scenarios.calling import called, fails, first_outcome, says
from licensing.scenarios.coming import come, early_in
from licensing.scenarios.finishing import finishes, papers
from licensing.scenarios.inventing import copied, holding, invented
from licensing.scenarios.reserving import reserved
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.trial import Asked, Chosen, Limited, Opens, Stage, Trial, Unused
from licensing.scenarios.trial_form import computed, questions_of
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId

MOST_ACTS = 200
NOTHING_HELD: Mapping[str, int] = MappingProxyType({})


def try_out(  # noqa: PLR0913 what can be said of a trial
    process: Process,
    register: AgencyRegister,
    typed: Typed,
    acts: Sequence[Act],
    *,
    now: datetime,
    kind: str = "",
    held: Mapping[str, int] = NOTHING_HELD,
) -> Trial:
    """Tell an application with this form to its end.

    Args:
        acts: answers in the order they shall be given.
        kind: the kind of application, else the usual one; where it is about a licence, one is invented.
        held: how many licences each fact of our own register finds, by its name; none of the others.
    """
    asked = process.kinds.get(kind or process.usual)
    about = invented(asked, now=now) if asked else None
    if asked and about:
        typed = process.form.over(copied(process.form, asked, now=now), typed)
    day = {**submission(now), KIND: kind or process.usual, **seen(about)}
    answers, _ = read_form(process.form, typed, day)
    facts = {**day, **process.form.facts(answers, "form")}
    questions, documents = questions_of(process, answers, facts)
    values = tuple(computed(process, answers, day))
    scenario = Scenario(register, process, now, invented=about)
    scenario.registered = tuple(holding(process, facts, held, now=now))
    opened_by = next(iter(register.holding(asked.by)), None) if asked and asked.by else None
    stood: Answers = {}
    if asked and about:
        stood, _ = read_form(process.form, copied(process.form, asked, now=now), day)
    purpose = Purpose(kind, about.number if about else "", by=opened_by, copied=stood)
    scenario.submit(typed, purpose=purpose)
    if (refused := scenario.refusal) is not None:
        why = None if refused.fields else refused.sentence
        return Trial(refused.fields, questions, documents, refusal=why, values=values)
    begun = scenario.apart()
    holds = tuple(reserved(process, scenario.case))
    walked = _walk(scenario, acts)
    ends, is_complete = finishes(begun)
    case = scenario.case
    return Trial(
        {},
        questions,
        documents,
        walked.stages,
        walked.chosen,
        walked.refusal.sentence if walked.refusal else None,
        walked.unused,
        case.ending,
        papers(scenario),
        ends,
        is_complete,
        values,
        walked.refusal.fields if walked.refusal else {},
        {name: found.count for name, found in case.found.items()},
        holds,
    )


@dataclass(frozen=True, slots=True)
class _Walked:
    stages: tuple[Stage, ...]
    chosen: tuple[Chosen, ...]
    refusal: CommandRefused | None
    unused: tuple[Unused, ...]


def _walk(scenario: Scenario, acts: Sequence[Act]) -> _Walked:
    """Carry the application on to its end; what each round was like when it was entered, and what was chosen."""
    waiting, chosen, stages = list(acts), list[Chosen](), list[Stage]()
    shown: set[At] = set()
    days: dict[At, date | None] = {}
    while len(chosen) < MOST_ACTS:
        scenario.perform()
        days |= {each.where: each.day for each in early_in(scenario)}
        if not scenario.open_tasks and come(scenario):
            continue
        stages += (
            _stage(scenario, where, days.get(where)) for where in _entered(scenario) if where not in shown
        )
        shown.update(stage.where for stage in stages)
        if heard := _hear(scenario, waiting):
            chosen.append(heard)
            continue
        task, act = _next(scenario, waiting)
        if task is None or scenario.case.ending is not None:
            break
        outcome = act.outcome if act else next(iter(_exits(scenario, task)))
        officer = answer(scenario, task, outcome, act)
        if act:
            waiting.remove(act)
        if scenario.refusal is not None:
            break
        chosen.append(Chosen(task.where.step, outcome, officer.id if officer else None, assumed=act is None))
    unused = tuple(Unused(act.step, act.officer) for act in waiting)
    return _Walked(tuple(stages), tuple(chosen), scenario.refusal, unused)


def _hear(scenario: Scenario, waiting: list[Act]) -> Chosen | None:
    """Let a system that is waited for answer; None where none is, or where an answer is an officer's in its place."""
    call = next(iter(called(scenario)), None)
    if call is None:
        return None
    act = next((each for each in waiting if each.step == call.where.step), None)
    if act is not None and act.officer is not None:
        fails(scenario, call.effect)
        return None
    outcome = act.outcome if act else first_outcome(scenario, call)
    says(scenario, call.effect, outcome, act.typed if act else None)
    if act:
        waiting.remove(act)
    return Chosen(call.where.step, outcome, None, assumed=act is None)


def _entered(scenario: Scenario) -> Iterator[At]:
    """The rounds that ask, make or end something; branches are passed through and not shown, nor what opens later."""
    case, waiting = scenario.case, [each.where for each in early_in(scenario)]
    for round in case.rounds:
        asks = any(task.where == round.where for task in case.tasks.values())
        stands = round.where in case.open.values() and round.where not in waiting
        if asks or case.lines_from(round.where) or round.numbering or stands:
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
    return officer is None or task.is_for(officer)


def _stage(scenario: Scenario, where: At, opened: date | None) -> Stage:
    step, case = scenario.process.steps[where.step], scenario.case
    tasks = case.tasks_at(where)
    asked = tuple(Asked(task.asked, task.due) for task in tasks)
    call = next((each for each in called(scenario) if each.where == where), None)
    if call is not None and step.call is not None:
        asked = (Asked(None, call.until, step.call.shape.name),)
        heard = tuple(_heard(scenario, call, outcome) for outcome in step.exits)
        return Stage(where, step.name, case.round_at(where).entered_at, asked, heard, opened)
    can, judged = offered(scenario.process, case, step), to_judge(scenario.process, case, step)
    outcomes = tuple(_opens(scenario, tasks[0], outcome) for outcome in can) if tasks else ()
    entered = case.round_at(where).entered_at
    return Stage(where, step.name, entered, asked, outcomes, opened, judged, tuple(_limited(scenario, where)))


def _limited(scenario: Scenario, where: At) -> Iterator[Limited]:
    """The limits of the lines that a round opens."""
    names = {member.name: member.label for member in scenario.process.steps[where.step].members}
    for line, opened in scenario.case.lines_from(where).items():
        if opened.clock is not None:
            clock, name = opened.clock, names[own_name(line)]
            due = due_at(replace(clock, pauses=()), scenario.register.calendar, clock.started_at)
            yield Limited(line, name, clock.within, due)


def _opens(scenario: Scenario, task: Task, outcome: OutcomeId) -> Opens:
    """What an outcome opens when everybody asked in its round chooses it."""
    copy = scenario.apart()
    answer_round(copy, task.where, outcome)
    return _came_of(scenario, copy, task.where, outcome)


def _heard(scenario: Scenario, call: Calling, outcome: OutcomeId) -> Opens:
    """What an outcome opens that a system answers."""
    copy = scenario.apart()
    says(copy, call.effect, outcome)
    return _came_of(scenario, copy, call.where, outcome)


def _came_of(scenario: Scenario, copy: Scenario, where: At, outcome: OutcomeId) -> Opens:
    step, before = scenario.process.steps[where.step], len(scenario.events)
    entered = [event.where for event in copy.events[before:] if isinstance(event, StepEntered)]
    places = tuple(where for where in entered if where in copy.case.open.values())
    makes = any(scenario.process.steps[where.step].makes for where in entered)
    exit = step.exits[outcome]
    return Opens(outcome, exit.label, exit.needs_reason, places, copy.case.ending, makes)


def _exits(scenario: Scenario, task: Task) -> Mapping[OutcomeId, object]:
    return scenario.process.steps[task.where.step].exits
