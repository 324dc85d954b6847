"""A task: everything an officer needs to decide, and her decision.

A refused decision shows the page as it stands now, with the reason and what she typed. Whether she may decide is the
core's to say; this page only leaves the form out where it could not succeed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.commands import Claim, Decide, Release
from licensing.case.refusals import no_such_task
from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.history.case import Task
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, DocumentId, OutcomeId, TaskId
from licensing.words.sentences import Sentence
from portal.web.access import AnOfficer, for_officers
from portal.web.errors import status_of
from portal.web.fields import questions, shown_answers, typed_answers
from portal.web.posted import APosted
from portal.web.site import Here, Site
from portal.web.track import made_document, open_file, story_values

router = for_officers()


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as far as it was typed, and what was wrong with it."""

    outcome: str = ""
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])
    refused: CommandRefused | None = None

    @property
    def wrong(self) -> Mapping[str, Sentence]:
        if self.refused is None:
            return {}
        return self.refused.fields or {"": self.refused.sentence}


@router.get("/petugas/tugas/{task}")
def show(request: Request, site: Here, officer: AnOfficer, task: str) -> HTMLResponse:
    return _show(request, site, officer, TaskId(task), Draft())


@router.post("/petugas/tugas/{task}")
def decide(request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted) -> Response:
    reason = posted.text("alasan")
    seen = posted.version("terlihat")
    command = Decide(TaskId(task), officer, OutcomeId(posted.text("keputusan")), reason, posted.typed(), seen)
    try:
        site.portal.cases.handle(officer, application_of(command.task), command, now=site.portal.now())
    except CommandRefused as refused:
        if refused.code in ("no-such-application", "no-such-task"):
            raise
        draft = Draft(command.outcome, reason, command.typed, refused)
        return _show(request, site, officer, command.task, draft, status=status_of(refused))
    return RedirectResponse(f"/petugas/tugas/{task}", 303)


@router.post("/petugas/tugas/{task}/ambil")
def claim(request: Request, site: Here, officer: AnOfficer, task: str) -> Response:
    return _hold(request, site, officer, Claim(TaskId(task), officer))


@router.post("/petugas/tugas/{task}/lepas")
def release(request: Request, site: Here, officer: AnOfficer, task: str) -> Response:
    return _hold(request, site, officer, Release(TaskId(task), officer))


@router.get("/petugas/permohonan/{application}")
def case(request: Request, site: Here, officer: AnOfficer, application: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    return site.pages.show(request, "case.html", case_values(site, officer, file))


@router.get("/petugas/permohonan/{application}/berkas/{document}")
def document(site: Here, officer: AnOfficer, application: str, document: str) -> RedirectResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    return open_file(site, file.case.documents.get(DocumentId(document)))


@router.get("/petugas/permohonan/{application}/izin")
def licence(site: Here, officer: AnOfficer, application: str) -> RedirectResponse:
    return open_file(site, made_document(site.portal.cases.view(officer, ApplicationNumber(application))))


def application_of(task: TaskId) -> ApplicationNumber:
    """The application a task belongs to: its name's first part."""
    return ApplicationNumber(task.partition(".")[0])


def case_values(site: Site, officer: Officer, file: CaseFile) -> dict[str, object]:
    """What every officer's page about a case shows."""
    process, case = file.process, file.case
    yours = [
        task for task in case.tasks.values() if task.is_open and task.asked and officer.holds(task.asked)
    ]
    return {
        **story_values(site, file),
        "officer": officer,
        "answers": shown_answers(process.form, case.answers),
        "documents": [
            (rule, case.documents[rule.id]) for rule in process.documents if rule.id in case.documents
        ],
        "yours": [(task, process.steps[task.step].name) for task in yours],
    }


def _hold(request: Request, site: Site, officer: Officer, command: Claim | Release) -> Response:
    try:
        site.portal.cases.handle(officer, application_of(command.task), command, now=site.portal.now())
    except CommandRefused as refused:
        if refused.code in ("no-such-application", "no-such-task"):
            raise
        return _show(request, site, officer, command.task, Draft(refused=refused), status=status_of(refused))
    return RedirectResponse(f"/petugas/tugas/{command.task}", 303)


def _show(
    request: Request, site: Site, officer: Officer, id: TaskId, draft: Draft, *, status: int = 200
) -> HTMLResponse:
    """Raises CommandRefused when there is no such task for her."""
    file = site.portal.cases.view(officer, application_of(id))
    task = file.case.tasks.get(id)
    if task is None:
        raise no_such_task()
    step = file.process.steps[task.step]
    typed = draft.typed or typed_answers(step.form, {})
    facts = file.process.facts(file.case)
    values = {
        **case_values(site, officer, file),
        "task": task,
        "task_step": step,
        "draft": draft,
        "questions": questions(step.form, typed, draft.wrong, facts=facts, prefix=step.id),
        "may_decide": _may_decide(task, officer),
        "is_hers": task.asked is not None and officer.holds(task.asked),
        "next_reason": [exit.label for exit in step.exits.values() if exit.needs_reason],
    }
    return site.pages.show(request, "task.html", values, status=status)


def _may_decide(task: Task, officer: Officer) -> bool:
    held_by_other = task.claimed_by is not None and task.claimed_by.officer != officer.id
    return task.is_open and task.asked is not None and officer.holds(task.asked) and not held_by_other
