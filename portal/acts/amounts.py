"""Amounts as people see them, each with how it comes about."""

from dataclasses import dataclass

from licensing.forms.answers import Answers
from licensing.process.explaining import Explained, amounts_of, calculation, explained
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that is shown, and every line of its calculation; the last one is the amount."""

    label: Sentence
    lines: tuple[Explained, ...]

    @property
    def result(self) -> Sentence:
        return self.lines[-1].result


def shown_amounts(process: Process, answers: Answers, beside: Facts) -> tuple[Amount, ...]:
    """Every amount that has a label, in the definition's order.

    Args:
        beside: what conditions see beside the answers.
    """
    return tuple(
        Amount(value.label, explained(process, calculation(process, value, answers, beside)))
        for value in amounts_of(process)
        if value.label
    )
