"""The steps of a definition as written, those inside lines too, each with the place it stands at.

Step names are one permit type's: a step inside a line has no second name, so a condition, a `not_by` or a template
names it as it names any other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.definition.complaints import Complaints
from licensing.definition.remedy_text import KEYS, STEPS
from licensing.definition.text import DefinitionText
from licensing.process.protocol import EXHAUSTED
from licensing.process.step import Block
from licensing.steps import StepText
from licensing.steps.text import KindText, OutcomeText, WrittenExit
from licensing.steps.together import MemberText
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId


@dataclass(frozen=True, slots=True)
class Way:
    """Where an exit leads: to a step, or to the end of its line with an outcome."""

    to: StepId | None
    end: OutcomeId | None


@dataclass(frozen=True, slots=True)
class WrittenStep:
    """One step: its text and kinds, the path of it and of its kind, and the line it belongs to.

    A remedy is entered by the applicant's act only, and has outcomes that leave the decision as it was.
    """

    id: StepId
    text: StepText
    kinds: Mapping[str, KindText]
    path: Path
    kind_path: Path
    block: Block | None = None
    is_remedy: bool = False

    @property
    def kind(self) -> KindText | None:
        """Its only kind; None where it has none or several."""
        return next(iter(self.kinds.values())) if len(self.kinds) == 1 else None

    @property
    def is_decided_by_officers(self) -> bool:
        return any(kind.decided_by_officers() for kind in self.kinds.values())

    @property
    def asks_one(self) -> bool:
        """Whether one officer answers its form, so that her answers are facts."""
        consultation, review = self.text.consultation, self.text.review or self.text.signature
        return (consultation is None or len(consultation.ask) == 1) and (review is None or review.count == 1)

    @property
    def opens_lines(self) -> bool:
        return self.text.together is not None or self.text.each is not None

    def own_exits(self) -> Mapping[OutcomeId, WrittenExit]:
        """The exits its kind writes."""
        exits = ((id, exit) for kind in self.kinds.values() for id, exit in kind.exits().items())
        # Where the ways back are used up, an outcome of the step may do for another way on.
        return {id: exit for id, exit in exits if id != EXHAUSTED or exit.target not in self.text.outcomes}

    def targets(self) -> Iterator[str]:
        """The steps it leads to, as written; those of its lines are their beginnings."""
        for given in self.text.outcomes.values():
            to = given.to if isinstance(given, OutcomeText) else given
            if to is not None:
                yield to
        for exit in self.own_exits().values():
            if isinstance(exit.target, str):
                yield exit.target
        if self.text.together is not None:
            for name, member in self.text.together.members.items():
                yield from (name,) if member.ask else tuple(member.steps)[:1]
        if self.text.each is not None:
            yield from tuple(self.text.each.steps)[:1]


def written_steps(text: DefinitionText) -> Iterator[WrittenStep]:
    """Every step in the order written, a step before the steps of its lines. Names may repeat."""
    for id, step in text.steps.items():
        yield from _with_lines(StepId(id), step, ("steps", id), None)
    for key in KEYS:
        remedy = text.objection if key == "objection" else text.appeal
        if remedy is None:
            continue
        id, step = STEPS[key], remedy.as_step(key)
        yield WrittenStep(id, step, step.kinds(), (key,), (key,), is_remedy=True)
        for inner, each in remedy.steps.items():
            yield from _with_lines(StepId(inner), each, (key, "steps", inner), Block(id, id))


def _with_lines(id: StepId, step: StepText, path: Path, block: Block | None) -> Iterator[WrittenStep]:
    kinds = step.kinds()
    yield WrittenStep(id, step, kinds, path, (*path, next(iter(kinds), "")), block)
    for inner, text in step.each.steps.items() if step.each else ():
        yield from _with_lines(StepId(inner), text, (*path, "each", "steps", inner), Block(id, id))
    if step.together is None:
        return
    for name, member in step.together.members.items():
        way = (*path, "together", "members", name)
        within = Block(id, name)
        if member.ask:
            only = _only_step(step, member)
            yield WrittenStep(StepId(name), only, only.kinds(), way, way, within)
        for inner, text in member.steps.items():
            yield from _with_lines(StepId(inner), text, (*way, "steps", inner), within)


def _only_step(opening: StepText, member: MemberText) -> StepText:
    """The step of a line that just asks: it ends with the outcomes of the step that opens it."""
    outcomes: dict[str, str | OutcomeText] = {}
    for name, given in opening.outcomes.items():
        long = given if isinstance(given, OutcomeText) else OutcomeText()
        outcomes[name] = OutcomeText(end=name, label=long.label, reason=long.reason)
    return StepText(name=member.name, outcomes=outcomes, form=member.form, consultation=member.consultation())


def named_steps(text: DefinitionText, complaints: Complaints) -> Mapping[StepId, WrittenStep]:
    """Every step under its name; a name that stands a second time is a problem there."""
    steps: dict[StepId, WrittenStep] = {}
    for step in written_steps(text):
        first = steps.setdefault(step.id, step)
        if first is not step:
            message = f'"{step.id}" is the name of another step already.'
            hint = "Step names are one definition's, also inside lines: choose another."
            complaints.tell(
                complaints.source.problem(step.path, "duplicate-step", message, hint, at_key=True)
            )
    return steps
