"""What a case owes to the outside world, and how it ended. Each kind has one performer in `flows/performers/`.

An effect carries names and numbers only, never personal data: performers read the case when they perform.
"""

from dataclasses import dataclass
from typing import Annotated, Final, Literal, assert_never, get_args

from pydantic import Field

from licensing.forms.answers import Answers
from licensing.forms.files import StoredFile
from licensing.history.places import At
from licensing.words.identifiers import AgencyId, Digest, EffectKey, SystemId, TaskId, TemplateName
from licensing.words.sentences import Sentence

Moment = Literal[
    "received",
    "correction",
    "request",
    "issued",
    "refused",
    "letter",
    "changed",
    "copy",
    "lapsed",
    "withdrawn",
    "cancelled",
    "done",
    "expiring",
    "extended",
    "reminder",
    "bill",
    "paid",
]
"""What a notice is about; the text is `templates/notices/<moment>`."""
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell the applicant that something concerns her."""

    key: EffectKey
    where: At
    moment: Moment
    kind: Literal["notify"] = "notify"


@dataclass(frozen=True, slots=True)
class Render:
    """Make the PDF of a licence or letter from its template, with those of its annexes behind it.

    `part` is which of the further documents of the step it is (`process.further`), "" for the step's own.
    """

    key: EffectKey
    where: At
    template: TemplateName
    annexes: tuple[TemplateName, ...] = ()
    part: str = ""
    kind: Literal["render"] = "render"


@dataclass(frozen=True, slots=True)
class Store:
    """Put the rendered PDF where it is never overwritten."""

    key: EffectKey
    where: At
    template: TemplateName
    annexes: tuple[TemplateName, ...] = ()
    part: str = ""
    kind: Literal["store"] = "store"


@dataclass(frozen=True, slots=True)
class Register:
    """Prove that the stored PDF can be fetched unchanged, then enter it in the public register."""

    key: EffectKey
    where: At
    file: StoredFile
    part: str = ""
    kind: Literal["register"] = "register"


@dataclass(frozen=True, slots=True)
class Copy:
    """Tell an agency that a document was made which concerns it."""

    key: EffectKey
    where: At
    agency: AgencyId
    kind: Literal["copy"] = "copy"


@dataclass(frozen=True, slots=True)
class PinLink:
    """Send the applicant the link to a new PIN, to the address of her application. What opens it is not here."""

    key: EffectKey
    where: At
    ask: int
    kind: Literal["pin-link"] = "pin-link"


@dataclass(frozen=True, slots=True)
class AddressLetter:
    """Ask the address that the applicant wants whether it is hers, or tell the one before that letters go elsewhere.

    `count` is which asking, or which change, it is about.
    """

    key: EffectKey
    where: At
    to: Literal["wanted", "before"]
    count: int
    kind: Literal["address-letter"] = "address-letter"


@dataclass(frozen=True, slots=True)
class Urge:
    """Tell an agency that a task waits for it and its time is nearly over, or over; `why` it is told."""

    key: EffectKey
    where: At
    task: TaskId
    agency: AgencyId
    why: Literal["reminder", "escalated", "urged"]
    kind: Literal["urge"] = "urge"


@dataclass(frozen=True, slots=True)
class Call:
    """Ask an outside system, for as long as its answer counts; what it is asked is read of the case."""

    key: EffectKey
    where: At
    system: SystemId
    kind: Literal["call"] = "call"


@dataclass(frozen=True, slots=True)
class AskQr:
    """Ask a bank for the QR with which a bill can be paid. Nothing waits for it: the billing code does without."""

    key: EffectKey
    where: At
    system: SystemId
    code: str
    kind: Literal["ask-qr"] = "ask-qr"


Effect = Notify | Render | Store | Register | Copy | PinLink | AddressLetter | Urge | Call | AskQr

Message = Notify | Copy | PinLink | AddressLetter | Urge
"""What tells somebody something: it can be refused for good, and left out."""

Question = Call | AskQr
"""What asks an agency's system: one by one, under its agency's limit; it can be left out."""


def called(effect: Effect) -> str:
    """What an effect is called beside its round: `notify issued`, `copy dinkes`, `render kartu-3`."""
    match effect:
        case Notify(moment=of) | Copy(agency=of) | Render(part=of) | Store(part=of) | Register(part=of):
            return f"{effect.kind} {of}".rstrip()
        case Urge(agency=agency):
            return f"{effect.kind} {agency}"
        case Call(system=system) | AskQr(system=system):
            return f"{effect.kind} {system}"
        case PinLink() | AddressLetter():
            return effect.kind
        case _:
            assert_never(effect)


@dataclass(frozen=True, slots=True)
class Done:
    """It was carried out, and there is nothing more to say."""

    result: Literal["done"] = "done"


@dataclass(frozen=True, slots=True)
class Stored:
    """It made or found a file."""

    file: StoredFile
    result: Literal["stored"] = "stored"


@dataclass(frozen=True, slots=True)
class Answered:
    """An outside system answered what it was asked: the declared fields, and the digest of all it said as it came."""

    answers: Answers
    digest: Annotated[Digest | None, Field(exclude_if=lambda digest: digest is None)] = None
    result: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Refused:
    """An outside system said no: an outcome, and no failure."""

    code: str
    sentence: Sentence
    digest: Annotated[Digest | None, Field(exclude_if=lambda digest: digest is None)] = None
    result: Literal["refused"] = "refused"


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Whoever runs Izin has said that it need not be done any more: `by` whom, and why."""

    by: str
    reason: str
    result: Literal["dismissed"] = "dismissed"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An outside system is not asked any more: its time is `over`, it `failed` for good, or nobody `needs` it now."""

    why: Literal["over", "failed", "unneeded"]
    result: Literal["unanswered"] = "unanswered"


Result = Done | Stored | Answered | Refused | Dismissed | Unanswered
