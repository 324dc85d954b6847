"""Previewing: a template printed from samples made of what its definition offers; no case and no service is needed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from flows.definitions import readable_surroundings
from flows.rendering import notice, render
from flows.settings import Folders
from flows.templates import TemplateFolder, sample_context
from flows.texts import definition_texts
from licensing.definition.checking import check_all
from licensing.definition.offering import Print
from licensing.definition.wholes import as_they_are
from licensing.documents.printable import Context
from licensing.documents.sampling import LONGEST, SHORTEST, USUAL, sampled
from licensing.history.effects import MOMENTS, Moment
from licensing.words.identifiers import TemplateName

NOTICES: Final[Mapping[str, Moment]] = {f"notices/{moment}": moment for moment in MOMENTS}


def previewed(
    template: str, folders: Folders, *, is_long: bool, is_short: bool, at: datetime
) -> bytes | str | None:
    """A template with generated data, or with the sample written for it where neither extreme is asked for.

    Returns:
        A PDF, or the text of a notice; None where no sound definition prints with this template.
    """
    turn = LONGEST if is_long else SHORTEST if is_short else USUAL
    asked = _print(template, folders)
    context = _written(template, folders) if turn == USUAL else None
    context = context or (sampled(asked.offered, turn) if asked else None)
    if context is None:
        return None
    folder = TemplateFolder(folders.templates)
    if template in NOTICES:
        told = notice(NOTICES[template], context, folder)
        return f"Subject: {told.subject}\n\n{told.body}"
    first, *annexes = (*(asked.behind if asked else ()), TemplateName(template))
    return render(first, context, folder, at=at, annexes=annexes)


def _written(template: str, folders: Folders) -> Context | None:
    try:
        return sample_context(folders.templates, template)
    except FileNotFoundError:
        return None


def _print(template: str, folders: Folders) -> Print | None:
    """How a definition prints with this template, None where none does; whether it is sound is no matter here."""
    around, _ = readable_surroundings(folders.definitions, folders.templates)
    drawn, _ = check_all(definition_texts([folders.definitions])[0], around, look_at=as_they_are)
    prints = (each for checked in drawn.values() for each in checked.prints)
    return next((each for each in prints if each.template == template), None)
