"""What is owed to the outside and does not succeed, effect by effect, and the choice among it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from licensing.history.effects import Effect, called
from licensing.ports import Stuck
from licensing.words.identifiers import ApplicationNumber, EffectKey, PermitId


@dataclass(frozen=True, slots=True)
class OwedStill:
    """One effect that was tried and not done; `why` is what kept it, for operators."""

    application: ApplicationNumber
    permit: PermitId
    effect: EffectKey
    kind: str
    what: str
    since: datetime
    why: str
    retry_at: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of it is meant; empty means any. `reason` stands somewhere in why it did not succeed."""

    applications: frozenset[str] = frozenset()
    permit: str = ""
    kind: str = ""
    reason: str = ""

    def has(self, each: OwedStill) -> bool:
        return (
            (not self.applications or each.application in self.applications)
            and self.permit in ("", each.permit)
            and self.kind in ("", each.kind)
            and self.reason.casefold() in each.why.casefold()
        )


def owed_still(stuck: Iterable[Stuck], choice: Choice) -> tuple[OwedStill, ...]:
    """Every effect of the choice, in the order of what is stuck."""
    return tuple(owed for each in stuck for owed in _effects(each) if choice.has(owed))


def _effects(stuck: Stuck) -> Iterator[OwedStill]:
    for effect in stuck.effects:
        why = _why(stuck, effect)
        if why:
            yield OwedStill(
                stuck.application,
                stuck.permit,
                effect.key,
                effect.kind,
                called(effect),
                stuck.since,
                why,
                stuck.retry_at,
            )


def _why(stuck: Stuck, effect: Effect) -> str:
    """The lines of what went wrong that name this effect; all of them where none names any.

    A line begins with what the effect is called in Prefect: application, place, kind and what it is about.
    """
    lines = stuck.trouble.splitlines()
    step, what = effect.where.step, called(effect)
    named = [line for line in lines if f"{step} / {what}: " in line]
    if named:
        return "\n".join(line.partition(f"{what}: ")[2] for line in named)
    others = [
        line
        for line in lines
        if any(f"{each.where.step} / {called(each)}: " in line for each in stuck.effects)
    ]
    return "" if others else stuck.trouble
