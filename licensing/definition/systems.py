"""The systems of agencies, read from `agencies.yaml`: out go frozen values, or every problem at its place.

The register itself is read by `city.register`, which leaves `systems` alone: fields are of a form, and forms stand
above the city. What a connector's options may be only the connector knows; they are kept as they are written.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from licensing.definition.draft_forms import read_form
from licensing.definition.system_forms import SystemForm
from licensing.definition.system_outcomes import read_outcomes
from licensing.definition.systems_text import SystemText
from licensing.forms.form import Form
from licensing.forms.text import FormText
from licensing.systems.answering import ANSWER, ASK
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
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    found: dict[SystemId, System] = {}
    wrong = list(problems)
    for agency, id, below in written_systems(source):
        system, faults = _read(below, agency, id)
        wrong += faults
        if system is not None:
            found[system.id] = system
    if wrong:
        raise DefinitionRejected(tuple(sorted(set(wrong))))
    return found


def written_systems(source: Source) -> Iterator[tuple[AgencyId, SystemId, Source]]:
    """The agency and id of each system of a register, and what is written of it."""
    for agency, written in _mapping(source.at(("agencies",))).items():
        path: Path = ("agencies", agency, "systems")
        for name in _mapping(_mapping(written).get("systems")):
            yield AgencyId(agency), SystemId(f"{agency}.{name}"), source.below((*path, name))


def _mapping(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def _read(source: Source, agency: AgencyId, id: SystemId) -> tuple[System | None, tuple[Problem, ...]]:
    text, wrong = validate(source, SystemText)
    if text is None:
        return None, wrong
    problems: list[Problem] = []
    asks = _form(source, problems, "asks", text.asks, ASK)
    answers = _form(source, problems, "answers", text.answers, ANSWER)
    outcomes = read_outcomes(source, problems, text, answers)
    return (
        System(
            id=id,
            agency=agency,
            name=text.name,
            connector=text.connector,
            options=_mapping(source.at(("options",))),
            asks=asks,
            answers=answers,
            outcomes=outcomes,
            rate=_rate(text.rate),
            at_once=text.at_once,
        ),
        tuple(problems),
    )


def _form(source: Source, problems: list[Problem], key: str, text: FormText, prefix: str) -> Form:
    draft = SystemForm(source, problems, prefix, text)
    return read_form(draft, (key,), draft.single_fields(key), {})


def _rate(text: str | None) -> Rate | None:
    if text is None:
        return None
    calls, _, unit = text.partition(" per ")
    return Rate(int(calls), SECONDS[unit])
