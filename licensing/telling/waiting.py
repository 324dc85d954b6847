"""Waiting: where each line of a case stands, on whom since when, and what the case as a whole waits for.

Lines come in the order in which they were opened, each followed by those it opened itself: `Case.open` moves a line to
its end whenever it comes to another step, `Case.lines` does not.
"""

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date, datetime

from babel.dates import format_date

from licensing.case.opening import early
from licensing.case.requiring import required_at
from licensing.city.register import AgencyRegister
from licensing.history.events import EffectOwed
from licensing.history.places import MAIN, At, Line, is_beside
from licensing.history.rounds import OpenedLine
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.protocol import LAPSED
from licensing.process.rounds import offered
from licensing.telling.awaited import NEVER_DUE, Awaited, Joined, Waiting, Why
from licensing.telling.calling import awaited_system
from licensing.telling.names import IZIN, Names, called_for
from licensing.telling.owing import performing
from licensing.telling.personal import Personal
from licensing.telling.provisional import provisional_task
from licensing.telling.told import Audience
from licensing.words.identifiers import TaskId
from licensing.words.sentences import Sentence

REQUIRED = Sentence("wajib: kuorum tidak cukup tanpanya", "required: no quorum is enough without it")
"""Why somebody is still waited for where enough others have answered."""
_OPENS = (("baru dibuka pada", "id"), ("it opens on", "en"))


def lines(
    file: CaseFile, *, register: AgencyRegister, reader: Audience = "officers"
) -> tuple[Waiting | Joined, ...]:
    """Every line that goes on and those that have joined beside them; none once the case has ended.

    What officers ask each other beside the case is theirs: who reads as everyone reads of the case's own lines.
    """
    names = Names(file, register)
    beside = [] if reader == "everyone" else [line for line in file.case.open if is_beside(line)]
    return tuple(each for line in (MAIN, *beside) for each in _from(names, line))


def waits(file: CaseFile, *, register: AgencyRegister, reader: Audience = "officers") -> tuple[Waiting, ...]:
    """Every line that goes on."""
    return tuple(each for each in lines(file, register=register, reader=reader) if isinstance(each, Waiting))


def stands(
    file: CaseFile, *, register: AgencyRegister, reader: Audience = "officers"
) -> tuple[Waiting | Joined, ...]:
    """Where the case stands: the lines without those that wait for others only, which say it themselves."""
    told = lines(file, register=register, reader=reader)
    return tuple(each for each in told if isinstance(each, Joined) or not each.is_on_lines)


def why(file: CaseFile, *, register: AgencyRegister, reader: Audience = "officers") -> Why | None:
    """What the case waits for: of people whoever is due first, else what Izin owes; None when nothing is awaited."""
    names = Names(file, register)
    awaited = [
        Why(waiting.step, waiting.where, each)
        for waiting in waits(file, register=register, reader=reader)
        for each in waiting.on
        if each.who.kind != "line"
    ]
    people = [each for each in awaited if each.awaited.task]
    if people:
        return min(people, key=_urgency)
    owed = [Why(names.step(at), at, each) for at in _owing(file) for each in _effects(names, at)]
    return next(iter((*awaited, *owed)), None)


def _urgency(why: Why) -> tuple[datetime, datetime]:
    return why.awaited.due or NEVER_DUE, why.awaited.since


def _from(names: Names, line: Line) -> Iterator[Waiting | Joined]:
    """A line that goes on, and what it has opened."""
    case = names.file.case
    where = case.open.get(line)
    if where is None:
        return
    since, on = case.round_at(where).entered_at, tuple(_awaited(names, where))
    opened_by = case.lines[line].opened_by if line in case.lines else None
    is_required = opened_by is not None and line in required_at(names.file.process, case, opened_by)
    called = called_for(names.file, line)
    yield Waiting(where, names.line(line), names.step(where), since, on, *called, is_required)
    below = case.lines_from(where)
    if any(opened.goes_on for opened in below.values()):
        for each, opened in below.items():
            yield from _from(names, each)
            yield from _joined(names, each, opened)


def _joined(names: Names, line: Line, opened: OpenedLine) -> Iterator[Joined]:
    if opened.outcome and opened.joined_at:
        outcome = names.outcome(opened.opened_by, opened.outcome)
        name, called = names.line_as_who(line).name, called_for(names.file, line)
        yield Joined(line, name, outcome, opened.joined_at, *called)


def _awaited(names: Names, where: At) -> Iterator[Awaited]:
    """People and lines that a line waits for; else Izin, which a notice it also owes does not make a line wait for."""
    case = names.file.case
    required = required_at(names.file.process, case, where)
    people = [_person(names, task, required) for task in case.tasks_at(where) if task.is_open]
    people = people or [*_early(names, where), *awaited_system(names, where)]
    others = [*people, *_lines(names, where, required)] or [*_effects(names, where)]
    alone = Awaited(IZIN, case.round_at(where).entered_at, None, names.step(where))
    yield from others or (alone,)


def _person(names: Names, task: Task, required: Container[TaskId | Line]) -> Awaited:
    held = Personal(task.claimed_by.name) if task.claimed_by else None
    member = Personal(task.member.name) if task.member else None
    awaited = Awaited(
        names.asked(task.asked), task.opened_at, task.due, _answers(names, task), task.id, held, member
    )
    in_working_days = task.within is not None and task.within.unit == "working day"
    counted_by = task.asked.agency if task.asked and in_working_days else None
    return replace(
        awaited,
        is_required=task.id in required,
        counted_by=counted_by,
        provisional=provisional_task(task, names.register.calendar),
    )


def _early(names: Names, where: At) -> Iterator[Awaited]:
    """Whoever is asked from a later day on; she cannot answer before."""
    file = names.file
    for each in early(file.process, file.case, names.register.calendar):
        if each.where != where or (day := each.day) is None:
            continue
        facts = file.process.facts(file.case, where.line)
        roles = {ask.asked(facts): ask.required for ask in each.asks}
        since, until = file.case.round_at(where).entered_at, opens_on(day)
        for role, is_required in roles.items():
            yield Awaited(names.asked(role), since, None, until, opens=day, is_required=is_required)


def opens_on(day: date) -> Sentence:
    """What ends the waiting for a day."""
    return Sentence(*(f"{verb} {format_date(day, 'd MMMM yyyy', locale=locale)}" for verb, locale in _OPENS))


def _answers(names: Names, task: Task) -> Sentence:
    """What ends a task: one of the outcomes, or the applicant's answer."""
    exits = names.step_of(task).exits
    if task.asked is None:
        late = LAPSED in exits
        if names.step_of(task).bill:
            return Sentence(
                "tagihan dibayar" + (", atau batas waktunya lewat" if late else ""),
                "the bill is paid" + (", or its time passes" if late else ""),
            )
        if names.step_of(task).is_request:
            return Sentence(
                "jawaban dikirim" + (", atau batas waktunya lewat" if late else ""),
                "the answer is sent" + (", or its time passes" if late else ""),
            )
        return Sentence(
            "perbaikan dikirim" + (", atau batas waktunya lewat" if late else ""),
            "the correction is sent" + (", or its time passes" if late else ""),
        )
    can = offered(names.file.process, names.file.case, names.step_of(task))
    labels = [exits[outcome].label for outcome in can]
    return Sentence(
        "salah satu keputusan: " + ", ".join(label.id for label in labels),
        "one of the decisions: " + ", ".join(label.en for label in labels),
    )


def _lines(names: Names, where: At, required: Container[TaskId | Line]) -> Iterator[Awaited]:
    case = names.file.case
    for line, opened in case.lines_from(where).items():
        if opened.goes_on:
            who = names.line_as_who(line)
            releases = Sentence(f"“{who.name.id}” selesai", f"“{who.name.en}” ends")
            since = case.round_at(where).entered_at
            yield Awaited(who, since, None, releases, is_required=line in required)


def _effects(names: Names, where: At) -> Iterator[Awaited]:
    """What Izin does there; what it does to hundreds of documents is said once."""
    owed = names.file.case.owed
    told: set[Sentence] = set()
    for event in names.file.events:
        if isinstance(event, EffectOwed) and event.effect.key in owed and event.effect.where == where:
            doing = performing(event.effect)
            if doing not in told:
                told.add(doing)
                yield Awaited(IZIN, event.at, None, doing)


def _owing(file: CaseFile) -> tuple[At, ...]:
    """Places that owe something, without repeats."""
    return tuple(dict.fromkeys(effect.where for effect in file.case.owed.values()))
