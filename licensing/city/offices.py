"""Offices: an agency that is in several places, such as one office for each district.

Of an office, its name and where it is reached; whatever is not said is the agency's. A place is known by its id, which
is its name in small letters, so `Serpong Utara` as somebody answers it and `serpong_utara` in a role are the same.
"""

import re
from dataclasses import dataclass

from pydantic import Field

from licensing.city.was_text import WasField, WasText, names_of
from licensing.text.model import Text
from licensing.words.folding import folded
from licensing.words.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class Office:
    """An agency's office in one place; "" where it is as the agency says. `was`: its place before."""

    place: str
    address: str = ""
    phone: str = ""
    email: str = ""
    was: tuple[PlaceId, ...] = ()


class OfficeText(Text):
    address: str = ""
    phone: str = ""
    email: str = ""
    was: WasText = WasField


PlacesText = tuple[str, ...] | dict[str, OfficeText]
PLACES: PlacesText = ()

PlacesField = Field(
    default=PLACES, description="where it has offices, by name; each with its address if you like"
)


def place_id(name: str) -> PlaceId:
    """The id of a place: the same for every way to write its name in Latin letters."""
    return PlaceId(re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_"))


def offices_of(text: PlacesText) -> dict[PlaceId, Office]:
    """The offices as they are written."""
    if isinstance(text, tuple):
        return {place_id(name): Office(name) for name in text}
    return {place_id(name): _office(name, office) for name, office in text.items()}


def _office(name: str, text: OfficeText) -> Office:
    was = tuple(place_id(each) for each in names_of(text.was))
    return Office(name, text.address, text.phone, text.email, was)
