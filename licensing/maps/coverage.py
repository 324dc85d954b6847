"""Coverage: what a map says of a position. Zones are polygons with properties, each from a day through another.

Where two zones meet, the one that is written first counts. The index is made when somebody first asks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from licensing.maps.positions import position

if TYPE_CHECKING:
    from shapely import MultiPolygon, STRtree

Corner = tuple[float, float]
"""Degrees of longitude, then latitude."""
Ring = tuple[Corner, ...]
SLIVER: Final = 1e-9
"""Square degrees, a dozen square metres here: what is left where a border was drawn twice."""

MOST_MET: Final = 2_000_000
"""Pairs of zones side by side; a city of 20,000 zones has some 200,000 of them."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the city: polygons, each an outline and the holes in it, and what is said of them while it counts."""

    line: int
    polygons: tuple[tuple[Ring, ...], ...]
    properties: Mapping[str, str]
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it counts on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, other: "Zone") -> bool:
        """Whether there is a day on which both count."""
        begins = max(self.since or date.min, other.since or date.min)
        return begins <= min(self.until or date.max, other.until or date.max)


@dataclass(frozen=True)
class Coverage:
    """Zones that can be asked what is where."""

    zones: tuple[Zone, ...]

    def finding(self, name: str) -> Callable[[str, date], str]:
        """Looks a property up at a position, as `maps.positions` writes one, on a day."""

        def find(place: str, day: date) -> str:
            return next((zone.properties.get(name, "") for zone in self._at(place) if zone.covers(day)), "")

        return find

    def _at(self, place: str) -> tuple[Zone, ...]:
        from shapely import Point  # noqa: PLC0415 a third of a second that only maps cost

        there = position(place)
        point = Point(float(there.longitude), float(there.latitude))
        found = self._tree.query(point, predicate="intersects").tolist()
        return tuple(self.zones[n] for n in sorted(int(str(each)) for each in found))

    @cached_property
    def _tree(self) -> "STRtree":
        from shapely import STRtree  # noqa: PLC0415 as above

        return STRtree(self._shapes)

    @cached_property
    def _shapes(self) -> "tuple[MultiPolygon, ...]":
        from shapely import MultiPolygon  # noqa: PLC0415 as above

        return tuple(
            MultiPolygon([(outline, holes) for outline, *holes in zone.polygons]) for zone in self.zones
        )

    def crossing(self) -> tuple[tuple[Zone, str], ...]:
        """The zones whose lines cross, each with where: longitude and latitude."""
        from shapely import is_valid_reason  # noqa: PLC0415 as above

        found = (
            (zone, shape) for zone, shape in zip(self.zones, self._shapes, strict=True) if not shape.is_valid
        )
        return tuple((zone, str(is_valid_reason(shape))) for zone, shape in found)

    def crowded(self) -> Zone | None:
        """The zone from which on more of them stand side by side than can be compared; None where all can."""
        met = 0
        for zone, shape in zip(self.zones, self._shapes, strict=True):
            met += len(self._tree.query(shape).tolist())
            if met > MOST_MET:
                return zone
        return None

    def overlaps(self) -> Iterator[tuple[Zone, Zone]]:
        """Zones that claim the same ground on the same day as one before them, each with the first such, in order."""
        for number, shape in enumerate(self._shapes):
            near = sorted(int(str(each)) for each in self._tree.query(shape, predicate="intersects").tolist())
            zone = self.zones[number]
            before = (each for each in near if each < number and self.zones[each].meets(zone))
            first = next(
                (each for each in before if self._shapes[each].intersection(shape).area > SLIVER), None
            )
            if first is not None:
                yield self.zones[first], zone
