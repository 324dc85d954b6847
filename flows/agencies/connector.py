"""What every connector is: it asks one outside system, and an operator can have it checked.

In come the declared values and the key of the effect that asks; out comes what the system declared it may say. Nothing
here knows a permit, a case or Prefect, and nothing that is raised says whose data was asked about.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

Environment = Mapping[str, str]
"""The settings in which addresses and secrets of systems stand, by their variables."""
PREFIX: Final = "IZIN_SYSTEM_"
VARIABLE: Final = rf"^{PREFIX}[A-Z0-9_]+$"
"""How they are called, so that nobody takes one of them for a setting of Izin itself."""


class NotConfigured(ConnectorFailed):
    """A setting that a system's options name is missing or wrong; `problems` has a sentence for each."""

    def __init__(self, system: System, problems: tuple[str, ...]) -> None:
        super().__init__(f"{system.id}: {' '.join(problems)}", retryable=False)
        self.problems = problems


class NotAsked(ConnectorFailed):
    """The system was not asked, so that nothing is known about whether it answers."""


class TooMany(ConnectorFailed):
    """The system says that it is asked too much, and when it may be asked again."""

    def __init__(self, message: str, *, again_in_seconds: float) -> None:
        super().__init__(message, retryable=True)
        self.again_in_seconds = again_in_seconds


class Asks(Protocol):
    """Whatever takes a request to a system: a connector, or one behind its limits."""

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        """Ask once; asked again under the same key the system does nothing twice.

        Args:
            shape: what whoever asks knows the system to be asked and to answer: perhaps not what it is today.
            request: the values of `shape.asks`.

        Raises:
            ConnectorFailed: it gave no answer that can be taken; `retryable` where asking again can help. `NotAsked`
                where what shall be asked is not of the declared shape.
        """
        ...


class Connector(Asks, Protocol):
    """One outside system. A class of its own, named in `kinds.KINDS`."""

    @classmethod
    def build(cls, system: System, environment: Environment) -> "Connector":
        """The connector of a system whose options fit those of its kind; opens nothing.

        Raises:
            NotConfigured: with everything that is wrong with its settings.
        """
        ...

    async def check_config(self) -> None:
        """Try address and secret against the live system, asking about nobody.

        Raises:
            ConnectorFailed: what is wrong and what would be right; not retryable where it is a setting.
        """
        ...

    async def close(self) -> None:
        """Let go of its connections."""
        ...
