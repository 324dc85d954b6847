"""Steps put into a small definition, and every problem a designer is told of them."""

from features.quoting import CONTACT, HEADER, OneTemplate
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.words.errors import DefinitionRejected
from tests.licensing.events import city

FORM = """\
  tempat: {type: choice, of: [rumah, toko]}
  mulai: {type: date, min: submitted}
  selesai: {type: date, min: submitted, optional: true}
steps:
"""
FIRST = """\
  awal:
    review: {by: pimpinan.kepala}
    outcomes: {ya: ini}
"""
REST = """
  lain:
    review: {by: loket.petugas}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


def problems(steps: str) -> list[tuple[str, str]]:
    """Every problem of these steps: what stands at its place, and what is said of it."""
    text = HEADER + CONTACT + FORM + (FIRST if "not_by: [awal" in steps else "") + steps.strip("\n") + REST
    try:
        check(text, "contoh.yaml", Surroundings(city(), OneTemplate(), {}))
    except DefinitionRejected as rejected:
        lines = text.splitlines()
        return [
            (
                lines[problem.line - 1][problem.column - 1 :],
                f"{problem.message} {problem.hint} [{problem.rule}]",
            )
            for problem in rejected.problems
        ]
    return []
