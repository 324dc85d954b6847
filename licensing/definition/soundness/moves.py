"""What can happen where the lines stand, and where each of it leads."""

from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.definition.soundness.people import MemberPath
from licensing.definition.soundness.space import Act, State
from licensing.definition.soundness.truths import Truths
from licensing.words.identifiers import OutcomeId, StepId

Lead = tuple[Truths, int, MemberPath | None]
"""Where an answer leads: what holds then, where the lines stand, and which line left its step for it."""
Walked = tuple[tuple[Act, ...], list[tuple[State, MemberPath | None]], list[tuple[State, MemberPath | None]]]
"""Acts, what follows at the least, and what else can follow."""


@dataclass(frozen=True, slots=True)
class AskedOfficer:
    """An officer is asked, where each of her outcomes leads, and where if the line of another record is begun then."""

    step: StepId
    place: MemberPath
    role: AgencyRole
    outcomes: tuple[tuple[OutcomeId, tuple[Lead, ...], tuple[Lead, ...]], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can happen whoever the officers are; `again` where the line of another record is begun."""

    acts: tuple[Act, ...]
    sure: tuple[Lead, ...]
    other: tuple[Lead, ...]
    again: tuple[Lead, ...] = ()
