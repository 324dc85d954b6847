"""What the API says of a task, and hears of a decision."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from portal.api.models.answers import FormValue
from portal.api.models.applications import ApplicationOut
from portal.api.models.checks import Found
from portal.api.models.permits import DocumentOut, FieldOut
from portal.api.models.said import Said


class TaskLine(BaseModel):
    """`reminded_at` is when its office was last reminded of it, null where it was not and once its time is over."""

    task: str
    application: str
    permit: str
    step: str
    step_name: Said
    agency: str | None
    role: str | None
    place: str | None = None
    round: int
    opened_at: datetime
    due: datetime | None
    provisional: bool = False
    reminded_at: datetime | None = None
    claimed_by: str | None
    applicant: str


class WaitingOut(BaseModel):
    """How many tasks wait at one step: all, those somebody has to do by name or you have taken, late, due today."""

    permit: str
    permit_name: Said
    step: str
    step_name: Said
    all: int
    mine: int
    late: int
    today: int


class OutcomeOut(BaseModel):
    """`nameable`: of these answers and documents at least one has to be named; empty where nothing is returned."""

    outcome: str
    label: Said
    needs_reason: bool
    nameable: list[str]


class CheckOut(BaseModel):
    """Something to judge: its files, or the answer as people read it.

    `verdict` is what stands if you say nothing, null where you have to say; `changed`: it was judged before, and is
    another file or answer now. What is not `needed` was not given, and need not be judged.
    """

    what: str
    label: Said
    files: list[str]
    answer: Said | None
    verdict: Found | None
    changed: bool
    needed: bool


class ShownOut(BaseModel):
    """An answer as people read it, under the question it answers."""

    label: Said
    answer: Said


class ConsentOut(BaseModel):
    """Why it cannot be sent back to its applicant without consent, and how that stands: needed, asked, given, refused.

    In a task that asks for consent, `asked` is the question.
    """

    why: Said | None
    stage: str
    asked: str | None
    answer: str | None


class TaskOut(BaseModel):
    """A task with all that is needed to decide it; send `version` back as `seen`.

    `documents` are uploaded with the decision, by `…/decision/documents`; `files` are those that were. `name` is its
    step's, with the record it is for; `record` is what that says, empty for a task of no record. `facts` is what our
    own register of licences said. `ahead` are the first twenty applications whose turn it is before this one; a
    decision that does not wait for them says why (`out_of_turn`).
    """

    task: str
    name: Said
    record: list[ShownOut]
    facts: list[ShownOut]
    status: str
    version: int
    outcomes: list[OutcomeOut]
    form: list[FieldOut]
    documents: list[DocumentOut]
    files: dict[str, str]
    checks: list[CheckOut] = []
    consent: ConsentOut | None = None
    ahead: list[str] = []
    application: ApplicationOut


class DecisionIn(BaseModel):
    """A decision. `seen` is the version it was made from; leave it out to decide whatever changed.

    `named`: by its id, each answer and document the applicant is to correct, with a remark; nothing else can change.
    `checks`: by its id, what you found of each thing to judge; what is not right is named by that.
    `out_of_turn`: why you do not wait for those whose turn it is, where some came first; a refusal names the first.
    """

    model_config = ConfigDict(extra="forbid")

    outcome: str = Field(max_length=80)
    reason: str = ""
    out_of_turn: str = ""
    named: dict[str, str] = {}
    checks: dict[str, Found] = {}
    form: dict[str, FormValue] = {}
    seen: int | None = None
