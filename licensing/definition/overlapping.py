"""Where the zones of a map cannot be drawn, or say two things of one place on one day.

Told is no more than anybody mends one by one, and nothing is compared for hours: such a map is mended as a whole.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from licensing.maps.coverage import Coverage, Zone

GEOMETRY: Final = "map-geometry"
OVERLAP: Final = "map-overlap"
MOST_OVERLAPS: Final = 100
_CROWDED: Final = (
    "from here on more zones lie on each other than can be compared.",
    "Leave out plans that are long over, and zones that say the same.",
)


def breaks(zones: tuple[Zone, ...]) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Each at the line that shows it: the line, the rule, and what is said."""
    coverage = Coverage(zones)
    crossing = coverage.crossing()
    for zone, where in crossing:
        yield zone.line, GEOMETRY, (f"this zone cannot be drawn: {where}.", "Mend its outline there.")
    if crossing:
        return
    crowded = coverage.crowded()
    if crowded is not None:
        yield crowded.line, OVERLAP, _CROWDED
        return
    for one, other in islice(coverage.overlaps(), MOST_OVERLAPS):
        said = f"this zone and that of line {one.line} claim the same ground on the same days."
        yield other.line, OVERLAP, (said, "Cut one of them, or end it with until.")
