"""Check: a definition's text, the agency register and the templates to a `Process`, or every problem at once.

Two ways in. `check` is for designers and publishing: everything a definition names must exist. `restore` is for
running cases: an archived text was sound when it was published, and is only read again.
"""

from collections.abc import Iterable, Mapping

from licensing.definition.assembling import assembled
from licensing.definition.clashes import clashes
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.surroundings import Surroundings
from licensing.definition.text import DefinitionText
from licensing.process.graph import Process
from licensing.text.mending import mended
from licensing.text.reading import Path, read
from licensing.text.validation import validate
from licensing.words.errors import DefinitionRejected, Problem

LOST_MEANING = frozenset(
    {
        "condition-unknown",
        "condition-type",
        "condition-syntax",
        "condition-uncertain",
        "unknown-step",
        "outcome-nowhere",
    }
)
"""Problems that leave a process without an answer to where a case goes next."""


def check(text: str, file: str, surroundings: Surroundings) -> Process:
    """Read and check one definition.

    Args:
        file: name for problems, `<permit>.yaml`.

    Raises:
        DefinitionRejected: with every problem found.
    """
    source, problems = read(text, file)
    if source is None:
        raise DefinitionRejected(problems)
    model, wrong = validate(source, DefinitionText)
    touched: frozenset[Path] = frozenset()
    if model is None:
        model, touched = mended(source.tree, DefinitionText)
    if model is None:
        raise DefinitionRejected(tuple(sorted({*problems, *wrong})))
    draft = DefinitionDraft(source, model, surroundings.codes, surroundings, [*problems, *wrong], touched)
    process = assembled(draft)
    if draft.problems or process is None:
        raise DefinitionRejected(tuple(sorted(set(draft.problems))))
    return process


def check_all(
    texts: Mapping[str, str], surroundings: Surroundings, *, beside: Iterable[Process] = ()
) -> tuple[Mapping[str, Process], tuple[Problem, ...]]:
    """Read and check definitions that shall stand together.

    Args:
        texts: by the names that problems shall carry.
        beside: definitions that stay as they are; those of the same permits do not count.

    Returns:
        The sound ones by the same names, and every problem: of each file, then what two of them share.
    """
    sound: dict[str, Process] = {}
    problems: list[Problem] = []
    for file, text in texts.items():
        try:
            sound[file] = check(text, file, surroundings)
        except DefinitionRejected as rejected:
            problems += rejected.problems
    return sound, (*problems, *clashes(sound, texts, beside))


def restore(text: str, codes: Mapping[str, Mapping[str, str]]) -> Process:
    """Build the process of an archived definition, whatever has become of agencies, templates and rules since.

    A case that runs must go on: a rule added after the text was published does not stop it.

    Raises:
        DefinitionRejected: the text has lost its meaning: it is damaged, or a condition of it can no longer be read.
    """
    source, problems = read(text, "archive")
    model, wrong = (None, problems) if source is None else validate(source, DefinitionText)
    if source is None or model is None:
        raise DefinitionRejected(wrong)
    draft = DefinitionDraft(source, model, codes, None, [])
    process = assembled(draft)
    lost = tuple(sorted(problem for problem in draft.problems if problem.rule in LOST_MEANING))
    if process is None or lost:
        raise DefinitionRejected(lost or tuple(draft.problems))
    return process
