"""Forms and document lists: what is asked, and what was answered; how what was typed is read: `reading`."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from licensing.city.register import Box
from licensing.forms.answers import Answer, Answers, Typed, chosen_of, records_of
from licensing.forms.bounds import Bound, said_bound
from licensing.forms.fields import FIELD_TYPES, FieldType, Unreadable, check_printable
from licensing.forms.fields.inside import check_inside
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.files import DocumentRule
from licensing.forms.patterns import fits
from licensing.forms.people import PeopleRule, ids_of, show_people
from licensing.forms.records import field_of, place_of, typed_rows
from licensing.values.conditions import Condition
from licensing.values.sorts import Typed as Expression
from licensing.values.types import Exact, Fact, Facts, Type, cell, fact
from licensing.values.types import Records as RecordsType
from licensing.words.folding import folded, legible, meant
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence, counted


def _no_values() -> Mapping[str, Expression]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `minimum` and `maximum` bound numbers; `max_length` counts characters; a list has `records`.

    Where officers name people, `people` says whom. With `names_somebody` it is whoever applies, whose
    name has a letter. A point or an area lies `within` these degrees.
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
    within: Box | None = None

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

    def read(
        self, typed: Sequence[str], standing: Answer | None = None, *, kept: Answer | None = None
    ) -> Answer | None:
        """One answer from what was typed; None where nothing was.

        Args:
            standing: the answer that was right before; the same again is asked no bound.
            kept: the answer as it was read before, by whatever rules there were then; typed as it stands it is that.

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
        if len(set(map(folded, texts))) > 1:
            raise Unreadable(
                f"Tulis satu jawaban saja; yang terkirim {len(texts)}.",
                f"Give one answer only; {len(texts)} were sent.",
            )
        if self.type == "choice":
            return self._choice(texts[0])
        if self.type == "boolean":
            return FIELD_TYPES["boolean"].read(texts[0])
        check_printable(texts[0])
        is_as_kept = kept is not None and texts == self.typed(kept)
        answer = kept if is_as_kept and kept is not None else FIELD_TYPES[self.type].read(texts[0])
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
            number = cell(answer, self.seen)
            return (typed_decimal(number) if isinstance(number, Decimal) else str(answer),)
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
        chosen = meant(text, self.choices or {})
        if chosen is None:
            raise Unreadable("Pilih salah satu jawaban yang tersedia.", "Choose one of the answers offered.")
        return chosen

    def _bound(self, answer: Answer) -> None:
        if self.names_somebody and not any(character.isalpha() for character in str(answer)):
            raise Unreadable("Tulis namanya, dengan huruf.", "Write the name, in letters.")
        if self.within is not None:
            check_inside(answer, self.within)
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
            raise Unreadable.saying(said_bound("min", self.minimum))
        if self.maximum is not None and number > self.maximum:
            raise Unreadable.saying(said_bound("max", self.maximum))


@dataclass(frozen=True, slots=True)
class Records:
    """What is asked of each row of a list, of which there are `least` to `most`.

    `values` are columns that are computed, by their names; conditions of a column call another `<list>.<column>`.
    `documents` are asked for each row (`forms.row_files`).
    """

    form: "Form"
    least: int
    most: int
    values: Mapping[str, Expression] = dataclasses.field(default_factory=_no_values)
    documents: tuple[DocumentRule, ...] = ()

    def seen(self, id: str) -> RecordsType:
        """The type a condition sees of the list with this id."""
        columns = tuple((f"{id}.{column.id}", column.seen) for column in self.form.fields)
        return RecordsType(columns, self.most)

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
