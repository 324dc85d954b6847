"""The expressions of a definition in the making: each is read where it stands, over the names that are known there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from licensing.definition.answer_types import records_type
from licensing.definition.bounding import Of, read_bound
from licensing.definition.columns import lists_of, read_columns
from licensing.definition.complaints import Complaints
from licensing.definition.facts_text import fact_names
from licensing.definition.forms_written import Steps, forms_of, labels_of
from licensing.definition.lookups import Lookups
from licensing.definition.naming import Vocabularies, computing
from licensing.definition.offering import Offering
from licensing.definition.opening_days import read_opening
from licensing.definition.text import DefinitionText
from licensing.definition.value_expressions import as_written
from licensing.definition.value_text import ValueText, WrittenValue
from licensing.definition.valuing import PREFIX, read_values
from licensing.forms.bounds import Bound
from licensing.forms.computed import Value
from licensing.process.kinds import Key
from licensing.process.opening import Opening
from licensing.text.source import Path
from licensing.values.claims import Claim
from licensing.values.conditions import Condition, never
from licensing.values.sorts import Typed
from licensing.values.term import Term
from licensing.values.wrong import ConditionWrong
from licensing.words.identifiers import ValueId
from licensing.words.sentences import Sentence


@dataclass(slots=True)
class Expressions:
    """Reads expressions; what is wrong with one goes to `complaints`, and what cannot be read comes back as None."""

    text: DefinitionText
    steps: Steps
    codes: Mapping[str, Mapping[str, str]]
    lookups: Lookups
    offering: Offering
    complaints: Complaints
    names: Vocabularies
    columns: dict[Path, Mapping[str, Typed]] = field(default_factory=dict[Path, Mapping[str, Typed]])

    def condition(self, path: Path, text: str) -> Condition | None:
        """What a condition asks, None where it cannot be read.

        What nobody can have meant is a problem as well, but not of an archived text: it means what it meant.
        """
        try:
            reading = self.names.at(path).read(text)
        except ConditionWrong as wrong:
            self.complaints.report_within(path, text, wrong)
            return None
        for doubt in reading.doubts if self.complaints.is_new else ():
            self.complaints.report_within(path, text, doubt)
        return reading.condition

    def values(self) -> tuple[Value, ...]:
        """The values of the definition; from now on conditions know them."""
        self._read_columns()
        texts = self.text.values
        known = computing(self.names.applicant, fact_names(self.text.facts))
        found = read_values(texts, known, self.lookups, self.codes)
        for fault in (*found.wrong, *(found.doubts if self.complaints.is_new else ())):
            self.complaints.report_within(("values", fault.id, *fault.at.path), fault.at.text, fault.wrong)
        doubted = {f"{PREFIX}{fault.id}" for fault in found.doubts} if self.complaints.is_new else set[str]()
        self.complaints.unsure |= found.unknown | doubted
        self.names = self.names.with_values(found.typed)
        self.offering.know({name.removeprefix(PREFIX): typed for name, typed in found.typed.items()})
        return tuple(
            Value(ValueId(id), as_written(value), typed, found.formulas[f"{PREFIX}{id}"], *_words(value))
            for id, value in texts.items()
            if (typed := found.typed.get(f"{PREFIX}{id}"))
        )

    def _read_columns(self) -> None:
        """What is computed for each record of the lists; from now on conditions know it."""
        read: dict[str, Mapping[str, Typed]] = {}
        texts: dict[str, Mapping[str, str]] = {}
        for path, prefix, form in forms_of(self.text, self.steps):
            for id, asked in lists_of(form):
                record = records_type(id, asked, self.codes)
                found = read_columns(id, asked.values or {}, self.names.of_form(path), record)
                for name, wrong in (*found.wrong, *(found.doubts if self.complaints.is_new else ())):
                    self.complaints.report_within(
                        (*path, id, "values", name), (asked.values or {})[name], wrong
                    )
                    self.complaints.unsure |= {f"{id}.{name}"}
                read[f"{prefix}.{id}"] = found.typed
                texts[f"{prefix}.{id}"] = asked.values or {}
                self.columns[*path, id] = found.typed
        self.names = self.names.with_columns(read, texts)

    def bound(self, path: Path, text: str, of: Of) -> Bound | None:
        """A bound that is no plain number; None where it cannot be read."""
        try:
            return read_bound(text, of, self.names.at(path), labels_of(self.text, self.steps))
        except ConditionWrong as wrong:
            self.complaints.report_within(path, text, wrong.about("the bound"))
            return None

    def opening(self, path: Path, text: str) -> Opening | None:
        """From when a step asks; None where it cannot be read."""
        try:
            return read_opening(text, self.names.at(path), labels_of(self.text, self.steps))
        except ConditionWrong as wrong:
            self.complaints.report_within(path, text, wrong)
            return None

    def given(self, path: Path, text: str, what: str = "the question") -> Typed | None:
        """What an expression of a step is; None where it cannot be read."""
        try:
            return self.names.at(path).read_value(text)[0]
        except ConditionWrong as wrong:
            self.complaints.report_within(path, text, wrong.about(what))
            return None

    def key(self, path: Path, text: str | tuple[str, ...]) -> Key | None:
        """What tells one from another, of the applicant's answers; None where a part of it cannot be read."""
        parts = (text,) if isinstance(text, str) else text
        terms: list[Term[object]] = []
        for n, part in enumerate(parts):
            at = path if isinstance(text, str) else (*path, n)
            try:
                terms.append(self.names.applicant.read_value(part)[0].term)
            except ConditionWrong as wrong:
                self.complaints.report_within(at, part, wrong)
        return Key(parts, tuple(terms)) if len(terms) == len(parts) else None

    def typed(self, path: Path, text: str) -> Typed | None:
        """What an expression of the applicant's answers is; None where it cannot be read."""
        try:
            return self.names.applicant.read_value(text)[0]
        except ConditionWrong as wrong:
            self.complaints.report_within(path, text, wrong)
            return None

    def is_never(self, text: str) -> bool:
        """Whether no answers of the applicant fulfil what is written; not known is no."""
        try:
            found = self.names.applicant.read(text).condition
        except ConditionWrong:
            return False
        return never(Claim(found.term))


def _words(value: WrittenValue) -> tuple[Sentence | None, Sentence | None]:
    """What a value is labelled, and what it is called where it is not shown."""
    return (value.label, value.called) if isinstance(value, ValueText) else (None, None)
