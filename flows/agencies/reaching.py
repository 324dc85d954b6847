"""All systems of the register as a worker reaches them: each behind its own limits, its connections kept open.

One for each process, on its one event loop. A system whose settings are missing is told when it is asked, so that
nothing else waits for them.
"""

from dataclasses import dataclass, field

from flows.agencies.connector import Environment
from flows.agencies.guarding import Guarded
from flows.agencies.kinds import connector_of
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.shape import Shape
from licensing.systems.system import Systems
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, SystemId


@dataclass(slots=True)
class Reach:
    """The systems, by their ids. The environment holds secrets and stays out of its representation."""

    systems: Systems
    environment: Environment = field(repr=False)
    _open: dict[SystemId, Guarded] = field(default_factory=dict[SystemId, Guarded])

    async def ask(self, shape: Shape, request: Answers, key: EffectKey) -> Answered | Refused:
        """Ask a system by its shape. Raises ConnectorFailed, not retryable where it is unknown or not configured."""
        return await self._guarded(shape.id).ask(shape, request, key)

    async def close(self) -> None:
        """Let go of every connection."""
        while self._open:
            await self._open.popitem()[1].connector.close()

    def _guarded(self, id: SystemId) -> Guarded:
        if id not in self._open:
            system = self.systems.get(id)
            if system is None:
                raise ConnectorFailed(f"{id}: agencies.yaml declares no such system.", retryable=False)
            self._open[id] = Guarded(system, connector_of(system, self.environment))
        return self._open[id]
