"""Refute: whether claims about answers contradict each other whatever was answered.

What is found here is certain; what is not found may still be impossible. Claims are taken apart into what they say of
one term each (its possible values, `domains`), alternatives are tried one after the other, and after `MOST_CLAIMS`
the search gives up, so that no condition takes long to check.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from licensing.values.claims import Claim, Impossible, Meant, OneOfThese, Possible
from licensing.values.domains import Domain, meet
from licensing.values.meaning import meaning

MOST_CLAIMS = 3_000
"""Claims looked at before the search gives up."""


@dataclass(slots=True)
class _Path:
    """Claims still to be looked at, with what is known from those that were."""

    ahead: list[Meant]
    known: dict[Hashable, Domain] = field(default_factory=dict[Hashable, Domain])
    alternatives: list[OneOfThese] = field(default_factory=list[OneOfThese])

    def is_contradicted_by(self, meant: Meant) -> bool:
        """Take in one more; whether that leaves nothing possible."""
        match meant:
            case Claim():
                self.ahead.extend(meaning(meant))
            case OneOfThese():
                self.alternatives.append(meant)
            case Possible(of, among):
                met = meet(self.known.get(of, among), among)
                if met is None:
                    return True
                self.known[of] = met
            case Impossible():
                return True
        return False

    def branches(self) -> "list[_Path]":
        """One path for each way to make the first of the alternatives true."""
        first, *rest = self.alternatives
        return [_Path([*rest, *each], dict(self.known)) for each in first.of]


def refuted(claims: Iterable[Claim]) -> bool:
    """Whether no answers at all fulfil all the claims; False also where that takes too long to tell."""
    paths = [_Path(list(claims))]
    budget = MOST_CLAIMS
    while paths:
        path = paths.pop()
        contradicted = False
        while path.ahead and not contradicted and budget > 0:
            budget -= 1
            contradicted = path.is_contradicted_by(path.ahead.pop())
        if contradicted:
            continue
        if not path.alternatives or budget <= 0:
            return False
        branches = path.branches()
        budget -= sum(len(branch.ahead) + len(branch.known) for branch in branches)
        paths += branches
    return True
