"""Faults to order: what the sandbox does instead of answering, how often, and for which system."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from licensing.words.identifiers import SystemId

Fault = Literal[
    "timeout",
    "late",
    "slow",
    "twice",
    "500",
    "down",
    "401",
    "429",
    "garbage",
    "wrong-signature",
    "wrong-schema",
]
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)
"""`timeout` takes nothing in and never answers; `late` takes it in and answers when nobody waits any more; `twice`
takes it in twice, as a network does that repeats what it carries; `down` is a gateway whose system is gone."""
TIMED: Final = ("slow", "429")
"""Those for which `seconds` say something."""


class Order(BaseModel):
    """A fault for the next calls of a system."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: str
    fault: Fault
    times: int | None = Field(
        default=None, ge=1, description="for how many calls; until it is ended if not given"
    )
    seconds: float = Field(default=1.0, ge=0, le=600, description="how long `slow` takes, or `429` asks for")


@dataclass(slots=True)
class Orders:
    """What is ordered, for each system in the order it was; how slow a system is stands beside its faults."""

    _waiting: defaultdict[str, deque[Order]] = field(default_factory=lambda: defaultdict(deque))
    _slow: dict[str, Order] = field(default_factory=dict[str, Order])

    def place(self, order: Order) -> None:
        if order.fault == "slow" and order.times is None:
            self._slow[order.system] = order
        else:
            self._waiting[order.system].append(order)

    def clear(self) -> None:
        """From now on every system is well."""
        self._waiting.clear()
        self._slow.clear()

    def latency(self, system: SystemId) -> float:
        """The seconds that each call of a system takes."""
        order = self._slow.get(system)
        return order.seconds if order else 0.0

    def take(self, system: SystemId) -> Order | None:
        """The fault of the next call, None where it shall be answered."""
        waiting = self._waiting[system]
        if not waiting:
            return None
        order = waiting[0]
        if order.times is not None:
            waiting.popleft()
            if order.times > 1:
                waiting.appendleft(order.model_copy(update={"times": order.times - 1}))
        return order

    def standing(self) -> tuple[Order, ...]:
        """Everything that is ordered."""
        return (*self._slow.values(), *(order for waiting in self._waiting.values() for order in waiting))
