"""Former names: what agencies, their roles and their offices were called before, and what they are called today.

A name that was written into a history stays there; whoever holds the role today holds it under every name it has had.
So open tasks, inboxes, answers and rights follow without a word of any history being changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from licensing.city.people import AgencyRole
from licensing.words.identifiers import AgencyId


@dataclass(frozen=True, slots=True)
class FormerNames:
    """Each former name with the one of today; of roles every name that agency, role and place together have had."""

    agencies: Mapping[AgencyId, AgencyId] = field(default_factory=dict[AgencyId, AgencyId])
    roles: Mapping[AgencyRole, AgencyRole] = field(default_factory=dict[AgencyRole, AgencyRole])

    def agency(self, id: AgencyId) -> AgencyId:
        """What an agency is called today."""
        return self.agencies.get(id, id)

    def role(self, role: AgencyRole) -> AgencyRole:
        """What a role is called today."""
        return self.roles.get(role, role)

    def before(self, role: AgencyRole) -> tuple[AgencyRole, ...]:
        """What a role of today was called before."""
        return tuple(old for old, now in self.roles.items() if now == role)


NEVER_RENAMED: Final = FormerNames()
