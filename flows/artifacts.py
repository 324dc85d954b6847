"""The artifact of an application: a page in the Prefect UI that tells where it stands.

In comes the case file, out goes Markdown: permit, state, where it waits, on whom, since when, until when, and the
timeline. Roles, not people; what was decided, not why: the UI has one password for all operators. Every run that
pushed the application writes a version, so the artifact's page lists its life across runs.
"""

from datetime import datetime

from prefect.client.schemas.actions import ArtifactCreate

from flows.titles import act
from licensing.clock.calendar import WIB
from licensing.history.case import Case, Task
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    Event,
    LicenceIssued,
    NumberAssigned,
    RefusalIssued,
    StepEntered,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
    TaskWithdrawn,
)
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber

APPLICANT = "applicant"


def artifact_key(application: ApplicationNumber) -> str:
    """Prefect allows lower-case letters, digits and dashes."""
    return application.lower()


def artifact(file: CaseFile, *, public_url: str) -> ArtifactCreate:
    """The page of an application as it stands now."""
    return ArtifactCreate(
        key=artifact_key(file.case.application),
        type="markdown",
        description=f"{file.process.permit}: {state(file.case)}",
        data=page(file, public_url=public_url),
    )


def page(file: CaseFile, *, public_url: str) -> str:
    """The Markdown."""
    case, process = file.case, file.process
    head = (
        f"# {case.application}",
        f"**{process.name.id}** (`{process.permit}`), submitted {wib(case.submitted_at)}",
        f"State: **{state(case)}**",
    )
    timeline = ("| when (WIB) | step | what |", "|---|---|---|", *_timeline(case, file.events))
    link = f"[Open in the portal]({public_url}/petugas/permohonan/{case.application})"
    return "\n\n".join((*head, _waiting(case, process), "\n".join(timeline), link)) + "\n"


def state(case: Case) -> str:
    """`waits at rekomendasi`, `issued`, ..."""
    if case.ending is not None:
        return case.ending
    visit = case.visit
    if visit is None:
        return "submitted"
    return f"waits at {visit.step}" if _open_tasks(case) else f"Izin is at work on {visit.step}"


def wib(at: datetime) -> str:
    """An instant as `2026-11-23 14:05`, wall time of the city."""
    return at.astimezone(WIB).strftime("%Y-%m-%d %H:%M")


def _open_tasks(case: Case) -> tuple[Task, ...]:
    return tuple(task for task in case.tasks.values() if task.is_open)


def _waiting(case: Case, process: Process) -> str:
    tasks = _open_tasks(case)
    if not tasks:
        return "Waits on nobody."
    rows = (
        f"| {task.step} ({process.steps[task.step].name.id}) | {task.asked or APPLICANT} | {wib(task.opened_at)} "
        f"| {wib(task.due) if task.due else 'no limit'} |"
        for task in tasks
    )
    return "\n".join(("| waits at | on | since (WIB) | due (WIB) |", "|---|---|---|---|", *rows))


def _timeline(case: Case, events: tuple[Event, ...]) -> list[str]:
    return [f"| {wib(event.at)} | {step} | {what} |" for event in events for step, what in _told(case, event)]


def _told(case: Case, event: Event) -> tuple[tuple[str, str], ...]:  # noqa: C901, PLR0911 - one line per kind of event
    """What the timeline tells of an event; claims, releases and performed effects are left to the runs."""
    match event:
        case ApplicationSubmitted():
            return (("", "submitted by applicant"),)
        case StepEntered():
            return ((event.step, f"entered, round {event.round}" if event.round > 1 else "entered"),)
        case TaskOpened():
            return ((event.step, f"asks {case.tasks[event.task].asked or APPLICANT}"),)
        case TaskDecided() | CorrectionReceived():
            return ((case.tasks[event.task].step, f"**{act(case, event)}**"),)
        case TaskLapsed():
            return ((case.tasks[event.task].step, "**time passed without an answer**"),)
        case TaskWithdrawn():
            return (
                (case.tasks[event.task].step, f"no longer asks {case.tasks[event.task].asked or APPLICANT}"),
            )
        case NumberAssigned():
            return ((event.step, f"number {event.number}"),)
        case LicenceIssued():
            return (("", f"licence {event.number} in the register"),)
        case RefusalIssued():
            return (("", f"letter {event.number} in the register"),)
        case ApplicationClosed():
            return ((event.step, f"**closed: {event.ending}**"),)
        case _:
            return ()
