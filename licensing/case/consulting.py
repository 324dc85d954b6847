"""Consulting: which rounds wait for what our own register says, and what is looked up there.

A round waits only within the command that came to it: whoever drives the core looks up and tells (`advancing`).
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from licensing.history.case import Case
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.register_facts import RegisterFact
from licensing.register.concerned import Concerned
from licensing.register.holdings import NOTHING, Holdings, held
from licensing.words.identifiers import PermitId


class Look(Protocol):
    """The licences of some permit types that were issued under a key, each as the register has it now."""

    def __call__(self, permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]: ...


def awaits_register(process: Process, case: Case, where: At) -> bool:
    """Whether a round goes on only once the register was looked into: where its step asks for that, and at first."""
    if not process.register_facts:
        return False
    round = case.round_at(where)
    consults = process.step(where.step).consults or not case.found
    return consults and round.is_open and not round.consulted and round.definition == process.digest


def awaiting_register(process: Process, case: Case) -> Iterator[At]:
    """The open rounds that wait for it, in the order their lines came there."""
    return (where for where in case.open.values() if awaits_register(process, case, where))


def look_up(process: Process, case: Case, look: Look | None) -> Mapping[str, Holdings]:
    """What the register says of each fact; nothing where a part of the key has no answer, or nobody can look."""
    return {fact.name: _look_up(process, case, fact, look) for fact in process.register_facts}


def _look_up(process: Process, case: Case, fact: RegisterFact, look: Look | None) -> Holdings:
    key = fact.key.of(process.facts(case))
    if key is None or look is None:
        return NOTHING
    own = case.about.licence if case.about else None
    others = (
        each
        for each in look(fact.permits, key)
        if each.application != case.application and each.licence != own
    )
    return held(others, fact.states, fact.takes)
