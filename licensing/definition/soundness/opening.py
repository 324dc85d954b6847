"""What a step opens on being entered: which of its needs, where their conditions hold or may hold.

Its kind is asked for each set of conditions that may hold together, with those needs only whose conditions do hold,
and which then have none.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import product

from licensing.city.people import AgencyRole
from licensing.definition.soundness.stands import TooMany
from licensing.definition.soundness.truths import Conditions, Truths
from licensing.process.needs import Ask, Need, is_needed_where
from licensing.process.step import Step

MOST_UNSURE = 12
"""Conditions of one step that may hold or not, all combinations of which are looked at."""


def opened(
    step: Step, conditions: Conditions, truths: Truths, plain_roles: AbstractSet[AgencyRole]
) -> Iterator[tuple[int, ...]]:
    """Every choice of needs that are opened, by their numbers; at one moment a condition has one answer.

    Args:
        plain_roles: roles that somebody can always answer for, and nobody who could be kept out.

    Raises:
        TooMany: too many conditions may hold or not.
    """
    sure: dict[str, bool] = {}
    unsure: dict[str, None] = {}
    for condition in (each for need in step.needs for each in need.conditions):
        holds = conditions.holds(condition, truths)
        if holds is None:
            unsure[condition.text] = None
        else:
            sure[condition.text] = holds
    if len(unsure) > MOST_UNSURE:
        raise TooMany
    answers = product((True, False), repeat=len(unsure))
    plain = [n for n, need in enumerate(step.needs) if _is_plain(need, plain_roles)] if unsure else []
    ways = (_opened(step, {**sure, **dict(zip(unsure, each, strict=True))}) for each in answers)
    yield from dict.fromkeys(_alike(each, plain) for each in ways)


def _opened(step: Step, holds: Mapping[str, bool]) -> tuple[int, ...]:
    needed = {n: _certain(need) for n, need in enumerate(step.needs) if is_needed_where(need, holds)}
    chosen = {id(need) for need in step.kind.opens(tuple(needed.values()), {})}
    return tuple(n for n, need in needed.items() if id(need) in chosen)


def _certain(need: Need) -> Need:
    """A need of its own without conditions."""
    if isinstance(need, Ask):
        return replace(need, when=None, unless=())
    return replace(need, when=None, asked_if=())


def _is_plain(need: Need, plain_roles: AbstractSet[AgencyRole]) -> bool:
    if not isinstance(need, Ask) or need.required:
        return False
    return need.when is not None and need.role in plain_roles


def _alike(opened: tuple[int, ...], plain: list[int]) -> tuple[int, ...]:
    """The same needs, but of plain ones the first so many: which of them they are comes to the same."""
    kept = [n for n in opened if n not in plain]
    return tuple(sorted((*kept, *plain[: len(opened) - len(kept)])))
