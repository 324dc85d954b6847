"""Maps: GeoJSON as text, and as zones that values look up.

In comes the text of one file of `maps/`, out go its zones, or every problem in it at the line where a zone begins.
A zone is a polygon, or several, with properties that are texts; `from` and `until` among them are the days on which it
counts, both included. Two zones never claim the same ground on the same day, so there is one answer or none.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from licensing.definition.overlapping import breaks
from licensing.definition.tables import FROM, UNTIL
from licensing.maps.coverage import Corner, Ring, Zone
from licensing.maps.geojson import ShapeText, polygons_of
from licensing.words.errors import DefinitionRejected, Problem

MAP_ENDING: Final = ".geojson"
RULE: Final = "map"
MOST_ZONES: Final = 20_000
_OF_THE_WORLD: Final = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")
_SHAPE: Final = (
    'Write {"type": "Feature", "properties": {…}, "geometry": {"type": "Polygon", "coordinates": …}}.'
)
_WHOLE: Final = 'Write {"type": "FeatureCollection", "features": [ … ]}.'


@dataclass(frozen=True, slots=True)
class Map:
    """Zones, in the order they are written."""

    zones: tuple[Zone, ...]


class _Named(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str


class _Reference(BaseModel):
    model_config = ConfigDict(frozen=True)

    properties: _Named


class _Head(BaseModel):
    """A map without its zones; what else programs write of it is for them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: str
    crs: _Reference | None = None


class _ZoneText(BaseModel):
    model_config = ConfigDict(frozen=True)

    geometry: ShapeText
    properties: dict[str, str | int | float | bool | None]


_ZONE: Final = TypeAdapter(_ZoneText)
_HEAD: Final = TypeAdapter(_Head)


def written_under(name: str) -> str:
    """The file of a map as problems name it."""
    return f"maps/{name}{MAP_ENDING}"


def read_map(text: str, file: str) -> Map:
    """Read a map.

    Raises:
        DefinitionRejected: with every zone that is wrong, at its line.
    """
    head, parts = _parts(text, file)
    if head.type != "FeatureCollection":
        raise _rejected(file, 1, f'this is a "{head.type}".', _WHOLE)
    if head.crs is not None and head.crs.properties.name not in _OF_THE_WORLD:
        said = f"its coordinates are {head.crs.properties.name}."
        raise _rejected(file, 1, said, "Save the map in degrees (WGS84, EPSG:4326).")
    if not parts or len(parts) > MOST_ZONES:
        said = f"it has {len(parts):,} zones." if parts else "the map has no zones."
        raise _rejected(file, 1, said, f"A map has from 1 to {MOST_ZONES:,} of them.")
    problems: list[Problem] = []
    zones: list[Zone] = []
    for line, part in parts:
        zone, faults = _zone(line, part)
        problems += [Problem(file, line, 1, RULE, *each) for each in faults]
        zones += [zone] if zone else []
    if not problems:
        problems += [Problem(file, line, 1, rule, *said) for line, rule, said in breaks(tuple(zones))]
    if problems:
        raise DefinitionRejected(tuple(sorted(problems)))
    return Map(tuple(zones))


def write_map(found: Map) -> str:
    """The text `read_map` reads the same map from, a zone a line, written in one way only."""
    zones = ",\n".join(_written(zone) for zone in found.zones)
    return f'{{"type":"FeatureCollection","features":[\n{zones}\n]}}\n'


def _written(zone: Zone) -> str:
    days = {key: day.isoformat() for key, day in ((FROM, zone.since), (UNTIL, zone.until)) if day}
    feature = {
        "type": "Feature",
        "properties": {**dict(sorted(zone.properties.items())), **days},
        "geometry": {"type": "MultiPolygon", "coordinates": zone.polygons},
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _rejected(file: str, line: int, message: str, hint: str, *, column: int = 1) -> DefinitionRejected:
    return DefinitionRejected((Problem(file, line, column, RULE, message, hint),))


def _parts(text: str, file: str) -> tuple[_Head, list[tuple[int, str]]]:
    """What is said of the whole, and each zone as it is written, with the line it begins in."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        said = f"this is no JSON: {error.msg.lower()}."
        raise _rejected(file, error.lineno, said, "Correct it here.", column=error.colno) from None
    except (RecursionError, ValueError):
        raise _rejected(file, 1, "this is nested too deeply, or has a number without end.", _WHOLE) from None
    begins = _features_begin(text)
    parts = [*_each(text, begins)] if begins else []
    ends = parts[-1][1] if parts else begins
    head = f"{text[:begins]}{text[ends:]}" if begins else text
    try:
        return _HEAD.validate_json(head), [*_with_lines(text, parts)]
    except ValidationError:
        raise _rejected(file, 1, "this is no GeoJSON.", _WHOLE) from None


def _with_lines(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    line, counted = 1, 0
    for start, end in parts:
        line, counted = line + text.count("\n", counted, start), start
        yield line, text[start:end]


def _features_begin(text: str) -> int:
    """Behind the bracket of the list of zones; 0 where there is none."""
    decoder, at = json.JSONDecoder(), _after(text, 0, "{")
    while at and text[_skip(text, at)] == '"':
        key, at = decoder.raw_decode(text, _skip(text, at))
        at = _skip(text, _after(text, at, ":"))
        if key == "features":
            return _after(text, at, "[")
        _, at = decoder.raw_decode(text, at)
        at = _after(text, at, ",")
    return 0


def _each(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where each zone begins and ends."""
    decoder = json.JSONDecoder()
    while at:
        start = _skip(text, at)
        if text[start] == "]":
            return
        _, end = decoder.raw_decode(text, start)
        yield start, end
        at = _after(text, end, ",")


def _skip(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _after(text: str, at: int, sign: str) -> int:
    """Behind a sign that stands next; 0 where another does."""
    at = _skip(text, at)
    return at + 1 if text[at] == sign else 0


def _zone(line: int, text: str) -> tuple[Zone | None, list[tuple[str, str]]]:
    """A zone, or everything that is wrong with it."""
    try:
        read = _ZONE.validate_json(text)
    except ValidationError as error:
        where = ".".join(str(each) for each in error.errors()[0]["loc"]) or "it"
        return None, [(f"this zone is no polygon with properties: {where} is something else.", _SHAPE)]
    faults: list[tuple[str, str]] = []
    said: dict[str, str] = {}
    days: dict[str, date] = {}
    for key, value in read.properties.items():
        if key in (FROM, UNTIL):
            day = _day(value)
            days |= {key: day} if day else {}
            if day is None and value is not None:
                faults.append((f'"{value}" in {key} is no date.', "Write year, month and day: 2026-12-31."))
        elif isinstance(value, str) and value.strip():
            said[key] = value.strip()
    if FROM in days and UNTIL in days and days[UNTIL] < days[FROM]:
        faults.append((f"until {days[UNTIL]} is before from {days[FROM]}.", "Swap them."))
    polygons = tuple(
        tuple(tuple(_corner(each) for each in ring) for ring in rings) for rings in polygons_of(read.geometry)
    )
    faults += _fault_of([ring for rings in polygons for ring in rings])
    return (None if faults else Zone(line, polygons, said, days.get(FROM), days.get(UNTIL))), faults


def _corner(each: tuple[object, ...]) -> Corner:
    """To seven decimals, so that programs that write more of them make no other map."""
    longitude, latitude, *_ = (round(float(str(number)), 7) for number in each)
    return longitude, latitude


def _fault_of(rings: list[Ring]) -> list[tuple[str, str]]:
    for ring in rings:
        beyond = next((each for each in ring if abs(each[0]) > 180 or abs(each[1]) > 90), None)
        if beyond is not None:
            said = f"{beyond[0]}, {beyond[1]} are no degrees of longitude and latitude."
            return [(said, "Save the map in degrees (WGS84, EPSG:4326).")]
        if ring[0] != ring[-1]:
            return [("an outline does not end where it begins.", "Write its first corner again as its last.")]
    return []


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None
