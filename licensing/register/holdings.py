"""What the register holds under a key on a day: how many licences that stand as asked, and which lasts longest.

A definition's `facts` ask for it. Comes in as the licences found under the key; goes out as what the definition asked
to know of them and nothing else, so that nobody learns more of somebody else's licence than a rule needs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from licensing.register.concerned import Concerned
from licensing.register.licences import Status
from licensing.values.types import DAY, TEXT, YES_NO, Cell, Facts, Type, Whole
from licensing.words.sentences import Sentence

FACTS: Final = "facts"
"""What expressions call it: `facts.<name>.held`."""

Taken = Literal["number", "holder", "valid_until"]
"""What can be asked of the licence that lasts longest, beside whether there is one and how many there are."""

PARTS: Final[Mapping[str, Type]] = {
    "held": YES_NO,
    "count": Whole(low=0),
    "number": TEXT,
    "holder": TEXT,
    "valid_until": DAY,
}
ALWAYS: Final = ("held", "count")
PART_WORDS: Final[Mapping[str, Sentence]] = {
    "held": Sentence("", ""),
    "count": Sentence(": jumlah", ": how many"),
    "number": Sentence(": nomor", ": number"),
    "holder": Sentence(": pemegang", ": holder"),
    "valid_until": Sentence(": hari terakhir", ": last day"),
}
"""What people call the parts, behind what the whole is called."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """`number`, `holder` and `valid_until` are those of the licence that lasts longest; None for what nobody asked."""

    count: int = 0
    number: str | None = None
    holder: str | None = None
    valid_until: date | None = None

    @property
    def parts(self) -> Mapping[str, Cell]:
        """Everything that can be asked, by its name."""
        return {
            "held": self.count > 0,
            "count": self.count,
            "number": self.number,
            "holder": self.holder,
            "valid_until": self.valid_until,
        }


NOTHING: Final = Holdings()


def held(licences: Iterable[Concerned], states: tuple[Status, ...], takes: tuple[Taken, ...]) -> Holdings:
    """What some licences come to. Without a last day one lasts longest; of two alike the later one counts."""
    standing = [each for each in licences if each.status in states]
    if not standing:
        return NOTHING
    longest = max(standing, key=_lasts)
    return Holdings(
        len(standing),
        longest.number if "number" in takes else None,
        longest.holder if "holder" in takes else None,
        longest.valid_until if "valid_until" in takes else None,
    )


def _lasts(licence: Concerned) -> tuple[date, date, str]:
    return licence.valid_until or date.max, licence.valid_from, licence.number


def seen_facts(found: Mapping[str, Holdings]) -> Facts:
    """What expressions see; nothing of what was never looked up."""
    return {
        f"{FACTS}.{name}.{part}": value
        for name, holdings in found.items()
        for part, value in holdings.parts.items()
    }
