"""Correcting: the applicant's form again, filled in as it stands, under what the officers ask for."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.commands import Correct
from licensing.case.refusals import invalid_form
from licensing.city.people import Tracker
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.case import Task
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.web.access import AnApplicant, for_applicants
from portal.web.apply import with_wrong_files
from portal.web.errors import status_of
from portal.web.fields import form_facts, questions, typed_answers, uploads
from portal.web.posted import APosted, Posted
from portal.web.site import Here, Site
from portal.web.track import story_values
from portal.web.uploading import receive

router = for_applicants()


@router.get("/lacak/{application}/perbaikan")
def form(request: Request, site: Here, tracker: AnApplicant) -> Response:
    file = site.portal.cases.view(tracker, tracker.application)
    if correction_of(file) is None:
        return RedirectResponse(f"/lacak/{tracker.application}", 303)
    return _show(request, site, file, typed_answers(file.process.form, file.case.answers), {}, {})


@router.post("/lacak/{application}/perbaikan")
def send(request: Request, site: Here, tracker: AnApplicant, posted: APosted) -> Response:
    file = site.portal.cases.view(tracker, tracker.application)
    received = receive(site, tracker.application, file.process.documents, posted)
    typed: Typed = {field.id: tuple(posted.typed().get(field.id, ())) for field in file.process.form.fields}
    try:
        if received.wrong:
            standing = {**file.case.documents, **received.files}
            raise invalid_form(with_wrong_files(file.process, typed, standing, received.wrong))
        _send(site, tracker, file, typed, received.files, posted)
    except CommandRefused as refused:
        newest = site.portal.cases.view(tracker, tracker.application)
        if correction_of(newest) is None:
            return RedirectResponse(f"/lacak/{tracker.application}?terkirim=1", 303)
        wrong = refused.fields or {"": refused.sentence}
        return _show(request, site, newest, typed, received.files, wrong, status=status_of(refused))
    return RedirectResponse(f"/lacak/{tracker.application}?terkirim=1", 303)


def correction_of(file: CaseFile) -> Task | None:
    """The open task that asks the applicant, None when nobody asks her."""
    return next((task for task in file.case.tasks.values() if task.is_open and task.asked is None), None)


def _send(site: Site, tracker: Tracker, file: CaseFile, typed: Typed, files: Files, posted: Posted) -> None:
    """Raises CommandRefused."""
    task = correction_of(file)
    if task is not None:
        command = Correct(task.id, typed, files, posted.version("terlihat"))
        site.portal.cases.handle(tracker, tracker.application, command, now=site.portal.now())


def _show(
    request: Request,
    site: Site,
    file: CaseFile,
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
        **story_values(site, file),
        "questions": questions(
            process.form, typed, wrong, facts={}, prefix="form", contact=process.applicant
        ),
        "uploads": uploads(
            site, purpose, process.documents, process.form, facts, files, wrong, standing=case.documents
        ),
        "wrong": wrong,
    }
    return site.pages.show(request, "correct.html", values, status=status)
