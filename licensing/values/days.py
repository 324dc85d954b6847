"""Dates: they differ by whole days, and a number of days or a length of time leads from one to another.

What is computed from a missing date is empty, as is a date before the year 1 or after 9999.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from licensing.clock.spans import Span
from licensing.clock.wording import length_of_time
from licensing.values.term import MULTIPLIES, STANDS, SUMS, Labels, Term, said, written
from licensing.values.types import DAY, WHOLE, Facts, Number, Type
from licensing.words.sentences import Sentence

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Between:
    """`until - since`: the days from one date to another."""

    binding: ClassVar[int] = SUMS
    since: Term[date | None]
    until: Term[date | None]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.until, self.since

    def compute(self, facts: Facts) -> Number:
        since, until = self.since.compute(facts), self.until.compute(facts)
        return 0 if since is None or until is None else until.toordinal() - since.toordinal()

    def write(self) -> str:
        return f"{written(self.until, MULTIPLIES)} - {written(self.since, MULTIPLIES)}"

    def say(self, labels: Labels) -> Sentence:
        since, until = self.since.say(labels), self.until.say(labels)
        return Sentence(
            f"selisih hari dari {since.id} ke {until.id}", f"the days from {since.en} to {until.en}"
        )


@dataclass(frozen=True, slots=True)
class Lasting:
    """`days(since, until)`: both ends count."""

    binding: ClassVar[int] = STANDS
    since: Term[date | None]
    until: Term[date | None]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.since, self.until

    def compute(self, facts: Facts) -> Number:
        since, until = self.since.compute(facts), self.until.compute(facts)
        return 0 if since is None or until is None else until.toordinal() - since.toordinal() + 1

    def write(self) -> str:
        return f"days({self.since.write()}, {self.until.write()})"

    def say(self, labels: Labels) -> Sentence:
        since, until = self.since.say(labels), self.until.say(labels)
        return Sentence(
            f"jumlah hari {since.id} sampai {until.id}", f"the days from {since.en} through {until.en}"
        )


@dataclass(frozen=True, slots=True)
class Months:
    """`months(since, until)`: how many months have begun since a day; part of one counts as one, the day itself not."""

    binding: ClassVar[int] = STANDS
    since: Term[date | None]
    until: Term[date | None]
    type: Type = WHOLE

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.since, self.until

    def compute(self, facts: Facts) -> Number:
        since, until = self.since.compute(facts), self.until.compute(facts)
        return 0 if since is None or until is None else months_begun(since, until)

    def write(self) -> str:
        return f"months({self.since.write()}, {self.until.write()})"

    def say(self, labels: Labels) -> Sentence:
        since, until = self.since.say(labels), self.until.say(labels)
        return Sentence(
            f"jumlah bulan sesudah {since.id} sampai {until.id}, bagian bulan dihitung penuh",
            f"the months after {since.en} through {until.en}, part of one counted as one",
        )


def months_begun(since: date, until: date) -> int:
    """A month after 31 January ends on the last day of February, and the second one on 31 March."""
    if until <= since:
        return 0
    apart = (until.year - since.year) * 12 + until.month - since.month
    ends = Span(apart, "month").moved(since) if apart else since
    return apart if ends is None or until <= ends else apart + 1


@dataclass(frozen=True, slots=True)
class Shifted:
    """`day + number` or `day - number`."""

    binding: ClassVar[int] = SUMS
    day: Term[date | None]
    sign: Literal["+", "-"]
    by: Term[Number]
    type: Type = DAY

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.day, self.by

    def compute(self, facts: Facts) -> date | None:
        day = self.day.compute(facts)
        return None if day is None else _counted(day, self.by.compute(facts), back=self.sign == "-")

    def write(self) -> str:
        return f"{written(self.day, MULTIPLIES)} {self.sign} {written(self.by, MULTIPLIES)}"

    def say(self, labels: Labels) -> Sentence:
        day, by = said(self.day, labels, STANDS), said(self.by, labels, MULTIPLIES)
        return _apart(_days(by), self.sign, day)


@dataclass(frozen=True, slots=True)
class Stride:
    """What a date goes on by: a length of time, or a number of days."""

    sign: Literal["+", "-"]
    by: Span | Term[Number]

    def write(self) -> str:
        return f"{self.sign} {self.by if isinstance(self.by, Span) else written(self.by, MULTIPLIES)}"


@dataclass(frozen=True, slots=True)
class Later:
    """`day + 1 month - 1 day`, one after the other: a month after 31 January is the last day of February."""

    binding: ClassVar[int] = SUMS
    day: Term[date | None]
    strides: tuple[Stride, ...]
    type: Type = DAY

    @property
    def parts(self) -> tuple[Term[object], ...]:
        numbers = (stride.by for stride in self.strides)
        return (self.day, *(by for by in numbers if not isinstance(by, Span)))

    def compute(self, facts: Facts) -> date | None:
        day = self.day.compute(facts)
        for stride in self.strides:
            if day is None:
                return None
            back = stride.sign == "-"
            match stride.by:
                case Span() as length:
                    day = length.moved(day, back=back)
                case number:
                    day = _counted(day, number.compute(facts), back=back)
        return day

    def write(self) -> str:
        return " ".join((written(self.day, MULTIPLIES), *(stride.write() for stride in self.strides)))

    def say(self, labels: Labels) -> Sentence:
        sentence = said(self.day, labels, STANDS)
        for n, stride in enumerate(self.strides):
            day = Sentence(f"({sentence.id})", f"({sentence.en})") if n else sentence
            if isinstance(stride.by, Span):
                sentence = _apart(length_of_time(stride.by), stride.sign, day)
            else:
                sentence = _apart(_days(said(stride.by, labels, MULTIPLIES)), stride.sign, day)
        return sentence


Outer = Literal["min", "max"]
_OUTERMOST: dict[Outer, Sentence] = {
    "min": Sentence("yang paling awal dari", "the earliest of"),
    "max": Sentence("yang paling akhir dari", "the latest of"),
}


@dataclass(frozen=True, slots=True)
class Outermost:
    """`min(a, b)` or `max(a, b)` of dates: the earliest or the latest, empty where one of them is missing."""

    binding: ClassVar[int] = STANDS
    function: Outer
    of: tuple[Term[date | None], ...]
    type: Type = DAY

    @property
    def parts(self) -> tuple[Term[object], ...]:
        return self.of

    def compute(self, facts: Facts) -> date | None:
        days = [day for each in self.of if (day := each.compute(facts)) is not None]
        if len(days) < len(self.of):
            return None
        return min(days) if self.function == "min" else max(days)

    def write(self) -> str:
        return f"{self.function}({', '.join(each.write() for each in self.of)})"

    def say(self, labels: Labels) -> Sentence:
        word, sentences = _OUTERMOST[self.function], [each.say(labels) for each in self.of]
        return Sentence(
            f"{word.id} {', '.join(each.id for each in sentences)}",
            f"{word.en} {', '.join(each.en for each in sentences)}",
        )


def _counted(day: date, number: Number, *, back: bool) -> date | None:
    ordinal = day.toordinal() + (-number if back else number)
    return date.fromordinal(int(ordinal)) if FIRST <= ordinal <= LAST else None


def _days(number: Sentence) -> Sentence:
    return Sentence(f"{number.id} hari", f"{number.en} {'day' if number.en == '1' else 'days'}")


def _apart(length: Sentence, sign: Literal["+", "-"], day: Sentence) -> Sentence:
    id, en = ("sesudah", "after") if sign == "+" else ("sebelum", "before")
    return Sentence(f"{length.id} {id} {day.id}", f"{length.en} {en} {day.en}")
