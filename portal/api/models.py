"""What the API says and hears, as pydantic models; OpenAPI is made from them.

Texts for people come in both languages. Instants are ISO with a zone.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal, assert_never

from pydantic import BaseModel, ConfigDict, Field

from licensing.forms.answers import Typed
from licensing.history.events import DocumentKind, Ending
from licensing.register.licences import Status
from licensing.words.sentences import Sentence

FormValue = str | bool | int | Decimal | list[str] | None


class Said(BaseModel):
    """The same words in Indonesian and English."""

    id: str
    en: str

    @staticmethod
    def of(sentence: Sentence) -> "Said":
        return Said(id=sentence.id, en=sentence.en)


class PermitLine(BaseModel):
    permit: str
    name: Said
    summary: Said


class FieldOut(BaseModel):
    """One question. `when` is the condition under which it is asked, as the definition writes it."""

    id: str
    type: str
    label: Said
    hint: Said | None
    optional: bool
    when: str | None
    choices: dict[str, Said] | None
    minimum: str | None
    maximum: str | None
    max_length: int
    pattern: str | None


class DocumentOut(BaseModel):
    id: str
    label: Said
    accept: list[str]
    max_bytes: int
    optional: bool
    when: str | None


class PermitOut(PermitLine):
    digest: str
    form: list[FieldOut]
    documents: list[DocumentOut]


class ReceiptOut(BaseModel):
    """The PIN is told here and nowhere else."""

    application: str
    pin: str


class WaitingOut(BaseModel):
    """Somebody the case waits for; agency and role are null for the applicant."""

    task: str
    line: str
    step: str
    step_name: Said
    agency: str | None
    agency_name: Said
    role: str | None
    since: datetime
    due: datetime | None
    late: bool
    claimed_by: str | None


class DecisionOut(BaseModel):
    step: str
    agency: str
    outcome: str
    outcome_label: Said
    reason: str
    at: datetime


class MomentOut(BaseModel):
    at: datetime
    sentence: Said


class LicenceMade(BaseModel):
    """A licence of a case. `sha256` and `verification` are those of its document, null while none is made."""

    number: str
    status: Status
    valid_from: date
    valid_until: date | None
    sha256: str | None
    verification: str | None


class LineOut(BaseModel):
    """A line of a case: where it stands since when, or what it has ended with; `name` is null for the main line."""

    line: str
    name: Said | None
    step_name: Said | None
    since: datetime | None
    outcome_label: Said | None


class SuspendedOut(BaseModel):
    """That a case stands still; nobody decides or corrects, and nothing lapses."""

    since: datetime
    reason: str


class ApplicationOut(BaseModel):
    """A case as it stands. `form` and `documents` are what the applicant gave.

    `step` is where the main line stands; `lines` are all that go on, with those that have ended beside them. `licence`
    is the last of `licences`.
    """

    application: str
    permit: str
    permit_name: Said
    version: int
    submitted_at: datetime
    ending: Ending | None
    suspended: SuspendedOut | None
    contestable_until: datetime | None
    step: str | None
    lines: list[LineOut]
    waiting: list[WaitingOut]
    decisions: list[DecisionOut]
    history: list[MomentOut]
    form: dict[str, str | int | bool | list[str]]
    documents: dict[str, str]
    licence: LicenceMade | None
    licences: list[LicenceMade]


class ReasonIn(BaseModel):
    """Why something is done at any time; whether it may be empty, the definition says."""

    model_config = ConfigDict(extra="forbid")

    reason: str = ""


class TaskLine(BaseModel):
    task: str
    application: str
    permit: str
    step: str
    step_name: Said
    agency: str | None
    role: str | None
    round: int
    opened_at: datetime
    due: datetime | None
    claimed_by: str | None
    applicant: str


class OutcomeOut(BaseModel):
    outcome: str
    label: Said
    needs_reason: bool


class TaskOut(BaseModel):
    """A task with all that is needed to decide it; send `version` back as `seen`."""

    task: str
    status: str
    version: int
    outcomes: list[OutcomeOut]
    form: list[FieldOut]
    application: ApplicationOut


class DecisionIn(BaseModel):
    """A decision. `seen` is the version it was made from; leave it out to decide whatever changed."""

    model_config = ConfigDict(extra="forbid")

    outcome: str = Field(max_length=80)
    reason: str = ""
    form: dict[str, FormValue] = {}
    seen: int | None = None


RegisteredKind = Literal["issued", "refused"]


def registered_kind(kind: DocumentKind) -> RegisteredKind:
    """What programs are told a document is."""
    match kind:
        case "licence":
            return "issued"
        case "refusal":
            return "refused"
        case _:
            assert_never(kind)


class LicenceOut(BaseModel):
    """A licence, or a letter of refusal, in the public register; only a licence has a status and can be valid."""

    kind: RegisteredKind
    number: str
    permit_name: Said
    holder: str
    issued_at: datetime
    valid_from: date | None
    valid_until: date | None
    valid: bool
    status: Status | None
    sha256: str


class SessionOut(BaseModel):
    """Who the cookie says is calling. Unsafe calls by cookie carry `csrf` as X-CSRF-Token."""

    officer: str | None
    application: str | None
    csrf: str


def typed(form: dict[str, FormValue]) -> Typed:
    """JSON answers as texts, the way a form would have sent them."""
    return {id: _texts(value) for id, value in form.items()}


def _texts(value: FormValue) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool():
            return ("true" if value else "false",)
        case list():
            return tuple(value)
        case _:
            return (str(value),)
