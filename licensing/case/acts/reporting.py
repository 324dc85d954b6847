"""Reporting: Izin says how an effect ended, and what becomes owed by it.

A document is rendered, stored and registered, then announced; each effect is owed once the one before it is
performed, so a run that dies anywhere leaves the rest owed. `Answered` and `Refused` are for effects that ask outside
systems; histories can hold them already, but none of the effects of today ends so.
"""

from typing import assert_never

from licensing.case.acts.changing import change_licence
from licensing.case.commands import ReportEffect
from licensing.case.course import Course, effect_key
from licensing.history.effects import Copy, Done, Notify, Register, Render, Store, Stored
from licensing.history.events import DocumentMade, EffectPerformed


def report(course: Course, command: ReportEffect) -> None:
    """Record a performed effect and carry the case on; one reported twice changes nothing.

    Raises:
        ValueError: it is not owed, or its kind cannot end so. Nobody but Izin reports, so either is a mistake of ours.
    """
    if command.effect in course.case.performed:
        return
    effect = course.case.owed.get(command.effect)
    if effect is None:
        raise ValueError(f"{command.effect} is not owed")
    course.tell(EffectPerformed(course.now, effect.key, command.result))
    application = course.case.application
    ended = effect, command.result
    match ended:
        case ((Notify() | Copy()), Done()):
            return
        case Render(where=where, template=template, annexes=annexes), Done():
            course.owe(Store(effect_key(application, where, "store"), where, template, annexes))
        case Store(where=where), Stored(file=file):
            course.owe(Register(effect_key(application, where, "register"), where, file))
        case Register() as entry, Done() | Stored():
            _finish(course, entry)
        case ((Notify() | Copy() | Render() | Store() | Register()), result):
            raise ValueError(f"{effect.key} cannot have ended as {result.result}")
        case _:
            assert_never(ended)


def _finish(course: Course, effect: Register) -> None:
    """The document is in the register: it is made, those whom it concerns are told, and its line goes on.

    A line that is no longer needed, because another decided meanwhile, goes nowhere; its document has its number, and
    stays.
    """
    where, file = effect.where, effect.file
    makes, numbering = course.process.step(where.step).makes, course.case.round_at(where).numbering
    if makes is None or numbering is None:
        raise ValueError(f"{effect.key} registers no document")
    course.tell(DocumentMade(course.now, where, makes.kind, numbering.number, numbering.verification, file))
    change_licence(course, where, makes, numbering)
    course.notify(where, makes.notice)
    for agency in makes.copies:
        course.owe(Copy(effect_key(course.case.application, where, f"copy-{agency}"), where, agency))
    if course.case.open.get(where.line) == where:
        course.complete(where, makes.outcome)
