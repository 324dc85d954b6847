"""Outlines of plots: whether corners in order enclose one area, and how large it is.

Whether a line crosses itself is asked of shapely, in degrees; the size of geographiclib, on the ellipsoid (Karney),
so that no map projection has to be chosen.
"""

from licensing.maps.positions import Position, corners


def crosses_itself(outline: tuple[Position, ...]) -> bool:
    """Whether the line along the corners and back to the first meets itself, or encloses nothing."""
    from shapely import Polygon  # noqa: PLC0415 a third of a second that only plots cost

    return not Polygon([(float(each.longitude), float(each.latitude)) for each in outline]).is_valid


def square_metres(outline: str) -> int:
    """The size of an outline in whole square metres, whichever way round it goes; 0 for none."""
    from geographiclib.geodesic import Geodesic  # noqa: PLC0415 as above

    polygon = Geodesic.WGS84.Polygon()
    for corner in corners(outline):
        polygon.AddPoint(float(corner.latitude), float(corner.longitude))
    _, _, area = polygon.Compute(reverse=False, sign=True)
    return round(abs(area))
