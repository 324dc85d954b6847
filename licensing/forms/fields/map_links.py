"""Links of maps: which degrees the address of a map names, as text that `points` reads."""

import re
from typing import Final
from urllib.parse import parse_qs, unquote_plus, urlsplit

from licensing.forms.fields.characters import Unreadable

_PIN: Final = re.compile(r"!3d(-?[0-9.]+)!4d(-?[0-9.]+)")
"""The place a Google Maps link is of."""
_VIEW: Final = re.compile(r"/@(-?[0-9.]+),(-?[0-9.]+)")
"""The middle of the map it shows; counts where no place is named."""
_PAIR: Final = re.compile(r"\s*(?:loc:)?(-?[0-9]+\.?[0-9]*)\s*,\s*(-?[0-9]+\.?[0-9]*)\s*(?:\(.*\))?")
_OF_A_PLACE: Final = ("q", "query", "ll", "destination", "daddr", "center")
_SHORT: Final = ("goo.gl", "maps.app.goo.gl", "g.co", "g.page")


def said_by_link(text: str) -> str | None:
    """What a link says, latitude first; None for a text that is no link.

    Raises:
        Unreadable: it is a link, and names no place or several.
    """
    if text.lower().startswith("geo:"):
        return _geo(text)
    if not re.match(r"(https?://|www\.|maps\.|goo\.gl/)", text, re.IGNORECASE):
        return None
    link = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").lower()
    except ValueError:
        raise _names_none() from None
    if host in _SHORT:
        raise Unreadable(
            "Tautan pendek tidak memuat koordinat. Buka tautannya, tekan lama pada lokasi, lalu salin koordinatnya.",
            "A short link does not hold the place. Open it, press and hold the place, and copy its coordinates.",
        )
    return _one_of(_places(parts.path, parts.query, unquote_plus(link)))


def _geo(text: str) -> str:
    """RFC 5870: latitude and longitude, then parameters; `geo:0,0?q=` as Android shares a place."""
    address, _, query = text[len("geo:") :].partition("?")
    coordinates, *parameters = address.lower().split(";")
    asked = parse_qs(query).get("q", [",".join(coordinates.split(",")[:2])])
    found = _PAIR.fullmatch(asked[0])
    if found is None or any(each.startswith("crs=") and each != "crs=wgs84" for each in parameters):
        raise _names_none()
    return f"{found[1]}, {found[2]}"


def _places(path: str, query: str, link: str) -> list[tuple[str, str]]:
    """The places a link names, those it is of before those it only shows."""
    pins = _PIN.findall(link)
    if pins:
        return pins
    asked = [each for key in _OF_A_PLACE for each in parse_qs(query).get(key, [])]
    steps = [unquote_plus(each) for each in path.split("/")]
    named = [(found[1], found[2]) for each in (*asked, *steps) if (found := _PAIR.fullmatch(each))]
    return named or _VIEW.findall(link)


def _one_of(places: list[tuple[str, str]]) -> str:
    found = dict.fromkeys(places)
    if not found:
        raise _names_none()
    if len(found) > 1:
        named = [f"{latitude}, {longitude}" for latitude, longitude in found]
        raise Unreadable(
            f"Tautan ini memuat beberapa lokasi: {named[0]} dan {named[1]}. Tulis salah satunya.",
            f"This link names several places: {named[0]} and {named[1]}. Write one of them.",
        )
    ((latitude, longitude),) = found
    return f"{latitude}, {longitude}"


def _names_none() -> Unreadable:
    return Unreadable(
        "Tautan ini tidak memuat koordinat. Salin lintang dan bujurnya, misalnya -6.3012, 106.7023.",
        "This link holds no coordinates. Copy latitude and longitude, such as -6.3012, 106.7023.",
    )
