"""The systems of agencies, read from `agencies.yaml`: out go frozen values, or every problem at its place.

The register itself is read by `city.register`, which leaves `systems` alone: fields are of a form, and forms stand
above the city. What a connector's options may be only the connector knows; they are kept as they are written.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.definition.system_shapes import Declared, Shapes, read_shape, write_shape
from licensing.definition.systems_text import SystemText
from licensing.systems.system import Rate, System, Systems
from licensing.text.reading import read
from licensing.text.source import Path, Plain, Source
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import AgencyId, SystemId

SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600}


def read_systems(text: str, file: str) -> Systems:
    """Read every system of every agency; the rest of the register is for `read_register`.

    Raises:
        DefinitionRejected: with every problem found.
    """
    found, wrong = _read_all(text, file)
    if wrong:
        raise DefinitionRejected(wrong)
    return {id: system for id, (system, _) in found.items()}


def read_declared(text: str, file: str) -> Shapes:
    """What steps can ask: the systems with nothing wrong about them."""
    return {id: declared for id, (_, declared) in _read_all(text, file)[0].items()}


def written_systems(source: Source) -> Iterator[tuple[AgencyId, SystemId, Source]]:
    """The agency and id of each system of a register, and what is written of it."""
    for agency, written in _mapping(source.at(("agencies",))).items():
        path: Path = ("agencies", agency, "systems")
        for name in _mapping(_mapping(written).get("systems")):
            yield AgencyId(agency), SystemId(f"{agency}.{name}"), source.below((*path, name))


def _mapping(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def _read_all(text: str, file: str) -> tuple[Mapping[SystemId, tuple[System, Declared]], tuple[Problem, ...]]:
    source, problems = read(text, file)
    if source is None:
        return {}, problems
    found: dict[SystemId, tuple[System, Declared]] = {}
    wrong = list(problems)
    for _, id, below in written_systems(source):
        read_one, faults = _read(below, id)
        wrong += faults
        if read_one is not None and not faults:
            found[id] = read_one
    return found, tuple(sorted(set(wrong)))


def _read(source: Source, id: SystemId) -> tuple[tuple[System, Declared] | None, tuple[Problem, ...]]:
    text, wrong = validate(source, SystemText)
    if text is None:
        return None, wrong
    problems: list[Problem] = []
    shape = read_shape(source, problems, id, text)
    written = write_shape(_mapping(source.tree))
    options = _mapping(source.at(("options",)))
    system = System(shape, text.connector, options, _rate(text.rate), text.at_once)
    return (system, Declared(text, shape, written)), tuple(problems)


def _rate(text: str | None) -> Rate | None:
    if text is None:
        return None
    calls, _, unit = text.partition(" per ")
    return Rate(int(calls), SECONDS[unit])
