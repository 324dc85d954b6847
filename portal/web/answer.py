"""Answering: the form of a request, with what the applicant is told of it; asked again, as she answered it last."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.acts.answering import answered_last, files_of
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.telling.provisional import provisional_task
from licensing.telling.silence import silence_of_task
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts.answer import answer, request_of
from portal.acts.correct import Correction
from portal.door.access import AnApplicant, for_applicants
from portal.door.faults import status_of
from portal.door.posted import APosted, Back
from portal.web.fields import form_facts, questions
from portal.web.kept import Kept, kept_on, let_go
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.retyping import typed_answers, typed_into
from portal.web.rows import changed
from portal.web.site import Here, Site
from portal.web.track import case_values
from portal.web.uploading import uploads

router = for_applicants()


@router.get("/lacak/{application}/permintaan/{task}")
def form(request: Request, site: Here, tracker: AnApplicant, task: str) -> Response:
    file = site.portal.cases.view(tracker, tracker.application)
    asked = request_of(file, task)
    if not asked.is_open:
        return RedirectResponse(f"/lacak/{tracker.application}", 303)
    step, kept = file.step(asked.where), kept_on(request, site, tracker)
    if kept is not None:
        files = receive_posted(site, asked.id, step.documents, kept.posted).files
        return _show(request, site, file, asked, typed_into(step.form, kept.posted), files, {}, kept=kept)
    typed = typed_answers(step.form, answered_last(file.case, step))
    return _show(request, site, file, asked, typed, {}, {})


@router.post("/lacak/{application}/permintaan/{task}")
def send(
    request: Request, site: Here, tracker: AnApplicant, task: str, posted: APosted, back: Back
) -> Response:
    portal, sent = site.portal, RedirectResponse(f"/lacak/{tracker.application}?terkirim=2", 303)
    file = portal.cases.view(tracker, tracker.application)
    asked = request_of(file, task)
    if asked.status == "answered":
        return sent
    step = file.step(asked.where)
    received = receive_posted(site, asked.id, step.documents, posted)
    typed, seen = typed_into(step.form, posted), posted.version("terlihat")
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        return _show(request, site, file, asked, typed, received.files, wrong, status=back.status)
    other = changed(step.form, typed, posted)
    if other is not None:
        return _show(request, site, file, asked, other, received.files, {})
    try:
        answer(portal.cases, file, asked, Correction(typed, received, seen), now=portal.now())
    except CommandRefused as refused:
        newest = portal.cases.view(tracker, tracker.application)
        asked = request_of(newest, task)
        if asked.status == "answered":
            return sent
        wrong = sentences(refused)
        status = status_of(refused.code)
        return _show(request, site, newest, asked, typed, received.files, wrong, status=status)
    let_go(request, site, tracker)
    return sent


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
    kept: Kept | None = None,
) -> HTMLResponse:
    process, case, step = file.process, file.case, file.step(task.where)
    beside = process.facts(case, task.where.line)
    facts = form_facts(step.form, typed, beside, step.id)
    standing = files_of(case, step)
    register = site.portal.register_today()
    values = {
        **case_values(site, file, "everyone", register),
        "task": task,
        "due_provisional": provisional_task(task, register.calendar),
        "task_step": step,
        "silence_here": silence_of_task(
            file, task, register=register, now=site.portal.now(), reader="everyone"
        ),
        "questions": questions(step.form, typed, wrong, facts=beside, prefix=step.id),
        "uploads": uploads(site, task.id, step.documents, step.form, facts, files, wrong, standing=standing),
        "wrong": wrong,
        "typed_at": request.url.path,
        "kept": kept,
    }
    return site.pages.show(request, "answer.html", values, status=status)
