"""Lines: which ones a round opens, one of its own or one for each record of a list, and which of these begins when."""

from collections.abc import Iterator
from datetime import datetime

from licensing.history.case import Case
from licensing.history.events import LineOpened
from licensing.history.places import At, Line, member, record_line
from licensing.process.graph import Process
from licensing.process.needs import Member, Over
from licensing.process.records import listed
from licensing.words.identifiers import StepId


def lines_opened(
    process: Process, case: Case, where: At, need: Member, *, now: datetime
) -> Iterator[LineOpened]:
    """The lines that a round opens for one of its members, as its records stand."""
    if need.over is None:
        yield LineOpened(now, member(where.line, need.name), where)
        return
    for number, called in _records(process, case, where, need.over):
        line = member(where.line, record_line(need.name, number))
        yield LineOpened(now, line, where, number, called)


def _records(process: Process, case: Case, where: At, over: Over) -> Iterator[tuple[int, str]]:
    """The number of each record of which the condition holds, and what it is called."""
    found = listed(process, case, over.source, where.line)
    if found is None:
        return
    facts = process.facts(case, where.line)
    around = {name: facts.get(name) for name in over.when.names} if over.when else {}
    names = found.called(over.label, case.beside)
    for number, (row, called) in enumerate(zip(found.rows, names, strict=True), start=1):
        if over.when is None or over.when.holds({**around, **row}):
            yield number, called


def next_in_turn(process: Process, case: Case, where: At) -> tuple[tuple[Line, StepId], ...]:
    """Of lines that are taken in turn the next one, with the step it begins at, if none of them stands anywhere now."""
    need = next((each for each in process.step(where.step).members if each.over), None)
    if need is None or need.over is None or not need.over.in_turn:
        return ()
    opened = [line for line, each in case.lines_from(where).items() if each.goes_on]
    if not opened or any(line in case.open for line in opened):
        return ()
    return ((opened[0], need.start),)
