"""Reading stories: the text of a `.feature` file to scenarios whose every sentence is known, or every problem in it.

Backgrounds and outlines are written out, so that a scenario is a row of sentences.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.parser_types import (
    BackgroundEnvelope,
    Envelope,
    GherkinDocument,
    Location,
    RuleEnvelope,
    ScenarioEnvelope,
    Step,
)
from gherkin.pickles.compiler import (
    Compiler,
    Pickle,
    PickleArgumentDataTableEnvelope,
    PickleArgumentEnvelope,
    PickleStep,
)

from licensing.scenarios.stories import (
    acting,
    beginning,
    calling,
    expecting,
    finding,
    holding,
    interrupting,
    letterheads,
    licensed,
    on_time,
    outliving,
    paying,
    printing,
    scarce,
)
from licensing.scenarios.stories.phrases import Phrase, Said, meaning
from licensing.scenarios.stories.wording import nearest
from licensing.words.errors import DefinitionRejected, Problem

PHRASES: Sequence[Phrase] = (
    *beginning.PHRASES,
    *outliving.PHRASES,
    *scarce.PHRASES,
    *licensed.PHRASES,
    *holding.PHRASES,
    *acting.PHRASES,
    *calling.PHRASES,
    *paying.PHRASES,
    *interrupting.PHRASES,
    *on_time.PHRASES,
    *finding.PHRASES,
    *expecting.PHRASES,
    *letterheads.PHRASES,
    *printing.PHRASES,
)
"""Every sentence there is."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a scenario, and the line it stands at."""

    line: int
    text: str
    phrase: Phrase
    said: Said


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario of a file, and the line its name stands at."""

    file: str
    line: int
    name: str
    sentences: tuple[Sentence, ...]


def read_stories(text: str, file: str) -> tuple[Scenario, ...]:
    """The scenarios of a file, in order.

    Raises:
        DefinitionRejected: with every problem: no Gherkin, or sentences that nobody knows.
    """
    try:
        document = Parser().parse(text)
    except CompositeParserException as errors:
        raise DefinitionRejected(tuple(_unreadable(file, error) for error in errors.errors)) from None
    except ParserException as error:
        raise DefinitionRejected((_unreadable(file, error),)) from None
    places = {step["id"]: step["location"] for step in _steps(document)}
    problems: list[Problem] = []
    scenarios = tuple(
        Scenario(file, pickle["location"]["line"], pickle["name"], _sentences(file, pickle, places, problems))
        for pickle in Compiler().compile({**document, "uri": file})
    )
    if problems:
        raise DefinitionRejected(tuple(dict.fromkeys(problems)))
    return scenarios


def _sentences(
    file: str, pickle: Pickle, places: Mapping[str, Location], problems: list[Problem]
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    if not pickle["steps"]:
        message, hint = (
            f'scenario "{pickle["name"]}" has no sentence.',
            "Say what is done, and what then is so.",
        )
        problems.append(_problem(file, pickle["location"], "empty-scenario", message, hint))
    for step in pickle["steps"]:
        place = places[step["astNodeIds"][0]]
        found = meaning(PHRASES, step["text"])
        if found is None:
            problems.append(_unknown(file, place, step["text"]))
            continue
        phrase, parts = found
        said = Said(parts, _table(step), strictly=step["type"] == "Context")
        sentences.append(Sentence(place["line"], step["text"], phrase, said))
    return tuple(sentences)


def _table(step: PickleStep) -> tuple[tuple[str, ...], ...]:
    argument = step.get("argument")
    if argument is None or not _is_table(argument):
        return ()
    return tuple(tuple(cell["value"] for cell in row["cells"]) for row in argument["dataTable"]["rows"])


def _is_table(argument: PickleArgumentEnvelope) -> TypeGuard[PickleArgumentDataTableEnvelope]:
    return "dataTable" in argument


def _unknown(file: str, place: Location, text: str) -> Problem:
    near = nearest(text, (pattern for phrase in PHRASES for pattern in (phrase.id, phrase.en)))
    hint = (
        f"Perhaps: {near}"
        if near
        else "The sentences there are stand in process_definitions/guide/stories.md."
    )
    return Problem(
        file, place["line"], place.get("column", 1), "unknown-sentence", f'"{text}" is no sentence.', hint
    )


def _unreadable(file: str, error: ParserException) -> Problem:
    said = str(error).partition("): ")[2]
    hint = "Write `# language: id`, Fitur, Skenario, and sentences with Dengan, Ketika, Maka, Dan."
    return _problem(file, error.location, "not-gherkin", f"{said}.", hint)


def _problem(file: str, place: Location, rule: str, message: str, hint: str) -> Problem:
    return Problem(file, place["line"], place.get("column", 1), rule, message, hint)


def _steps(document: GherkinDocument) -> Iterator[Step]:
    """Every sentence as it was written, also those of backgrounds and rules."""
    feature = document.get("feature")
    yield from _steps_of(feature["children"]) if feature else ()


def _steps_of(children: Sequence[Envelope]) -> Iterator[Step]:
    for child in children:
        if _is_background(child):
            yield from child["background"]["steps"]
        elif _is_scenario(child):
            yield from child["scenario"]["steps"]
        elif _is_rule(child):
            yield from _steps_of(child["rule"]["children"])


def _is_background(child: Envelope) -> TypeGuard[BackgroundEnvelope]:
    return "background" in child


def _is_scenario(child: Envelope) -> TypeGuard[ScenarioEnvelope]:
    return "scenario" in child


def _is_rule(child: Envelope) -> TypeGuard[RuleEnvelope]:
    return "rule" in child
