"""What the API says of an application: where it stands, who is waited for, and what was made of it."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from licensing.history.events import Ending
from portal.api.models.answers import FormAnswer
from portal.api.models.bills import BillOut
from portal.api.models.checks import Found
from portal.api.models.clock import AwaitedOut, ClockOut, ForecastOut, GrantedOut, LineClockOut, PromisedOut
from portal.api.models.made import FurtherMade, LetterMade, LicenceMade
from portal.api.models.said import Said


class AlikeOut(BaseModel):
    """An application that is probably the same one once more; `licence` is what it led to, null while it goes on."""

    application: str
    applicant: str
    submitted_at: datetime
    licence: LicenceMade | None


class ReceiptOut(BaseModel):
    """The PIN is told here and nowhere else; null where an officer opened the case, for it is the applicant's.

    `promised` is null where nothing was handed in.
    """

    application: str
    pin: str | None
    promised: PromisedOut | None = None


class WaitingOut(BaseModel):
    """Somebody the case waits for; agency and role are null for the applicant.

    `required`: no quorum of the others is enough without her.
    `provisional`: `due` may still move, because the holidays of its year are not decreed yet.
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
    provisional: bool = False
    late: bool
    claimed_by: str | None
    changes: list[str] | None
    required: bool = False


class DecisionOut(BaseModel):
    step: str
    agency: str
    outcome: str
    outcome_label: Said
    reason: str
    named: dict[str, str]
    checks: dict[str, Found] = {}
    at: datetime


class MomentOut(BaseModel):
    at: datetime
    sentence: Said


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


class ContactOut(BaseModel):
    """Whether her address is `confirmed`, and the one that waits to be: `wanted`, told to the applicant alone."""

    confirmed: bool
    wanted: str | None


class ApplicationOut(BaseModel):
    """A case as it stands. `form` and `documents` are what the applicant gave.

    `step` is where the main line stands; `lines` are all that go on, with those that have ended beside them. `licence`
    is the last of `licences`. `promised` is null once it is answered, while it stands still, and while the applicant
    is asked. `clock` is null before the file is complete, `awaited` once nothing is; `line_clocks` are those of lines
    that have a limit of their own, while they go on. `forecast` is null once it is decided or suspended; `granted`
    where nobody's silence granted it. `alike` are those an officer may see that are probably the same; nobody else is
    told of any.
    """

    application: str
    permit: str
    permit_name: Said
    version: int
    submitted_at: datetime
    ending: Ending | None
    suspended: SuspendedOut | None
    contestable_until: datetime | None
    promised: PromisedOut | None
    clock: ClockOut | None
    line_clocks: list[LineClockOut] = []
    forecast: ForecastOut | None
    granted: GrantedOut | None
    awaited: AwaitedOut | None
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
    bills: list[BillOut] = []
    alike: list[AlikeOut]
    contact: ContactOut


class ContactIn(BaseModel):
    """How the applicant is to be reached; what is empty stays as it is."""

    model_config = ConfigDict(extra="forbid")

    email: str = ""
    phone: str = ""


class AddressIn(BaseModel):
    """The address that is not wanted any more, as `contact.wanted` tells it."""

    model_config = ConfigDict(extra="forbid")

    email: str


class CheckedIn(BaseModel):
    """What an officer checked of who it was before she gives a new PIN; neither NIK nor PIN.

    `once`: what the caller calls this giving; sent again under the same name it gives the same PIN.
    """

    model_config = ConfigDict(extra="forbid")

    checked: str
    once: str = ""


class ReasonIn(BaseModel):
    """Why something is done at any time; whether it may be empty, the definition says."""

    model_config = ConfigDict(extra="forbid")

    reason: str = ""


class ExtensionIn(BaseModel):
    """More time for an application: `reason` is one of its definition's, `amount` counts its limit's units.

    `after` is how many extensions its `clock` told of; leave it out to extend it whatever happened.
    """

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(max_length=80)
    amount: int
    remark: str = ""
    after: int | None = None
