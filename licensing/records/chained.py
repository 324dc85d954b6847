"""Whether commits are those that were written: each continues the last, heads seal them, cases end with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from licensing.history.chain import GENESIS, Covered, Entered, link
from licensing.history.events import ApplicationSubmitted, Event
from licensing.ports import Breach
from licensing.records.breaches import in_general
from licensing.records.export import CaseLine, CommitLine, EndLine, HeadLine
from licensing.words.identifiers import ApplicationNumber, Digest
from licensing.words.sentences import counted


@dataclass(frozen=True, slots=True)
class _Left:
    """Where a commit leaves an application: its number, the sequence of its last event, its digest."""

    number: int = 0
    sequence: int = 0
    digest: Digest = GENESIS


@dataclass(slots=True)
class Chained:
    """What is known of commits after some lines. `chains` holds where each application's last one leaves it."""

    chains: dict[ApplicationNumber, _Left] = field(default_factory=dict[ApplicationNumber, _Left])
    covered: Covered = field(default_factory=lambda: Covered.after(GENESIS))
    applications: int = 0
    commits: int = 0
    heads: int = 0

    def commit(self, line: CommitLine) -> Iterator[Breach]:
        """What does not continue the application's commit before it."""
        self.commits += 1
        self.covered = self.covered.and_commit(line.application, line.number, line.digest)
        before = self.chains.get(line.application, _Left())
        self.applications += before.number == 0
        self.chains[line.application] = _Left(line.number, line.last, line.digest)
        for message in _faults_of_link(line, before):
            yield Breach(line.application, line.first, message)

    def head(self, line: HeadLine) -> Iterator[Breach]:
        """What the head does not seal of the commits since the last one."""
        self.heads += 1
        covered, self.covered = self.covered, Covered.after(line.digest)
        if line.number != self.heads:
            yield in_general(f"head {line.number} stands where head {self.heads} would.")
        if line.previous != covered.previous:
            yield in_general(f"head {line.number} does not continue the head before it.")
        elif (line.commits, line.digest) != (
            covered.commits,
            covered.seal(line.number, line.sealed_at, _entered(line), _decreed(line), _received(line)),
        ):
            yield in_general(
                f"head {line.number}, sealed {line.sealed_at.isoformat()} over {counted(line.commits, 'commit')}, does "
                f"not fit the {counted(covered.commits, 'commit')} under it: one was changed, "
                "removed or added, or the head was."
            )

    def case(self, line: CaseLine) -> Iterator[Breach]:
        """Where a case ends with something else than its last commit."""
        left = self.chains.pop(line.application, _Left())
        if line.version != left.sequence:
            message = (
                f"{counted(line.version, 'event was', 'events were')} recorded, and {left.sequence} can be found: the "
                "last ones were removed or added."
            )
            yield Breach(line.application, left.sequence, message)
        elif line.digest != left.digest:
            yield Breach(
                line.application, left.sequence, "the last commit is not the one the case ends with."
            )

    def end(self, line: EndLine) -> Iterator[Breach]:
        """Whether as much is there as was exported."""
        found, exported = ((each.applications, each.commits, each.heads) for each in (self, line))
        if found != exported:
            yield in_general(f"{_said(*exported)} were exported, and {_said(*found)} are there.")

    def finish(self) -> Iterator[Breach]:
        """What has commits and is no case."""
        for application, left in self.chains.items():
            yield Breach(
                application,
                left.sequence,
                "this application has events, but no longer stands among the cases.",
            )


def _entered(line: HeadLine) -> Entered | None:
    return None if line.people_digest is None else Entered(line.people, line.people_digest)


def _decreed(line: HeadLine) -> Entered | None:
    return None if line.decrees_digest is None else Entered(line.decrees, line.decrees_digest)


def _received(line: HeadLine) -> Entered | None:
    return None if line.receipts_digest is None else Entered(line.receipts, line.receipts_digest)


def _said(applications: int, commits: int, heads: int) -> str:
    parts = counted(applications, "application"), counted(commits, "commit"), counted(heads, "head")
    return f"{parts[0]}, {parts[1]} and {parts[2]}"


def _faults_of_link(line: CommitLine, before: _Left) -> Iterator[str]:
    if (line.number, line.first) != (before.number + 1, before.sequence + 1):
        yield f"commit {line.number} follows commit {before.number}: one was removed, added or moved."
    elif line.previous != before.digest:
        yield "the commit does not continue the one before it."
    if line.digest != link(line.previous, line.events):
        yield "the events' text is not the one that was recorded."


def faults_of_events(line: CommitLine, events: tuple[Event, ...]) -> Iterator[str]:
    """Whether a commit's events are as many, as late and of whom as is said beside them."""
    if len(events) != line.last - line.first + 1 or not events:
        yield f"{counted(len(events), 'event stands', 'events stand')} where {line.first} to {line.last} would."
        return
    if events[-1].at != line.at:
        yield "the time beside the events is not what their text says."
    if isinstance(events[0], ApplicationSubmitted) and events[0].application != line.application:
        yield f"this history was recorded for {events[0].application}."
