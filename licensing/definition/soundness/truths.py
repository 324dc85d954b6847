"""Which conditions hold in a case, as far as that can be told without a case.

What only the form's answers decide holds or does not hold through the whole case, until the applicant corrects her
answers: every combination is looked at, those excepted that no answers give. Of which kind a case is never changes, so
that each kind has combinations of its own where conditions ask for it. Whatever else a condition names may
change whenever somebody acts, so it may hold or not each time it is asked; then there must be a way on for both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod

from licensing.forms.answers import Answer
from licensing.forms.form import Field, Form
from licensing.forms.moments import MOMENTS
from licensing.process import protocol
from licensing.process.graph import Process
from licensing.register.concerned import KIND, NAMES
from licensing.values.conditions import Condition
from licensing.values.types import Choice, YesNo
from licensing.words.identifiers import OutcomeId, StepId

MOST_FIXED = 6
"""Conditions looked at in every combination; further ones may hold or not each time they are asked."""
MOST_ANSWERS = 512
"""Combinations of choices that are tried to see which conditions hold together."""

Truths = int
"""A combination: bit n says whether the n-th fixed condition holds."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """The fixed conditions by their texts, and every combination of them that some answers give.

    `of_kinds` are those of each kind of application; empty where no condition asks for the kind.
    """

    fixed: Mapping[str, int]
    combinations: tuple[Truths, ...]
    of_kinds: Mapping[str, tuple[Truths, ...]] = field(default_factory=dict[str, tuple[Truths, ...]])

    def of_kind(self, kind: str) -> tuple[Truths, ...]:
        """The combinations in cases of a kind."""
        return self.of_kinds.get(kind, self.combinations)

    def corrected(self, truths: Truths) -> tuple[Truths, ...]:
        """The combinations once she has corrected, which leaves a case of the kind it is; the same one among them."""
        alike = [each for each in self.of_kinds.values() if truths in each]
        return tuple(dict.fromkeys(each for of_kind in alike for each in of_kind)) or self.combinations

    def holds(self, condition: Condition, truths: Truths) -> bool | None:
        """Whether it holds; None where it may or may not."""
        bit = self.fixed.get(condition.text)
        return None if bit is None else bool(truths >> bit & 1)

    def chosen(self, choices: tuple[protocol.Choice, ...], truths: Truths) -> Iterator[OutcomeId]:
        """The outcomes a step can choose by itself: of the first choice that holds, and of those that may before it."""
        for choice in choices:
            holds = choice.when is None or self.holds(choice.when, truths)
            if holds is not False:
                yield choice.outcome
            if holds:
                return


ANY_ANSWERS = Conditions({}, (0,))
"""Each condition may hold or not, each time it is asked."""


def conditions_of(process: Process) -> Conditions:
    """The conditions that decide a process's ways."""
    asked = {each.text: each for step in process.steps.values() for each in step.conditions}
    issues = any(
        step.makes and step.makes.kind == "licence" and step.exits for step in process.steps.values()
    )
    answered = [each for each in asked.values() if all(_is_fixed(name, issues=issues) for name in each.names)]
    fixed = answered[:MOST_FIXED]
    numbers = {each.text: n for n, each in enumerate(fixed)}
    if not any(KIND in each.names for each in fixed):
        return Conditions(numbers, _combinations(process.form, fixed))
    of_kinds = {kind: _combinations(process.form, fixed, kind=kind) for kind in process.kinds}
    return Conditions(numbers, tuple(sorted(frozenset[Truths]().union(*of_kinds.values()))), of_kinds)


def beginnings(process: Process, conditions: Conditions) -> tuple[tuple[StepId, Truths], ...]:
    """Where a case can begin, and what can hold there."""
    if not process.kinds:
        return tuple((process.start, each) for each in conditions.combinations)
    begun = ((kind.start, each) for kind in process.kinds.values() for each in conditions.of_kind(kind.id))
    return tuple(dict.fromkeys(begun))


def _is_fixed(name: str, *, issues: bool) -> bool:
    """Whether only the applicant's answers, or the day she gave them, say what stands there.

    Once a case has issued a licence and goes on, the licence is that one, and may be changed.
    """
    return name.startswith("form.") or name in MOMENTS or name == KIND or (name in NAMES and not issues)


def _combinations(form: Form, fixed: list[Condition], *, kind: str = "") -> tuple[Truths, ...]:
    """The combinations that some answers give in a case of a kind; every one where the answers are without number."""
    beside = {KIND: kind}
    named = {name.removeprefix("form.") for each in fixed for name in each.names} - beside.keys()
    fields = [field for field in form.fields if field.id in named]
    answers = [_answers(field) for field in fields]
    if len(fields) < len(named) or not 0 < prod(map(len, answers)) <= MOST_ANSWERS:
        sure = {n: each.holds(beside) for n, each in enumerate(fixed) if each.names == beside.keys()}
        everything = range(1 << len(fixed))
        return tuple(each for each in everything if all(each >> n & 1 == holds for n, holds in sure.items()))
    ids = [field.id for field in fields]
    given = (form.facts(dict(zip(ids, each, strict=True)), "form") | beside for each in product(*answers))
    found = {sum(each.holds(facts) << n for n, each in enumerate(fixed)) for facts in given}
    return tuple(sorted(found))


def _answers(field: Field) -> tuple[Answer, ...]:
    """Every answer a question can have; none where they are without number. No answer is "", as conditions see it."""
    match field.seen:
        case YesNo():
            return (True, False)
        case Choice() if field.choices is not None:
            always = not field.optional and field.when is None
            return (*field.choices, *(() if always else ("",)))
        case _:
            return ()
