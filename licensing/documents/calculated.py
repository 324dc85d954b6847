"""How amounts come about, as a licence or letter can print it: the lines of each, in the order they are worked out."""

from collections.abc import Mapping

from licensing.documents.printable import Value
from licensing.history.case import Case
from licensing.process.explaining import Explained, amounts_of, calculation, explained
from licensing.process.graph import Process


def calculations(process: Process, case: Case) -> Mapping[str, Value]:
    """By the names of the amounts; a line says "" for what it has not."""
    return {
        value.id: tuple(
            map(_line, explained(process, calculation(process, value, case.answers, case.beside)))
        )
        for value in amounts_of(process)
    }


def _line(line: Explained) -> Mapping[str, Value]:
    return {
        "label": line.label.id,
        "formula": line.formula.id if line.formula else "",
        "figures": line.figures.id if line.figures else "",
        "note": " ".join(note.id for note in line.notes),
        "result": line.result.id,
    }
