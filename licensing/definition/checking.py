"""Check: a definition's text, the agency register and the templates to a `Process`, or every problem at once.

Two ways in. `check` is for designers and publishing: everything a definition names must exist, every rule of today
holds. `restore` is for running cases: a bundle was sound when it was published, and is read through the upgrades of
its edition; rules that came later are no concern of its cases.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from licensing.definition.assembling import assembled
from licensing.definition.bundling import bundled, codes_in, lookups_in, parts_in, systems_in
from licensing.definition.calls import with_answers
from licensing.definition.clashes import clashes
from licensing.definition.drafting import DefinitionDraft
from licensing.definition.editions import UPGRADES, Upgrade, edition_of, upgraded
from licensing.definition.locating import box_in
from licensing.definition.offering import Print
from licensing.definition.parts import pointers, with_parts
from licensing.definition.soundness.faults import Fault
from licensing.definition.surroundings import Surroundings
from licensing.definition.text import DefinitionText
from licensing.definition.unfindable import unfindable
from licensing.definition.wholes import LookAt, Whole, faults_of, one_by_one, tell
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.steps import StepText
from licensing.text.mending import mended
from licensing.text.reading import read
from licensing.text.source import Path, Source
from licensing.text.validation import empty_keys, validate
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import Digest, TemplateName

_NOT_YET: Final = Digest("")
"""Stands where the digest will: it follows from what the definition turns out to use."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound definition: what it means, and everything it is read and printed with for as long as a case lives.

    `prints` are its templates, with what each is offered.
    """

    process: Process
    bundle: Bundle
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A definition as it was written, the texts of the parts it uses, and what it comes to."""

    written: Source
    parts: Mapping[str, str]
    whole: Whole


def check(text: str, file: str, surroundings: Surroundings) -> Process:
    """Read and check one definition; see `checked`."""
    return checked(text, file, surroundings).process


def checked(text: str, file: str, surroundings: Surroundings) -> Checked:
    """Read and check one definition, and put together what it would be published as.

    Args:
        file: name for problems, `<permit>.yaml`.

    Raises:
        DefinitionRejected: with every problem found.
    """
    whole = _whole(text, file, surroundings)
    return _concluded(whole, faults_of(whole.whole), surroundings)


def _whole(text: str, file: str, surroundings: Surroundings) -> _Read:
    """Everything a definition says, and what is wrong with it by itself; a process has yet to be found sound.

    Raises:
        DefinitionRejected: it is not even the text of a definition.
    """
    written, problems = read(text, file)
    if written is None:
        raise DefinitionRejected(problems)
    used = with_parts(written, surroundings.parts)
    if not used.is_whole:
        raise _rejected(written, {*problems, *used.problems})
    source = upgraded(used.source)
    model, wrong = validate(source, DefinitionText)
    empty = empty_keys(used.source)
    touched: frozenset[Path] = frozenset()
    if model is None:
        model, touched = mended(source.tree, DefinitionText)
    if model is None:
        raise _rejected(written, {*problems, *used.problems, *wrong})
    unsaid = (path for path in empty if not any(path[:n] in touched for n in range(len(path) + 1)))
    nothing = [_nothing(source, path) for path in unsaid]
    found = [*problems, *used.problems, *wrong, *nothing]
    draft = DefinitionDraft(
        source,
        with_answers(model, surroundings.systems),
        surroundings.codes,
        surroundings,
        found,
        touched | {*empty},
        lookups=surroundings.lookups,
        edition=edition_of(used.source),
        box=surroundings.register.city.box,
        systems=surroundings.systems,
    )
    return _Read(written, used.texts, Whole(draft, assembled(draft, _NOT_YET)))


def _concluded(read: _Read, faults: Iterable[Fault], surroundings: Surroundings) -> Checked:
    tell(read.whole, faults)
    draft, process = read.whole.draft, read.whole.process
    if draft.problems or process is None:
        raise _rejected(read.written, set(draft.problems))
    bundle = bundled(draft, surroundings, read.parts)
    behind = _annexed(process)
    prints = tuple(replace(each, behind=behind.get(each.template, ())) for each in draft.prints)
    return Checked(replace(process, digest=bundle.digest), bundle, prints)


def _annexed(process: Process) -> Mapping[TemplateName, tuple[TemplateName, ...]]:
    """What each annex is printed behind."""
    made = (step.makes for step in process.steps.values() if step.makes)
    return {
        annex: (each.template, *each.annexes[:n]) for each in made for n, annex in enumerate(each.annexes)
    }


def _rejected(written: Source, problems: set[Problem]) -> DefinitionRejected:
    return DefinitionRejected(tuple(sorted({*problems, *pointers(written, tuple(problems))})))


def _nothing(source: Source, path: Path) -> Problem:
    message = f'nothing stands behind "{path[-1]}".'
    bare = f"{path[-1]}: {{}}"
    hint = (
        f"Write {bare}."
        if path[-1] in StepText.model_fields
        else "Write what it shall be, or remove the key."
    )
    return source.problem(path, "wrong-type", message, hint)


def check_all(
    texts: Mapping[str, str],
    surroundings: Surroundings,
    *,
    beside: Sequence[Process] = (),
    look_at: LookAt = one_by_one,
) -> tuple[Mapping[str, Checked], Mapping[str, tuple[Problem, ...]]]:
    """Read and check definitions that shall stand together.

    Args:
        texts: by the names that problems shall carry.
        beside: definitions that stay as they are where no sound one replaces them.
        look_at: how what takes long is gone through.

    Returns:
        Those that can stand together by the same names, and by these names too the problems of the others: their own,
        those of the templates they print with, and what two share.
    """
    wholes: dict[str, _Read] = {}
    sound: dict[str, Checked] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for file, text in texts.items():
        try:
            wholes[file] = _whole(text, file, surroundings)
        except DefinitionRejected as rejected:
            problems[file] = rejected.problems
    found = look_at(faults_of, [each.whole for each in wholes.values()])
    for (file, whole), faults in zip(wholes.items(), found, strict=True):
        try:
            sound[file] = _concluded(whole, faults, surroundings)
        except DefinitionRejected as rejected:
            problems[file] = rejected.problems
    # What is refused leaves in place what it was to replace, and that may clash with another: until nothing does.
    while shared := _together({file: each.process for file, each in sound.items()}, texts, beside):
        for problem in shared:
            problems[problem.file] = (*problems.get(problem.file, ()), problem)
            sound.pop(problem.file, None)
    return sound, problems


def _together(
    sound: Mapping[str, Process], texts: Mapping[str, str], beside: Sequence[Process]
) -> tuple[Problem, ...]:
    """What sound definitions take from each other, then what one looks for in another that is not there."""
    return clashes(sound, texts, beside) or unfindable(sound, texts, beside)


def restore(bundle: Bundle, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Process:
    """Build the process of a published bundle, whatever has become of agencies, rules and language since.

    Raises:
        DefinitionRejected: it has lost its meaning: its parts are not what was published, or an upgrade is wrong.
    """
    written, problems = read(bundle.definition, "archive")
    if written is None:
        raise DefinitionRejected(problems)
    source = upgraded(with_parts(written, parts_in(bundle)).source, upgrades)
    model, wrong = validate(source, DefinitionText)
    if model is None:
        raise DefinitionRejected(wrong)
    systems = systems_in(bundle)
    draft = DefinitionDraft(
        source,
        with_answers(model, systems),
        codes_in(bundle),
        None,
        [],
        lookups=lookups_in(bundle),
        box=box_in(bundle),
        systems=systems,
    )
    process = assembled(draft, bundle.digest)
    if process is None or draft.problems:
        raise DefinitionRejected(tuple(draft.problems))
    return process
