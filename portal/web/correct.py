"""Correcting: the applicant's form again, filled in as it stands, under what the officers ask for."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.case import Task
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts.correct import Correction, correct, corrections_of
from portal.acts.telling import Teller
from portal.door.access import AnApplicant, for_applicants
from portal.door.faults import status_of
from portal.door.posted import APosted
from portal.web.fields import form_facts, questions, typed_answers, typed_into, uploads
from portal.web.site import Here, Site
from portal.web.track import asked_of, case_values
from portal.web.uploading import receive_posted

router = for_applicants()


@router.get("/lacak/{application}/perbaikan")
def form(request: Request, site: Here, tracker: AnApplicant, tugas: str | None = None) -> Response:
    file = site.portal.cases.view(tracker, tracker.application)
    task = _open(file, tugas)
    if task is None:
        return RedirectResponse(f"/lacak/{tracker.application}", 303)
    typed = typed_answers(file.process.form, file.case.answers)
    return _show(request, site, file, task, typed, {}, {})


@router.post("/lacak/{application}/perbaikan")
def send(request: Request, site: Here, tracker: AnApplicant, posted: APosted) -> Response:
    portal, sent = site.portal, RedirectResponse(f"/lacak/{tracker.application}?terkirim=1", 303)
    file, named = portal.cases.view(tracker, tracker.application), posted.text("tugas") or None
    task = _open(file, named)
    if task is None:
        return sent
    received = receive_posted(site, tracker.application, file.process.documents, posted)
    typed, seen = typed_into(file.process.form, posted), posted.version("terlihat")
    try:
        correct(portal.cases, file, task, Correction(typed, received, seen), now=portal.now())
    except CommandRefused as refused:
        newest = portal.cases.view(tracker, tracker.application)
        task = _open(newest, named)
        if task is None:
            return sent
        wrong = refused.fields or {"": refused.sentence}
        status = status_of(refused.code)
        return _show(request, site, newest, task, typed, received.files, wrong, status=status)
    return sent


def _open(file: CaseFile, named: str | None) -> Task | None:
    """The correction a page is about: the named one while it is open, or the only one."""
    asked = [task for task in corrections_of(file) if named in (None, task.id)]
    return asked[0] if len(asked) == 1 else None


def _show(
    request: Request,
    site: Site,
    file: CaseFile,
    task: Task,
    typed: Typed,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    status: int = 200,
) -> HTMLResponse:
    process, case = file.process, file.case
    facts = form_facts(process.form, typed, {}, "form")
    purpose = case.application
    values = {
        **case_values(site, file, "everyone"),
        "asked": asked_of(Teller(site.portal.register), file, task),
        "questions": questions(
            process.form, typed, wrong, facts={}, prefix="form", contact=process.applicant
        ),
        "uploads": uploads(
            site, purpose, process.documents, process.form, facts, files, wrong, standing=case.documents
        ),
        "wrong": wrong,
    }
    return site.pages.show(request, "correct.html", values, status=status)
