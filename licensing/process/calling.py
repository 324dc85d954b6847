"""Calling: what a step asks an outside system before it asks anybody, and how long the system has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from licensing.clock.spans import Span
from licensing.forms.answers import Answer, Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.values.sorts import (
    OfArea,
    OfChoices,
    OfDay,
    OfNumber,
    OfPoint,
    OfRecords,
    OfText,
    OfYesNo,
    Typed,
)
from licensing.values.term import Named, Term
from licensing.values.types import Facts, kept_decimal
from licensing.words.identifiers import FieldId, OutcomeId


@dataclass(frozen=True, slots=True)
class Asked:
    """What is given for one field of the question; `text` is as it was written."""

    text: str
    typed: Typed = field(compare=False, repr=False)

    def of(self, facts: Facts) -> Answer | None:
        """The value of one case; None where there is none."""
        term: Term[object] = self.typed.term
        if isinstance(term, Named) and facts.get(term.name) is None:
            return None
        return _kept(self.typed, facts)


@dataclass(frozen=True, slots=True)
class Calling:
    """A system by its shape, what each field of the question is given, and within what time its answer counts."""

    shape: Shape
    ask: Mapping[FieldId, Asked]
    within: Span

    @property
    def terms(self) -> tuple[Term[object], ...]:
        """What the question is made of."""
        return tuple(each.typed.term for each in self.ask.values())

    def request(self, facts: Facts) -> Answers:
        """The question of one case."""
        given = {id: each.of(facts) for id, each in self.ask.items()}
        return {id: answer for id, answer in given.items() if answer is not None}

    def outcome_of(self, said: Answered | Refused) -> OutcomeId:
        """What the step is left with for an answer."""
        return self.shape.outcome_of(said)

    @property
    def follows(self) -> frozenset[FieldId]:
        """The answers that follow from the outcome, whichever it is: whoever answers by hand need not give them."""
        named = [each.answer.keys() for each in self.shape.outcomes.values() if each.has_answers]
        return frozenset(named[0]).intersection(*named[1:]) if named else frozenset()

    def says_answers(self, outcome: OutcomeId) -> bool:
        """Whether a system that says so answers the declared fields too."""
        found = self.shape.outcomes.get(outcome)
        return found is None or found.has_answers


def _kept(typed: Typed, facts: Facts) -> Answer | None:
    """A computed value as an answer is kept."""
    match typed:
        case OfText(term=text) | OfPoint(term=text) | OfArea(term=text):
            return text.compute(facts) or None
        case OfNumber(term=term):
            number = term.compute(facts)
            return kept_decimal(number) if isinstance(number, Decimal) else number
        case OfDay(term=day):
            found = day.compute(facts)
            return None if found is None else found.isoformat()
        case OfYesNo(term=claim):
            return claim.compute(facts)
        case OfChoices(term=chosen):
            return chosen.compute(facts) or None
        case OfRecords():
            return None
