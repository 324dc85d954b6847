"""How much a definition can ask, and what nothing in it can be called; every problem is reported to the draft."""

from collections.abc import Iterator
from typing import Final

from licensing.definition.columns import lists_of
from licensing.definition.drafting import DefinitionDraft
from licensing.forms.text import FormText
from licensing.text.source import Path
from licensing.values.conditions import RESERVED_FIELDS, RESERVED_STEPS

MOST_STEPS: Final = 2_000
MOST_ASKED: Final = 5_000
"""Fields of one form, and documents."""
MOST_VALUES: Final = 500


def check_sizes(draft: DefinitionDraft) -> bool:
    """Whether all can be looked at within seconds; what was published was once."""
    forms = [("form",), *((*written.path, "form") for written in draft.steps.values())]
    forms += [(*written.path, "documents") for written in draft.steps.values()]
    asked = [(path, draft.source.at(path)) for path in (*forms, ("documents",))]
    too_many = [
        ((*path, key), MOST_ASKED, "questions")
        for path, given in asked
        if isinstance(given, dict)
        for key in [*given][MOST_ASKED : MOST_ASKED + 1]
    ]
    too_many += [
        (("values", id), MOST_VALUES, "values") for id in [*draft.text.values][MOST_VALUES : MOST_VALUES + 1]
    ]
    beyond = [*draft.steps.values()][MOST_STEPS : MOST_STEPS + 1]
    too_many += [(written.path, MOST_STEPS, "steps") for written in beyond]
    for path, most, what in too_many:
        message = f"more than {most} {what} are more than anybody can follow."
        draft.report(
            path, "too-large", message, "Divide what is asked among several permit types.", at_key=True
        )
    return draft.surroundings is None or not too_many


def check_names(draft: DefinitionDraft) -> None:
    """Conditions read some words otherwise, so nothing they may ask for can be called by one."""
    asked: list[tuple[Path, frozenset[str]]] = [(("form", id), RESERVED_FIELDS) for id in draft.text.form]
    asked += [(("values", id), RESERVED_FIELDS) for id in draft.text.values]
    asked += [(written.path, RESERVED_STEPS) for written in draft.steps.values()]
    asked += [
        ((*written.path, "form", field), RESERVED_FIELDS | {"outcome"})
        for written in draft.steps.values()
        for field in written.text.form
    ]
    for path, form in (
        (("form",), draft.text.form),
        *(((*written.path, "form"), written.text.form) for written in draft.steps.values()),
    ):
        asked += _names_of_lists(path, form)
        for id, _ in lists_of(form):
            if id in draft.steps:
                message = f'"{id}" is the name of a step already, which conditions could mean.'
                draft.report((*path, id), "reserved-name", message, "Choose another name.", at_key=True)
    for id in draft.text.documents:
        if id in draft.text.form:
            message = f'"{id}" is the name of a question already.'
            hint = "An applicant is told by these names what to correct: choose another."
            draft.report(("documents", id), "reserved-name", message, hint, at_key=True)
    _check_names_of_uploads(draft)
    for path, reserved in asked:
        if path[-1] in reserved:
            message = f'nothing can be called "{path[-1]}" here, because conditions read that word otherwise.'
            draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)


def _check_names_of_uploads(draft: DefinitionDraft) -> None:
    """What is wrong with something that was sent is told by its name: a question's or a document's."""
    for written in draft.steps.values():
        for id in written.text.documents:
            if id in written.text.form:
                message = f'"{id}" is the name of a question of this step already.'
                path = (*written.path, "documents", id)
                draft.report(path, "reserved-name", message, "Choose another name.", at_key=True)


def _names_of_lists(path: Path, form: FormText) -> Iterator[tuple[Path, frozenset[str]]]:
    """Lists are named before their columns, as steps are."""
    for id, asked in lists_of(form):
        yield (*path, id), RESERVED_STEPS
        yield from (((*path, id, "form", column), RESERVED_FIELDS) for column in asked.form or {})
        yield from (((*path, id, "values", name), RESERVED_FIELDS) for name in asked.values or {})
