"""What performers work with: the outside world as ports, and one application as it stands.

`Means` is the same for every run of a worker; `Work` belongs to one application in one run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from flows.performers.post import Post
from licensing.city.register import AgencyRegister
from licensing.documents.context import Context, context
from licensing.documents.templating import TemplateSource
from licensing.forms.files import StoredFile
from licensing.history.case import Case, Visit
from licensing.ports import Archive, Cases, Documents, Outbox
from licensing.process.graph import Process
from licensing.words.identifiers import EffectKey, StepId


@dataclass(frozen=True, slots=True)
class Means:
    """How the outside world is reached.

    Args:
        register: today's agencies: how they are called and reached now. All else a case says is its bundle's.
        public_url: the portal as citizens know it; it stands in letters and QR codes.
        post: carries mail to applicants.
        now: the clock; aware instants.
    """

    archive: Archive
    cases: Cases
    outbox: Outbox
    documents: Documents
    register: AgencyRegister
    public_url: str
    post: Post
    now: Callable[[], datetime]


@dataclass(slots=True)
class Work:
    """One application while its effects are performed; `pdf` holds what this run has rendered, by step and round."""

    process: Process
    case: Case
    pdf: dict[tuple[StepId, int], bytes] = field(default_factory=dict[tuple[StepId, int], bytes])

    def visit(self, step: StepId, round: int) -> Visit:
        """The visit an effect belongs to."""
        return next(visit for visit in self.case.visits if (visit.step, visit.round) == (step, round))

    def context(self, visit: Visit, means: Means) -> Context:
        """What a template can say about the application at that visit. Personal data."""
        return context(self.process, self.case, visit, means.register, public_url=means.public_url)

    def templates(self, means: Means) -> TemplateSource:
        """The templates and fonts the application was published with."""
        return means.archive.bundle(self.process.digest).templates

    def note(self, effect: EffectKey, file: StoredFile | None) -> None:
        """Remember what this run performed, for the effects that build on it."""
        self.case = replace(self.case, performed={**self.case.performed, effect: file})
