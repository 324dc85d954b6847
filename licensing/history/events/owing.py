"""What is owed to the outside world, and that it was carried out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from licensing.history.effects import Effect, Result
from licensing.words.identifiers import EffectKey


@dataclass(frozen=True, slots=True)
class EffectOwed:
    at: datetime
    effect: Annotated[Effect, Field(discriminator="kind")]
    type: Literal["effect-owed"] = "effect-owed"


@dataclass(frozen=True, slots=True)
class EffectPerformed:
    at: datetime
    effect: EffectKey
    result: Annotated[Result, Field(discriminator="result")]
    type: Literal["effect-performed"] = "effect-performed"


OwingEvent = EffectOwed | EffectPerformed
