"""How amounts come about, as a licence or letter can print it: the lines of each, in the order they are worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licensing.documents.printable import Value
from licensing.history.case import Case
from licensing.process.explaining import Explained, amounts_of, calculation, explained
from licensing.process.graph import Process
from licensing.words.identifiers import ValueId


@dataclass(frozen=True, slots=True, eq=False)
class Calculations(Mapping[str, Value]):
    """By the names of the amounts, each worked out when a template asks for it: most ask for none."""

    process: Process
    case: Case

    def __getitem__(self, name: str) -> Value:
        value = next((each for each in amounts_of(self.process) if each.id == ValueId(name)), None)
        if value is None:
            raise KeyError(name)
        made = calculation(self.process, value, self.case.answers, self.case.beside)
        return tuple(map(_line, explained(self.process, made)))

    def __iter__(self) -> Iterator[str]:
        return (value.id for value in amounts_of(self.process))

    def __len__(self) -> int:
        return len(amounts_of(self.process))


def _line(line: Explained) -> Mapping[str, Value]:
    """A line says "" for what it has not."""
    return {
        "label": line.label.id,
        "formula": line.formula.id if line.formula else "",
        "figures": line.figures.id if line.figures else "",
        "note": " ".join(note.id for note in line.notes),
        "result": line.result.id,
    }
