"""What the parts of a definition refer to by name, and what is wrong where there is nothing of that name, or not that.

Each tells rule, message and hint; where it is told, and whether it is told of an archived text, `drafting` knows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from licensing.definition.agencies import Fault
from licensing.definition.columns import lists_of
from licensing.definition.text import DefinitionText
from licensing.definition.unanswered import unanswered
from licensing.definition.written import WrittenStep
from licensing.forms.text import FieldText
from licensing.process.needs import Place
from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary, never
from licensing.values.sorts import OfText, Typed
from licensing.values.term import names_of
from licensing.values.types import Choice
from licensing.words.identifiers import StepId
from licensing.words.suggesting import suggestion


def decided_faults(steps: Mapping[StepId, WrittenStep], name: str, step: StepId) -> Iterator[Fault]:
    """Why nobody can be kept apart from those who decide a step of this name."""
    other, hint = steps.get(StepId(name)), "Name an earlier step that officers decide."
    if name == step:
        yield "four-eyes-impossible", f'step "{name}" names itself in not_by.', hint
    elif other is None:
        yield "unknown-step", f'there is no step "{name}".', suggestion(name, steps)
    elif other.kind and not other.is_decided_by_officers and not other.opens_lines:
        yield "four-eyes-impossible", f'no officer decides step "{name}".', hint


def place_of(
    text: DefinitionText, written: str, typed: Typed, rule: str
) -> tuple[Place | None, Sequence[Fault]]:
    """A value that is one of several in every case."""
    offers = typed.term.type.offers if isinstance(typed.term.type, Choice) else None
    if not isinstance(typed, OfText) or offers is None:
        hint = "Name a choice, or an answer out of a code list."
        return None, ((rule, f'"{written}" is not one of several places.', hint),)
    asked = {name: text.form.get(name.removeprefix("form.")) for name in sorted(names_of(typed.term))}
    return Place(written, typed.term, offers), [
        (
            rule,
            f'"{name}" is not answered in every application, so some have no place.',
            "Ask for it in every case.",
        )
        for name, field in asked.items()
        if field is not None and (field.optional or field.when is not None)
    ]


def unknown_in_dossier(text: DefinitionText, name: str, parts: Sequence[str]) -> Iterator[Fault]:
    """That the application has nothing of this name, written `<part>.<id>`."""
    ids = {"form": text.form, "values": text.values, "documents": text.documents}
    known = [f"{part}.{id}" for part in parts for id in ids[part]]
    if name not in known:
        yield "unknown-field", f'the application has no "{name}".', suggestion(name, known)


def documents_in(text: DefinitionText) -> tuple[str, ...]:
    """Every document of the application; those of rows as they are called in every row, `armada.stnk`."""
    of_rows = (f"{id}.{each}" for id, asked in text.form.items() for each in asked.documents or ())
    return (*text.documents, *of_rows)


def not_checkable(text: DefinitionText, name: str) -> Iterator[Fault]:
    """That the application has no answer or document of this name, those of rows included."""
    known = [*(f"form.{id}" for id in text.form), *(f"documents.{id}" for id in documents_in(text))]
    if name not in known:
        yield "unknown-field", f'the application has no "{name}".', suggestion(name, known)


def no_code_list(
    codes: Mapping[str, Mapping[str, str]], unreadable: Collection[str], name: str
) -> Iterator[Fault]:
    """That there is no code list of this name, or none to be used."""
    if name in unreadable:
        hint = "Correct them; they stand at its lines."
        yield "code-list", f'the code list "{name}" has problems of its own.', hint
    else:
        yield "unknown-codes", f'there is no code list "{name}".', suggestion(name, codes)


def no_documents(text: DefinitionText) -> Iterator[Fault]:
    """That the application has no documents that could be checked."""
    if not documents_in(text):
        hint = "Ask for some under documents, or name answers: checks: {form: [<field>]}."
        yield "checks", "the application has no documents that could be checked.", hint


def no_date(text: DefinitionText, name: str) -> Iterator[Fault]:
    """That the form asks for no date of this name."""
    dates = [id for id, asked in text.form.items() if asked.type == "date"]
    if name not in dates:
        yield "unknown-field", f'the form has no date field "{name}".', suggestion(name, dates)


def no_date_of_step(steps: Mapping[StepId, WrittenStep], name: str) -> Iterator[Fault]:
    """That no step of the main line asks one person for a date of this name in every case."""
    id, _, part = name.partition(".")
    written = steps.get(StepId(id))
    asked = written.text.form.get(part) if written else None
    if written is None or asked is None or asked.type != "date":
        dates = [
            f"{each}.{field}"
            for each, other in steps.items()
            for field, asking in other.text.form.items()
            if asking.type == "date"
        ]
        yield "unknown-field", f'no step asks for a date "{name}".', suggestion(name, dates)
    elif not written.asks_one or written.block is not None:
        message = f'"{name}" is not one date of the case: several give it.'
        yield "validity", message, "Name a date that one officer, or the applicant, gives on the main line."
    elif asked.optional or asked.when is not None:
        yield "validity", f'the date "{name}" is not answered in every case.', "Ask for it in every case."


def no_list(text: DefinitionText, name: str) -> Iterator[Fault]:
    """That the application has no list written so: `form.<list>`."""
    lists = [f"form.{id}" for id, _ in lists_of(text.form)]
    if name not in lists:
        hint = suggestion(name, lists) if lists else "Ask for one: a field of type list."
        yield "unknown-field", f'"{name}" is no list of the application.', hint


def not_listed(known: Mapping[str, FieldText], name: str) -> Iterator[Fault]:
    """That nothing of this name is a list that lines can be opened for."""
    if name not in known:
        message = f'"{name}" is no list of the application, nor one that an officer wrote at a step before.'
        hint = suggestion(name, known) if known else "Ask for one: a field of type list."
        yield "unknown-field", message, hint


def perhaps_missing(
    text: DefinitionText, name: str, row: Sequence[Claim], known: Vocabulary
) -> Iterator[Fault]:
    """That a date may be missing where this is so."""
    asked = text.form.get(name)
    if asked is None or asked.type != "date" or never(*row, *unanswered(name, asked, known)):
        return
    hint = (
        f'Ask for it in every case, give field and row the same `when`, or add form.{name} != "" to the row.'
    )
    yield "validity", f'the date "{name}" is not answered in every case of this row.', hint
