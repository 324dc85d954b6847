"""Who may: the one room in which it is asked whether a party may do what it asks, and under which mandate.

Every command passes here before anything of it is looked at. An officer acts in a role that a task asks for, an
applicant in the one application whose number and PIN she has proved, and Izin itself where nobody acts.
"""

from collections.abc import Iterable
from typing import assert_never

from licensing.case.commands import (
    Answer,
    AskConsent,
    AskPinLink,
    AssignNumber,
    Cancel,
    ChangeContact,
    Claim,
    Command,
    ConfirmAddress,
    Consult,
    Contest,
    Correct,
    Decide,
    DeclareInterest,
    ExtendTime,
    Free,
    GivePin,
    PassTime,
    Reassign,
    Release,
    RenewPin,
    ReportEffect,
    Resume,
    Retract,
    Submit,
    Suspend,
    TakeBackAddress,
    TakeBackObjection,
    Urge,
    Withdraw,
)
from licensing.case.paying_commands import (
    AssignReceipt,
    ConfirmPayment,
    PayBack,
    ReceiveMoney,
    VoidDebt,
)
from licensing.case.refusals.authority import (
    answered_already,
    asked_of_other,
    conflict_of_interest,
    four_eyes,
    interest_declared,
    not_yours,
)
from licensing.case.refusals.consenting import own_consent
from licensing.case.refusals.interruptions import not_your_act
from licensing.city.mandates import Mandate, mandate_of
from licensing.city.people import AgencyRole, Officer, Party, Service, Tracker
from licensing.history.case import Case
from licensing.history.places import Line, are_of_other_records
from licensing.history.rounds import Earlier
from licensing.history.task import Task
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, OfficerId, StepId


def check_party(command: Command, application: ApplicationNumber | None, by: Party) -> None:
    """Whether a command of this kind is one for this kind of party at all.

    Args:
        application: of the case the command is for; None where there is none yet.

    Raises:
        CommandRefused: `not-yours`.
    """
    match command:
        case Submit():
            may = isinstance(by, Officer) or (
                isinstance(by, Tracker) and by.application == command.application
            )
        case (
            Correct()
            | Answer()
            | Withdraw()
            | Contest()
            | TakeBackObjection()
            | ConfirmAddress()
            | ChangeContact()
            | TakeBackAddress()
            | AskPinLink()
            | RenewPin()
        ):
            # A lost PIN is not proved: the address, or the link, is asked for in its place.
            may = isinstance(by, Tracker) and by.application == application
        case (
            Claim()
            | Decide()
            | Cancel()
            | Suspend()
            | Resume()
            | Retract()
            | DeclareInterest()
            | GivePin()
            | AskConsent()
            | ExtendTime()
            | Urge()
            | ConfirmPayment()
            | AssignReceipt()
            | PayBack()
            | VoidDebt()
        ):
            may = isinstance(by, Officer)
        case Release():
            may = isinstance(by, Officer | Service)
        case AssignNumber() | Consult() | ReceiveMoney() | ReportEffect() | PassTime() | Free() | Reassign():
            may = isinstance(by, Service)
        case _:
            assert_never(command)
    if not may:
        raise not_yours()


def mandate_to_hold(task: Task, by: Party) -> Mandate:
    """Her mandate to take a task up or put it down, for herself or for a colleague of her role; her own comes first.

    Raises:
        CommandRefused: `not-yours`.
    """
    mandate = mandate_of(by, task.asked) if task.asked is not None and isinstance(by, Officer) else None
    if mandate is None:
        raise not_yours()
    if task.member is not None and not task.is_for(mandate.officer):
        raise asked_of_other(task.member)
    return mandate


def check_no_interest(process: Process, case: Case, officer: Officer) -> None:
    """A case is none of her own business.

    Raises:
        CommandRefused: `conflict-of-interest`.
    """
    if officer.id in case.interests:
        raise interest_declared()
    if has_interest(process, case, officer):
        raise conflict_of_interest()


def has_interest(process: Process, case: Case, officer: Officer) -> bool:
    """Whether an application is an officer's own: she has said so, or her NIK stands in it."""
    known_as = {officer.id, officer.nik} - {""}
    return not known_as.isdisjoint(kept_out(process, case))


def kept_out(process: Process, case: Case) -> tuple[str, ...]:
    """Who has an interest in a case, each once: the ids of officers who said so, and every NIK in its form as it reads.

    Every one, for the applicant of a business is not the only one whose business it is.
    """
    niks = (case.answers.get(field.id) for field in process.form.fields if field.type == "nik")
    return tuple(dict.fromkeys((*case.interests, *(nik for nik in niks if isinstance(nik, str) and nik))))


def decided_before(
    process: Process, case: Case, not_by: Iterable[StepId], officer: OfficerId, *, seen_from: Line
) -> Earlier | None:
    """What she decided of the steps that something is kept apart from, the first of it; None where that is nothing.

    Args:
        seen_from: the line that asks; what she decided of other records of its list keeps her out of nothing there.
    """
    apart = set(not_by)
    decided = (
        *(
            Earlier(task.where, task.decision.by.officer, task.decision.at)
            for task in case.tasks.values()
            if task.decision
        ),
        *case.earlier,
    )
    for each in decided if apart else ():
        if each.officer != officer or are_of_other_records(each.where.line, seen_from):
            continue
        if not apart.isdisjoint(process.stood_in(case, each.where)):
            return each
    return None


def mandate_in(role: AgencyRole | None, by: Party) -> Mandate:
    """Her mandate to act in a role, whether or not anybody has asked.

    Raises:
        CommandRefused: `not-yours`.
    """
    mandate = mandate_of(by, role) if role is not None and isinstance(by, Officer) else None
    if mandate is None:
        raise not_your_act()
    return mandate


def mandate_to_decide(process: Process, case: Case, task: Task, by: Party) -> Mandate:
    """Her mandate to decide a task, and so to take it up.

    Raises:
        CommandRefused: `not-yours`; `conflict-of-interest` when the application is her own; `four-eyes` when she
            decided a step this one is kept apart from; `answered-already` when she has answered the same question, in
            this role or another.
    """
    mandate = mandate_to_hold(task, by)
    check_no_interest(process, case, mandate.officer)
    step, officer = process.step(task.where.step), mandate.officer.id
    before = decided_before(process, case, step.not_by, officer, seen_from=task.where.line)
    if before is not None:
        raise four_eyes(process.step(before.where.step), before.at)
    if task.id in {each.asks for each in case.consents.values() if each.by.officer == officer}:
        raise own_consent()
    for other in case.tasks_at(task.where):
        if other.decision is not None and other.decision.by.officer == officer:
            raise answered_already(other.decision, in_same_role=other.asked == task.asked)
    return mandate
