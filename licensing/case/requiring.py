"""Whose answers a quorum counts only with: the tasks and lines of a round that its step calls required."""

from licensing.case.keys import task_id
from licensing.history.case import Case
from licensing.history.places import At, Line, member
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.words.identifiers import TaskId


def required_at(process: Process, case: Case, where: At) -> frozenset[TaskId | Line]:
    """The required tasks and lines of a round, also those it never opened."""
    needs = [need for need in process.step(where.step).needs if need.required]
    return frozenset(
        task_id(case.application, where, need.role.agency if need.role else "applicant", seat=need.seat)
        if isinstance(need, Ask)
        else member(where.line, need.name)
        for need in needs
    )
