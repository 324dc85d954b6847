"""Documents of the records of a list: each is asked once for every record, and called by the row it belongs to.

    armada.2.stnk      the document `stnk` of the second row of the list `armada`
    armada.2.foto.3    its third file, where it is several

A row keeps the number it is typed under; records are numbered from 1 without gaps, their files with them (`settled`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from licensing.forms.answers import Answers, Typed, records_of
from licensing.forms.files import DocumentRule, Files, StoredFile
from licensing.forms.form import Field, Form
from licensing.forms.records import counted_rows, place_of
from licensing.values.types import Facts
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence


def rules_of_records(form: Form, answers: Answers, facts: Facts) -> tuple[DocumentRule, ...]:
    """What is asked for the records of every list as they stand, one rule for each document of each record.

    Args:
        facts: what conditions see beside a record.
    """
    lists = (field for field in form.fields if field.records and field.records.documents)
    return tuple(
        rule
        for field in lists
        for rule in _asked(field, answers, range(1, len(records_of(answers.get(field.id))) + 1), facts)
    )


def rules_as_typed(form: Form, typed: Typed, answers: Answers, facts: Facts) -> tuple[DocumentRule, ...]:
    """The same under the numbers the rows were typed under; `answers` is what was read of them."""
    lists = (field for field in form.fields if field.records and field.records.documents)
    return tuple(
        rule for field in lists for rule in _asked(field, answers, counted_rows(typed, field.id), facts)
    )


def _asked(field: Field, answers: Answers, numbers: Iterable[int], facts: Facts) -> Iterator[DocumentRule]:
    asked = field.records
    if asked is None:
        return
    for number, record in zip(numbers, records_of(answers.get(field.id)), strict=False):
        seen = {**facts, **asked.form.facts(record, field.id)}
        yield from (of_row(field, number, rule) for rule in asked.documents if rule.is_asked(seen))


def of_row(field: Field, number: int, rule: DocumentRule) -> DocumentRule:
    """The document of one row, which is asked for there: whether it is was looked at."""
    label = Sentence(
        f"{field.label.id}, baris {number}, {rule.label.id}",
        f"{field.label.en}, row {number}, {rule.label.en}",
    )
    return replace(rule, id=DocumentId(f"{field.id}.{number}.{rule.id}"), label=label, when=None)


def rule_at(form: Form, name: str) -> DocumentRule | None:
    """The document of a row that a name means, whether or not there is such a row; None for any other name."""
    place = place_of(name)
    for field in form.fields:
        if place and field.records and field.id == place.list_id:
            rules = (rule for rule in field.records.documents if place.column in rule.names)
            return next((of_row(field, place.row, rule) for rule in rules), None)
    return None


def with_rows_of(form: Form, typed: Typed, files: Files) -> Typed:
    """What was typed, in which a row counts that has nothing but a file."""
    rows: dict[str, tuple[str, ...]] = {}
    for name in files:
        place = place_of(name)
        if place and rule_at(form, name):
            named = rows.get(place.list_id) or tuple(typed.get(place.list_id, ()))
            rows[place.list_id] = (*(text for text in named if text), str(place.row))
    return {**typed, **rows}


def settled(form: Form, typed: Typed, files: Files) -> Files:
    """Files as the records are numbered that are read of these rows; those of no row fall away."""
    numbers: Mapping[str, Mapping[int, int]] = {
        field.id: {row: n for n, row in enumerate(counted_rows(typed, field.id), start=1)}
        for field in form.fields
        if field.records and field.records.documents
    }
    settled: dict[DocumentId, StoredFile] = {}
    for name, file in files.items():
        place = place_of(name)
        if place is None or place.list_id not in numbers:
            settled[name] = file
        elif place.row in numbers[place.list_id]:
            number = numbers[place.list_id][place.row]
            settled[DocumentId(f"{place.list_id}.{number}.{place.column}")] = file
    return settled


def rules_named(form: Form, names: Iterable[str]) -> tuple[DocumentRule, ...]:
    """The documents of rows that some names mean; others mean none."""
    found = (rule_at(form, name) for name in names)
    return tuple({rule.id: rule for rule in found if rule}.values())
