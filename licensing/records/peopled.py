"""Whether what was recorded about people is what was written: each entry continues the last, and heads cover them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from licensing.city.entries import read_entries
from licensing.history.chain import GENESIS, link
from licensing.ports import Breach
from licensing.records.breaches import in_general
from licensing.records.export import EndLine, HeadLine, PersonLine
from licensing.words.identifiers import Digest
from licensing.words.sentences import counted


@dataclass(slots=True)
class Peopled:
    """What is known of entries after some lines: their digests, in order."""

    digests: list[Digest] = field(default_factory=lambda: [GENESIS])

    @property
    def entries(self) -> int:
        return len(self.digests) - 1

    def person(self, line: PersonLine) -> Iterator[Breach]:
        """What does not continue the entry before it."""
        before = self.digests[-1]
        self.digests.append(line.digest)
        if line.number != self.entries:
            yield in_general(
                f"entry {line.number} about people stands where entry {self.entries} would: one was removed, added or "
                "moved."
            )
        elif line.previous != before:
            yield in_general(f"entry {line.number} about people does not continue the one before it.")
        if line.digest != link(line.previous, line.entry):
            yield in_general(f"entry {line.number} about people is not the one that was recorded.")
        elif not _is_about(line):
            yield in_general(
                f"entry {line.number} about people is not about whom it says, or cannot be read."
            )

    def head(self, line: HeadLine) -> Iterator[Breach]:
        """Whether the entries that stood when a head was made are still those."""
        if line.people_digest is None:
            return
        if line.people > self.entries or self.digests[line.people] != line.people_digest:
            yield in_general(
                f"head {line.number} does not fit the {counted(line.people, 'entry', 'entries')} about people under "
                "it: one was changed, removed or added."
            )

    def end(self, line: EndLine) -> Iterator[Breach]:
        """Whether as many are there as were exported."""
        if line.people != self.entries:
            yield in_general(
                f"{counted(line.people, 'entry', 'entries')} about people were exported, and {self.entries} are there."
            )


def _is_about(line: PersonLine) -> bool:
    try:
        (entry,) = read_entries((line.entry,))
    except ValueError:
        return False
    return entry.officer == line.officer
