"""Where a case lies is read for ever as it was when its definition was published: its map, and the city's bounds."""

from dataclasses import replace
from datetime import date

import pytest

from features.quoting import MAPS, OneTemplate, read_city, whole
from licensing.city.register import Box
from licensing.definition.checking import Checked, checked, restore
from licensing.definition.difference import differences
from licensing.definition.lookups import Lookups
from licensing.definition.maps import Map, read_map
from licensing.definition.surroundings import Surroundings
from licensing.forms.fields import Unreadable
from licensing.forms.form import Form
from licensing.process.bundle import CITY
from licensing.process.graph import Process
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import FieldId

TEXT = """\
form:
  titik: {type: point, within: city}
values:
  zona: {map: zona, at: form.titik, take: zona}
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {sudah: gugur}}
  gugur: {close: {}}
"""
PLACE = "-6.305000, 106.705000"
ZONES = read_map((MAPS / "zona.geojson").read_text(), "maps/zona.geojson")


def published(text: str = TEXT, zones: Map = ZONES, box: Box | None = None) -> Checked:
    city = read_city()
    register = replace(city, city=replace(city.city, box=box)) if box else city
    around = Surroundings(register, OneTemplate(), {}, lookups=Lookups(maps={"zona": zones}))
    return checked(whole(text), "contoh.yaml", around)


def zone_of(process: Process) -> str:
    (zone,) = process.values
    return zone.show(process.form, {FieldId("titik"): PLACE}, {"submitted": date(2026, 3, 2)})


def moved() -> Map:
    first, *others = ZONES.zones
    return Map((replace(first, properties={"zona": "R-4"}), *others))


def test_a_case_keeps_the_map_it_was_handed_in_with() -> None:
    before, after = published(), published(zones=moved())
    assert before.bundle.digest != after.bundle.digest
    assert (zone_of(restore(before.bundle)), zone_of(restore(after.bundle))) == ("R-3", "R-4")
    assert [each.said.en for each in differences(before.bundle, after.bundle)] == [
        'map "zona.geojson" is changed'
    ]


def can_read(form: Form, typed: str) -> bool:
    try:
        return form[FieldId("titik")].read([typed]) is not None
    except Unreadable:
        return False


def test_a_case_keeps_the_bounds_of_the_city_it_was_handed_in_with() -> None:
    before, after = published(), published(box=Box(-7, 106, -6.5, 107))
    assert [can_read(restore(each.bundle).form, "-6.6, 106.7") for each in (before, after)] == [False, True]
    assert [each.said.en for each in differences(before.bundle, after.bundle)] == [
        "where the city lies is changed"
    ]


def test_the_bounds_are_published_with_those_alone_who_ask_for_them() -> None:
    assert CITY not in published(TEXT.replace(", within: city", "")).bundle.parts
    in_a_list = TEXT.replace(
        "values:", "  pohon: {type: list, form: {di: {type: point, within: city}}}\nvalues:"
    ).replace("titik: {type: point, within: city}", "titik: {type: point}")
    assert CITY in published(in_a_list).bundle.parts


def test_without_bounds_of_the_city_nothing_can_lie_in_it() -> None:
    city = read_city()
    nowhere = replace(city, city=replace(city.city, box=None))
    with pytest.raises(DefinitionRejected) as rejected:
        checked(
            whole(TEXT.replace("values:\n  zona: {map: zona, at: form.titik, take: zona}\n", "")),
            "contoh.yaml",
            Surroundings(nowhere, OneTemplate(), {}),
        )
    assert [(each.rule, each.message) for each in rejected.value.problems] == [
        ("within-city", "agencies.yaml does not say between which degrees the city lies.")
    ]
