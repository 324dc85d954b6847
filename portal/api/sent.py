"""The texts sent beside files: what may be sent, and answers as JSON."""

from pydantic import TypeAdapter, ValidationError

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import Typed
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts.names import unknown_names
from portal.api.models.answers import FormValue, typed
from portal.door.forms import FORGERY_FIELD
from portal.door.json_once import check_names
from portal.door.posted import Posted, clean

FORM = TypeAdapter(dict[str, FormValue])
NOT_JSON = Sentence("Bagian `form` harus berisi objek JSON.", "The part `form` has to be a JSON object.")


def answers_of(posted: Posted, *, parts: tuple[str, ...]) -> Typed:
    """The answers in the part `form`.

    Args:
        parts: the texts that may be sent beside files; whatever else is sent would be dropped in silence.

    Raises:
        CommandRefused: `invalid-form` where the part is no JSON object, or something else was sent beside it.
    """
    unknown = unknown_names(posted.texts.keys() - {FORGERY_FIELD}, parts)
    if unknown:
        raise invalid_form(unknown)
    check_names(posted.text("form"))
    try:
        answers = typed(FORM.validate_json(posted.text("form") or "{}"))
    except ValidationError:
        raise CommandRefused("invalid-form", NOT_JSON, {"form": NOT_JSON}) from None
    return {id: tuple(map(clean, texts)) for id, texts in answers.items()}
