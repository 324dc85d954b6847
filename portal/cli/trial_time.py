"""What `izin try` tells of time: whom its running out calls, what silence comes to, and what officers may do about it.

Counted as if the time began at once, on the day that is tried.
"""

from collections.abc import Iterator
from datetime import datetime

from rich.tree import Tree

from licensing.case.running_out import on_time
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.wording import length_of_time, wall_time
from licensing.process.capping import Capping
from licensing.process.extending import Extending
from licensing.process.graph import Process
from licensing.process.on_time import before
from licensing.telling.names import in_role
from licensing.values.types import Facts
from licensing.words.sentences import Sentence, counted
from portal.cli.voice import Data, Voice

_HEADING = Sentence("Bila tidak ada yang memutuskan", "If nobody decides")
_REMINDED = Sentence("yang ditunggu diingatkan", "whoever is awaited is reminded")


def moments(
    process: Process, register: AgencyRegister, *, now: datetime, facts: Facts, kind: str
) -> tuple[tuple[datetime, Sentence], ...]:
    """What comes by time alone while nobody decides, in its order; nothing where the definition says nothing of it."""
    rule = on_time(process)
    calendar = register.calendar.of(process.issuer)
    due = calendar.due(now, process.limit.row(facts).within)
    told = [(before(due, span, calendar), _REMINDED) for span in rule.remind]
    told += [(rung.at(due, calendar), _is_told(register, rung.to)) for rung in rule.ladder]
    opened = process.kinds.get(kind)
    if rule.deemed and (opened is None or opened.by is None):
        name = process.step(rule.deemed.to).name
        granted = Sentence(f"dikabulkan menurut hukum → {name.id}", f"granted by law → {name.en}")
        told.append((due, granted))
    return tuple(sorted((each for each in told if each[0] > now), key=lambda each: each[0]))


def time_data(told: tuple[tuple[datetime, Sentence], ...]) -> Data:
    """It as data."""
    return [{"at": at, "what": {"id": what.id, "en": what.en}} for at, what in told]


def tell_time(
    told: tuple[tuple[datetime, Sentence], ...], process: Process, register: AgencyRegister, voice: Voice
) -> None:
    """It as people read it, and what officers may do about the time."""
    if told:
        tree = Tree(voice.of(_HEADING))
        for at, what in told:
            tree.add(f"{voice.of(wall_time(at))}: {voice.of(what)}")
        voice.show(tree)
    for said in _allowed(process, register):
        voice.say(said.id, said.en)


def _is_told(register: AgencyRegister, role: AgencyRole) -> Sentence:
    name = in_role(register, role).name
    return Sentence(f"{name.id} diberi tahu", f"{name.en} is told")


def _allowed(process: Process, register: AgencyRegister) -> Iterator[Sentence]:
    limit = process.time_limit
    if limit and limit.capping:
        yield _capped(limit.capping, in_role(register, limit.capping.by).name)
    if limit and limit.extending:
        yield _extended(limit.extending, in_role(register, limit.extending.by).name)


def _capped(rule: Capping, by: Sentence) -> Sentence:
    beyond = list[Sentence]()
    last = length_of_time(rule.not_in_last) if rule.not_in_last else None
    if rule.at_most is not None:
        beyond.append(
            Sentence(f"lebih dari {rule.at_most} kali", f"more than {counted(rule.at_most, 'time')}")
        )
    if last:
        beyond.append(Sentence(f"dalam {last.id} terakhir", f"in the last {last.en}"))
    return Sentence(
        f"Dikembalikan {' atau '.join(each.id for each in beyond)}: perlu persetujuan {by.id}.",
        f"Sent back {' or '.join(each.en for each in beyond)}: {by.en} has to consent.",
    )


def _extended(rule: Extending, by: Sentence) -> Sentence:
    most, labels = length_of_time(rule.at_most), rule.reasons.values()
    return Sentence(
        f"{by.id} dapat memperpanjangnya {rule.times} kali, paling banyak {most.id}: "
        f"{', '.join(each.id for each in labels)}.",
        f"{by.en} may extend it {counted(rule.times, 'time')}, by at most {most.en}: "
        f"{', '.join(each.en for each in labels)}.",
    )
