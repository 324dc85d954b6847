"""What is wrong with `agencies.yaml` by itself, whatever its roles come to: places and days that clash."""

from collections.abc import Iterator

from licensing.city.offices import place_id
from licensing.city.register_text import RegisterText
from licensing.text.source import Source
from licensing.words.errors import Problem
from licensing.words.identifiers import PlaceId


def alike_places(source: Source, model: RegisterText) -> Iterator[Problem]:
    """Places of an agency that nobody could tell from each other."""
    for id, agency in model.agencies.items():
        seen: dict[PlaceId, str] = {}
        for n, name in enumerate(agency.places):
            place, hint = place_id(name), "Name each place once, in letters or digits."
            if not place or place in seen:
                message = f'place "{name}" cannot be told from "{seen.get(place, "")}".'
                path = ("agencies", id, "places", n if isinstance(agency.places, tuple) else name)
                yield source.problem(path, "place-twice", message, hint)
            seen[place] = name


def clashing_days(source: Source, model: RegisterText) -> Iterator[Problem]:
    """Of the city's calendar, and of the agencies' own."""
    yield from model.calendar.problems(source, ("calendar",))
    for id, agency in model.agencies.items():
        if agency.calendar is not None:
            yield from agency.calendar.problems(source, ("agencies", id, "calendar"))
