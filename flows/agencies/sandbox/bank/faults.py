"""What can go wrong with a notice, to order: for the next ones, or for a share of all."""

from dataclasses import dataclass, field
from random import Random
from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Fault = Literal["lost", "twice", "late", "out-of-order", "wrong-signature", "stale"]
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)
"""`lost` is never told, only stated; `late` after `seconds`, `out-of-order` after the next one; of `wrong-signature`
and `stale` the first try is, and the bank tries again."""


class Order(BaseModel):
    """A fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: Fault
    times: int | None = Field(
        default=None, ge=1, description="for how many notices; until it is ended if not given"
    )
    share: float = Field(default=1.0, gt=0, le=1, description="of how many of all notices")
    seconds: float = Field(default=1.0, ge=0, le=600)


@dataclass(slots=True)
class Orders:
    """What is ordered; by the same orders the same goes wrong each time."""

    standing: list[Order] = field(default_factory=list[Order])
    _random: Random = field(default_factory=lambda: Random(1))  # noqa: S311 no secret is made of it

    def take(self) -> Order | None:
        """What goes wrong with the next notice, None where nothing does."""
        drawn = self._random.random()
        for each in self.standing:
            if drawn < each.share:
                self._count(each)
                return each
            drawn -= each.share
        return None

    def _count(self, order: Order) -> None:
        if order.times is None:
            return
        at = self.standing.index(order)
        left = [order.model_copy(update={"times": order.times - 1})] if order.times > 1 else []
        self.standing[at : at + 1] = left
