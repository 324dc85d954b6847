"""Facts that can find nothing: what each definition asks of our own register, against what the others issue.

In come the sound definitions of one check and those they will stand beside; out goes every problem at its place.
"""

from collections.abc import Iterable, Iterator, Mapping

from licensing.process.graph import Process
from licensing.process.register_facts import RegisterFact
from licensing.register.holdings import FACTS
from licensing.text.reading import read
from licensing.text.source import Path
from licensing.words.errors import Problem
from licensing.words.identifiers import PermitId
from licensing.words.suggesting import suggestion

Said = tuple[Path, str, str, str]


def unfindable(
    sound: Mapping[str, Process], texts: Mapping[str, str], beside: Iterable[Process]
) -> tuple[Problem, ...]:
    """Every permit type that is asked for and is none, issues nothing, or issues it under no such key.

    Args:
        sound: the checked definitions, by the name of their file.
        texts: all that are checked, by the same names; one that is not sound is still a permit type.
        beside: definitions that stay.
    """
    known = {process.permit: process for process in (*beside, *sound.values())}
    names = {*known, *(PermitId(file.rpartition("/")[2].removesuffix(".yaml")) for file in texts)}
    return tuple(
        problem
        for file, process in sound.items()
        if process.register_facts
        for problem in _told(texts[file], file, _of(process, known, names))
    )


def _told(text: str, file: str, said: Iterator[Said]) -> Iterator[Problem]:
    source = None
    for path, rule, message, hint in said:
        source = source or read(text, file)[0]
        if source is not None:
            yield source.problem(path, rule, message, hint)


def _of(process: Process, known: Mapping[PermitId, Process], names: Iterable[str]) -> Iterator[Said]:
    for fact in process.register_facts:
        for n, permit in enumerate(fact.permits):
            path = (FACTS, fact.name, "of", n)
            if permit not in names:
                message = f'there is no permit type "{permit}".'
                yield path, "unknown-permit", message, suggestion(permit, sorted(names))
            elif permit in known:
                yield from _in(known[permit], fact, path)


def _in(issuer: Process, fact: RegisterFact, path: Path) -> Iterator[Said]:
    """What keeps a fact from finding the licences of one permit type."""
    keys = [step.makes.key for step in issuer.steps.values() if step.makes and step.makes.kind == "licence"]
    under = [key for key in keys if key is not None]
    if not under:
        message = f'licences of "{issuer.permit}" are found by nothing: no step there issues one with a key.'
        yield path, "facts", message, "Write it there: issue: {key: form.nik, …}."
    elif all(len(key.text) != len(fact.key.text) for key in under):
        message = f'licences of "{issuer.permit}" are found by {_parts(under[0].text)}, not {_parts(fact.key.text)}.'
        yield path, "facts", message, "Let both keys have as many parts, in the same order."


def _parts(key: tuple[str, ...]) -> str:
    return "one answer" if len(key) == 1 else f"{len(key)} answers together"
