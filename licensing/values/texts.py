"""Texts and lists of texts: joined, listed, and looked into."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from licensing.values.term import MULTIPLIES, STANDS, SUMS, Labels, Term, said, written
from licensing.values.types import TEXT, YES_NO, Choices, Facts, Type
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Joined:
    """`a + b`: one text after the other."""

    binding: ClassVar[int] = SUMS
    of: tuple[Term[str], ...]
    type: Type = TEXT

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> str:
        return "".join(each.compute(facts) for each in self.of)

    def write(self) -> str:
        return " + ".join(written(each, MULTIPLIES) for each in self.of)

    def say(self, labels: Labels) -> Sentence:
        sentences = [said(each, labels, MULTIPLIES) for each in self.of]
        return Sentence(" + ".join(each.id for each in sentences), " + ".join(each.en for each in sentences))


@dataclass(frozen=True, slots=True)
class Listed:
    """`[a, b]`: texts, of which one is looked for or which were chosen."""

    binding: ClassVar[int] = STANDS
    of: tuple[Term[str], ...]
    type: Type = Choices()  # noqa: RUF009 a frozen value

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> tuple[str, ...]:
        return tuple(each.compute(facts) for each in self.of)

    def write(self) -> str:
        return f"[{', '.join(each.write() for each in self.of)}]"

    def say(self, labels: Labels) -> Sentence:
        sentences = [each.say(labels) for each in self.of]
        return Sentence(", ".join(each.id for each in sentences), ", ".join(each.en for each in sentences))


@dataclass(frozen=True, slots=True)
class Together:
    """`a + b` of answers that were chosen: one after the other."""

    binding: ClassVar[int] = SUMS
    of: tuple[Term[tuple[str, ...]], ...]
    type: Type = Choices()  # noqa: RUF009 a frozen value

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> tuple[str, ...]:
        return tuple(answer for each in self.of for answer in each.compute(facts))

    def write(self) -> str:
        return " + ".join(written(each, MULTIPLIES) for each in self.of)

    def say(self, labels: Labels) -> Sentence:
        sentences = [said(each, labels, MULTIPLIES) for each in self.of]
        return Sentence(" + ".join(each.id for each in sentences), " + ".join(each.en for each in sentences))


Looks = Literal["contains", "starts_with", "ends_with"]

_LOOKS = {
    "contains": Sentence("memuat", "contains"),
    "starts_with": Sentence("diawali", "starts with"),
    "ends_with": Sentence("diakhiri", "ends with"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """`contains(text, part)`, `starts_with(text, part)`, `ends_with(text, part)`."""

    binding: ClassVar[int] = STANDS
    function: Looks
    text: Term[str]
    part: Term[str]
    type: Type = YES_NO

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.text, self.part

    def compute(self, facts: Facts) -> bool:
        text, part = self.text.compute(facts), self.part.compute(facts)
        match self.function:
            case "contains":
                return part in text
            case "starts_with":
                return text.startswith(part)
            case "ends_with":
                return text.endswith(part)

    def write(self) -> str:
        return f"{self.function}({self.text.write()}, {self.part.write()})"

    def say(self, labels: Labels) -> Sentence:
        text, part = said(self.text, labels, SUMS), said(self.part, labels, SUMS)
        verb = _LOOKS[self.function]
        return Sentence(f'{text.id} {verb.id} "{part.id}"', f'{text.en} {verb.en} "{part.en}"')
