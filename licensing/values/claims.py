"""Claims: that a condition holds, or does not, and the simpler things that can come to."""

from collections.abc import Hashable
from dataclasses import dataclass

from licensing.values.domains import Domain
from licensing.values.term import Term


@dataclass(frozen=True, slots=True)
class Claim:
    """That a condition holds, or that it does not."""

    of: Term[object]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class OneOfThese:
    """Alternatives, of which one is true with all that is in it."""

    of: "tuple[tuple[Meant, ...], ...]"


@dataclass(frozen=True, slots=True)
class Possible:
    """What the value of a term must be among."""

    of: Hashable
    among: Domain


@dataclass(frozen=True, slots=True)
class Impossible:
    """What cannot be."""


Meant = Claim | OneOfThese | Possible | Impossible
