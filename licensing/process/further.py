"""Further documents: what a step issues beside its own, one by one, each with a number and a file to itself.

A further document is called by its **part** of the round that makes it: `sbkbg`, or `kartu-3` for the third record of
the list it is issued for. Parts stand in histories, in keys of effects and in those of stored files. Records are
counted from 1, as they stand in the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from licensing.forms.answers import Answers, records_of
from licensing.process.made import Further, Made
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One further document of a case; `record` is the record it is for, None where it is for none."""

    further: Further
    record: int | None

    @property
    def name(self) -> str:
        return self.further.name if self.record is None else f"{self.further.name}-{self.record}"

    @property
    def title(self) -> Sentence:
        """What people call it."""
        label = self.further.label
        return (
            label
            if self.record is None
            else Sentence(f"{label.id} {self.record}", f"{label.en} {self.record}")
        )


def parts(makes: Made, answers: Answers) -> Iterator[Part]:
    """The further documents of a case, in the order they are numbered."""
    for further in makes.also:
        if further.each is None:
            yield Part(further, None)
            continue
        for record, _ in enumerate(records_of(answers.get(further.each)), start=1):
            yield Part(further, record)


def part_named(makes: Made, name: str) -> Part | None:
    """The further document a part is the name of; None for what is none of this step."""
    of, _, record = name.partition("-")
    further = next((each for each in makes.also if each.name == of), None)
    return Part(further, int(record) if record else None) if further else None
