"""Evolve, of what the register said: the newest counts, whichever line it was looked up for."""

from dataclasses import replace

from licensing.history.case import Case
from licensing.history.events import RegisterConsulted


def consulted(case: Case, version: int, event: RegisterConsulted) -> Case:
    """The case that knows it, and the round that waited for it."""
    rounds = tuple(
        replace(round, consulted=True) if round.where == event.where else round for round in case.rounds
    )
    return replace(case, version=version, rounds=rounds, found={**case.found, **event.found})
