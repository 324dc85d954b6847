"""Conditions: expressions that ask a yes-or-no question of what the form and the officers can have answered.

A condition sees `form.<field>`, `values.<value>` (what that expression means), `<step>.outcome` (the latest, ""
before) and, where one officer decides, `<step>.<field>` of her form. Every name always has a value: what was not
answered is the empty value of its type. No condition can fail. What is refused beyond that is what nobody can have
meant: an answer that is not offered, a question that no answers fulfil, or all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from licensing.values.atoms import of_a_row
from licensing.values.checking import Around, Checker
from licensing.values.claims import Claim
from licensing.values.logic import AllOf
from licensing.values.parsing import cut, parse
from licensing.values.refuting import refuted
from licensing.values.sorts import Typed
from licensing.values.syntax import start
from licensing.values.term import CHOOSES, Labels, Term, claimed, names_of
from licensing.values.types import Facts, Records, Type
from licensing.values.wrong import ConditionWrong
from licensing.words.sentences import Sentence

RESERVED_FIELDS = frozenset({"true", "false", "null", "in"})
RESERVED_STEPS = RESERVED_FIELDS | {
    "form",
    "values",
    "licence",
    "document",
    "submitted",
    "round",
    "kind",
    "facts",
}
"""What cannot be the name of a field, and of a step: words of the language, and what is no step's: `form` is the
applicant's, and the others will be the case's."""


MOST_BEFORE = 50
"""How many parts are looked at for the one that a part contradicts."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A checked condition; two are equal when their texts are."""

    text: str
    term: Term[bool] = field(compare=False, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """The names it depends on."""
        return names_of(self.term)

    def holds(self, facts: Facts) -> bool:
        """Evaluate for one case; every condition has an answer for every case."""
        return self.term.compute(facts)

    def say(self, labels: Labels) -> Sentence:
        """In words, without a full stop."""
        return claimed(self.term, labels, CHOOSES)


@dataclass(frozen=True, slots=True)
class Reading:
    """A condition that can be read, with what nobody can have meant by it."""

    condition: Condition
    doubts: tuple[ConditionWrong, ...]


def _no_names() -> Mapping[str, str]:
    return MappingProxyType({})


def _no_values() -> Mapping[str, Typed]:
    return MappingProxyType({})


def _no_columns() -> Mapping[str, Mapping[str, Typed]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names an expression may use, with their types.

    Attributes:
        elsewhere: names that exist but cannot be asked here, each with why not: "which nobody has decided yet".
        columns: what is computed for each record of a list, by the list's name and then the column's.
        values: those of the names that nobody answers, but that stand for what they mean.
    """

    names: Mapping[str, Type]
    elsewhere: Mapping[str, str] = field(default_factory=_no_names)
    values: Mapping[str, Typed] = field(default_factory=_no_values)
    columns: Mapping[str, Mapping[str, Typed]] = field(default_factory=_no_columns)

    def with_columns(self, columns: Mapping[str, Mapping[str, Typed]]) -> "Vocabulary":
        """This, and what is computed for each record of lists."""
        return replace(self, columns={**self.columns, **columns})

    def with_values(self, values: Mapping[str, Typed]) -> "Vocabulary":
        """This, and names that stand for what they mean."""
        types = {name: typed.term.type for name, typed in values.items()}
        return replace(self, names={**self.names, **types}, values={**self.values, **values})

    def condition(self, text: str) -> Condition:
        """Parse and check.

        Raises:
            ConditionWrong: it cannot be read, or nobody can have meant it.
        """
        reading = self.read(text)
        for doubt in reading.doubts:
            raise doubt
        return reading.condition

    def read(self, text: str) -> Reading:
        """Parse and check, leaving it to whoever asks what to make of doubts.

        Raises:
            ConditionWrong: it cannot be read: it names something unknown, or compares unlike with unlike.
        """
        checker = Checker(self.names, self.elsewhere, self.values, self.columns)
        syntax = parse(text)
        term = checker.yes_no(syntax, Around())
        doubts = checker.doubts or _without_a_choice(term, start(syntax))
        return Reading(Condition(text, term), tuple(doubts))

    def value(self, text: str) -> Typed:
        """Parse and check an expression of any type.

        Raises:
            ConditionWrong: it cannot be read, or nobody can have meant it.
        """
        typed, doubts = self.read_value(text)
        for doubt in doubts:
            raise doubt
        return typed

    def read_value(
        self, text: str, given: tuple[Claim, ...] = (), *, row: Mapping[str, Typed] | None = None
    ) -> tuple[Typed, tuple[ConditionWrong, ...]]:
        """Parse and check an expression of any type, with what nobody can have meant by it.

        Args:
            given: what is so wherever it is asked.
            row: the columns of the list for each of whose records it is computed.

        Raises:
            ConditionWrong: it cannot be read.
        """
        checker = Checker(self.names, self.elsewhere, self.values, self.columns)
        typed = checker.typed(parse(text), Around(given, row=row))
        return typed, tuple(checker.doubts)


def row_of(record: Records) -> Mapping[str, Typed]:
    """The columns of a list as they are named where one of its records is looked at."""
    return {name: of_a_row(name, kind) for name, kind in record.columns}


def never(*claims: Claim) -> bool:
    """Whether no answers fulfil all the claims together, as far as can be told."""
    return refuted(claims)


def _without_a_choice(term: Term[bool], column: int) -> list[ConditionWrong]:
    """A condition whose answer is the same for all cases decides nothing."""
    if refuted((Claim(term),)):
        message = f"no answers fulfil the condition: {_contradiction(term)}."
        hint = "Correct it, or remove what is asked only then."
        return [ConditionWrong(message, hint, column=column, rule="condition-never")]
    if refuted((Claim(term, holds=False),)):
        message = f"all answers fulfil the condition: `{cut(term.write())}` is always so."
        hint = "Correct it, or leave the condition out."
        return [ConditionWrong(message, hint, column=column, rule="condition-always")]
    return []


def _contradiction(term: Term[bool]) -> str:
    """Why a condition never holds: the part that never does, or the first that does not go with those before it."""
    if not isinstance(term, AllOf):
        return f"`{cut(term.write())}` is never so"
    for n, part in enumerate(term.of):
        written = cut(part.write())
        if refuted((Claim(part),)):
            return f"`{written}` is never so"
        for other in term.of[max(0, n - MOST_BEFORE) : n]:
            if refuted((Claim(other), Claim(part))):
                return f"`{cut(other.write())}` and `{written}` contradict each other"
        if refuted(Claim(each) for each in term.of[: n + 1]):
            return f"`{written}` contradicts what stands before it"
    return "its parts contradict each other"
