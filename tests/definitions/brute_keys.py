"""What the core can tell a case by, from now on: cases of one key are one case to brute force."""

from collections.abc import Iterator

from licensing.history.case import Case
from licensing.history.places import At
from licensing.money.settling import settle
from licensing.process.graph import Process
from licensing.process.returning import ways_back
from licensing.register.concerned import KIND
from licensing.words.identifiers import Digest, StepId

Key = tuple[object, ...]
ENDED: Key = ("ended",)


def key_of(process: Process, case: Case, named: frozenset[str]) -> Key:
    """What the core can tell a case by, from now on."""
    if case.ending is not None:
        return ENDED
    watched = _watched(process)
    decisions = frozenset(
        (task.decision.by.officer, task.where.line, task.where.step)
        for task in case.tasks.values()
        if task.decision and task.where.step in watched
    )
    places = tuple(sorted((where.line, _place(case, where)) for where in case.open.values()))
    named_people = tuple((step, _named(process, case, step)) for step in _naming(process))
    sent_back = tuple(_sent_back(process, case))
    outcomes = tuple(
        (step, last.outcome if (last := case.latest(StepId(step))) else "") for step in sorted(named)
    )
    answers = tuple(sorted((id, str(answer)) for id, answer in case.answers.items()))
    kept = (
        *_kept(process, case),
        *((id, settle(debt).is_settled) for id, debt in sorted(case.debts.items())),
    )
    return (places, decisions, outcomes, answers, kept, named_people, sent_back, *_course(process, case))


def _course(process: Process, case: Case) -> Key:
    """Of which kind it is, where a condition asks for that, and what was raised against how it had ended."""
    if process.digest not in BY_KIND:
        conditions = (when for step in process.steps.values() for when in step.conditions)
        BY_KIND[process.digest] = any(KIND in when.names for when in conditions)
    kind = case.kind if BY_KIND[process.digest] else ""
    own = case.own.standing if case.own else ""
    return kind, case.contested, case.ended_as if case.contested else None, own


def _naming(process: Process) -> tuple[StepId, ...]:
    """The steps whose answers say whom others ask."""
    panels = {ask.members.step for step in process.steps.values() for ask in step.asks if ask.members}
    return tuple(sorted(panels))


def _named(process: Process, case: Case, step: StepId) -> tuple[str, ...]:
    """Whom the last answer at a step names."""
    last = case.latest(step)
    given = (task.given or {} for task in case.tasks_at(last.where)) if last else ()
    return tuple(str(answer) for answers in given for answer in answers.values())


def _sent_back(process: Process, case: Case) -> Iterator[int]:
    """How often the application came back from each step that counts that, as far as it matters."""
    for step in process.steps.values():
        if step.rounds is not None:
            back = ways_back(process, step)
            yield min(step.rounds, sum(case.left_with(step.id, outcome) for outcome in back))


def _kept(process: Process, case: Case) -> Iterator[Key]:
    """The answers of last rounds that may be kept."""
    for step in process.steps.values():
        last = case.latest(step.id) if any(ask.relies_on for ask in step.asks) else None
        for task in case.tasks_at(last.where) if last else ():
            if task.decision is not None:
                given = task.decision
                is_before = task.changed < case.corrected
                yield (task.asked, given.outcome, given.by.officer, given.relied, is_before)


WATCHED: dict[Digest, frozenset[StepId]] = {}
BY_KIND: dict[Digest, bool] = {}


def _watched(process: Process) -> frozenset[StepId]:
    """The steps whose deciders four eyes look at."""
    if process.digest not in WATCHED:
        others = {other for step in process.steps.values() for other in step.not_by}
        steps = (id for id in process.steps if not others.isdisjoint(process.above(id)))
        WATCHED[process.digest] = frozenset(steps)
    return WATCHED[process.digest]


def _place(case: Case, where: At) -> Key:
    tasks = tuple(
        (
            str(task.asked),
            str(task.member),
            task.status,
            str(task.decision and (task.decision.outcome, task.decision.by.officer)),
        )
        for task in case.tasks_at(where)
    )
    lines = tuple(
        (line, str(opened.outcome), opened.withdrawn) for line, opened in case.lines_from(where).items()
    )
    return (where.step, tasks, lines)
