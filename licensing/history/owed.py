"""Evolve, of what is owed to the outside world and what became of it."""

from dataclasses import replace
from typing import assert_never

from licensing.forms.answers import Answers
from licensing.history.case import Case
from licensing.history.effects import Answered, Call, Refused
from licensing.history.events import EffectOwed, EffectPerformed, OwingEvent


def owed(case: Case, version: int, event: OwingEvent) -> Case:
    """The case after an effect came to be owed, or was performed."""
    match event:
        case EffectOwed():
            return replace(case, version=version, owed={**case.owed, event.effect.key: event.effect})
        case EffectPerformed():
            rounds = case.rounds
            called = case.owed.get(event.effect)
            if isinstance(called, Call) and isinstance(event.result, Answered | Refused):
                said: Answers = event.result.answers if isinstance(event.result, Answered) else {}
                rounds = case.rounds_with(replace(case.round_at(called.where), said=said))
            return replace(
                case,
                version=version,
                rounds=rounds,
                owed={key: effect for key, effect in case.owed.items() if key != event.effect},
                performed={**case.performed, event.effect: event.result},
            )
        case _:
            assert_never(event)
