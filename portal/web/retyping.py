"""What was typed into a form, as a page sent it and as it is put into a form again.

Out of a page come texts by field; answers and kept texts go back as an Indonesian would type them.
"""

import re

from licensing.forms.answers import Answers, Typed
from licensing.forms.form import Field, Form
from licensing.maps.positions import NEXT
from portal.door.posted import Posted
from portal.web.rows import typed_rows_of


def typed_into(form: Form, posted: Posted) -> Typed:
    """What a page sent for each field of a form; an older page may still have fields that are gone."""
    typed = posted.typed()
    plain = {field.id: tuple(typed.get(field.id, ())) for field in form.fields if field.records is None}
    return {**plain, **typed_rows_of(form, posted)}


def typed_answers(form: Form, answers: Answers) -> Typed:
    """Answers as an Indonesian would type them, to fill a form with."""
    return retyped(form, form.typed(answers))


def retyped(form: Form, typed: Typed) -> Typed:
    """What would be read the same, as an Indonesian would type it."""
    return {
        name: tuple(_retype(field, text) for text in texts) if (field := form.at(name)) else texts
        for name, texts in typed.items()
    }


def _retype(field: Field, text: str) -> str:
    match field.type:
        case "date" if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return "-".join(reversed(text.split("-")))
        case "decimal":
            return text.replace(".", ",")
        case "area":
            return text.replace(NEXT, "\n")
        case "money" | "phone":
            return field.show(int(text) if field.type == "money" else text).removeprefix("Rp")
        case _:
            return text
