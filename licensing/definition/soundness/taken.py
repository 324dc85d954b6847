"""Signatures that can be refused for what others hold: whoever signs has to be able to end the case otherwise.

An officer's case can take an application's licence, or the one a case has issued: from then on nothing can be signed
that changes it. And where a case moves the days of its own licence, somebody else may hold one of those it moves to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import onward, reachable
from licensing.process.anytime import Anytime
from licensing.process.extents import Period
from licensing.process.graph import Process
from licensing.process.step_paths import step_path
from licensing.words.identifiers import StepId


def without_a_way_out(process: Process) -> Iterator[Fault]:
    """Every step that can only sign what may be refused."""
    if process.anytime.cancel is None:
        yield from _taken(process)
        yield from _moved(process)


def _taken(process: Process) -> Iterator[Fault]:
    kinds = [kind for kind in process.kinds.values() if kind.about is not None and kind.changes]
    by_officers = [kind for kind in kinds if kind.by is not None]
    if not by_officers:
        return
    changing = frozenset(
        id for id, step in process.steps.items() if step.makes is not None and step.makes.sets
    )
    starts = [kind.start for kind in kinds if kind.by is None and kind.start in process.steps]
    if any(kind.about is not None and process.permit in kind.about.permits for kind in by_officers):
        starts += _behind_own_licence(process)
    for id in _only_into(process, changing, starts):
        message = f'once an officer\'s case has taken the licence from an application at step "{id}", it can never end.'
        hint = "Add an outcome that leads to an end without a licence, such as {to: <refusal>, reason: true}."
        yield Fault(step_path(process, id), "about", message, hint)


def _moved(process: Process) -> Iterator[Fault]:
    """Where a licence is put off, its days go along; nobody gets a day that somebody else has."""
    if not any(isinstance(each.some, Period) for each in process.reservations):
        return
    moving = frozenset(
        id
        for id, step in process.steps.items()
        if step.makes is not None and step.makes.sets == "amended" and step.makes.number.validity
    )
    for id in _only_into(process, moving, _behind_own_licence(process)):
        message = f'where somebody else holds a day to which the licence is moved, a case at step "{id}" can never end.'
        hint = "Add an outcome that leads to an end without moving it."
        yield Fault(step_path(process, id), "reserve", message, hint)


def _behind_own_licence(process: Process) -> list[StepId]:
    """Where cases go on that have issued a licence."""
    issuing = (step for step in process.steps.values() if step.makes and step.makes.kind == "licence")
    leads = (exit.to for step in issuing for exit in step.exits.values())
    return [to for to in leads if to is not None and to in process.steps]


def _only_into(process: Process, closed: frozenset[StepId], starts: Iterable[StepId]) -> Iterator[StepId]:
    """The steps that lead into what is closed, and from which no other way leads to an end."""
    graph = {
        id: to - closed for id, to in onward(replace(process, anytime=Anytime(), time_limit=None)).items()
    }
    ends = {id for id, step in process.steps.items() if step.ending is not None}
    for id in sorted(reachable(graph, *starts), key=[*process.steps].index):
        leads = {exit.to for exit in process.steps[id].exits.values()}
        if leads & closed and not reachable(graph, id) & ends:
            yield id
