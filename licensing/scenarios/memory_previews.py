"""`Previews` in memory: no PDF, but what one would say."""

from dataclasses import dataclass
from datetime import datetime

from licensing.case.foreseeing import Foreseen


@dataclass(frozen=True, slots=True)
class MemoryPreviews:
    """A file that says which template would be printed, and under which number."""

    def preview(self, foreseen: Foreseen, *, at: datetime) -> bytes:
        numbering = foreseen.case.round_at(foreseen.effect.where).numbering
        number = numbering.number if numbering else ""
        return f"%PDF-1.7 PRATINJAU {foreseen.effect.template} {number} {at.isoformat()}".encode()
