"""Whether decrees about working days are those that were recorded: each continues the last, and heads cover them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from licensing.city.decrees import read_decrees
from licensing.history.chain import GENESIS, link
from licensing.ports import Breach
from licensing.records.breaches import in_general
from licensing.records.export import DecreeLine, EndLine, HeadLine
from licensing.words.identifiers import Digest
from licensing.words.sentences import counted


@dataclass(slots=True)
class Decreed:
    """What is known of decrees after some lines: their digests, in order."""

    digests: list[Digest] = field(default_factory=lambda: [GENESIS])

    @property
    def entries(self) -> int:
        return len(self.digests) - 1

    def decree(self, line: DecreeLine) -> Iterator[Breach]:
        """What does not continue the decree before it."""
        before = self.digests[-1]
        self.digests.append(line.digest)
        if line.number != self.entries:
            yield in_general(
                f"decree {line.number} stands where decree {self.entries} would: one was removed, added or moved."
            )
        elif line.previous != before:
            yield in_general(f"decree {line.number} does not continue the one before it.")
        if line.digest != link(line.previous, line.entry):
            yield in_general(f"decree {line.number} is not the one that was recorded.")
        elif not _is_decree(line.entry):
            yield in_general(f"decree {line.number} cannot be read.")

    def head(self, line: HeadLine) -> Iterator[Breach]:
        """Whether the decrees that stood when a head was made are still those."""
        if line.decrees_digest is None:
            return
        if line.decrees > self.entries or self.digests[line.decrees] != line.decrees_digest:
            yield in_general(
                f"head {line.number} does not fit the {counted(line.decrees, 'decree')} under it: one was changed, "
                "removed or added."
            )

    def end(self, line: EndLine) -> Iterator[Breach]:
        """Whether as many are there as were exported."""
        if line.decrees != self.entries:
            yield in_general(
                f"{counted(line.decrees, 'decree was', 'decrees were')} exported, and {self.entries} are there."
            )


def _is_decree(text: str) -> bool:
    try:
        read_decrees((text,))
    except ValueError:
        return False
    return True
