"""What happened to an application: the events, one file per family.

An application is nothing but its list of events. They are written once and never changed; a text of an older shape is
brought to today's in `history.upcasts`. Every `at` is an aware UTC instant, every `where` the event's own place in the
process. Answers are JSON values: text, whole number, truth value or a tuple of texts; decimals are text ("4.50") and
dates ISO text ("2026-11-23"), so that what is hashed is exact.
"""

from licensing.history.events.admitting import AdmittingEvent, PinGiven, PinLinkAsked
from licensing.history.events.clocking import (
    ClockEvent,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    TimeExtended,
)
from licensing.history.events.confirming import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    ContactChanged,
    ContactEvent,
    Dropped,
)
from licensing.history.events.consenting import ConsentAsked
from licensing.history.events.consulting import RegisterConsulted
from licensing.history.events.documents import DocumentEvent, DocumentKind, DocumentMade, NumberAssigned
from licensing.history.events.holding import (
    HolderBarred,
    HoldingEvent,
    HoldKept,
    HoldReleased,
    HoldTaken,
)
from licensing.history.events.interrupting import (
    ApplicationCancelled,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    DecisionContested,
    DecisionRetracted,
    InterestDeclared,
    InterruptingEvent,
    ObjectionTakenBack,
    TimeRestarted,
)
from licensing.history.events.keeping import AnswerKept
from licensing.history.events.moving import (
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MovingEvent,
    StepCompleted,
    StepEntered,
)
from licensing.history.events.on_time import (
    DeemedApproved,
    Deescalated,
    Escalated,
    Manner,
    OnTimeEvent,
    TaskUrged,
)
from licensing.history.events.owing import EffectOwed, EffectPerformed, OwingEvent
from licensing.history.events.paying import (
    AmountAssessed,
    BillCoded,
    DebtVoided,
    MoneyPaidBack,
    MoneyReceived,
    PayingEvent,
)
from licensing.history.events.submitting import (
    ApplicationClosed,
    ApplicationSubmitted,
    BoundaryEvent,
    Ending,
)
from licensing.history.events.tasks import (
    CorrectionReceived,
    DueMoved,
    RequestAnswered,
    TaskClaimed,
    TaskDecided,
    TaskEvent,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.register.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)

Event = (
    BoundaryEvent
    | MovingEvent
    | TaskEvent
    | OwingEvent
    | DocumentEvent
    | LicenceEvent
    | InterruptingEvent
    | HoldingEvent
    | AnswerKept
    | ContactEvent
    | RegisterConsulted
    | AdmittingEvent
    | ClockEvent
    | ConsentAsked
    | OnTimeEvent
    | PayingEvent
)

__all__ = [
    "AddressAsked",
    "AddressConfirmed",
    "AddressDropped",
    "AdmittingEvent",
    "AmountAssessed",
    "AnswerKept",
    "ApplicationCancelled",
    "ApplicationClosed",
    "ApplicationResumed",
    "ApplicationSubmitted",
    "ApplicationSuspended",
    "ApplicationWithdrawn",
    "BillCoded",
    "BoundaryEvent",
    "ClockEvent",
    "ClockMoved",
    "ClockPaused",
    "ClockResumed",
    "ClockStarted",
    "ClockStopped",
    "ConsentAsked",
    "ContactChanged",
    "ContactEvent",
    "CorrectionReceived",
    "DebtVoided",
    "DecisionContested",
    "DecisionRetracted",
    "DeemedApproved",
    "Deescalated",
    "DocumentEvent",
    "DocumentKind",
    "DocumentMade",
    "Dropped",
    "DueMoved",
    "EffectOwed",
    "EffectPerformed",
    "Ending",
    "Escalated",
    "Event",
    "HoldKept",
    "HoldReleased",
    "HoldTaken",
    "HolderBarred",
    "HoldingEvent",
    "InterestDeclared",
    "InterruptingEvent",
    "LicenceAmended",
    "LicenceEvent",
    "LicenceExpired",
    "LicenceIssued",
    "LicenceReinstated",
    "LicenceRenewed",
    "LicenceRevoked",
    "LicenceSuspended",
    "LineJoined",
    "LineOpened",
    "LineWithdrawn",
    "Manner",
    "MoneyPaidBack",
    "MoneyReceived",
    "MovingEvent",
    "NumberAssigned",
    "ObjectionTakenBack",
    "OnTimeEvent",
    "OwingEvent",
    "PayingEvent",
    "PinGiven",
    "PinLinkAsked",
    "RegisterConsulted",
    "RequestAnswered",
    "StepCompleted",
    "StepEntered",
    "TaskClaimed",
    "TaskDecided",
    "TaskEvent",
    "TaskFreed",
    "TaskLapsed",
    "TaskOpened",
    "TaskReassigned",
    "TaskReleased",
    "TaskUrged",
    "TaskWithdrawn",
    "TimeExtended",
    "TimeRestarted",
]
