"""What a page says of a refusal: beside each answer that is wrong, or above everything."""

from collections.abc import Mapping
from typing import Final

from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence

_OF_ITS_PURPOSE: Final = frozenset({"kind", "licence"})
"""What an application is for stands in its address, and is no field of a page."""


def sentences(refused: CommandRefused) -> Mapping[str, Sentence]:
    """By the field each stands beside; under "" what concerns none of them, such as a licence others changed."""
    fields = {name: said for name, said in refused.fields.items() if name not in _OF_ITS_PURPOSE}
    return fields or {"": refused.sentence}
