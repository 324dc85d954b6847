"""What a permit costs the city in work: the minutes a decision of each role takes, times what a minute of it costs."""

from collections.abc import Iterable
from dataclasses import dataclass

from licensing.money.budget.accounts import Work
from licensing.money.budget.rows import Worked
from licensing.words.identifiers import AgencyId, PermitId, StepId


@dataclass(frozen=True, slots=True)
class Load:
    """A role's work at a step: decisions, minutes for each, and what one and all of them cost.

    `is_known`: the minutes are from history; else they are those of `accounts.yaml`.
    """

    permit: PermitId
    step: StepId
    agency: AgencyId
    role: str
    decisions: int
    minutes: float
    is_known: bool
    cost_each: int
    cost: int


@dataclass(frozen=True, slots=True)
class Cost:
    """A permit type: what one application costs that is decided once at each step, and what the period cost."""

    permit: PermitId
    decisions: int
    minutes: float
    cost_each: int
    cost: int


def loads(worked: Iterable[Worked], work: Work) -> tuple[Load, ...]:
    """The work of each role at each step, in the order of permits, agencies and roles."""
    told = (_load(each, work) for each in worked)
    return tuple(sorted(told, key=lambda each: (each.permit, each.agency, each.role, each.step)))


def costs(told: Iterable[Load]) -> tuple[Cost, ...]:
    """What each permit type costs, in their order."""
    by_permit: dict[PermitId, list[Load]] = {}
    for each in told:
        by_permit.setdefault(each.permit, []).append(each)
    return tuple(
        Cost(
            permit,
            sum(each.decisions for each in own),
            sum(each.minutes for each in own),
            sum(each.cost_each for each in own),
            sum(each.cost for each in own),
        )
        for permit, own in sorted(by_permit.items())
    )


def _load(each: Worked, work: Work) -> Load:
    minutes = float(work.minutes) if each.minutes is None else each.minutes
    rate = work.rate(f"{each.agency}.{each.role}")
    one, many = round(minutes * rate), round(minutes * rate * each.decisions)
    known = each.minutes is not None
    return Load(each.permit, each.step, each.agency, each.role, each.decisions, minutes, known, one, many)
