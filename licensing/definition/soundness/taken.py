"""Applications whose licence an officer's case takes from them: they have to be able to end without one.

From then on nothing of theirs can be signed that changes the licence, so what leads there alone leads nowhere. So it is
with the licence a case has issued, where an officer's case can be about that.
"""

from collections.abc import Iterator
from dataclasses import replace

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import onward, reachable
from licensing.process.anytime import Anytime
from licensing.process.graph import Process, step_path
from licensing.words.identifiers import StepId


def without_a_way_out(process: Process) -> Iterator[Fault]:
    """Every step that can only sign what changes a licence, where an officer's case can have taken that."""
    kinds = [kind for kind in process.kinds.values() if kind.about is not None and kind.changes]
    if process.anytime.cancel is not None or all(kind.by is None for kind in kinds):
        return
    is_own = any(
        kind.by is not None and kind.about is not None and process.permit in kind.about.permits
        for kind in kinds
    )
    changing = {id for id, step in process.steps.items() if step.makes is not None and step.makes.sets}
    graph = {id: to - changing for id, to in onward(replace(process, anytime=Anytime())).items()}
    ends = {id for id, step in process.steps.items() if step.ending is not None}
    issuing = [
        step.id
        for step in process.steps.values()
        if step.makes and step.makes.kind == "licence" and step.exits
    ]
    starts = [kind.start for kind in kinds if kind.by is None and kind.start in process.steps]
    starts += (to for id in issuing if is_own for to in graph[id])
    for id in sorted(reachable(graph, *starts), key=[*process.steps].index):
        leads = {exit.to for exit in process.steps[id].exits.values()}
        if leads & changing and not reachable(graph, id) & ends:
            yield _fault(process, id)


def _fault(process: Process, id: StepId) -> Fault:
    message = (
        f'once an officer\'s case has taken the licence from an application at step "{id}", it can never end.'
    )
    hint = "Add an outcome that leads to an end without a licence, such as {to: <refusal>, reason: true}."
    return Fault(step_path(process, id), "about", message, hint)
