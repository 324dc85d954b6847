"""Sentences about amounts: how one comes about."""

from pytest_bdd import parsers, then

from licensing.process.explaining import Explained, amounts_of, calculation, explained
from licensing.scenarios.scenario import Scenario


@then(parsers.re(r"(?P<amount>\w+) is worked out as"))
def is_worked_out(story: Scenario, amount: str, datatable: list[list[str]]) -> None:
    case, process = story.case, story.process
    (value,) = (each for each in amounts_of(process) if each.id == amount)
    lines = explained(process, calculation(process, value, case.answers, case.beside))
    assert [[line.label.en, _how(line), line.result.en] for line in lines] == datatable[1:]


def _how(line: Explained) -> str:
    """The figures, or the formula where they say no more, and the notes."""
    how = line.figures or line.formula
    told = ([how.en] if how else []) + [note.en for note in line.notes]
    return " ".join(told).replace("\N{MULTIPLICATION SIGN}", "x")
