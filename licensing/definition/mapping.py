"""Look a value up on a map: what it says of a place on a day.

In comes what a value says of it; out goes the term that looks it up, one of the texts the map has. A place of which
the map says nothing has none, so nothing has to be covered.
"""

from licensing.definition.in_force import day_counted, named
from licensing.definition.lookups import Lookups
from licensing.definition.maps import Map, written_under
from licensing.definition.value_expressions import Written
from licensing.definition.value_reading import Reader, fault
from licensing.definition.value_text import ValueText
from licensing.maps.coverage import Coverage
from licensing.values.mapped import Mapped
from licensing.values.sorts import OfPoint, OfText, Typed, in_words
from licensing.values.types import Choice
from licensing.words.suggesting import suggestion


def of_map(reader: Reader, lookups: Lookups, value: ValueText, name: str) -> Typed:
    """The property a value takes of the zone in which a point lies.

    Raises:
        ValueFault: nobody can tell.
    """
    taken, found = value.take or "", named("map", name, lookups.maps, lookups.unreadable)
    _check_taken(name, found, taken)
    at = Written(("at",), value.at or "")
    place = reader.read(at)
    if not isinstance(place, OfPoint):
        message = f"a map says something of a point, and {in_words(place)} stands here."
        raise fault(at, message, "Name a question of type point: form.titik.", "condition-type")
    day = day_counted(reader, value, "map")
    offers = Choice(frozenset(zone.properties[taken] for zone in found.zones))
    find = Coverage(found.zones).finding(taken)
    return OfText(Mapped(f"{name}.{taken}", place.term, day, offers, find))


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
