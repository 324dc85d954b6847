"""Forms and document lists: what is asked, and what was answered.

A form reads everything a person typed at once and names everything that is wrong at once. Fields and documents whose
`when` does not hold are not asked, and whatever was typed into them is dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from licensing.forms.answers import Answer, Answers, Typed
from licensing.forms.fields import FIELD_TYPES, FieldType, Unreadable, check_printable, legible
from licensing.forms.patterns import fits
from licensing.values.conditions import Condition
from licensing.values.types import Exact, Fact, Facts, Type, fact
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence, counted

MISSING = Sentence("Bagian ini wajib diisi.", "This has to be filled in.")


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `minimum` and `maximum` bound numbers; `max_length` counts characters."""

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

    @property
    def seen(self) -> Type:
        """The type a condition sees."""
        return FIELD_TYPES[self.type].seen

    def read(self, typed: Sequence[str]) -> Answer | None:
        """One answer from what was typed; None where nothing was.

        Raises:
            Unreadable: with the sentence for the person who typed.
        """
        texts = tuple(text for text in map(legible, typed) if text.strip())
        if self.type == "choices":
            return tuple(dict.fromkeys(self._choice(text) for text in texts)) or None
        if self.type == "boolean":
            return FIELD_TYPES["boolean"].read(texts[-1] if texts else "")
        if not texts:
            return None
        if self.type == "choice":
            return self._choice(texts[0])
        check_printable(texts[0])
        answer = FIELD_TYPES[self.type].read(texts[0])
        self._bound(answer)
        return answer

    def typed(self, answer: Answer | None) -> tuple[str, ...]:
        """An answer as it would be typed, so that `read` gives it back."""
        if answer is None:
            return ()
        if isinstance(answer, bool):
            return ("true" if answer else "false",)
        return answer if isinstance(answer, tuple) else (str(answer),)

    def show(self, answer: Answer | None) -> str:
        """An answer as an Indonesian reader sees it; "" for none."""
        if answer is None or answer == "":
            return ""
        if self.choices is not None:
            chosen = answer if isinstance(answer, tuple) else (str(answer),)
            labels = [self.choices[each].id if each in self.choices else each for each in chosen]
            return ("; " if any(", " in label for label in labels) else ", ").join(labels)
        return FIELD_TYPES[self.type].show(answer)

    def _choice(self, text: str) -> str:
        if text.strip() not in (self.choices or {}):
            raise Unreadable("Pilih salah satu jawaban yang tersedia.", "Choose one of the answers offered.")
        return text.strip()

    def _bound(self, answer: Answer) -> None:
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
        self, typed: Typed, facts: Facts, prefix: str = "form"
    ) -> tuple[Answers, Mapping[str, Sentence]]:
        """Read a whole form.

        Args:
            typed: what came in; ids the form does not know are ignored.
            facts: what conditions may see beside this form; its own names are replaced.

        Returns:
            The answers of the fields that are asked and readable, and a sentence for each that is not.
        """
        answers: dict[FieldId, Answer] = {}
        wrong: dict[str, Sentence] = {}
        for field in self.fields:
            try:
                answer = field.read(typed.get(field.id, ()))
            except Unreadable as unreadable:
                wrong[field.id] = unreadable.sentence
                continue
            if answer is not None:
                answers[field.id] = answer
            elif not field.optional:
                wrong[field.id] = MISSING
        asked = self._asked_of(answers, facts, prefix)
        return (
            {id: answer for id, answer in answers.items() if id in asked},
            {id: sentence for id, sentence in wrong.items() if id in asked},
        )

    def _asked_of(self, answers: Answers, facts: Facts, prefix: str) -> frozenset[FieldId]:
        """The fields that are asked, when an answer to a field that is not asked counts for nothing.

        Settles after as many rounds as conditions build on each other, at most one per field.
        """
        asked = frozenset(field.id for field in self.fields)
        if all(field.when is None for field in self.fields):
            return asked
        for _ in self.fields:
            counted = {id: answer for id, answer in answers.items() if id in asked}
            now_asked = frozenset(field.id for field in self.asked({**facts, **self.facts(counted, prefix)}))
            if now_asked == asked:
                break
            asked = now_asked
        return asked

    def typed(self, answers: Answers) -> dict[str, tuple[str, ...]]:
        """Answers as they would be typed."""
        return {field.id: field.typed(answers.get(field.id)) for field in self.fields}
