"""Forms and document lists: what is asked, and what was answered.

A form reads everything a person typed at once and names everything that is wrong at once. Fields and documents whose
`when` does not hold are not asked, and whatever was typed into them is dropped.

An answer can stand already: it was right when it was given, and is not held against a bound anew, unless what the bound
hangs on was changed.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from licensing.forms.answers import NO_ANSWERS, Answer, Answers, Record, Typed, chosen_of, records_of
from licensing.forms.bounds import Bound
from licensing.forms.fields import FIELD_TYPES, FieldType, Unreadable, check_printable, legible
from licensing.forms.patterns import fits
from licensing.forms.people import PeopleRule, ids_of, show_people
from licensing.forms.records import counted_rows, field_of, place_of, typed_rows
from licensing.values.conditions import Condition
from licensing.values.sorts import Typed as Expression
from licensing.values.types import Exact, Fact, Facts, Type, cell, fact
from licensing.values.types import Records as RecordsType
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence, counted


def _no_values() -> Mapping[str, Expression]:
    return MappingProxyType({})


MISSING = Sentence("Bagian ini wajib diisi.", "This has to be filled in.")


NO_ROWS = Sentence("Isi baris demi baris.", "Fill this in row by row.")


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `minimum` and `maximum` bound numbers; `max_length` counts characters; a list has `records`.

    Where officers name people, `people` says whom. With `names_somebody` it is whoever applies, whose
    name has a letter.
    """

    id: FieldId
    type: FieldType
    label: Sentence
    hint: Sentence | None = None
    optional: bool = False
    when: Condition | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    max_length: int = 500
    pattern: str | None = None
    choices: Mapping[str, Sentence] | None = None
    records: "Records | None" = None
    people: PeopleRule | None = None
    names_somebody: bool = False
    least: Bound | None = None
    most: Bound | None = None

    @property
    def seen(self) -> Type:
        """The type a condition sees."""
        if self.people is not None:
            return self.people.seen
        return FIELD_TYPES[self.type].seen if self.records is None else self.records.seen(self.id)

    @property
    def hangs_on(self) -> frozenset[str]:
        """What the bounds of its answer name, in a list those of its columns."""
        own = (bound.names for bound in (self.least, self.most) if bound)
        below = (column.hangs_on for column in self.records.form.fields) if self.records else ()
        return frozenset[str]().union(*own, *below)

    def read(self, typed: Sequence[str], standing: Answer | None = None) -> Answer | None:
        """One answer from what was typed; None where nothing was.

        Args:
            standing: the answer that was right before; the same again is asked no bound.

        Raises:
            Unreadable: with the sentence for the person who typed.
        """
        texts = tuple(text for text in map(legible, typed) if text.strip())
        if self.type == "choices":
            return tuple(dict.fromkeys(self._choice(text) for text in texts)) or None
        if self.people is not None:
            return self.people.read(texts)
        if not texts:
            return None
        if self.type == "boolean":
            return FIELD_TYPES["boolean"].read(texts[-1])
        if len(set(texts)) > 1:
            raise Unreadable(
                f"Tulis satu jawaban saja; yang terkirim {len(texts)}.",
                f"Give one answer only; {len(texts)} were sent.",
            )
        if self.type == "choice":
            return self._choice(texts[0])
        check_printable(texts[0])
        answer = FIELD_TYPES[self.type].read(texts[0])
        if answer != standing:
            self._bound(answer)
        return answer

    def typed(self, answer: Answer | None) -> tuple[str, ...]:
        """An answer that is no list as it would be typed, so that `read` gives it back."""
        if answer is None:
            return ()
        if isinstance(answer, bool):
            return ("true" if answer else "false",)
        if self.people is not None:
            return ids_of(answer)
        if isinstance(self.seen, Exact):
            return (str(answer).replace(".", ","),)
        return chosen_of(answer) if isinstance(answer, tuple) else (str(answer),)

    def show(self, answer: Answer | None) -> str:
        """An answer as an Indonesian reader sees it; "" for none."""
        if answer is None or answer == "":
            return ""
        if self.records is not None:
            return self.records.show(answer)
        if self.people is not None:
            return show_people(answer)
        if self.choices is not None:
            chosen = chosen_of(answer) if isinstance(answer, tuple) else (str(answer),)
            labels = [self.choices[each].id if each in self.choices else each for each in chosen]
            return ("; " if any(", " in label for label in labels) else ", ").join(labels)
        return FIELD_TYPES[self.type].show(answer)

    def beyond(self, answer: Answer | None, facts: Facts) -> Sentence | None:
        """What to say of an answer beyond a bound that is computed; None where there is nothing to say."""
        given = cell(answer, self.seen)
        low = self.least.broken("min", given, facts) if self.least else None
        return low or (self.most.broken("max", given, facts) if self.most else None)

    def _choice(self, text: str) -> str:
        if text.strip() not in (self.choices or {}):
            raise Unreadable("Pilih salah satu jawaban yang tersedia.", "Choose one of the answers offered.")
        return text.strip()

    def _bound(self, answer: Answer) -> None:
        if self.names_somebody and not any(character.isalpha() for character in str(answer)):
            raise Unreadable("Tulis namanya, dengan huruf.", "Write the name, in letters.")
        if isinstance(answer, str) and not isinstance(self.seen, Exact):
            if len(answer) > self.max_length:
                raise Unreadable(
                    f"Paling banyak {self.max_length} karakter; sekarang {len(answer)}.",
                    f"At most {counted(self.max_length, 'character')}; this has {len(answer)}.",
                )
            if self.pattern and not fits(self.pattern, answer):
                raise Unreadable(
                    "Susunannya belum sesuai. Lihat petunjuk isian.", "This does not fit the hint."
                )
            return
        number = Decimal(str(answer))
        if self.minimum is not None and number < self.minimum:
            raise Unreadable(f"Paling sedikit {self.minimum}.", f"At least {self.minimum}.")
        if self.maximum is not None and number > self.maximum:
            raise Unreadable(f"Paling banyak {self.maximum}.", f"At most {self.maximum}.")


@dataclass(frozen=True, slots=True)
class Records:
    """What is asked of each row of a list, of which there are `least` to `most`.

    `values` are columns that are computed, by their names; conditions of a column call another `<list>.<column>`.
    """

    form: "Form"
    least: int
    most: int
    values: Mapping[str, Expression] = dataclasses.field(default_factory=_no_values)

    def seen(self, id: str) -> RecordsType:
        """The type a condition sees of the list with this id."""
        columns = tuple((f"{id}.{column.id}", column.seen) for column in self.form.fields)
        return RecordsType(columns, self.most)

    def read(
        self, field: Field, typed: Typed, facts: Facts, standing: Answer | None = None
    ) -> tuple[tuple[Record, ...], Mapping[str, Sentence]]:
        """The rows that were typed, and a sentence for each column that is wrong (`alat.2.umur`).

        Args:
            facts: what conditions may see beside the row.
            standing: the rows that stand, by the numbers they are typed under.
        """
        rows, stood = counted_rows(typed, field.id), dict(enumerate(records_of(standing), start=1))
        records: list[Record] = []
        is_as_before = bool(stood) and rows.keys() == stood.keys()
        wrong: dict[str, Sentence] = {} if is_as_before else {**self._miscounted(field, len(rows))}
        if any(text.strip() and not text.strip().isdigit() for text in typed.get(field.id, ())):
            wrong[field.id] = NO_ROWS
        for number, row in [*rows.items()][: max(self.most, len(stood))]:
            answers, unreadable = self.form.read(row, facts, field.id, standing=stood.get(number, {}))
            records.append(_cells(answers))
            wrong |= {f"{field.id}.{number}.{name}": sentence for name, sentence in unreadable.items()}
        return tuple(records), wrong

    def _miscounted(self, field: Field, rows: int) -> Mapping[str, Sentence]:
        if not rows:
            return {} if field.optional or not self.least else {field.id: MISSING}
        if self.least <= rows <= self.most:
            return {}
        if rows < self.least:
            id, en = (
                f"Isi paling sedikit {self.least} baris",
                f"Fill in at least {counted(self.least, 'row')}",
            )
        else:
            id, en = f"Isi paling banyak {self.most} baris", f"Fill in at most {counted(self.most, 'row')}"
        return {field.id: Sentence(f"{id}; sekarang {rows}.", f"{en}; there are {rows} now.")}

    def show(self, answer: Answer) -> str:
        """All rows in one line, each with its number."""
        rows = (
            ", ".join(shown for column in self.form.fields if (shown := column.show(record.get(column.id))))
            for record in records_of(answer)
        )
        return "; ".join(f"{number}. {row}" for number, row in enumerate(rows, start=1))


@dataclass(frozen=True, slots=True)
class Form:
    """Questions in the order they are asked."""

    fields: tuple[Field, ...] = ()

    def __getitem__(self, id: FieldId) -> Field:
        for field in self.fields:
            if field.id == id:
                return field
        raise KeyError(id)

    def facts(self, answers: Answers, prefix: str) -> dict[str, Fact]:
        """What conditions see of the answers, as `<prefix>.<field>`."""
        return {f"{prefix}.{field.id}": fact(answers.get(field.id), field.seen) for field in self.fields}

    def asked(self, facts: Facts) -> tuple[Field, ...]:
        """The fields whose condition holds."""
        return tuple(field for field in self.fields if field.when is None or field.when.holds(facts))

    def read(
        self, typed: Typed, facts: Facts, prefix: str = "form", *, standing: Answers = NO_ANSWERS
    ) -> tuple[Answers, Mapping[str, Sentence]]:
        """Read a whole form.

        Args:
            typed: what came in; ids the form does not know are ignored.
            facts: what conditions may see beside this form; its own names are replaced.
            standing: answers that were right before.

        Returns:
            The answers of the fields that are asked and readable, and a sentence for each that is not.
        """
        answers, wrong = self._read_each(typed, standing)
        stands = self._unmoved(standing, answers, prefix)
        asked, listed = self._settled(answers, typed, facts, prefix, stands)
        answers, wrong = {**answers, **listed.answers}, {**wrong, **listed.wrong}
        stands = self._unmoved(standing, answers, prefix)
        wrong = {**self._beyond(answers, asked, facts, prefix, stands), **wrong}
        return (
            {
                field.id: answers[field.id]
                for field in self.fields
                if field.id in asked and field.id in answers
            },
            {name: sentence for name, sentence in wrong.items() if field_of(name) in asked},
        )

    def _unmoved(self, standing: Answers, answers: Answers, prefix: str) -> Answers:
        """Of the answers that stand, those whose bounds hang on no answer that was changed."""
        if not standing:
            return standing
        then, now = self.facts(standing, prefix), self.facts(answers, prefix)
        moved = {name for name in then if then[name] != now[name]}
        stands = (field.id for field in self.fields if field.id in standing and not field.hangs_on & moved)
        return {id: standing[id] for id in stands}

    def _beyond(
        self, answers: Answers, asked: frozenset[FieldId], facts: Facts, prefix: str, stands: Answers
    ) -> Mapping[str, Sentence]:
        """A sentence for each answer beyond a bound that other answers or moments set."""
        bounded = [
            field
            for field in self.fields
            if field.id in asked
            and (field.least or field.most)
            and (field.id not in stands or answers.get(field.id) != stands[field.id])
        ]
        if not bounded:
            return {}
        counted = {id: answer for id, answer in answers.items() if id in asked}
        seen = {**facts, **self.facts(counted, prefix)}
        broken = ((field.id, field.beyond(counted.get(field.id), seen)) for field in bounded)
        return {id: sentence for id, sentence in broken if sentence}

    def _read_each(self, typed: Typed, standing: Answers) -> tuple[Answers, Mapping[str, Sentence]]:
        """Every field but lists, whether it is asked or not."""
        answers: dict[FieldId, Answer] = {}
        wrong: dict[str, Sentence] = {}
        for field in self.fields:
            if field.records is not None:
                continue
            try:
                answer = field.read(typed.get(field.id, ()), standing.get(field.id))
            except Unreadable as unreadable:
                wrong[field.id] = unreadable.sentence
                continue
            if answer is not None:
                answers[field.id] = answer
            elif not field.optional:
                wrong[field.id] = MISSING
        return answers, wrong

    def _settled(
        self, answers: Answers, typed: Typed, facts: Facts, prefix: str, stands: Answers
    ) -> tuple[frozenset[FieldId], "_Listed"]:
        """The fields that are asked, when an answer to a field that is not asked counts for nothing, and the lists.

        Settles after as many rounds as conditions build on each other, at most one per field and one for lists.
        """
        asked = frozenset(field.id for field in self.fields)
        lists = tuple(field for field in self.fields if field.records is not None)
        if not lists and all(field.when is None for field in self.fields):
            return asked, _Listed()
        listed = _read_lists(lists, typed, {**facts, **self.facts(answers, prefix)}, stands)
        for _ in range(len(self.fields) + len(lists)):
            given = {**answers, **listed.answers}
            counted = {id: answer for id, answer in given.items() if id in asked}
            seen = {**facts, **self.facts(counted, prefix)}
            now = frozenset(field.id for field in self.asked(seen)), _read_lists(lists, typed, seen, stands)
            if now == (asked, listed):
                break
            asked, listed = now
        return asked, listed

    def typed(self, answers: Answers) -> dict[str, tuple[str, ...]]:
        """Answers as they would be typed."""
        typed: dict[str, tuple[str, ...]] = {}
        for field in self.fields:
            answer = answers.get(field.id)
            if field.records is None:
                typed[field.id] = field.typed(answer)
                continue
            rows = [field.records.form.typed(record) for record in records_of(answer)]
            typed |= {name: tuple(texts) for name, texts in typed_rows(field.id, rows)}
        return typed

    def over(self, standing: Typed, typed: Typed) -> Typed:
        """What was typed before, with what is typed now instead; a list is typed as a whole."""
        again = {field_of(name) for name in typed}
        return {**{name: texts for name, texts in standing.items() if field_of(name) not in again}, **typed}

    def knows(self, name: str) -> bool:
        """Whether a name of something typed is that of a field, or of a column of a list."""
        return self.at(name) is not None

    def at(self, name: str) -> Field | None:
        """The field, or the column of a list (`alat.2.jenis`), that a name of something typed means."""
        place = place_of(name)
        for field in self.fields:
            if place and field.id == place.list_id and field.records is not None:
                return field.records.form.at(place.column)
            if field.id == name:
                return field
        return None


@dataclass(frozen=True, slots=True)
class _Listed:
    """The lists of a form: rows, and what is wrong with them."""

    answers: Answers = dataclasses.field(default_factory=dict[FieldId, Answer])
    wrong: Mapping[str, Sentence] = dataclasses.field(default_factory=dict[str, Sentence])


def _cells(answers: Answers) -> Record:
    """The answers of a row, none of which is a list."""
    return {id: chosen_of(answer) if isinstance(answer, tuple) else answer for id, answer in answers.items()}


def _read_lists(lists: tuple[Field, ...], typed: Typed, facts: Facts, stands: Answers) -> _Listed:
    answers: dict[FieldId, Answer] = {}
    wrong: dict[str, Sentence] = {}
    for each in lists:
        if each.records is None:
            continue
        records, unreadable = each.records.read(each, typed, facts, stands.get(each.id))
        wrong |= unreadable
        if records:
            answers[each.id] = records
    return _Listed(answers, wrong)
