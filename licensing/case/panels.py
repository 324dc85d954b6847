"""The panel of a case: whom the last answer to a field of people names, as far as they can decide."""

from collections.abc import Mapping
from dataclasses import replace

from licensing.case.authority import decided_before, has_interest
from licensing.city.people import Officer
from licensing.forms.answers import records_of
from licensing.forms.people import ID, name_of
from licensing.history.case import Case
from licensing.history.panellist import Panellist
from licensing.history.places import At
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.process.needs import Ask, Panel
from licensing.process.step import Step
from licensing.words.identifiers import OfficerId


def is_forsaken(process: Process, case: Case, task: Task, people: Mapping[OfficerId, Officer]) -> bool:
    """Whether a task asks somebody by name, and neither she nor anybody for her can answer it today.

    Args:
        people: everybody who is there today, by their ids.
    """
    if not task.is_open or task.member is None:
        return False
    return not any(task.is_for(each) and not has_interest(process, case, each) for each in people.values())


def seated(process: Process, case: Case, where: At, ask: Ask) -> tuple[tuple[Ask, Panellist | None], ...]:
    """Whom a round asks there: everybody who was named, once, whoever cannot decide here in name only.

    Where nobody was named, as many of the role as there are seats; of no panel, whoever holds the role.
    """
    named = panel_of(process, case, ask.members, where) if ask.members else ()
    if not named:
        return ((ask, None),) if ask.members is None or ask.seat <= ask.members.least else ()
    if ask.seat != 1:
        return ()
    return tuple((replace(ask, seat=seat), each) for seat, each in enumerate(named, start=1))


def panel_of(process: Process, case: Case, panel: Panel, where: At) -> tuple[Panellist | None, ...]:
    """Whom a step asks: somebody by name, or, for each who may not decide there any more, None for anybody of the role.

    Returns:
        One for each who was named, in that order; nothing where nobody was.
    """
    last = case.latest(panel.step, where.line)
    tasks = case.tasks_at(last.where) if last else ()
    answer = next((given.get(panel.field) for task in tasks if (given := task.given) is not None), None)
    step = process.step(where.step)
    named = (Panellist(OfficerId(str(each.get(ID, ""))), name_of(each)) for each in records_of(answer))
    return tuple(None if _is_kept_out(process, case, step, each.officer, where) else each for each in named)


def _is_kept_out(process: Process, case: Case, step: Step, officer: OfficerId, where: At) -> bool:
    before = decided_before(process, case, step.not_by, officer, seen_from=where.line)
    return officer in case.interests or before is not None
