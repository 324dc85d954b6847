"""Reporting: Izin says how an effect ended, and what becomes owed by it.

A document is rendered, stored and registered, then announced; each effect is owed once the one before it is
performed, so a run that dies anywhere leaves the rest owed. A letter may also end `Refused`, by a
mail server that will never take it, or `Dismissed` by an operator. A call ends with what the outside system said;
where it is not asked any more, whoever stands by for it is asked.
"""

from typing import assert_never

from licensing.case.acts.changing import change_licence
from licensing.case.acts.numbering import owe_further
from licensing.case.acts.reasons import check_order
from licensing.case.commands import ReportEffect
from licensing.case.course import Course
from licensing.case.keys import effect_key
from licensing.case.refusals.reaching import documents_are_needed, not_owed
from licensing.history.effects import (
    AddressLetter,
    Answered,
    AskQr,
    Call,
    Copy,
    Dismissed,
    Done,
    Effect,
    Message,
    Notify,
    PinLink,
    Question,
    Refused,
    Register,
    Render,
    Store,
    Stored,
    Unanswered,
    Urge,
)
from licensing.history.events import DocumentKind, DocumentMade, EffectPerformed, LicenceIssued
from licensing.history.places import At
from licensing.history.rounds import Numbering
from licensing.process.further import Part, part_named
from licensing.process.made import Made
from licensing.words.identifiers import LicenceId


def report(course: Course, command: ReportEffect) -> None:  # noqa: C901, PLR0912 one arm per effect
    """Record a performed effect and carry the case on; one reported twice changes nothing.

    Raises:
        ValueError: it is not owed, or its kind cannot end so. Nobody but Izin reports, so either is a mistake of ours.
        CommandRefused: `not-owed`, `document-needed` or `invalid-form`, where an operator dismisses it.
    """
    performed = course.case.performed.get(command.effect)
    if performed is not None:
        if isinstance(command.result, Dismissed) and not isinstance(performed, Dismissed):
            raise not_owed()
        return
    effect = course.case.owed.get(command.effect)
    if isinstance(command.result, Dismissed):
        _check_dismissed(effect, command.result)
    if effect is None:
        raise ValueError(f"{command.effect} is not owed")
    course.tell(EffectPerformed(course.now, effect.key, command.result))
    application = course.case.application
    ended = effect, command.result
    match ended:
        case ((Notify() | Copy() | PinLink() | AddressLetter() | Urge()), Done() | Refused() | Dismissed()):
            return
        case Render(where=where, template=template, annexes=annexes, part=part), Done():
            key = effect_key(application, where, "store", part=part)
            course.owe(Store(key, where, template, annexes, part))
        case Store(where=where, part=part), Stored(file=file):
            course.owe(Register(effect_key(application, where, "register", part=part), where, file, part))
        case Register() as entry, Done() | Stored():
            _registered(course, entry)
        case AskQr(), Answered() | Refused() | Unanswered() | Dismissed():
            return
        case Call(where=where), Answered() | Refused() as said:
            _answered(course, where, said)
        case Call(where=where), Dismissed() | Unanswered():
            course.ask_by_hand(where)
        case (
            (
                Notify()
                | Copy()
                | PinLink()
                | AddressLetter()
                | Urge()
                | Render()
                | Store()
                | Register()
                | Call()
                | AskQr()
            ),
            result,
        ):
            raise ValueError(f"{effect.key} cannot have ended as {result.result}")
        case _:
            assert_never(ended)


def _check_dismissed(effect: Effect | None, dismissed: Dismissed) -> None:
    """What tells somebody something can be left out, and what a person can answer; by whom and why is written down."""
    if effect is None:
        raise not_owed()
    if not isinstance(effect, Message | Question):
        raise documents_are_needed()
    check_order(by=dismissed.by.strip(), reason=dismissed.reason.strip())


def _answered(course: Course, where: At, said: Answered | Refused) -> None:
    """The system has answered: its outcome is the step's, decided by nobody."""
    call = course.process.step(where.step).call
    if call is None:
        raise ValueError(f"{where.step} asks no system")
    course.complete(where, call.outcome_of(said))


def _registered(course: Course, effect: Register) -> None:
    """A document is in the register: it is made. The step's own is followed by its further ones, the last by the end.

    What belongs to a licence comes after it, so nobody can verify a card of a licence that nobody can verify.
    """
    where = effect.where
    step = course.process.step(where.step)
    if step.minutes is not None and (signed := course.case.round_at(where).numbering) is not None:
        # Nobody waits for minutes, and the applicant is not told of them.
        number, verification = signed.number, signed.verification
        course.tell(DocumentMade(course.now, where, "minutes", number, verification, effect.file))
        return
    if step.bill is not None and (billed := course.case.round_at(where).numbering) is not None:
        # The line waits for the money and not for the paper; whoever shall pay is told where it lies.
        number, verification = billed.number, billed.verification
        course.tell(DocumentMade(course.now, where, "bill", number, verification, effect.file))
        if course.case.open.get(where.line) == where:
            course.notify(where, "bill")
        return
    makes = step.makes
    further = part_named(makes, effect.part) if makes and effect.part else None
    numbering = course.case.round_at(where).numbering_of(effect.part)
    if makes is None or numbering is None or (effect.part and further is None):
        raise ValueError(f"{effect.key} registers no document")
    _make(course, makes, effect, numbering, further)
    if not effect.part:
        for name in course.case.round_at(where).also:
            if (each := part_named(makes, name)) is not None:
                owe_further(course, where, each)
    made = {document.part for document in course.case.made if document.where == where}
    if made.issuperset(course.case.round_at(where).also):
        _finish(course, where, makes)


def _make(course: Course, makes: Made, effect: Register, numbering: Numbering, further: Part | None) -> None:
    """Tell that a document is made, and the licence it is."""
    where, now = effect.where, course.now
    kind: DocumentKind = "further" if further else makes.kind
    title = further.title if further else None
    number, verification = numbering.number, numbering.verification
    course.tell(DocumentMade(now, where, kind, number, verification, effect.file, effect.part, title))
    if further is None:
        change_licence(course, where, makes, numbering)
    elif makes.kind == "licence":
        own = f"{course.case.application}.{where.step}.{where.round}"
        since = numbering.valid_from or numbering.issued_on
        part = LicenceId(f"{own}.{effect.part}")
        course.tell(LicenceIssued(now, part, number, since, numbering.valid_until, LicenceId(own)))


def _finish(course: Course, where: At, makes: Made) -> None:
    """All documents are made: those whom they concern are told, once, and the line goes on.

    A line that is no longer needed, because another decided meanwhile, goes nowhere; its document has its number, and
    stays.
    """
    course.notify(where, makes.notice)
    for agency in makes.copies:
        course.owe(Copy(effect_key(course.case.application, where, f"copy-{agency}"), where, agency))
    if course.case.open.get(where.line) == where:
        course.complete(where, makes.outcome)
