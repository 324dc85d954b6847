"""Look a value up on a map: what it says of a place on a day.

In comes what a value says of it; out goes the term that looks it up, one of the texts the map has. A place of which
the map says nothing has none, so nothing has to be covered.
"""

from licensing.definition.lookups import Lookups
from licensing.definition.maps import Map, written_under
from licensing.definition.value_expressions import Written
from licensing.definition.value_reading import Reader, fault
from licensing.definition.value_text import ValueText
from licensing.forms.moments import SUBMITTED
from licensing.maps.coverage import Coverage
from licensing.values.mapped import Mapped
from licensing.values.sorts import OfDay, OfPoint, OfText, Typed, in_words
from licensing.values.types import Choice
from licensing.words.suggesting import suggestion


def of_map(reader: Reader, lookups: Lookups, value: ValueText, name: str) -> Typed:
    """The property a value takes of the zone in which a point lies.

    Raises:
        ValueFault: nobody can tell.
    """
    taken, found = value.take or "", _map(lookups, name)
    _check_taken(name, found, taken)
    at = Written(("at",), value.at or "")
    place = reader.read(at)
    if not isinstance(place, OfPoint):
        message = f"a map says something of a point, and {in_words(place)} stands here."
        raise fault(at, message, "Name a question of type point: form.titik.", "condition-type")
    on = Written(("day",), SUBMITTED if value.day is None else value.day)
    day = reader.read(on)
    if not isinstance(day, OfDay):
        message = f"the map in force on a day counts, and {in_words(day)} stands here."
        raise fault(on, message, "Write a date: submitted, form.mulai.", "condition-type")
    offers = Choice(frozenset(zone.properties[taken] for zone in found.zones))
    find = Coverage(found.zones).finding(taken)
    return OfText(Mapped(f"{name}.{taken}", place.term, day.term, offers, find))


def _map(lookups: Lookups, name: str) -> Map:
    if name in lookups.maps:
        return lookups.maps[name]
    at = Written(("map",), "")
    if name in lookups.unreadable:
        message = f'the map "{name}" has problems of its own.'
        raise fault(at, message, "Correct them; they stand at its lines.", "unknown-map")
    raise fault(at, f'there is no map "{name}".', suggestion(name, lookups.maps), "unknown-map")


def _check_taken(name: str, found: Map, taken: str) -> None:
    """Every zone says what is asked."""
    lacking = [zone for zone in found.zones if taken not in zone.properties]
    if not lacking:
        return
    at, known = Written(("take",), ""), {key for zone in found.zones for key in zone.properties}
    if taken not in known:
        message = f'no zone of the map "{name}" says "{taken}".'
        raise fault(at, message, suggestion(taken, known), "unknown-property")
    message = f'the zone at {written_under(name)}:{lacking[0].line} does not say "{taken}".'
    raise fault(at, message, "Write it there, as a text.", "unknown-property")
