"""Kinds of application and what is reserved, resolved; what is wrong is reported to the draft."""

from collections.abc import Iterator, Mapping

from licensing.definition.drafting import DefinitionDraft
from licensing.definition.kinds_text import AboutText, KindText, StateText
from licensing.definition.reserving import read_some
from licensing.process.kinds import LICENCES, About, Kind, Reservation
from licensing.process.step import Step
from licensing.register.concerned import KIND
from licensing.register.licences import Status
from licensing.text.labels import readable
from licensing.text.source import Path
from licensing.words.identifiers import FieldId, OutcomeId, PermitId, StepId
from licensing.words.suggesting import suggestion

Steps = Mapping[StepId, Step]

STATES: Mapping[StateText, Status] = {
    "valid": "in-force",
    "not yet valid": "not-yet-in-force",
    "suspended": "suspended",
    "expired": "expired",
}


def read_kinds(draft: DefinitionDraft, steps: Steps, start: StepId) -> dict[str, Kind]:
    """Every kind under its name; the only one of a definition that is all about a licence under none."""
    text = draft.text
    own = _about(text.about) if text.about else None
    if not text.kinds:
        if own is None:
            return {}
        copies = tuple(FieldId(id) for id in text.form)
        return {"": Kind("", text.name, start, own, copies, changes=_changes(steps, start, ""))}
    return {id: _kind(draft, ("kinds", id), kind, own, steps, start) for id, kind in text.kinds.items()}


def _kind(
    draft: DefinitionDraft, path: Path, text: KindText, own: About | None, steps: Steps, start: StepId
) -> Kind:
    about = own if text.about == "licence" else _about(text.about) if text.about else None
    if text.about == "licence" and own is None:
        message = "the definition is about no licence."
        draft.report((*path, "about"), "about", message, "Write which: about: {licence: [<permit>]}.")
    begins = start if text.starts is None else _step(draft, (*path, "starts"), text.starts, steps, start)
    copies = tuple(draft.text.form) if text.copies == "all" else text.copies
    for n, field in enumerate(copies):
        if field not in draft.text.form:
            hint = suggestion(field, draft.text.form)
            draft.report((*path, "copies", n), "unknown-field", f'the form has no field "{field}".', hint)
    if text.copies and about is None:
        message = "there is no case to copy answers from."
        draft.report((*path, "copies"), "about", message, "Say which licence it is about, or remove copies.")
    return Kind(
        id=str(path[-1]),
        label=text.name or readable(str(path[-1])),
        start=begins,
        about=about,
        copies=tuple(FieldId(field) for field in copies),
        by=None if text.by is None else draft.agency_role((*path, "by"), text.by),
        changes=about is not None and _changes(steps, begins, str(path[-1])),
    )


def _about(text: AboutText) -> About:
    states: tuple[Status, ...] = tuple(STATES[state] for state in text.state)
    return About(tuple(PermitId(permit) for permit in text.licence), states, text.opens)


def _step(draft: DefinitionDraft, path: Path, name: str, steps: Steps, start: StepId) -> StepId:
    main = [id for id, step in steps.items() if step.block is None and id not in draft.remedy_steps()]
    if name not in main:
        if draft.may_mean(StepId(name), steps):
            return start
        hint = suggestion(name, main)
        draft.unresolved(path, "unknown-step", f'there is no step "{name}" on the main line.', hint)
        return start
    return StepId(name)


def _changes(steps: Steps, start: StepId, kind: str) -> bool:
    """Whether a document that changes a licence can be reached."""
    return any(
        (makes := steps[id].makes) is not None and makes.sets is not None
        for id in _reached(steps, start, kind)
    )


def _reached(steps: Steps, start: StepId, kind: str) -> frozenset[StepId]:
    """The steps of the main line a case of a kind can come to, as far as ways and branches by its kind tell."""
    reached: set[StepId] = set()
    ahead = [start]
    while ahead:
        id = ahead.pop()
        if id in steps and id not in reached:
            reached.add(id)
            ahead += [to for outcome in _outcomes(steps[id], kind) if (to := steps[id].exits[outcome].to)]
    return frozenset(reached)


def _outcomes(step: Step, kind: str) -> Iterator[OutcomeId]:
    """The exits that a case of a kind can take."""
    if not step.kind.choices:
        yield from step.exits
    for choice in step.kind.choices:
        decided = choice.when is None or choice.when.names == frozenset({KIND})
        holds = choice.when is None or choice.when.holds({KIND: kind})
        if (not decided or holds) and choice.outcome in step.exits:
            yield choice.outcome
        if decided and holds:
            return


def read_reservations(draft: DefinitionDraft) -> tuple[Reservation, ...]:
    """What is scarce, in the order it is written."""
    found: list[Reservation] = []
    for name, text in draft.text.reserve.items():
        path = ("reserve", name)
        if text.pool == LICENCES or text.pool in {each.pool for each in found}:
            message = f'"{text.pool}" is held once by each case.'
            draft.report((*path, "pool"), "reserve", message, "Name another pool.")
        key, some = draft.key((*path, "key"), text.key), read_some(draft, path, text)
        if key is not None:
            label = text.name or readable(name)
            found.append(Reservation(name, label, text.pool, key, text.keep == "issued", some))
    return tuple(found)
