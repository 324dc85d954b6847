"""Areas: the outline of one plot, as people paste it, kept as its corners: `-6.278920, 106.693010; …`.

GeoJSON, WKT, or a corner on each line as `points` reads it. An outline has no holes, does not cross itself, and ends
where it began, whether that is said or not.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, plain
from licensing.forms.fields.points import read_point
from licensing.maps.geojson import CollectionText, FeatureText, MultiPolygonText, PolygonText, polygons_of
from licensing.maps.outlines import crosses_itself, square_metres
from licensing.maps.positions import NEXT, Position, outlined, position
from licensing.words.sentences import Sentence

MOST_CORNERS: Final = 300
LONGEST: Final = 20_000
"""Characters of an outline as it is kept, with room to spare."""
_PASTED: Final = TypeAdapter[PolygonText | MultiPolygonText | FeatureText | CollectionText](
    Annotated[PolygonText | MultiPolygonText | FeatureText | CollectionText, Field(discriminator="type")]
)
_WKT: Final = re.compile(r"(?:SRID *= *4326 *; *)?(MULTI)?POLYGON *Z? *(\(.*\))", re.IGNORECASE)
_RING: Final = re.compile(r"\(([^()]*)\)")


def read_area(typed: str) -> str:
    """One plot.

    Raises:
        Unreadable: it is none, is more than one, or cannot be drawn.
    """
    text = plain(typed)
    if text.startswith("{"):
        found = _of_json(text)
    elif wkt := _WKT.fullmatch(" ".join(text.split())):
        found = _of_wkt(wkt[2])
    else:
        found = tuple(_of_lines(text))
    outline = tuple(_once(found))
    fault = _fault(outline)
    if fault is not None:
        raise Unreadable(fault.id, fault.en)
    return outlined(outline)


def show_area(answer: Answer) -> str:
    """As it is kept: its corners one after the other, which can be pasted anywhere an area is asked."""
    return str(answer)


def _of_json(text: str) -> tuple[Position, ...]:
    try:
        pasted = _PASTED.validate_json(text)
    except ValidationError:
        raise Unreadable(
            "GeoJSON ini tidak memuat satu bidang (Polygon). Salin seluruhnya, dari { sampai }.",
            "This GeoJSON does not hold one area (Polygon). Copy all of it, from { to }.",
        ) from None
    if isinstance(pasted, CollectionText):
        shapes = [each.geometry for each in pasted.features]
    else:
        shapes = [pasted.geometry if isinstance(pasted, FeatureText) else pasted]
    rings = [ring for shape in shapes for polygon in polygons_of(shape) for ring in polygon]
    return _only([[tuple(corner) for corner in ring] for ring in rings])


def _of_wkt(text: str) -> tuple[Position, ...]:
    try:
        rings = [
            [tuple(map(Decimal, corner.split())) for corner in ring.split(",")]
            for ring in _RING.findall(text)
        ]
    except ArithmeticError:
        raise _no_corner() from None
    return _only(rings)


def _only(rings: list[list[tuple[Decimal, ...]]]) -> tuple[Position, ...]:
    """The corners of the one ring there is; longitude stands first in it."""
    if len(rings) != 1:
        raise Unreadable(
            f"Yang ditempel memuat {len(rings)} garis batas. Kirim satu bidang tanpa lubang.",
            f"What was pasted has {len(rings)} outlines. Send one area without holes.",
        )
    corners = [Position.of(each[1], each[0]) if len(each) in (2, 3) else None for each in rings[0]]
    if None in corners:
        raise _no_corner()
    return tuple(each for each in corners if each)


def _no_corner() -> Unreadable:
    return Unreadable(
        "Sudutnya bukan derajat. Dalam GeoJSON dan WKT bujur ditulis lebih dahulu: 106.7023 -6.3012.",
        "A corner is no degrees. In GeoJSON and WKT the longitude comes first: 106.7023 -6.3012.",
    )


def _of_lines(text: str) -> Iterator[Position]:
    """A corner on each line, or all on one line as they are kept."""
    lines = [line for line in text.splitlines() if line.strip()]
    parts = lines if len(lines) > 1 else text.split(NEXT.strip())
    for number, part in enumerate((part for part in parts if part.strip(" ;,")), start=1):
        try:
            yield position(read_point(part.strip(" ;,")))
        except Unreadable as unreadable:
            said = unreadable.sentence
            raise Unreadable(f"Sudut ke-{number}: {said.id}", f"Corner {number}: {said.en}") from None
        if number > MOST_CORNERS:
            return


def _once(corners: tuple[Position, ...]) -> Iterator[Position]:
    """Each corner once, where it stands twice in a row; the first is not said again at the end."""
    closed = (*corners, *corners[:1])
    yield from (one for one, other in pairwise(closed) if one != other)


def _fault(outline: tuple[Position, ...]) -> Sentence | None:
    if len(outline) < 3:
        return Sentence(
            f"Sebuah bidang memiliki paling sedikit 3 sudut; yang diisi {len(outline)}.",
            f"An area has at least 3 corners; this has {len(outline)}.",
        )
    if len(outline) > MOST_CORNERS:
        return Sentence(
            f"Paling banyak {MOST_CORNERS} sudut. Sederhanakan garis batasnya.",
            f"At most {MOST_CORNERS} corners. Simplify the outline.",
        )
    if crosses_itself(outline):
        return Sentence(
            "Garis batasnya memotong dirinya sendiri. Tulis sudut-sudutnya berurutan mengelilingi bidang.",
            "The outline crosses itself. Give the corners in order around the area.",
        )
    if not square_metres(outlined(outline)):
        return Sentence("Bidang ini kurang dari 1 m².", "This area is less than 1 m².")
    return None
