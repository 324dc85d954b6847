"""What the API says of an application: where it stands, who is waited for, and what was made of it."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from licensing.history.events import Ending
from portal.api.models.answers import FormAnswer
from portal.api.models.checks import Found
from portal.api.models.made import FurtherMade, LetterMade, LicenceMade
from portal.api.models.said import Said


class PromisedOut(BaseModel):
    """The last day by which an application is answered: `within`, counted from the day its file was complete.

    It is `provisional` while the holidays of its year are not decreed yet.
    """

    by: date
    within: Said
    counted_from: date
    provisional: bool = False


class ExtendedOut(BaseModel):
    """That the limit grew: when, by how much, and for which reason."""

    at: datetime
    length: Said
    why: Said


class StretchOut(BaseModel):
    """A part of the clock's time; `stood_still` says for what, null where it ran."""

    since: datetime
    until: datetime
    stood_still: Said | None


class ForecastOut(BaseModel):
    """Half of those like it are finished by `likely`, nine in ten by `latest`.

    Where nothing can be foretold both are null, and `why` is `thin` (too few were finished yet) or `hers` (the
    applicant is asked).
    """

    likely: date | None
    latest: date | None
    why: str | None = None


class GrantedOut(BaseModel):
    """That the law granted it, because nobody decided in time: since when, and what that means."""

    since: datetime
    means: Said


class ClockOut(BaseModel):
    """The legal clock: the limit, how much of it is used and left, in its unit, and when it is over.

    `stretches` are the bar of its time: when it ran and when it stood still, in order, without gaps.
    `due` is null while the clock stands still, for what `stands_still` says, and once it has stopped. It is
    `provisional` while the holidays of its year are not decreed yet.
    """

    within: Said
    used: float
    left: float
    late_by: float
    due: datetime | None
    provisional: bool = False
    stands_still: Said | None
    since: datetime | None
    stopped_at: datetime | None
    extensions: list[ExtendedOut] = []
    stretches: list[StretchOut] = []


class AwaitedOut(BaseModel):
    """The one thing a case waits for: on whom, since when, what would release it, and how many more are awaited.

    `on` is `applicant`, `izin`, or agency and role; `clock` says whose time runs meanwhile.
    """

    on: str
    name: Said
    step_name: Said
    since: datetime
    working_days: int
    due: datetime | None
    released_when: Said
    others: int
    clock: Said


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
    is asked. `clock` is null before the file is complete, `awaited` once
    nothing is. `forecast` is null once it is decided or suspended; `granted` where nobody's
    silence granted it. `alike` are those an officer may see that are probably the
    same; nobody else is told of any.
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
    """More time for an application: `reason` is one of its definition's, `amount` counts its limit's units."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(max_length=80)
    amount: int
    remark: str = ""
