"""How a case can end, in the words of people who read of it in a list."""

from collections.abc import Mapping
from typing import Final

from licensing.history.events import Ending
from licensing.words.sentences import Sentence

ENDINGS: Final[Mapping[Ending, Sentence]] = {
    "issued": Sentence("diterbitkan", "issued"),
    "refused": Sentence("ditolak", "refused"),
    "lapsed": Sentence("gugur", "lapsed"),
    "withdrawn": Sentence("dicabut pemohon", "withdrawn"),
    "cancelled": Sentence("dibatalkan", "cancelled"),
    "changed": Sentence("izin diubah", "changed"),
    "done": Sentence("selesai", "done"),
}
