"""What the API says and hears, as pydantic models; OpenAPI is made from them.

Texts for people come in both languages. Instants are ISO with a zone.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal, assert_never

from pydantic import BaseModel, ConfigDict, Field

from licensing.forms.answers import Answer, Typed, chosen_of, records_of
from licensing.forms.records import typed_rows
from licensing.history.events import DocumentKind, Ending
from licensing.register.licences import Status
from licensing.words.sentences import Sentence

CellValue = str | bool | int | Decimal | list[str] | None
FormValue = CellValue | list[dict[str, CellValue]]
FormAnswer = str | int | bool | list[str] | list[dict[str, str | int | bool | list[str]]]


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
    """One question. `when` is the condition under which it is asked, as the definition writes it.

    Where it asks for people, `choices` are those who can be named today, by their ids.
    """

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
    rows: "RowsOut | None"
    people: "PeopleOut | None" = None


class PeopleOut(BaseModel):
    """How many of whom are named; an answer is a list of their ids."""

    role: str
    least: int
    most: int


class ValueOut(BaseModel):
    """A value that conditions call `values.<value>`: its expression, as the definition writes it."""

    value: str
    expression: str
    label: Said | None = None


class RowsOut(BaseModel):
    """What is asked of each row of a list, whose conditions call its columns `<list>.<column>`."""

    least: int
    most: int
    form: list[FieldOut]


class DocumentOut(BaseModel):
    id: str
    label: Said
    accept: list[str]
    max_bytes: int
    optional: bool
    when: str | None
    least: int
    most: int
    geotag: bool


class StatedOut(BaseModel):
    """One component of the service standard."""

    component: str
    heading: Said
    lines: list[Said]


class KindOut(BaseModel):
    """Something that can be applied for. `about`: the permit types whose licences it is about, and in which states."""

    kind: str
    label: Said
    about: list[str]
    states: list[Status]
    role: str | None


class PermitOut(PermitLine):
    digest: str
    kinds: list[KindOut]
    form: list[FieldOut]
    values: list[ValueOut]
    documents: list[DocumentOut]
    standard: list[StatedOut]


class ReceiptOut(BaseModel):
    """The PIN is told here and nowhere else; null where an officer opened the case, for it is the applicant's."""

    application: str
    pin: str | None


class WaitingOut(BaseModel):
    """Somebody the case waits for; agency and role are null for the applicant.

    `changes`: the answers and documents named for her to correct; null where all are open, and for officers.
    """

    task: str
    line: str
    step: str
    step_name: Said
    agency: str | None
    agency_name: Said
    role: str | None
    place: str | None = None
    since: datetime
    due: datetime | None
    late: bool
    claimed_by: str | None
    changes: list[str] | None


class DecisionOut(BaseModel):
    step: str
    agency: str
    outcome: str
    outcome_label: Said
    reason: str
    named: dict[str, str]
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


class LetterMade(BaseModel):
    """A letter of a case that is neither licence nor refusal; `provisional`: it holds until the licence does."""

    name: Said
    number: str
    provisional: bool
    made_at: datetime
    sha256: str
    verification: str


class FurtherMade(BaseModel):
    """A document issued beside the licence, worth no more than that."""

    name: Said
    number: str
    status: Status
    valid_from: date
    valid_until: date | None
    made_at: datetime
    sha256: str
    verification: str


class LineOut(BaseModel):
    """A line of a case: where it stands since when, or what it has ended with; `name` is null for the main line.

    `opens_on` is the day from which on somebody is asked there, null where she is already.
    """

    line: str
    name: Said | None
    step_name: Said | None
    since: datetime | None
    outcome_label: Said | None
    opens_on: date | None = None


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
    form: dict[str, FormAnswer]
    documents: dict[str, str]
    licence: LicenceMade | None
    licences: list[LicenceMade]
    letters: list[LetterMade]
    further: list[FurtherMade]


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
    place: str | None = None
    round: int
    opened_at: datetime
    due: datetime | None
    claimed_by: str | None
    applicant: str


class ShownOut(BaseModel):
    """An answer as people read it, under the question it answers."""

    label: Said
    answer: Said


class OutcomeOut(BaseModel):
    """`nameable`: of these answers and documents at least one has to be named; empty where nothing is returned."""

    outcome: str
    label: Said
    needs_reason: bool
    nameable: list[str]


class TaskOut(BaseModel):
    """A task with all that is needed to decide it; send `version` back as `seen`.

    `documents` are uploaded with the decision, by `…/decision/documents`; `files` are those that were. `name` is its
    step's, with the record it is for; `record` is what that says, empty for a task of no record.
    """

    task: str
    name: Said
    record: list[ShownOut]
    status: str
    version: int
    outcomes: list[OutcomeOut]
    form: list[FieldOut]
    documents: list[DocumentOut]
    files: dict[str, str]
    application: ApplicationOut


class DecisionIn(BaseModel):
    """A decision. `seen` is the version it was made from; leave it out to decide whatever changed.

    `named`: by its id, each answer and document the applicant is to correct, with a remark; nothing else can change.
    """

    model_config = ConfigDict(extra="forbid")

    outcome: str = Field(max_length=80)
    reason: str = ""
    named: dict[str, str] = {}
    form: dict[str, FormValue] = {}
    seen: int | None = None


RegisteredKind = Literal["issued", "refused", "letter", "provisional", "further", "minutes"]


def registered_kind(kind: DocumentKind) -> RegisteredKind:
    """What programs are told a document is."""
    match kind:
        case "licence":
            return "issued"
        case "refusal":
            return "refused"
        case "letter" | "provisional" | "further" | "minutes":
            return kind
        case _:
            assert_never(kind)


class LicenceOut(BaseModel):
    """A licence or a letter in the public register. Only a licence and what belongs to one have a status.

    `part_of` is the number of the licence that a further document belongs to.

    A licence is valid as its status says, and a provisional letter until its case has a licence or has ended; other
    letters never are. `changed_at` is when it was last suspended, reinstated, amended, renewed or revoked, `renewed_by`
    the number of the licence that took its place.
    """

    kind: RegisteredKind
    number: str
    permit_name: Said
    holder: str
    issued_at: datetime
    valid_from: date | None
    valid_until: date | None
    valid: bool
    status: Status | None
    changed_at: datetime | None
    renewed_by: str | None
    sha256: str
    part_of: str | None


class SessionOut(BaseModel):
    """Who the cookie says is calling. Unsafe calls by cookie carry `csrf` as X-CSRF-Token."""

    officer: str | None
    application: str | None
    csrf: str


def typed(form: dict[str, FormValue]) -> Typed:
    """JSON answers as texts, the way a form would have sent them."""
    texts: dict[str, tuple[str, ...]] = {}
    for id, value in form.items():
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        if rows:
            typed_of = [{column: _texts(cell) for column, cell in row.items()} for row in rows]
            texts |= {name: tuple(each) for name, each in typed_rows(id, typed_of)}
        else:
            texts[id] = _texts(value)
    return texts


def answer_out(answer: Answer) -> FormAnswer:
    """An answer as JSON: a list as its rows."""
    if not isinstance(answer, tuple):
        return answer
    rows = records_of(answer)
    if not rows:
        return list(chosen_of(answer))
    return [{id: list(cell) if isinstance(cell, tuple) else cell for id, cell in row.items()} for row in rows]


def _texts(value: FormValue) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool():
            return ("true" if value else "false",)
        case list():
            return tuple(each for each in value if isinstance(each, str))
        case Decimal():
            # A number is exact; in a text, 1.500 could mean two.
            return (format(value, "f").replace(".", ","),)
        case _:
            return (str(value),)
