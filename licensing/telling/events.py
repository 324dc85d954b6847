"""Tell: one event of a history as people read it, family by family."""

from typing import assert_never

from licensing.city.register import AgencyRegister
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    AmountAssessed,
    AnswerKept,
    ApplicationCancelled,
    ApplicationClosed,
    ApplicationResumed,
    ApplicationSubmitted,
    ApplicationSuspended,
    ApplicationWithdrawn,
    BillCoded,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ConsentAsked,
    ContactChanged,
    CorrectionReceived,
    DebtVoided,
    DecisionContested,
    DecisionRetracted,
    DeemedApproved,
    Deescalated,
    DocumentMade,
    DueMoved,
    EffectOwed,
    EffectPerformed,
    Ending,
    Escalated,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    InterestDeclared,
    LicenceAmended,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MoneyPaidBack,
    MoneyReceived,
    NumberAssigned,
    ObjectionTakenBack,
    PinGiven,
    PinLinkAsked,
    RegisterConsulted,
    RequestAnswered,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskUrged,
    TaskWithdrawn,
    TimeExtended,
    TimeRestarted,
)
from licensing.ports import CaseFile
from licensing.telling.admitting import tell_admitting
from licensing.telling.clocking import tell_clock
from licensing.telling.consenting import tell_consent
from licensing.telling.consulting import tell_consulted
from licensing.telling.contacting import tell_contact
from licensing.telling.documents import tell_document, tell_licence
from licensing.telling.holding import tell_hold
from licensing.telling.interrupting import tell_interruption
from licensing.telling.keeping import tell_kept
from licensing.telling.moving import tell_move
from licensing.telling.names import APPLICANT, IZIN, Names
from licensing.telling.on_time import tell_on_time
from licensing.telling.owing import tell_owing
from licensing.telling.paying import tell_paying
from licensing.telling.tasks import tell_task
from licensing.telling.told import Told
from licensing.words.sentences import Sentence


def tell(file: CaseFile, event: Event, *, register: AgencyRegister) -> Told:  # noqa: C901, PLR0911, PLR0912 one arm per family
    """One event of the file's history, told; whom it concerns is its `audience`."""
    names = Names(file, register)
    match event:
        case ApplicationSubmitted():
            return Told(event.at, APPLICANT, Sentence("Permohonan diterima", "Application received"))
        case AddressConfirmed() | AddressAsked() | AddressDropped() | ContactChanged():
            return tell_contact(names, event)
        case StepEntered() | StepCompleted() | LineOpened() | LineJoined() | LineWithdrawn():
            return tell_move(names, event)
        case (
            TaskOpened()
            | TaskClaimed()
            | TaskReleased()
            | TaskFreed()
            | TaskReassigned()
            | TaskDecided()
            | TaskWithdrawn()
            | CorrectionReceived()
            | RequestAnswered()
            | TaskLapsed()
            | DueMoved()
        ):
            return tell_task(names, event)
        case AnswerKept():
            return tell_kept(names, event)
        case RegisterConsulted():
            return tell_consulted(names, event)
        case PinLinkAsked() | PinGiven():
            return tell_admitting(names, event)
        case EffectOwed() | EffectPerformed():
            return tell_owing(names, event)
        case NumberAssigned() | DocumentMade():
            return tell_document(event)
        case (
            LicenceIssued()
            | LicenceSuspended()
            | LicenceReinstated()
            | LicenceAmended()
            | LicenceRenewed()
            | LicenceRevoked()
            | LicenceExpired()
        ):
            return tell_licence(names, event)
        case (
            ApplicationWithdrawn()
            | ApplicationCancelled()
            | ApplicationSuspended()
            | ApplicationResumed()
            | DecisionContested()
            | ObjectionTakenBack()
            | DecisionRetracted()
            | TimeRestarted()
            | InterestDeclared()
        ):
            return tell_interruption(names, event)
        case ClockStarted() | ClockPaused() | ClockResumed() | ClockMoved() | ClockStopped() | TimeExtended():
            return tell_clock(names, event)
        case ConsentAsked():
            return tell_consent(names, event)
        case Escalated() | Deescalated() | TaskUrged() | DeemedApproved():
            return tell_on_time(names, event)
        case AmountAssessed() | BillCoded() | MoneyReceived() | DebtVoided() | MoneyPaidBack():
            return tell_paying(names, event)
        case HoldTaken() | HoldKept() | HoldReleased() | HolderBarred():
            return tell_hold(event)
        case ApplicationClosed():
            return _closed(event)
        case _:
            assert_never(event)


def ending(ending: Ending) -> Sentence:  # noqa: PLR0911 one arm per ending
    """How an application ended."""
    match ending:
        case "issued":
            return Sentence("Izin terbit", "Licence issued")
        case "refused":
            return Sentence("Permohonan ditolak", "Application refused")
        case "lapsed":
            return Sentence("Permohonan gugur karena lewat waktu", "Application lapsed")
        case "withdrawn":
            return Sentence("Permohonan dicabut oleh pemohon", "Application withdrawn")
        case "cancelled":
            return Sentence("Permohonan dibatalkan", "Application cancelled")
        case "done":
            return Sentence("Permohonan selesai", "Application done")
        case "changed":
            return Sentence("Keputusan tentang izin terbit", "Decision about the licence made")
        case _:
            assert_never(ending)


def _closed(event: ApplicationClosed) -> Told:
    """That a licence was issued is told by the licence."""
    audience = "operators" if event.ending == "issued" else "everyone"
    return Told(event.at, IZIN, ending(event.ending), audience=audience, where=event.where)
