"""What performers work with: the outside world as ports, and one application as it stands.

`Means` is the same for every run of a worker; `Work` belongs to one application in one run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from flows.agencies.reaching import Reach
from flows.performers.post import Post
from licensing.city.register import AgencyRegister
from licensing.documents.context import context
from licensing.documents.printable import Context
from licensing.documents.templating import TemplateSource
from licensing.history.case import Case
from licensing.history.effects import Result
from licensing.history.events import EffectPerformed
from licensing.history.evolving import evolve
from licensing.history.places import At
from licensing.ports import Archive, Cases, Decrees, Documents, Outbox
from licensing.process.graph import Process
from licensing.words.identifiers import EffectKey


@dataclass(frozen=True, slots=True)
class Means:
    """How the outside world is reached.

    Args:
        register: today's agencies: how they are called and reached now. All else a case says is its bundle's.
        decrees: what was decreed about working days since the register was written; None where nobody decrees.
        public_url: the portal as citizens know it; it stands in letters and QR codes.
        post: carries mail to applicants.
        now: the clock; aware instants.
        systems: agencies' systems; None where nothing here can ask them.
        secret_key: keys the links by which addresses are confirmed.
    """

    archive: Archive
    cases: Cases
    outbox: Outbox
    documents: Documents
    register: AgencyRegister
    public_url: str
    post: Post
    now: Callable[[], datetime]
    secret_key: str = field(repr=False)
    decrees: Decrees | None = None
    systems: Reach | None = None

    def register_today(self) -> AgencyRegister:
        """The register, with the calendar as it is at this moment."""
        if self.decrees is None:
            return self.register
        return replace(self.register, calendar=self.decrees.almanac().calendars)


@dataclass(slots=True)
class Work:
    """One application while its effects are performed; `pdf` holds what this run has rendered and not stored.

    Each by its round and part.
    """

    process: Process
    case: Case
    pdf: dict[tuple[At, str], bytes] = field(default_factory=dict[tuple[At, str], bytes])

    def context(self, where: At, means: Means, *, part: str = "") -> Context:
        """What a template can say about the application in that round. Personal data."""
        url = means.public_url
        return context(self.process, self.case, where, means.register_today(), public_url=url, part=part)

    def templates(self, where: At, means: Means) -> TemplateSource:
        """The templates and fonts that this round was published with."""
        return means.archive.bundle(self.case.round_at(where).definition).templates

    def note(self, effect: EffectKey, result: Result, *, at: datetime) -> None:
        """Remember what this run performed, before the records know it."""
        performed = EffectPerformed(at, effect, result)
        self.case = evolve(self.case, performed)
