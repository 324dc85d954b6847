"""Keeping an answer: whoever said what hers relies on is not asked again where a correction changed none of it.

Kept is the answer of the step's last round, if the applicant has corrected since it was given or kept; so nothing is
kept twice without a correction in between, and a loop of steps always comes to somebody. Asked again is whoever sent
the application back herself, for what she wanted may have been done; whoever answered before the case had ended; and
whoever might not answer any more, because of what she has decided or declared since.
"""

from licensing.case.authority import decided_before, kept_out
from licensing.case.keys import task_id
from licensing.city.people import AgencyRole
from licensing.history.case import Case
from licensing.history.places import At
from licensing.history.task import Decision, Task
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.process.relying import digest_relied_on
from licensing.process.returning import corrections_after


def kept_answer(process: Process, case: Case, where: At, ask: Ask, role: AgencyRole) -> Task | None:
    """The task whose answer stands where `role` would be asked now; None where somebody has to be asked.

    Args:
        where: the round that has just begun.
    """
    task = last_asked(case, where, role, seat=ask.seat) if ask.relies_on else None
    if task is None or task.decision is None or case.corrected <= task.changed:
        return None
    given, step = task.decision, process.step(where.step)
    if given.relied != digest_relied_on(process, case, ask.relies_on):
        return None
    has_ended_since = case.ended_at is not None and given.at <= case.ended_at
    asked_back = bool(corrections_after(process, step, given.outcome))
    if has_ended_since or asked_back or given.outcome not in step.exits:
        return None
    return None if _is_kept_out(process, case, where, given) else task


def last_asked(case: Case, where: At, role: AgencyRole, *, seat: int) -> Task | None:
    """What the same role was asked when the case was last at this step, None where it was not."""
    rounds = (round.where for round in reversed(case.rounds) if not round.retracted)
    before = next((at for at in rounds if at.step == where.step and at.round < where.round), None)
    if before is None:
        return None
    task = case.tasks.get(task_id(case.application, before, role.agency, seat=seat))
    return task if task is not None and task.needed == role else None


def _is_kept_out(process: Process, case: Case, where: At, given: Decision) -> bool:
    """Whether she who gave it could not give it today: by four eyes, or because the case is her own business."""
    officer, step = given.by.officer, process.step(where.step)
    before = decided_before(process, case, step.not_by, officer, seen_from=where.line)
    return officer in kept_out(process, case) or before is not None
