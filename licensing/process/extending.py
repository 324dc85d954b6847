"""Extending: who may give a case more time, how much, how often, and for which reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Extending:
    """`by` may add up to `at_most` to a case's limit, `times` times; `reasons` are all there are, by their ids."""

    by: AgencyRole
    at_most: Span
    times: int
    reasons: Mapping[str, Sentence]

    def called(self, reason: str) -> Sentence:
        """What a reason out of a history is called; one that is no longer there, by its id."""
        return self.reasons.get(reason, Sentence(reason, reason))
