"""What somebody asks of an application. `case.deciding.decide` answers with events or `CommandRefused`.

Who asks stands beside the command, never in it: nobody says for herself who she is. `seen` is the application's
version (number of events) on the page the person decided from, None where she saw none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from licensing.case.ahead import NOBODY, AllAhead
from licensing.case.limit_commands import AskConsent, ExtendTime
from licensing.case.own_commands import AssignNumber, Consult, PassTime, ReportEffect
from licensing.case.paying_commands import PayingCommand
from licensing.case.reaching_commands import (
    AskPinLink,
    ChangeContact,
    ConfirmAddress,
    GivePin,
    RenewPin,
    TakeBackAddress,
)
from licensing.city.people import AgencyRole, Officer
from licensing.forms.answers import NO_ANSWERS, Answers, Typed
from licensing.forms.files import Files, StoredFile
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.register.concerned import Concerned
from licensing.words.identifiers import (
    ApplicationNumber,
    DocumentId,
    OfficerId,
    OutcomeId,
    StepId,
    TaskId,
)


@dataclass(frozen=True, slots=True)
class Submit:
    """Opens the case from what the applicant typed, and the files she uploaded.

    `about` is the licence she names, as the register has it; `proved` the application whose number and PIN she proved
    beside this one. `copied` is what an officer's form was filled in with, out of the case that issued the licence.
    """

    application: ApplicationNumber
    typed: Typed
    documents: Files
    kind: str = ""
    about: Concerned | None = None
    proved: ApplicationNumber | None = None
    copied: Answers = field(default_factory=lambda: NO_ANSWERS)


@dataclass(frozen=True, slots=True)
class Claim:
    task: TaskId


@dataclass(frozen=True, slots=True)
class Release:
    task: TaskId


@dataclass(frozen=True, slots=True)
class Free:
    """Whom a task asks by name cannot answer it today, nor can anybody for her."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class Reassign:
    """Whoever runs Izin moves a task to another role, by order of `ordered_by`.

    `people` are those who are there, by whom somebody has to be able to decide it.
    """

    task: TaskId
    to: AgencyRole
    ordered_by: str
    reason: str
    people: Mapping[OfficerId, Officer]


@dataclass(frozen=True, slots=True)
class Decide:
    """`named` is what the applicant is to correct, where the outcome returns the application to her.

    `people` are those who are there today, where an answer names some of them. `checks` are what she found of what the
    step has checked; of what she leaves out stands what was found last, while it is the same file or answer.
    `ahead` are the cases whose turn it is before this one, as whoever drives the core found them meanwhile, and
    `out_of_turn` is why she does not wait for them.
    """

    task: TaskId
    outcome: OutcomeId
    reason: str
    typed: Typed
    seen: int | None = None
    named: tuple[Named, ...] = ()
    documents: Files = field(default_factory=dict[DocumentId, StoredFile])
    people: Mapping[OfficerId, Officer] = field(default_factory=dict[OfficerId, Officer])
    checks: tuple[Verdict, ...] = ()
    out_of_turn: str = ""
    ahead: AllAhead = NOBODY


@dataclass(frozen=True, slots=True)
class Correct:
    """The applicant's answer to a correction. What she left out stays as it was."""

    task: TaskId
    typed: Typed
    documents: Files
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The applicant's answer to a request. What she left out stays as she answered it last, if she did before."""

    task: TaskId
    typed: Typed
    documents: Files
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The applicant gives the case up, wherever it stands."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """An officer ends the case, wherever it stands."""

    reason: str


@dataclass(frozen=True, slots=True)
class Suspend:
    reason: str


@dataclass(frozen=True, slots=True)
class Resume:
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """The applicant objects to how her case ended; `remedy` is the step that is for that."""

    remedy: StepId
    reason: str


@dataclass(frozen=True, slots=True)
class TakeBackObjection:
    """The applicant takes back what she raised against how her case ended, while nobody has decided about it."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Retract:
    """Whoever decided takes her decision back."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class DeclareInterest:
    """An officer who is asked says that the case is her own business, and has no part in deciding it from now on."""

    reason: str


@dataclass(frozen=True, slots=True)
class Urge:
    """A superior who was told that time runs out urges those who are asked."""

    task: TaskId


Admitting = AskPinLink | RenewPin | GivePin

Interruption = Withdraw | Cancel | Suspend | Resume | Contest | TakeBackObjection | Retract | DeclareInterest

OnTheCase = (
    Claim
    | Reassign
    | Urge
    | Decide
    | Correct
    | Answer
    | Interruption
    | AskConsent
    | ExtendTime
    | ReportEffect
)
"""What is done about what is applied for, and can carry it on: time passes before any of it."""

Command = (
    Submit
    | Claim
    | Release
    | Free
    | Reassign
    | Urge
    | ConfirmAddress
    | ChangeContact
    | TakeBackAddress
    | Decide
    | Correct
    | Answer
    | Interruption
    | Admitting
    | AskConsent
    | ExtendTime
    | AssignNumber
    | Consult
    | ReportEffect
    | PassTime
    | PayingCommand
)
