"""What stands at the head of a definition: file, issuer, who applies, what the public is told of the service."""

from licensing.definition.agencies import today_hint
from licensing.definition.drafting import DefinitionDraft
from licensing.process.standard import COMPONENTS, DERIVED, Component, Standard
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion


def check_file_name(draft: DefinitionDraft) -> None:
    """A permit type is found by the name of its file."""
    name = f"{draft.text.permit}.yaml"
    if draft.surroundings is not None and draft.source.file.rpartition("/")[2] != name:
        message = f'permit "{draft.text.permit}" stands in another file.'
        draft.report(("permit",), "file-name", message, f"Name the file {name}.")


def check_issuer(draft: DefinitionDraft) -> None:
    """Whoever issues is an agency of the register."""
    issuer = draft.text.issuer
    if draft.surroundings is not None and issuer not in draft.surroundings.register.agencies:
        message = f'there is no agency "{issuer}" in the register.'
        hint = today_hint(draft.surroundings.register, issuer)
        draft.report(("issuer",), "unknown-agency", message, hint)


def contact_field(draft: DefinitionDraft, part: str, name: str) -> FieldId:
    """The field that says who applies or how she is reached; it is answered in every application."""
    asked = draft.text.form.get(name)
    if draft.is_mended(("form", name)):
        return FieldId(name)
    if asked is None:
        hint = suggestion(name, draft.text.form)
        draft.report(("applicant", part), "unknown-field", f'the form has no field "{name}".', hint)
    elif asked.optional or asked.when is not None:
        message = f'"{name}" is not answered in every application, but the applicant is reached by it.'
        draft.report(("applicant", part), "contact", message, "Ask for it in every case.")
    elif asked.type != (wanted := "text" if part == "name" else part):
        message = f'"{name}" is a field of type {asked.type}, and no {part}.'
        draft.report(("applicant", part), "contact", message, f"Name a field of type {wanted}.")
    return FieldId(name)


def read_standard(draft: DefinitionDraft) -> Standard | None:
    """What the definition says of the service; what it leaves to itself has to follow from it."""
    written = draft.text.standard
    if written is None:
        return None
    texts: dict[str, Sentence] = dict(written)
    standard: dict[Component, Sentence | None] = {}
    for component in COMPONENTS:
        is_left = texts[component].id == "auto"
        if is_left and component not in DERIVED:
            message = f"nothing in a definition says {component}."
            hint = (
                f"Write it out; only {', '.join(each for each in COMPONENTS if each in DERIVED)} can be auto."
            )
            draft.report(("standard", component), "standard", message, hint)
        standard[component] = None if is_left else texts[component]
    return standard
