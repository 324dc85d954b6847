"""Decisions about a licence, on every way to them: that there is one, and that it is one of which they can say so.

A case decides about the licence it has issued, else about the one it is about. What others make of it meanwhile is
seen at the signature (`case.acts.standing`); here is looked at what the case itself makes of it.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from licensing.definition.soundness.along import said, walked
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.truths import ANY_ANSWERS, Conditions, conditions_of
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.process.protocol import LAPSED
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.register.concerned import Sets
from licensing.words.identifiers import FieldId, OutcomeId, StepId

Known = Literal["none", "whatever", "issued", "suspended", "revoked", "stopped"]
"""What a case knows of its licence.

`whatever`: it made nothing itself of the one it is about. `stopped`: what was to be signed about it is refused.
"""


def wrongly_changed(process: Process) -> Iterator[Fault]:
    """Every decision that a case can come to without a licence of which it could say so, with a way that shows it."""
    if not any(_changes(step) for step in process.steps.values()) or not any(
        _faults(process, kind, ANY_ANSWERS) for kind in _kinds(process)
    ):
        return
    conditions, told = conditions_of(process), set[StepId]()
    for kind in _kinds(process):
        for id, fault in _faults(process, kind, conditions).items():
            if id not in told:
                told.add(id)
                yield fault


def _kinds(process: Process) -> tuple[Kind, ...]:
    return tuple(process.kinds.values()) or (Kind("", process.name, process.start),)


def _faults(process: Process, kind: Kind, conditions: Conditions) -> dict[StepId, Fault]:
    """What is wrong in cases of a kind, by the steps where it is."""
    first: Known = "none" if kind.about is None else "whatever"
    came = walked(process, conditions, (kind.start, first), _then, kind=kind.id)
    found: dict[StepId, Fault] = {}
    for node in came:
        id, known, _ = node
        wrong = _wrong(process.steps[id], known, kind)
        if wrong is not None and id not in found:
            rule, message, hint = wrong
            path = (*step_path(process, id), "issue", "sets")
            found[id] = Fault(path, rule, f"{message}: {said(process, came, node)}.", hint)
    return found


def _changes(step: Step) -> bool:
    return step.makes is not None and step.makes.sets not in (None, "renewed")


def _then(step: Step, _: OutcomeId, known: Known) -> Known:
    """What a case knows of its licence after a step."""
    makes = step.makes
    if makes is None or known == "stopped":
        return known
    if makes.sets in (None, "renewed"):
        return "issued" if makes.kind == "licence" else known
    if known == "none":
        return known
    return "stopped" if _is_refused(known, makes.sets) else _MADE.get(makes.sets, known)


_MADE: Final[Mapping[Sets, Known]] = {
    "suspended": "suspended",
    "revoked": "revoked",
    "reinstated": "issued",
}


def _is_refused(known: Known, sets: Sets) -> bool:
    """Whether a licence of which this is known cannot be changed so."""
    return known == "revoked" or (known, sets) in (("suspended", "suspended"), ("issued", "reinstated"))


def _wrong(step: Step, known: Known, kind: Kind) -> tuple[str, str, str] | None:
    """What is wrong with a decision: the rule, the message, and what would be right."""
    sets = step.makes.sets if step.makes else None
    if sets in (None, "renewed"):
        return None
    match known, sets:
        case "none", _:
            name = f'a case of the kind "{kind.id}"' if kind.id else "a case"
            return (
                "about",
                f'{name} is about no licence and has issued none, but can come to step "{step.id}", which changes one',
                "Lead every way to it through an issue that goes on with then, let a kind that is about a licence "
                "begin at steps of its own, or branch by kind.",
            )
        case "revoked", _:
            message = f'step "{step.id}" changes a licence that is revoked already'
            return (
                "licence-state",
                message,
                "Lead this way past it: nothing changes a revoked licence any more.",
            )
        case "suspended", "suspended":
            message = f'step "{step.id}" suspends a licence that is suspended already'
            return "licence-state", message, "Lead this way past it, or reinstate the licence before."
        case "issued", "reinstated":
            message = f'step "{step.id}" reinstates a licence that is not suspended'
            return "licence-state", message, "Lead this way past it, or suspend the licence before."
        case _:
            return None


def undated(process: Process) -> Iterator[Fault]:
    """Every document dated by an answer of a step that a case can come to without it, with a way that shows it."""
    for id, step in process.steps.items():
        for n, row in enumerate(step.makes.number.validity) if step.makes else ():
            for key, day in (("since", row.since), ("until", row.until)):
                if day is None or "." not in day:
                    continue
                way = _without(process, id, day)
                if way:
                    message = f'the date "{day}" is not always given before step "{id}": {way}.'
                    hint = "Lead every way to it through the step that asks for the date."
                    path = (*step_path(process, id), "issue", "valid", n, key)
                    yield Fault(path, "validity", message, hint)


def _without(process: Process, to: StepId, day: FieldId) -> str:
    """A way to a step on which a date was not given last; "" where there is none."""
    asked = StepId(day.partition(".")[0])

    def then(step: Step, outcome: OutcomeId, known: bool) -> bool:  # noqa: FBT001 what is told apart on the way
        return outcome != LAPSED if step.id == asked else known

    for conditions in (ANY_ANSWERS, conditions_of(process)):
        ways: list[str] = []
        for kind in _kinds(process):
            came = walked(process, conditions, (kind.start, False), then, kind=kind.id)
            ways += [said(process, came, node) for node in came if node[0] == to and not node[1]]
        if not ways:
            return ""
    return ways[0]
