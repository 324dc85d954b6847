"""Publishing: from the drafts in the folder to what is in force. Nothing is published but by this, and only when asked.

In come the folders of the settings and the archive; `review` says of every draft whether it is sound and what it would
change, `publish` archives the sound ones. A faulty draft is refused with its problems and keeps no other waiting. The
worker deploys what is new within seconds.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from flows.definitions import readable_surroundings
from flows.proofs import unprintable
from flows.settings import Settings
from flows.texts import definition_files, definition_texts
from licensing.city.roster import Roster
from licensing.clock.calendar import WIB
from licensing.definition.checking import Checked, check_all
from licensing.definition.difference import Difference, differences
from licensing.ports import Archive, Published
from licensing.words.errors import DefinitionRejected, Problem
from licensing.words.identifiers import PermitId


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sound definition in the folder. `before` is what is in force, None for a permit type that is new."""

    checked: Checked
    before: Published | None
    changes: tuple[Difference, ...]

    @property
    def permit(self) -> PermitId:
        return self.checked.process.permit

    @property
    def is_waiting(self) -> bool:
        """Whether publishing it would change anything."""
        return self.before is None or self.before.digest != self.checked.bundle.digest


@dataclass(frozen=True, slots=True)
class Faulty:
    """A definition in the folder that cannot be published as it stands."""

    permit: PermitId
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The drafts that were looked at, in the order of their names.

    Args:
        lists: what is wrong with code lists, whether or not a draft uses them.
        is_first: nothing was ever published.
    """

    drafts: tuple[Candidate, ...]
    faulty: tuple[Faulty, ...]
    lists: tuple[Problem, ...]
    is_first: bool

    @property
    def waiting(self) -> tuple[Candidate, ...]:
        return tuple(draft for draft in self.drafts if draft.is_waiting)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps something from being published, once each."""
        return tuple(dict.fromkeys(problem for each in self.faulty for problem in self.problems_of(each)))

    def problems_of(self, faulty: Faulty) -> tuple[Problem, ...]:
        """Its own, and those of code lists where it uses one that has some."""
        uses_one = any(problem.rule == "code-list" for problem in faulty.problems)
        return (*self.lists, *faulty.problems) if uses_one else faulty.problems


def drafted(settings: Settings) -> tuple[PermitId, ...]:
    """The permit types that have a file in the folder of definitions.

    Raises:
        DefinitionRejected: there is none.
    """
    return tuple(PermitId(path.stem) for path in definition_files(settings.definitions))


def review(
    archive: Archive, settings: Settings, permits: Collection[PermitId] = (), *, people: Roster | None = None
) -> Review:
    """Check drafts against each other and against what stays in force beside them.

    Args:
        permits: those to look at; all in the folder where none is named.
        people: who is there to decide; None for the people that the register begins with.

    Raises:
        DefinitionRejected: the agency register is wrong, or there is no draft at all.
    """
    around, lists = readable_surroundings(settings.definitions, settings.templates)
    if people is not None:
        officers = people.appointed(datetime.now(WIB).date())
        around = replace(around, register=replace(around.register, officers=officers))
    named = permits or drafted(settings)
    texts, unread = definition_texts([settings.definitions / f"{permit}.yaml" for permit in named])
    in_force = {version.permit: version for version in reversed(archive.versions())}
    # Earlier versions too: the numbers they gave are given for ever, and cases under them still draw some.
    staying = tuple(archive.process(version.digest) for version in archive.versions())
    fit, wrong = check_all(texts, around, beside=staying)
    waiting = {file: each for file, each in fit.items() if not _stands(each, in_force)}
    wrong = {**wrong, **unprintable(waiting, around)}
    sound = {file: each for file, each in fit.items() if file not in wrong}
    refused = sorted({*texts, *(problem.file for problem in unread)} - {*sound})
    unreadable = {problem.file: problem for problem in unread}
    return Review(
        drafts=tuple(_draft(archive, each, in_force.get(each.process.permit)) for each in sound.values()),
        faulty=tuple(
            Faulty(PermitId(Path(file).stem), wrong.get(file) or (unreadable[file],)) for file in refused
        ),
        lists=lists,
        is_first=not in_force,
    )


def publish(
    archive: Archive, drafts: Iterable[Candidate], *, now: datetime
) -> tuple[tuple[Candidate, Published, bool], ...]:
    """Archive drafts, each with its version, and whether that is new."""
    return tuple(
        (draft, *archive.publish(draft.checked.process, draft.checked.bundle, now=now)) for draft in drafts
    )


def publish_all(archive: Archive, settings: Settings, *, now: datetime) -> None:
    """Publish every draft of an installation whose drafts are known to be sound.

    Raises:
        DefinitionRejected: one is not; then nothing is published.
    """
    found = review(archive, settings)
    if found.faulty:
        raise DefinitionRejected(found.problems)
    publish(archive, found.drafts, now=now)


def _stands(checked: Checked, in_force: Mapping[PermitId, Published]) -> bool:
    """Whether it is in force with all its parts: then its documents were proved when it was published."""
    before = in_force.get(checked.process.permit)
    return before is not None and before.digest == checked.bundle.digest


def _draft(archive: Archive, checked: Checked, before: Published | None) -> Candidate:
    changes = () if before is None else differences(archive.bundle(before.digest), checked.bundle)
    return Candidate(checked, before, changes)
