"""Areas: an outline is read whatever it was copied from, and its size is that on the ground."""

from datetime import UTC, datetime
from decimal import Decimal
from math import cos, radians
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from licensing.city.register import Box
from licensing.forms.fields import FIELD_TYPES, Unreadable
from licensing.forms.fields.areas import LONGEST, MOST_CORNERS, read_area
from licensing.forms.form import Field
from licensing.maps.outlines import square_metres
from licensing.maps.positions import Position, corners, outlined
from licensing.scenarios.sampling import sample
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence

PLOT = "-6.300000, 106.700000; -6.300000, 106.700300; -6.300200, 106.700300; -6.300200, 106.700000"
RING = "[[106.7,-6.3],[106.7003,-6.3],[106.7003,-6.3002],[106.7,-6.3002],[106.7,-6.3]]"
POLYGON = f'{{"type":"Polygon","coordinates":[{RING}]}}'
FEATURE = f'{{"type":"Feature","properties":{{"lain":{{"a":[1]}}}},"geometry":{POLYGON}}}'

SAME = [
    PLOT,
    PLOT.replace("; ", "\n"),
    "-6,3; 106,7\n-6,3; 106,7003\n-6,3002; 106,7003\n\n-6,3002; 106,7",
    PLOT + "; -6.300000, 106.700000",
    PLOT.replace("106.700300; -6.300200", "106.700300; -6.300000, 106.700300; -6.300200", 1),
    POLYGON,
    FEATURE,
    f'{{"type":"FeatureCollection","name":"bidang","features":[{FEATURE}]}}',
    f'{{"type":"MultiPolygon","coordinates":[[{RING}]]}}',
    "POLYGON ((106.7 -6.3, 106.7003 -6.3, 106.7003 -6.3002, 106.7 -6.3002, 106.7 -6.3))",
    "SRID=4326;POLYGON Z((106.7 -6.3 12, 106.7003 -6.3 12, 106.7003 -6.3002 12, 106.7 -6.3002 12))",
]


@pytest.mark.parametrize("typed", SAME)
def test_one_plot_is_read_wherever_it_was_copied_from(typed: str) -> None:
    assert read_area(typed) == PLOT


REFUSED = [
    ("halo", "Corner 1: Write latitude, then longitude, such as -6.3012, 106.7023, or paste a Google Maps link."),
    ("-6.3, 106.7\n-6.3, 106.8\nx, 3", "Corner 3: Write latitude, then longitude, such as -6.3012, 106.7023, "
     "or paste a Google Maps link."),
    ("-6.3, 106.7; -6.3, 106.8; -6.3, 106.7", "An area has at least 3 corners; this has 2."),
    ("-6.1, 106.1\n-6.2, 106.2\n-6.1, 106.2\n-6.2, 106.1",
     "The outline crosses itself. Give the corners in order around the area."),
    ("POLYGON((-6.3 106.7, -6.3 106.8, -6.4 106.8))",
     "A corner is no degrees. In GeoJSON and WKT the longitude comes first: 106.7023 -6.3012."),
    ("POLYGON((a b, c d))",
     "A corner is no degrees. In GeoJSON and WKT the longitude comes first: 106.7023 -6.3012."),
    ("POLYGON((NaN 1, 2 3, 4 5))",
     "A corner is no degrees. In GeoJSON and WKT the longitude comes first: 106.7023 -6.3012."),
    ("POLYGON((1e9999999 1, 2 3, 4 5))",
     "A corner is no degrees. In GeoJSON and WKT the longitude comes first: 106.7023 -6.3012."),
    (f'{{"type":"Polygon","coordinates":[{RING},{RING}]}}',
     "What was pasted has 2 outlines. Send one area without holes."),
    ('{"type":"Point","coordinates":[106.7,-6.3]}',
     "This GeoJSON does not hold one area (Polygon). Copy all of it, from { to }."),
    ("-6.3, 106.7; -6.300001, 106.7; -6.3, 106.700001", "This area is less than 1 m²."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), REFUSED)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_area(typed)
    assert refused.value.sentence.en == said


def test_an_outline_of_too_many_corners_is_refused() -> None:
    many = "\n".join(f"-6.3, {Decimal(106) + Decimal(n) / 10_000}" for n in range(2 * MOST_CORNERS))
    with pytest.raises(Unreadable):
        read_area(many)


SIDES = some.decimals(Decimal("0.0001"), Decimal("0.01"), places=6)


@given(some.decimals(Decimal("-6.4"), Decimal("-6.2"), places=6), SIDES, SIDES, some.booleans())
def test_the_size_is_that_of_the_same_plot_on_a_plane(
    south: Decimal, high: Decimal, wide: Decimal, turned: bool
) -> None:
    west = Decimal("106.7")
    ring = [(south, west), (south, west + wide), (south + high, west + wide), (south + high, west)]
    there = [Position.of(*each) for each in (reversed(ring) if turned else ring)]
    plot = outlined(tuple(each for each in there if each))
    middle = radians(float(south + high / 2))
    # Metres a degree there, from the series of the ellipsoid's radii (WGS84).
    north_south = 111132.92 - 559.82 * cos(2 * middle) + 1.175 * cos(4 * middle)
    east_west = 111412.84 * cos(middle) - 93.5 * cos(3 * middle)
    on_a_plane = float(high) * north_south * float(wide) * east_west
    assert abs(square_metres(plot) - on_a_plane) <= 1 + on_a_plane / 10_000
    assert square_metres(read_area(FIELD_TYPES["area"].show(plot))) == square_metres(plot)


def test_nowhere_has_no_size() -> None:
    assert square_metres("") == 0
    assert corners("") == ()


def test_an_outline_lies_in_the_city_with_every_corner() -> None:
    plot = Field(FieldId("bidang"), "area", Sentence("Bidang", "Plot"), within=Box(-6.4, 106.6, -6.2, 106.8))
    assert plot.read([PLOT]) == PLOT
    with pytest.raises(Unreadable, match="di luar kota"):
        plot.read(["-6.3, 106.7; -6.3, 106.7003; -6.5, 106.7003"])


@pytest.mark.parametrize("kind", ["point", "area"])
@pytest.mark.parametrize("within", [None, Box(-6.42, 106.6, -6.18, 106.82), Box(1.5, 103.6, 1.6, 103.7)])
def test_an_invented_place_is_one_that_can_be_typed(
    kind: Literal["point", "area"], within: Box | None
) -> None:
    asked = Field(FieldId("tempat"), kind, Sentence("Tempat", "Place"), within=within, max_length=LONGEST)
    typed = sample(asked, now=datetime(2026, 11, 27, tzinfo=UTC))
    assert asked.typed(asked.read([typed])) == (typed,)
