"""Read a form: everything a person typed at once, with everything that is wrong told at once.

Fields whose `when` does not hold are not asked, and whatever was typed into them is dropped. An answer can stand
already: it was right when it was given, and is not held against a bound anew, unless what the bound hangs on was
changed.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from licensing.forms.answers import NO_ANSWERS, Answer, Answers, Record, Typed, chosen_of, records_of
from licensing.forms.fields import Unreadable
from licensing.forms.form import Field, Form, Records
from licensing.forms.records import counted_rows, field_of
from licensing.forms.told import missing
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence, counted

NO_ROWS = Sentence("Isi baris demi baris.", "Fill this in row by row.")


def read_form(
    form: Form,
    typed: Typed,
    facts: Facts,
    prefix: str = "form",
    *,
    standing: Answers = NO_ANSWERS,
    kept: Answers = NO_ANSWERS,
) -> tuple[Answers, Mapping[str, Sentence]]:
    """Read a whole form.

    Args:
        typed: what came in; ids the form does not know are ignored.
        facts: what conditions may see beside this form; its own names are replaced.
        standing: answers that were right before.
        kept: answers that were read before; what is typed as they stand is read as it was then.

    Returns:
        The answers of the fields that are asked and readable, and a sentence for each that is not.
    """
    answers, wrong = _read_each(form, typed, standing, kept)
    stands = _unmoved(form, standing, answers, prefix)
    asked, listed = _settled(form, answers, typed, facts, prefix, _Before(stands, kept))
    answers, wrong = {**answers, **listed.answers}, {**wrong, **listed.wrong}
    stands = _unmoved(form, standing, answers, prefix)
    wrong = {**_beyond(form, answers, asked, facts, prefix, stands), **wrong}
    return (
        {field.id: answers[field.id] for field in form.fields if field.id in asked and field.id in answers},
        {name: sentence for name, sentence in wrong.items() if field_of(name) in asked},
    )


def _read_each(
    form: Form, typed: Typed, standing: Answers, kept: Answers
) -> tuple[Answers, Mapping[str, Sentence]]:
    """Every field but lists, whether it is asked or not."""
    answers: dict[FieldId, Answer] = {}
    wrong: dict[str, Sentence] = {}
    for field in form.fields:
        if field.records is not None:
            continue
        try:
            answer = field.read(typed.get(field.id, ()), standing.get(field.id), kept=kept.get(field.id))
        except Unreadable as unreadable:
            wrong[field.id] = unreadable.sentence
            continue
        if answer is not None:
            answers[field.id] = answer
        elif not field.optional:
            wrong[field.id] = missing(field.label)
    return answers, wrong


def _unmoved(form: Form, standing: Answers, answers: Answers, prefix: str) -> Answers:
    """Of the answers that stand, those whose bounds hang on no answer that was changed."""
    if not standing:
        return standing
    then, now = form.facts(standing, prefix), form.facts(answers, prefix)
    moved = {name for name in then if then[name] != now[name]}
    stands = (field.id for field in form.fields if field.id in standing and not field.hangs_on & moved)
    return {id: standing[id] for id in stands}


def _beyond(
    form: Form, answers: Answers, asked: frozenset[FieldId], facts: Facts, prefix: str, stands: Answers
) -> Mapping[str, Sentence]:
    """A sentence for each answer beyond a bound that other answers or moments set."""
    bounded = [
        field
        for field in form.fields
        if field.id in asked
        and (field.least or field.most)
        and (field.id not in stands or answers.get(field.id) != stands[field.id])
    ]
    if not bounded:
        return {}
    counted = {id: answer for id, answer in answers.items() if id in asked}
    seen = {**facts, **form.facts(counted, prefix)}
    broken = ((field.id, field.beyond(counted.get(field.id), seen)) for field in bounded)
    return {id: sentence for id, sentence in broken if sentence}


def _settled(
    form: Form, answers: Answers, typed: Typed, facts: Facts, prefix: str, before: "_Before"
) -> tuple[frozenset[FieldId], "_Listed"]:
    """The fields that are asked, when an answer to a field that is not asked counts for nothing, and the lists.

    Settles after as many rounds as conditions build on each other, at most one per field and one for lists.
    """
    asked = frozenset(field.id for field in form.fields)
    lists = tuple(field for field in form.fields if field.records is not None)
    if not lists and all(field.when is None for field in form.fields):
        return asked, _Listed()
    listed = _read_lists(lists, typed, {**facts, **form.facts(answers, prefix)}, before)
    for _ in range(len(form.fields) + len(lists)):
        given = {**answers, **listed.answers}
        counted = {id: answer for id, answer in given.items() if id in asked}
        seen = {**facts, **form.facts(counted, prefix)}
        now = frozenset(field.id for field in form.asked(seen)), _read_lists(lists, typed, seen, before)
        if now == (asked, listed):
            break
        asked, listed = now
    return asked, listed


@dataclass(frozen=True, slots=True)
class _Before:
    """The answers of lists that stand, and those that were read before."""

    stands: Answers
    kept: Answers


@dataclass(frozen=True, slots=True)
class _Listed:
    """The lists of a form: rows, and what is wrong with them."""

    answers: Answers = dataclasses.field(default_factory=dict[FieldId, Answer])
    wrong: Mapping[str, Sentence] = dataclasses.field(default_factory=dict[str, Sentence])


def _cells(answers: Answers) -> Record:
    """The answers of a row, none of which is a list."""
    return {id: chosen_of(answer) if isinstance(answer, tuple) else answer for id, answer in answers.items()}


def _read_lists(lists: tuple[Field, ...], typed: Typed, facts: Facts, before: "_Before") -> _Listed:
    answers: dict[FieldId, Answer] = {}
    wrong: dict[str, Sentence] = {}
    for each in lists:
        if each.records is None:
            continue
        records, unreadable = _read_rows(each, each.records, typed, facts, before)
        wrong |= unreadable
        if records:
            answers[each.id] = records
    return _Listed(answers, wrong)


def _read_rows(
    field: Field, asked: Records, typed: Typed, facts: Facts, before: "_Before"
) -> tuple[tuple[Record, ...], Mapping[str, Sentence]]:
    """The rows that were typed, and a sentence for each column that is wrong (`alat.2.umur`).

    Args:
        facts: what conditions may see beside the row.
        before: the rows that stand and those that were read before, by the numbers they are typed under.
    """
    rows, stood = counted_rows(typed, field.id), _numbered(before.stands.get(field.id))
    kept = _numbered(before.kept.get(field.id))
    records: list[Record] = []
    is_as_before = bool(stood) and rows.keys() == stood.keys()
    wrong: dict[str, Sentence] = {} if is_as_before else {**_miscounted(field, asked, len(rows))}
    if any(text.strip() and not text.strip().isdigit() for text in typed.get(field.id, ())):
        wrong[field.id] = NO_ROWS
    for number, row in [*rows.items()][: max(asked.most, len(stood))]:
        answers, unreadable = read_form(
            asked.form, row, facts, field.id, standing=stood.get(number, {}), kept=kept.get(number, {})
        )
        records.append(_cells(answers))
        wrong |= {f"{field.id}.{number}.{name}": sentence for name, sentence in unreadable.items()}
    return tuple(records), wrong


def _numbered(rows: Answer | None) -> Mapping[int, Record]:
    return dict(enumerate(records_of(rows), start=1))


def _miscounted(field: Field, asked: Records, rows: int) -> Mapping[str, Sentence]:
    if not rows:
        return {} if field.optional or not asked.least else {field.id: missing(field.label)}
    if asked.least <= rows <= asked.most:
        return {}
    if rows < asked.least:
        id, en = (
            f"Isi paling sedikit {asked.least} baris",
            f"Fill in at least {counted(asked.least, 'row')}",
        )
    else:
        id, en = f"Isi paling banyak {asked.most} baris", f"Fill in at most {counted(asked.most, 'row')}"
    return {field.id: Sentence(f"{id}; sekarang {rows}.", f"{en}; there are {rows} now.")}
