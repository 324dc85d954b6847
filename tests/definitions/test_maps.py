"""Maps: zones are read at their lines, say one thing of a place on a day, and are written in one way."""

import json
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from licensing.definition.maps import Map, read_map, write_map
from licensing.maps.coverage import Coverage
from licensing.words.errors import DefinitionRejected

DAY = date(2026, 11, 27)


def zone(
    west: int, south: int, said: dict[str, object] | None = None, *, wide: int = 1, high: int = 1
) -> str:
    """A zone of whole hundredths of a degree, from a corner of the city on."""
    x, y = (
        (round(106.6 + west / 100, 2), round(106.6 + (west + wide) / 100, 2)),
        (
            round(-6.4 + south / 100, 2),
            round(-6.4 + (south + high) / 100, 2),
        ),
    )
    ring = [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]], [x[0], y[0]]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"type": "Feature", "properties": said or {}, "geometry": shape})


def whole(*zones: str) -> str:
    return '{"type": "FeatureCollection",\n "name": "rdtr",\n "features": [\n' + ",\n".join(zones) + "\n]}"


def problems_of(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(DefinitionRejected) as rejected:
        read_map(text, "maps/rdtr.geojson")
    assert all(each.hint.endswith(".") for each in rejected.value.problems)
    return [(each.line, each.rule, each.message) for each in rejected.value.problems]


def found(read: Map, place: str, day: date = DAY, name: str = "zona") -> str:
    return Coverage(read.zones).finding(name)(place, day)


def test_a_place_has_the_property_of_its_zone_and_elsewhere_none() -> None:
    read = read_map(whole(zone(0, 0, {"zona": "R-3"}), zone(1, 0, {"zona": "K-1"})), "maps/rdtr.geojson")
    assert found(read, "-6.395000, 106.605000") == "R-3"
    assert found(read, "-6.395000, 106.615000") == "K-1"
    assert found(read, "-6.300000, 106.700000") == ""
    assert found(read, "-6.395000, 106.605000", name="lapis") == ""


def test_on_a_border_the_zone_that_is_written_first_counts() -> None:
    read = read_map(whole(zone(1, 0, {"zona": "K-1"}), zone(0, 0, {"zona": "R-3"})), "maps/rdtr.geojson")
    assert found(read, "-6.395000, 106.610000") == "K-1"


def test_a_hole_belongs_to_whatever_fills_it() -> None:
    outer = json.loads(zone(0, 0, {"zona": "R-3"}, wide=5, high=5))
    hole = json.loads(zone(2, 2, {"zona": "RTH"}))
    outer["geometry"]["coordinates"] += hole["geometry"]["coordinates"]
    around = read_map(whole(json.dumps(outer)), "maps/rdtr.geojson")
    assert found(around, "-6.375000, 106.625000") == ""
    both = read_map(whole(json.dumps(outer), json.dumps(hole)), "maps/rdtr.geojson")
    assert found(both, "-6.375000, 106.625000") == "RTH"


def test_the_plan_in_force_on_the_day_counts() -> None:
    old, new = (
        zone(0, 0, {"zona": "R-3", "until": "2026-12-31"}),
        zone(0, 0, {"zona": "K-1", "from": "2027-01-01"}),
    )
    read = read_map(whole(old, new), "maps/rdtr.geojson")
    assert found(read, "-6.395000, 106.605000", date(2026, 12, 31)) == "R-3"
    assert found(read, "-6.395000, 106.605000", date(2027, 1, 1)) == "K-1"


WRONG = [
    ("[", [(1, "map", "this is no JSON: expecting value.")]),
    ('{"type": "Topology"}', [(1, "map", 'this is a "Topology".')]),
    ("[]", [(1, "map", "this is no GeoJSON.")]),
    ("", [(1, "map", "this is no JSON: expecting value.")]),
    ("[" * 100_000, [(1, "map", "this is nested too deeply, or has a number without end.")]),
    ('{"type": "FeatureCollection", "features": 3}', [(1, "map", "the map has no zones.")]),
    (whole(zone(0, 0).replace("106.6,", "NaN,")), [
        (4, "map", "this zone is no polygon with properties: geometry.Polygon.coordinates.0.0.0 is something else.")
    ]),
    (whole(zone(0, 0).replace("106.6,", "9" * 5_000 + ",")), [
        (1, "map", "this is nested too deeply, or has a number without end.")
    ]),
    (whole(), [(1, "map", "the map has no zones.")]),
    (
        whole(zone(0, 0)).replace('"name": "rdtr"', '"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::32748"}}'),
        [(1, "map", "its coordinates are urn:ogc:def:crs:EPSG::32748.")],
    ),
    (
        whole(zone(0, 0), '{"properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}'),
        [(5, "map", "this zone is no polygon with properties: geometry is something else.")],
    ),
    (whole(zone(0, 0, {"until": "besok"})), [(4, "map", '"besok" in until is no date.')]),
    (
        whole(zone(0, 0, {"until": "2026-01-01", "from": "2026-02-01"})),
        [(4, "map", "until 2026-01-01 is before from 2026-02-01.")],
    ),
    (
        whole(zone(0, 0), zone(9, 9).replace("106.69", "685123.1")),
        [(5, "map", "685123.1, -6.31 are no degrees of longitude and latitude.")],
    ),
    (
        whole(zone(0, 0).replace(", [106.6, -6.4]]]", ", [106.6, -6.41]]]")),
        [(4, "map", "an outline does not end where it begins.")],
    ),
    (
        whole(zone(0, 0), zone(1, 0).replace("[106.62, -6.4], [106.62, -6.39]", "[106.62, -6.39], [106.62, -6.4]")),
        [(5, "map-geometry", "this zone cannot be drawn: Self-intersection[106.615 -6.395].")],
    ),
    (
        whole(zone(0, 0, wide=2), zone(5, 5), zone(1, 0)),
        [(6, "map-overlap", "this zone and that of line 4 claim the same ground on the same days.")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problems"), WRONG)
def test_a_problem_stands_at_the_line_of_its_zone(text: str, problems: list[tuple[int, str, str]]) -> None:
    assert problems_of(text) == problems


def test_zones_that_all_lie_on_each_other_are_told_at_once() -> None:
    began = process_time()
    told = problems_of(whole(*[zone(0, 0)] * 3_000))
    assert process_time() - began < 5
    assert told[0] == (670, "map-overlap", "from here on more zones lie on each other than can be compared.")
    told = problems_of(whole(*[zone(0, 0)] * 300))
    assert [line for line, _, _ in told] == [*range(5, 105)]
    assert {said for _, _, said in told} == {
        "this zone and that of line 4 claim the same ground on the same days."
    }


def test_a_map_is_written_in_one_way_whatever_program_saved_it() -> None:
    text = whole(zone(0, 0, {"zona": "R-3", "fid": 7, "until": "2026-12-31"}), zone(1, 0, {"zona": "K-1"}))
    read = read_map(text, "maps/rdtr.geojson")
    again = read_map(write_map(read), "maps/rdtr.geojson")
    assert [(each.polygons, each.properties, each.until) for each in again.zones] == [
        (each.polygons, each.properties, each.until) for each in read.zones
    ]
    spaced = json.dumps(json.loads(text), indent=4)
    assert write_map(read_map(spaced, "x")) == write_map(read)


CELLS = some.dictionaries(
    some.tuples(some.integers(0, 5), some.integers(0, 5), some.booleans()),
    some.sampled_from(["R-3", "K-1", "RTH"]),
    min_size=1,
    max_size=20,
)
TURN = date(2027, 1, 1)


@given(CELLS, some.integers(0, 599), some.integers(0, 599), some.booleans())
def test_what_is_found_is_what_the_cell_of_the_place_says(
    cells: dict[tuple[int, int, bool], str], x: int, y: int, is_later: bool
) -> None:
    days = {False: {"until": "2026-12-31"}, True: {"from": "2027-01-01"}}
    zones = [zone(*at[:2], {"zona": said, **days[at[2]]}) for at, said in cells.items()]
    read = read_map(whole(*zones), "maps/rdtr.geojson")
    # Never on a line: half a hundredth of a cell beside it.
    place = f"{-6.4 + y / 10_000 + 0.00005:.6f}, {106.6 + x / 10_000 + 0.00005:.6f}"
    day = TURN if is_later else TURN - timedelta(days=1)
    assert found(read, place, day) == cells.get((x // 100, y // 100, is_later), "")
