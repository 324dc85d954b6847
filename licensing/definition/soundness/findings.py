"""What the explorer found, as faults with the shortest way that shows each.

A way is told in the designer's words: `kelengkapan by Rina: lengkap → tanda_tangan by Budi: ditolak`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.definition.soundness.explorer import Explorer
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.people import MemberPath, Record
from licensing.definition.soundness.shape import never_ended_with
from licensing.definition.soundness.space import Act, Came, Space, State
from licensing.definition.soundness.stands import Reached, Stand
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.process.protocol import LAPSED
from licensing.process.step_paths import step_path
from licensing.words.identifiers import StepId


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody is asked, and nobody who is registered may answer; `barred` where four eyes keep them out."""

    step: StepId
    role: AgencyRole
    barred: bool


def findings(explorer: Explorer, space: Space) -> Iterator[Fault]:
    """Every step at which a case can get stuck, every loop of silence, and every outcome nothing comes to."""
    good = space.good()
    stuck = [n for n in range(len(space.states)) if n not in good]
    faults = [*_stuck(explorer, space, stuck), *_loops_of_silence(explorer, space)]
    yield from faults
    if not faults:
        yield from _outcomes_nothing_comes_to(explorer)


def _stuck(explorer: Explorer, space: Space, stuck: list[int]) -> Iterator[Fault]:
    """Where nothing moves any more, and who cannot answer there; else where a case goes round for ever."""
    still = [n for n in stuck if not space.moves[n]]
    told: set[StepId] = set()
    for n in still or stuck:
        for blocked in _blocked(explorer, space.states[n], space.lines[n], ()):
            if blocked.step not in told:
                told.add(blocked.step)
                yield _nobody_left(explorer.process, blocked, in_words(explorer, space, n))
    if stuck and not told:
        line = space.lines[stuck[0]]
        id = line.step if isinstance(line, Stand) else explorer.process.start
        way = in_words(explorer, space, stuck[0])
        message = f'from step "{id}" a case may never end, whatever people do{_after(way)}.'
        hint = "Its conditions can lead back for ever: give one of its ways an end that needs no condition."
        yield Fault(step_path(explorer.process, id), "dead-end", message, hint)


def _blocked(explorer: Explorer, state: State, line: Reached, place: MemberPath) -> Iterator[Blocked]:
    if not isinstance(line, Stand):
        return
    for n in line.asks:
        need = explorer.process.steps[line.step].needs[n]
        role = need.role if isinstance(need, Ask) else None
        if role is not None and not any(explorer.able(state[2], line.step, role, place)):
            bit = explorer.people.bits.get(line.step, 0)
            barred = any(record.barred & bit for records in state[2] for record in records)
            yield Blocked(line.step, role, barred or line.step in explorer.appointments)
    for index, below in line.lines:
        yield from _blocked(explorer, state, below, (*place, index))


def _nobody_left(process: Process, blocked: Blocked, way: str) -> Fault:
    path = step_path(process, blocked.step)
    if blocked.barred:
        message = f'nobody is left who may decide step "{blocked.step}"{_after(way)}.'
        hint = f"Register somebody else as {blocked.role}, or change not_by."
        return Fault(path, "four-eyes-impossible", message, hint)
    message = f'nobody is left to answer step "{blocked.step}" as {blocked.role}{_after(way)}.'
    hint = f"One person answers once: register somebody else as {blocked.role}."
    return Fault(path, "answers-twice", message, hint)


def _after(way: str) -> str:
    return f": {way}" if way else ""


def _loops_of_silence(explorer: Explorer, space: Space) -> Iterator[Fault]:
    """Where nobody acts a case must come to rest: with people it goes on, with silence alone it ends."""
    turning = _turning(space)
    told: set[StepId] = set()
    for n in sorted(turning):
        asked = _silently_asked(space, n)
        if asked is None or asked in told:
            continue
        loop = [n]
        while (to := min(space.silent[loop[-1]] & turning)) not in loop:
            loop.append(to)
        told |= {asked, *(each for n in loop if (each := _silently_asked(space, n)) is not None)}
        way = in_words(explorer, space, n)
        message = f'silence leads back to step "{asked}" for ever{_after(way)}.'
        hint = "Lead on_silence on, to a step that ends the case or to somebody who decides."
        yield Fault(step_path(explorer.process, asked), "loop-of-silence", message, hint)


def _silently_asked(space: Space, n: int) -> StepId | None:
    """The step whose silence moves a state on; None where only a document is made there."""
    acts = (act for move in space.moves[n] if move.is_silent for act in move.acts)
    return next((act.step for act in acts if not act.is_made), None)


def _turning(space: Space) -> set[int]:
    """The states that silence leads back to themselves: what is left when all others are taken away."""
    left = {n for n, to in enumerate(space.silent) if to}
    came: dict[int, list[int]] = {}
    for n in left:
        for to in space.silent[n]:
            came.setdefault(to, []).append(n)
    leading = {n: len(left & space.silent[n]) for n in left}
    ahead = [n for n, count in leading.items() if not count]
    while ahead:
        gone = ahead.pop()
        left.discard(gone)
        for n in came.get(gone, ()):
            leading[n] -= 1
            if not leading[n]:
                ahead.append(n)
    return left


def _outcomes_nothing_comes_to(explorer: Explorer) -> Iterator[Fault]:
    """An outcome of several answers or lines that cannot come of them, however they end."""
    left = explorer.lines.left_with | set(never_ended_with(explorer.process))
    entered = {step for step, _ in left}
    for id, step in explorer.process.steps.items():
        for outcome in step.exits if id in entered and step.members else ():
            if (id, outcome) not in left:
                message = f'step "{id}" never ends with "{outcome}", however its lines end.'
                hint = "The gravest end counts, unless the join says otherwise: change the join or the ends."
                path = (*step_path(explorer.process, id), "outcomes", outcome)
                yield Fault(path, "outcome-never", message, hint)


def in_words(explorer: Explorer, space: Space, n: int) -> str:
    """The shortest way to a state: who answered what at which step."""
    records = [[Record()] * len(group.officers) for group in explorer.people.groups]
    said: list[str] = []
    for to, came in space.way(n):
        said += [_said(explorer, act, records) for act in came.acts]
        _keep(explorer, space.states[to], came, records)
    return " → ".join(said)


def _keep(explorer: Explorer, state: State, came: Came, records: list[list[Record]]) -> None:
    ahead = explorer.ahead(state[1])
    for each in records:
        each[:] = [record.after(came.left, ahead) for record in each]


def _said(explorer: Explorer, act: Act, records: list[list[Record]]) -> str:
    if act.is_made:
        return act.step
    if act.person is None or act.role is None:
        return f"{act.step}: nobody answers" if act.outcome == LAPSED else f"{act.step} by the applicant"
    group = act.person.group
    if group is None:
        officer = explorer.people.free.get(act.role)
        return f"{act.step} by {officer.name if officer else act.role}: {act.outcome}"
    officers = explorer.people.groups[group].officers
    who = next((n for n, record in enumerate(records[group]) if record == act.person.record), 0)
    records[group][who] = act.person.becomes
    return f"{act.step} by {officers[who].name}: {act.outcome}"
