"""What `issue` and `refuse` share: a numbered PDF that is rendered, stored and registered, then announced.

Each effect is owed once the one before it is performed, so a run that dies anywhere leaves the rest owed.
"""

from licensing.clock.spans import Span
from licensing.documents.numbering import IN_BRACES, in_braces
from licensing.history.case import Case, Visit
from licensing.history.effects import Effect, Moment, Notify, Register, Render, Store
from licensing.steps.text import Draft
from licensing.text.reading import Path
from licensing.words.identifiers import EffectKey, TemplateName


def document_effects(case: Case, visit: Visit, template: TemplateName, moment: Moment) -> tuple[Effect, ...]:
    """The effects owed by a visit that makes a document, as far as they can be owed now."""
    if visit.numbering is None:
        return ()
    prefix = f"{case.application}.{visit.step}.{visit.round}"
    chain: tuple[Effect, ...] = (
        Render(EffectKey(f"{prefix}.render"), visit.step, visit.round, template),
        Store(EffectKey(f"{prefix}.store"), visit.step, visit.round, template),
        Register(EffectKey(f"{prefix}.register"), visit.step, visit.round),
        Notify(EffectKey(f"{prefix}.notify"), visit.step, visit.round, moment),
    )
    done = sum(effect.key in case.performed for effect in chain)
    return chain[: done + 1]


def check_number(draft: Draft, path: Path, pattern: str) -> None:
    """A number has a sequence and a year, so that it is unique and gap-free within its series."""
    if in_braces(pattern) != IN_BRACES.keys() or not pattern.isprintable():
        message = f'"{pattern}" does not give every document its own number.'
        hint = "Use {seq} (for instance {seq:04d}) and {year}, and nothing else in braces."
        draft.report(path, "number-pattern", message, hint)


def check_span(draft: Draft, path: Path, span: Span | None) -> None:
    """Licences run in calendar time."""
    if span is not None and span.unit == "working day":
        draft.report(
            path, "validity", "a licence cannot be valid for working days.", "Use days, months or years."
        )
