"""The definitions as shipped, and what their stories are told on; read once."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from flows.definitions import surroundings
from flows.texts import definition_files
from licensing.definition.checking import Checked, checked
from licensing.definition.surroundings import Surroundings
from licensing.process.graph import Process
from licensing.scenarios.stories.story import Stage
from licensing.words.identifiers import PermitId
from portal.cli.testing import examples

REPOSITORY = Path(__file__).parents[2]
DEFINITIONS = REPOSITORY / "process_definitions"


@cache
def city() -> Surroundings:
    return surroundings(DEFINITIONS, REPOSITORY / "templates")


@cache
def whole(permit: str) -> Checked:
    """With what it is published as, and what it prints."""
    return checked((DEFINITIONS / f"{permit}.yaml").read_text(), f"{permit}.yaml", city())


def shipped(permit: str) -> Process:
    return whole(permit).process


@cache
def stage() -> Stage:
    """All of them, each with the form of its first application in the demonstration."""
    permits = [PermitId(path.stem) for path in definition_files(DEFINITIONS)]
    processes = {permit: shipped(permit) for permit in permits}
    return Stage(
        processes, city().register, examples(DEFINITIONS, processes, city().register), city().templates
    )


def example(permit: str, *, on: date | None = None) -> Mapping[str, tuple[str, ...]]:
    """The form of the permit type's first application in the demonstration, as it is typed on a day.

    Args:
        on: where nobody says, the day stories begin on; for whoever hands it in by the real clock, that day.
    """
    told = stage().examples[PermitId(permit)]
    dated = told.dated(on) if on and told.dated else told
    return {field: tuple(texts) for field, texts in dated.typed.items()}
