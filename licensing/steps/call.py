"""`call`: an outside system is asked, and a person where it does not answer.

kswpd:
  call:
    system: bapenda.kswpd
    ask: {nomor: form.npwpd}
    within: 1 hour
    on_silence: {by: bapenda.petugas_bapenda, within: 2 working days}
  outcomes: {lunas: verifikasi, menunggak: penolakan, tidak_dikenal: verifikasi}

The outcomes are the system's, all of them, and what it answers is this step's form: conditions name it as they name
what an officer filled in. Whoever stands by is asked when the time is over, or at once where asking cannot help, and
answers the same. Her `not_by` keeps her out as anywhere; what the system answered nobody decided.
"""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.process.calling import Asked, Calling
from licensing.process.step import Step
from licensing.steps.rows import ByText, WithinText, read_asks
from licensing.steps.text import Draft, WrittenExit
from licensing.systems.shape import Shape
from licensing.text.labels import readable
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import FieldId, OutcomeId
from licensing.words.suggesting import suggestion


class ByHandText(Text):
    """Who answers where the system does not."""

    by: ByText
    at: str | None = Field(default=None, description="in which place, where the agency has several offices")
    within: WithinText | None = None
    not_by: tuple[str, ...] = ()


class CallText(Text):
    """Which system is asked what, how long it is waited for, and who answers where it says nothing."""

    system: str = Field(description="a system of agencies.yaml: <agency>.<system>")
    ask: dict[str, str] = Field(description="what each field of the question is given: form.nik")
    within: LimitText = Field(description="how long its answer is waited for")
    on_silence: ByHandText = Field(description="who answers by hand where it does not")

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        hand, below = self.on_silence, (*path, "on_silence")
        asks = read_asks(draft, below, hand.by, hand.within, at=hand.at)
        not_by = tuple(
            draft.decided((*below, "not_by", n), other, step.id) for n, other in enumerate(hand.not_by)
        )
        step = replace(step, needs=asks, not_by=not_by)
        shape = draft.system((*path, "system"), self.system)
        if shape is None:
            return step
        asked = self._question(draft, (*path, "ask"), shape)
        _check_outcomes(draft, path[:-1], step, shape)
        _check_own(draft, path[:-1], step, shape)
        labels = {id: outcome.label for id, outcome in shape.outcomes.items()}
        exits = {id: replace(exit, label=labels.get(id, exit.label)) for id, exit in step.exits.items()}
        return replace(step, exits=exits, call=Calling(shape, asked, self.within))

    def _question(self, draft: Draft, path: Path, shape: Shape) -> Mapping[FieldId, Asked]:
        """What each field is given, in the order the system asks for them."""
        fields = {field.id: field for field in shape.asks.fields}
        for name in self.ask:
            if name not in fields:
                message = f'system "{shape.id}" asks for no "{name}".'
                draft.report((*path, name), "call-asks", message, suggestion(name, fields), at_key=True)
        for id, field in fields.items():
            if id not in self.ask and not field.optional and field.when is None:
                message = f'system "{shape.id}" asks for "{id}", and nothing is given for it.'
                draft.report(path, "call-asks", message, f"Add {id}: form.<field>.")
        found = {id: draft.question((*path, id), self.ask[id], shape, id) for id in fields if id in self.ask}
        return {id: asked for id, asked in found.items() if asked is not None}


def _check_outcomes(draft: Draft, path: Path, step: Step, shape: Shape) -> None:
    """Exactly those of the system, none of which needs a reason: a system gives none."""
    for id in shape.outcomes:
        if id not in step.exits:
            message = (
                f'system "{shape.id}" can answer "{id}", and step "{step.id}" does not say where that leads.'
            )
            draft.report((*path, "outcomes"), "call-outcomes", message, f"Add {id}: <next step>.")
    for id, exit in step.exits.items():
        at = (*path, "outcomes", id)
        if id not in shape.outcomes:
            message = f'system "{shape.id}" never answers "{id}".'
            draft.report(at, "call-outcomes", message, suggestion(id, shape.outcomes), at_key=True)
        elif exit.needs_reason:
            message = f'"{id}" needs a reason, and a system gives none.'
            draft.report(at, "call-outcomes", message, "Remove reason; ask an officer after it if need be.")
        elif exit.label != readable(id):
            message = f'what "{id}" is called, system "{shape.id}" says.'
            draft.report(at, "call-outcomes", message, "Remove label.")


def _check_own(draft: Draft, path: Path, step: Step, shape: Shape) -> None:
    """What is asked there is what the system answers, and nothing else."""
    if [field.id for field in step.form.fields] != [field.id for field in shape.answers.fields]:
        message = f'the form of step "{step.id}" is what system "{shape.id}" answers.'
        draft.report((*path, "form"), "call-form", message, "Remove form; ask for more at a step of its own.")
    if step.documents:
        message = f'system "{shape.id}" answers without documents.'
        draft.report((*path, "documents"), "call-form", message, "Ask for them at a step of its own.")
