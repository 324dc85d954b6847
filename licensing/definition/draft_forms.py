"""The forms and document lists of a draft: conditions compiled, choices resolved, bounds that make sense."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from licensing.definition.form_draft import FormDraft
from licensing.definition.locating import read_within
from licensing.definition.panels import read_people
from licensing.definition.row_documents import check_rows_documents
from licensing.forms.bounds import Bound
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field, Form, Records
from licensing.forms.patterns import fault_of
from licensing.forms.text import DocumentText, FieldText, FormText
from licensing.text.labels import readable
from licensing.text.source import Path
from licensing.words.folding import legible
from licensing.words.identifiers import DocumentId, FieldId
from licensing.words.sentences import Sentence, counted

Codes = Mapping[str, Mapping[str, str]]

NUMERIC: Final = ("integer", "decimal", "money")
TYPED: Final = ("text", "textarea", "nik", "npwp", "nib", "phone", "email", "postcode")
MOST_CELLS: Final = 3_000
"""Answers of all rows of one list, as a page can send them."""


def read_form(draft: FormDraft, path: Path, text: FormText, codes: Codes) -> Form:
    """A form with everything in it resolved; problems go to the draft."""
    return Form(tuple(_field(draft, (*path, id), FieldId(id), field, codes) for id, field in text.items()))


def read_documents(
    draft: FormDraft, path: Path, texts: Mapping[str, DocumentText]
) -> tuple[DocumentRule, ...]:
    """The documents in the order they are asked."""
    for id, text in texts.items():
        if not text.accept:
            draft.report(
                (*path, id, "accept"), "wrong-value", "this list is empty.", "Write at least one entry."
            )
        least, most = text.least_and_most
        if least > most:
            draft.report((*path, id, "count"), "bounds", f"{least} files are more than {most}.", "Swap them.")
        if text.geotag and text.accept != ("jpg",):
            message = "only photos say where they were taken."
            draft.report((*path, id, "geotag"), "geotag", message, "Write accept: [jpg].")
    return tuple(
        DocumentRule(
            id=DocumentId(id),
            label=text.label or readable(id),
            accept=text.accept,
            max_bytes=text.max_mb * 1024 * 1024,
            hint=text.hint,
            optional=text.optional,
            when=None if text.when is None else draft.condition((*path, id, "when"), text.when),
            least=text.least_and_most[0],
            most=text.least_and_most[1],
            geotag=text.geotag,
        )
        for id, text in texts.items()
    )


def _records(draft: FormDraft, path: Path, text: FieldText, codes: Codes) -> Records | None:
    """What a list asks of each row; None for any other field."""
    if text.type != "list":
        for key, given in (
            ("rows", text.rows),
            ("form", text.form),
            ("values", text.values),
            ("documents", text.documents),
        ):
            if given is not None:
                message = f"a field of type {text.type} has no {key}."
                draft.report((*path, key), "list", message, "Use type list, or remove it.")
        return None
    _check_list(draft, path, text)
    least, most = text.least_and_most
    documents = read_documents(draft, (*path, "documents"), text.documents or {})
    check_rows_documents(draft, path, text)
    form = read_form(draft, (*path, "form"), text.form or {}, codes)
    return Records(form, least, most, draft.computed(path), documents)


def _check_list(draft: FormDraft, path: Path, text: FieldText) -> None:
    least, most = text.least_and_most
    columns = text.form or {}
    if not columns:
        hint = "Write its columns under form, as fields are written."
        draft.report(path, "list", "this list has no columns.", hint)
    if least > most:
        draft.report((*path, "rows"), "bounds", f"{least} rows are more than {most}.", "Swap them.")
    if most * (len(columns) + 1) > MOST_CELLS:
        message = f"{most} rows of {counted(len(columns), 'column')} are more than anybody fills in."
        draft.report(path, "too-large", message, "Ask for fewer rows or columns, or for a document.")
    for column, asked in columns.items():
        if asked.type == "list":
            hint = "Ask for one list with more columns, or for two lists."
            draft.report((*path, "form", column, "type"), "list", "a list stands within a list.", hint)
    for name in text.values or {}:
        if name in columns:
            message = f'"{name}" is a column that is asked already.'
            draft.report((*path, "values", name), "reserved-name", message, "Choose another name.")
    for key, given in (("pattern", text.pattern), ("max_length", text.max_length)):
        if given is not None:
            draft.report((*path, key), "list", f"a list has no {key}.", "Write it at a column.")


def _field(draft: FormDraft, path: Path, id: FieldId, text: FieldText, codes: Codes) -> Field:
    _check_bounds(draft, path, text)
    return Field(
        id=id,
        type=text.type,
        label=text.label or readable(id),
        hint=text.hint,
        optional=text.optional,
        when=None if text.when is None else draft.condition((*path, "when"), text.when),
        minimum=None if text.lowest is None else Decimal(text.lowest),
        maximum=None if text.highest is None else Decimal(text.highest),
        least=_bound(draft, (*path, "min"), text, text.min),
        most=_bound(draft, (*path, "max"), text, text.max),
        max_length=text.longest,
        pattern=text.pattern,
        choices=_choices(draft, path, text, codes),
        records=_records(draft, path, text, codes),
        people=read_people(draft, path, text),
        within=read_within(draft, path, text),
    )


def _bound(
    draft: FormDraft, path: Path, text: FieldText, written: int | Decimal | str | None
) -> Bound | None:
    """A bound that is computed; None for none, and for a plain number."""
    if not isinstance(written, str) or (text.type not in NUMERIC and text.type != "date"):
        return None
    return draft.bound(path, written, "date" if text.type == "date" else "number")


def _check_bounds(draft: FormDraft, path: Path, text: FieldText) -> None:
    bounded = text.type in NUMERIC or text.type == "date"
    if not bounded and (text.min is not None or text.max is not None):
        hint = "Use max_length for text, or a number type."
        given = "min" if text.min is not None else "max"
        draft.report((*path, given), "bounds", f"a field of type {text.type} has no min or max.", hint)
    if text.type == "date":
        for given, bound in (("min", text.lowest), ("max", text.highest)):
            if bound is not None:
                hint = 'Write a date in quotes ("2026-12-31"), or submitted + 1 year.'
                draft.report((*path, given), "bounds", "a date is bounded by a number.", hint)
    if text.lowest is not None and text.highest is not None and text.lowest > text.highest:
        draft.report((*path, "min"), "bounds", f"min {text.min} is above max {text.max}.", "Swap them.")
    for key, given in (("pattern", text.pattern), ("max_length", text.max_length)):
        if given is not None and text.type not in TYPED and text.type != "list":
            message = f"a field of type {text.type} has no {key}."
            draft.report((*path, key), "pattern", message, "Remove it; only text that is typed has one.")
    if text.pattern is not None:
        fault = fault_of(text.pattern)
        if fault is not None:
            message = f"this is no regular expression that can be matched quickly: {fault}."
            hint = "Correct it; it can neither look ahead nor repeat what it found, and repeats at most 1,000 times."
            draft.report((*path, "pattern"), "pattern", message, hint)


def _choices(draft: FormDraft, path: Path, text: FieldText, codes: Codes) -> Mapping[str, Sentence] | None:
    if text.type == "people":
        return None
    if text.type not in ("choice", "choices"):
        if text.of is not None or text.codes is not None:
            message = f"a field of type {text.type} offers no answers to choose from."
            draft.report(path, "choices", message, "Use type choice or choices.")
        return None
    if (text.of is None) == (text.codes is None):
        draft.report(path, "choices", "a choice needs its answers.", "Give either `of` or `codes`.")
        return {}
    if isinstance(text.of, str):
        hint = f"Write the answers as a list: of: [{text.of}, …]."
        draft.report((*path, "of"), "choices", "one word is no answers to choose from.", hint)
        return {}
    if text.codes is not None:
        if text.codes not in codes:
            draft.no_codes((*path, "codes"), text.codes)
        return {code: Sentence(label, label) for code, label in codes.get(text.codes, {}).items()}
    offered = tuple(text.offered or ())
    if not offered:
        draft.report((*path, "of"), "choices", "there is no answer to choose.", "Write at least one answer.")
    _check_answers(draft, (*path, "of"), offered, by_name=isinstance(text.offered, dict))
    return (
        text.offered if isinstance(text.offered, dict) else {choice: readable(choice) for choice in offered}
    )


def _check_answers(draft: FormDraft, path: Path, offered: tuple[str, ...], *, by_name: bool) -> None:
    """Every answer is there once, and can be chosen as it is written."""
    seen = set[str]()
    for n, choice in enumerate(offered):
        way, read = (*path, choice if by_name else n), legible(choice).strip()
        if not choice.strip():
            draft.report(way, "choices", "an answer is empty.", "Write it, or use optional: true.")
        elif read != choice:
            message = f'answer "{choice}" can never be chosen, because it is read as "{read}".'
            draft.report(way, "choices", message, f'Write "{read}".')
        elif choice in seen:
            message = f'answer "{choice}" stands here a second time.'
            draft.report(way, "choices", message, "Keep one of the two.")
        seen.add(choice)
