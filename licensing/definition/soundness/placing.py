"""A process as it is in each place, where its steps ask an agency's office of the place a case belongs to.

People are told apart by the office they are of, so whether somebody is left to decide is asked place by place. Places
where as many people hold the same roles are alike, and one of them answers for all. A case is taken to stay in its
place: who decided before a correction moved it is of another office, which keeps nobody out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from typing import Final

from licensing.city.offices import place_id
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.process.graph import Process
from licensing.process.needs import Ask
from licensing.process.step import Step
from licensing.words.identifiers import PlaceId

MOST_COMBINATIONS: Final = 5_000
"""Of places that are chosen independently of each other."""

Placed = Mapping[str, PlaceId]
"""For each `at`, as it is written, the place it comes to."""


def in_each_place(process: Process, register: AgencyRegister) -> Iterator[Process]:
    """The process with every office named, once for all places that are alike; as it is where nothing asks for one."""
    offers = {
        ask.at.text: sorted(ask.at.offers) for step in process.steps.values() for ask in step.asks if ask.at
    }
    seen: set[frozenset[tuple[frozenset[str], int]]] = set()
    for places in islice(product(*offers.values()), MOST_COMBINATIONS):
        where = {text: place_id(place) for text, place in zip(offers, places, strict=True)}
        who = _who(process, register, where)
        if who not in seen:
            seen.add(who)
            yield _placed(process, where)


def offices_asked(step: Step) -> Iterator[AgencyRole]:
    """Every role a step can ask, in every place it can ask it in."""
    for ask in step.asks:
        if ask.role is not None:
            places = sorted({place_id(each) for each in ask.at.offers}) if ask.at else [ask.role.place]
            yield from (replace(ask.role, place=place) for place in places)


def _placed(process: Process, where: Placed) -> Process:
    if not where:
        return process
    return replace(process, steps={id: _step(step, where) for id, step in process.steps.items()})


def _step(step: Step, where: Placed) -> Step:
    return replace(
        step, needs=tuple(_ask(need, where) if isinstance(need, Ask) else need for need in step.needs)
    )


def _ask(ask: Ask, where: Placed) -> Ask:
    if ask.role is None or ask.at is None:
        return ask
    return replace(ask, role=replace(ask.role, place=where[ask.at.text]), at=None)


def _who(process: Process, register: AgencyRegister, where: Placed) -> frozenset[tuple[frozenset[str], int]]:
    """How many people hold which of the questions asked: places in which this is the same are alike."""
    asked = [(f"{ask.role}", ask.at, ask) for step in process.steps.values() for ask in step.asks]
    questions = {
        f"{role} {at.text if at else ''}": _ask(ask, where).role for role, at, ask in asked if ask.role
    }
    held = (
        frozenset(question for question, role in questions.items() if role in officer.roles)
        for officer in register.officers.values()
    )
    return frozenset(Counter(held).items())
