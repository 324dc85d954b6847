"""Limits of lines that cannot be: too short for the lines' own tasks, or decided by what is not known yet."""

from collections.abc import Iterator

from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, onward, reachable
from licensing.definition.soundness.longest import beyond, longest_line
from licensing.process.graph import Process
from licensing.process.limit_rows import LimitRow, claims_of
from licensing.process.needs import Member
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.text.source import Path
from licensing.values.claims import Claim
from licensing.values.refuting import refuted
from licensing.words.identifiers import StepId


def misjudged(process: Process) -> Iterator[Fault]:
    """Every row of a line's limit that its tasks are longer than, or that asks what nobody has answered by then."""
    limited = [(step, each) for step in process.steps.values() for each in step.members if each.within]
    if not limited:
        return
    ways = onward(process)
    for step, member in limited:
        path = (*step_path(process, step.id), "together", "members", member.name, "within")
        for n, row in enumerate(member.within):
            at = path if row.when is None and len(member.within) == 1 else (*path, n)
            yield from _too_short(process, member, row, at)
            yield from _not_known(process, ways, step, member, row=row, path=at)


def _too_short(process: Process, member: Member, row: LimitRow, path: Path) -> Iterator[Fault]:
    opened = (Claim(member.when.term),) if member.when else ()
    claims = (*claims_of(member.within, row), *opened)
    if member.start not in process.steps or refuted(claims):
        return
    taken = beyond(longest_line(process, member, claims), row.within)
    if taken:
        message = f'the tasks of line "{member.name}" take {taken} on its longest way, but its limit is {row.within}.'
        yield Fault(
            path, "line-limit", message, "Shorten `within` of some of its tasks, or give the line more time."
        )


def _not_known(
    process: Process, ways: Graph, step: Step, member: Member, *, row: LimitRow, path: Path
) -> Iterator[Fault]:
    """The row is chosen when the line opens, so what is decided in it, or behind it, decides nothing."""
    names = sorted(row.when.names) if row.when else ()
    for other in dict.fromkeys(StepId(name.partition(".")[0]) for name in names):
        if other not in process.steps:
            continue
        is_inside = step.id in process.above(other)
        if is_inside or step.id not in reachable(ways, *ways[other]):
            where = "in it, or beside it" if is_inside else "later, or on another way"
            message = f'the limit of line "{member.name}" asks what is decided at "{other}", {where}.'
            hint = f'The row is chosen when the line opens: ask about the application, or a step before "{step.id}".'
            yield Fault((*path, "when"), "line-limit", message, hint)
