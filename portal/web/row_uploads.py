"""Documents of the rows of lists on a page: each row with what is to be chosen for it, as documents elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from licensing.forms.answers import Typed
from licensing.forms.files import DocumentRule, Files
from licensing.forms.form import Field, Form
from licensing.forms.records import place_of, rows_of
from licensing.forms.row_files import of_row, rules_named
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.door.posted import KEPT, UPLOAD, Posted
from portal.web.fields import Question, Row, form_facts
from portal.web.site import Site
from portal.web.uploading import Upload, uploads


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page has of files: those just taken in, those the case has anyway, and what is wrong with them."""

    purpose: str
    files: Files
    wrong: Mapping[str, Sentence]
    standing: Files | None = None


def with_uploads(
    site: Site, questions: tuple[Question, ...], form: Form, typed: Typed, facts: Facts, sent: Sent
) -> tuple[Question, ...]:
    """The questions of an application, the rows of its lists with their documents.

    Args:
        facts: what conditions see beside a row, the answers to the form among it.
    """

    def row_with(field: Field, row: Row, rows: Mapping[int, Typed]) -> Row:
        rules = field.records.documents if field.records else ()
        columns = field.records.form if field.records else Form()
        seen = form_facts(columns, rows.get(int(row.number), {}), facts, field.id)
        return replace(
            row, uploads=tuple(_upload(site, field, int(row.number), rule, seen, sent) for rule in rules)
        )

    def question_with(question: Question) -> Question:
        field = question.field
        if field.records is None or not field.records.documents:
            return question
        rows = rows_of(typed, field.id)
        shown = tuple(row_with(field, row, rows) for row in question.rows)
        blank = question.blank and row_with(field, question.blank, {})
        return replace(question, rows=shown, blank=blank, highest=_highest(field, sent.standing or {}))

    return tuple(question_with(question) for question in questions)


def _highest(field: Field, standing: Files) -> int:
    places = (place_of(name) for name in standing)
    return max((place.row for place in places if place and place.list_id == field.id), default=0)


def _upload(site: Site, field: Field, number: int, rule: DocumentRule, seen: Facts, sent: Sent) -> Upload:
    """One document of one row: called by the row, and labelled as its column."""
    asked = replace(of_row(field, number, rule), when=rule.when)
    columns = field.records.form if field.records else Form()
    (upload,) = uploads(
        site,
        sent.purpose,
        (asked,),
        columns,
        seen,
        sent.files,
        sent.wrong,
        standing=sent.standing,
        prefix=field.id,
    )
    return replace(upload, rule=replace(asked, label=rule.label))


def rules_posted(form: Form, posted: Posted) -> tuple[DocumentRule, ...]:
    """The documents of rows that a page sent something for."""
    names = (*posted.files, *posted.texts)
    return rules_named(form, (name.removeprefix(UPLOAD).removeprefix(KEPT) for name in names))


def asked_in_rows(
    site: Site, questions: tuple[Question, ...], form: Form, typed: Typed, facts: Facts
) -> Iterator[str]:
    """The ids of the documents of rows that are asked for after what was typed so far."""
    for each in with_uploads(site, questions, form, typed, facts, Sent("", {}, {})):
        yield from (upload.id for row in each.rows for upload in row.uploads if upload.is_asked)
