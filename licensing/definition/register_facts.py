"""Facts resolved, and which steps look into the register; what is wrong is reported to the draft."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from licensing.definition.drafting import DefinitionDraft
from licensing.definition.facts_text import FactText
from licensing.definition.kinds import STATES
from licensing.definition.text import DefinitionText
from licensing.definition.value_text import ValueText
from licensing.forms.form import Form
from licensing.process.register_facts import RegisterFact
from licensing.process.step import Step
from licensing.register.holdings import FACTS
from licensing.values.term import names_of
from licensing.words.identifiers import PermitId, StepId

MOST_FACTS: Final = 20
"""Each is a question to the register whenever a case comes to somebody."""


def read_facts(draft: DefinitionDraft) -> tuple[RegisterFact, ...]:
    """What the register is asked, in the order it is written."""
    for name in [*draft.text.facts][MOST_FACTS : MOST_FACTS + 1]:
        message = f"more than {MOST_FACTS} facts are more than anybody can follow."
        draft.report((FACTS, name), "too-large", message, "Ask the register for less.", at_key=True)
    _check_values(draft)
    read = (_fact(draft, name, text) for name, text in draft.text.facts.items())
    return tuple(fact for fact in read if fact is not None)


def _fact(draft: DefinitionDraft, name: str, text: FactText) -> RegisterFact | None:
    key = draft.key((FACTS, name, "key"), text.key)
    states = (text.state,) if isinstance(text.state, str) else text.state
    permits = tuple(PermitId(permit) for permit in text.of)
    if key is None:
        return None
    return RegisterFact(name, permits, key, tuple(STATES[each] for each in states), text.take, text.label)


def _check_values(draft: DefinitionDraft) -> None:
    """A value with a label is shown to the applicant, who is told nothing of the register."""
    for name, typed in draft.expressions.names.steps.values.items():
        id = name.partition(".")[2]
        asked = sorted(each for each in names_of(typed.term) if each.startswith(f"{FACTS}."))
        value = draft.text.values.get(id)
        if asked and isinstance(value, ValueText) and value.label is not None:
            message = f'applicants would see what the register says: the value names "{asked[0]}".'
            draft.report(("values", id, "label"), "facts", message, "Remove the label, or give the fact one.")


def consulting(text: DefinitionText, steps: Mapping[StepId, Step]) -> dict[StepId, Step]:
    """The steps, each with whether the register is looked into when it is entered.

    It is where an officer is asked, a document is made, or the step names a fact; nowhere without facts.
    """
    if not text.facts:
        return dict(steps)
    return {id: replace(step, consults=_consults(step)) for id, step in steps.items()}


def _consults(step: Step) -> bool:
    asks = any(ask.role is not None for ask in step.asks)
    makes = step.makes is not None or step.minutes is not None
    return asks or makes or any(name.startswith(f"{FACTS}.") for name in _named(step))


def _named(step: Step) -> Iterator[str]:
    """Everything that is asked when the step is entered, answered or left."""
    for condition in (*step.conditions, *(step.makes.conditions if step.makes else ())):
        yield from condition.names
    for rule in step.documents:
        yield from rule.when.names if rule.when else ()
    yield from _named_in(step.form)
    if step.opens is not None:
        yield from step.opens.names


def _named_in(form: Form) -> Iterator[str]:
    for field in form.fields:
        yield from field.hangs_on
        yield from field.when.names if field.when else ()
        yield from _named_in(field.records.form) if field.records else ()
