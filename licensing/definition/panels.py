"""Fields that name people: who may be named, how many, and in whose form such a question can stand."""

from licensing.definition.form_draft import FormDraft
from licensing.forms.people import PeopleRule
from licensing.forms.text import FieldText
from licensing.text.source import Path


def read_people(draft: FormDraft, path: Path, text: FieldText) -> PeopleRule | None:
    """Whom a field of officers names; None for any other field."""
    if text.type != "people":
        if text.count is not None:
            message = f"a field of type {text.type} has no count."
            draft.report((*path, "count"), "members", message, "Use type people, or remove it.")
        return None
    if not draft.officers_form(path[:-1]):
        message = "only officers name people of the city, and not row by row."
        hint = "Move it to the form of a review, or ask for a name as text."
        draft.report((*path, "type"), "members", message, hint)
    if text.codes is not None:
        draft.report((*path, "codes"), "members", "a field of people has no codes.", "Remove it.")
    least, most = text.fewest_and_most
    if least > most:
        draft.report((*path, "count"), "bounds", f"{least} people are more than {most}.", "Swap them.")
    if not isinstance(text.of, str):
        message = "nobody knows who can be named here."
        draft.report(path, "members", message, "Write the role they hold: of: <agency>.<role>.")
        return None
    return PeopleRule(draft.agency_role((*path, "of"), text.of), least, max(least, most))
