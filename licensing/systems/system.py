"""An outside system as `agencies.yaml` declares it: its shape, and how it is reached.

Its connector's options are kept as they are written, for the connector to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.systems.shape import Shape
from licensing.text.source import Plain
from licensing.words.identifiers import AgencyId, SystemId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many calls in so many seconds."""

    calls: int
    seconds: int


@dataclass(frozen=True, slots=True)
class System:
    """A system of an agency.

    Args:
        shape: what it is asked and answers today.
        options: of its connector, as they are written.
        rate: how often a process may call it; None for as often as it likes.
        at_once: how many calls a process may have under way.
    """

    shape: Shape
    connector: str
    options: Mapping[str, Plain]
    rate: Rate | None
    at_once: int

    @property
    def id(self) -> SystemId:
        return self.shape.id

    @property
    def agency(self) -> AgencyId:
        return self.shape.agency

    @property
    def name(self) -> Sentence:
        return self.shape.name


Systems = Mapping[SystemId, System]
"""Every system there is, in register order."""
