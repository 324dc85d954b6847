"""What people call what expressions name, and answers as people read them, in both languages."""

from datetime import date

from licensing.clock.wording import written_day
from licensing.forms.answers import Answer, chosen_of
from licensing.forms.form import Field, Form
from licensing.forms.moments import SUBMITTED
from licensing.register.beside import BESIDE_LABELS
from licensing.values.term import Label, Labels
from licensing.words.sentences import Sentence


def labels_of(form: Form, prefix: str) -> Labels:
    """What people call the answers of a form, and the columns of its lists."""
    labels = {f"{prefix}.{field.id}": Label(field.label, field.choices or {}) for field in form.fields}
    labels[SUBMITTED] = Label(Sentence("tanggal permohonan", "the day of the application"))
    labels |= BESIDE_LABELS
    for field in form.fields:
        labels |= labels_of(field.records.form, field.id) if field.records else {}
    return labels


def say_answer(field: Field, answer: Answer | None) -> Sentence:
    """An answer in both languages; numbers stay as Indonesians write them."""
    if field.type == "date" and isinstance(answer, str) and answer:
        return written_day(date.fromisoformat(answer))
    if isinstance(answer, bool):
        return Sentence(field.show(answer), "Yes" if answer else "No")
    if field.choices is None or answer is None:
        return Sentence(field.show(answer), field.show(answer))
    chosen = chosen_of(answer) if isinstance(answer, tuple) else (str(answer),)
    known = field.choices
    return Sentence(
        field.show(answer), ", ".join(known[each].en if each in known else each for each in chosen)
    )
