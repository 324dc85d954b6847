"""Correcting: the applicant's form again, filled in as it stands, under what the officers ask for.

An answer that comes too late, or does not say which correction it is for, comes back on the same page with all that was
typed: for the corrections that are open, or, where none is, to be read and copied.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.dossier import documents_of
from licensing.case.naming import opened_by
from licensing.forms.answers import Typed
from licensing.forms.files import DocumentRule, Files
from licensing.forms.form import Form
from licensing.forms.records import field_of, place_of
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import FieldId, TaskId
from licensing.words.sentences import Sentence
from portal.acts.answers import shown_answers
from portal.acts.correct import Correction, as_reached, correct, correction_of, corrections_of
from portal.acts.naming import only_opened
from portal.acts.telling import Teller
from portal.door.access import AnApplicant, for_applicants
from portal.door.faults import status_of
from portal.door.posted import APosted, Back
from portal.web.fields import form_facts, questions
from portal.web.kept import Kept, kept_on, let_go
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.retyping import typed_answers, typed_into
from portal.web.row_uploads import Sent, rules_posted, with_uploads
from portal.web.rows import changed
from portal.web.site import Here, Site
from portal.web.track import asked_of, case_values
from portal.web.uploading import uploads

router = for_applicants()


@router.get("/lacak/{application}/perbaikan")
def form(request: Request, site: Here, tracker: AnApplicant, tugas: str | None = None) -> Response:
    file, kept = site.portal.cases.view(tracker, tracker.application), kept_on(request, site, tracker)
    task = _open(file, tugas or (kept.posted.text("tugas") if kept else "") or None) or _open(file, tugas)
    if task is None:
        return RedirectResponse(f"/lacak/{tracker.application}", 303)
    form = file.process.form
    if kept is not None:
        rules = (*file.process.documents, *rules_posted(form, kept.posted))
        files = receive_posted(site, tracker.application, rules, kept.posted).files
        typed = as_reached(file, typed_into(form, kept.posted), kept.posted.version("terlihat"))
        return _show(request, site, file, task, typed, files, {}, kept=kept)
    return _show(request, site, file, task, typed_answers(form, file.case.answers), {}, {})


@router.post("/lacak/{application}/perbaikan")
def send(request: Request, site: Here, tracker: AnApplicant, posted: APosted, back: Back) -> Response:
    portal, sent = site.portal, RedirectResponse(f"/lacak/{tracker.application}?terkirim=1", 303)
    file, named = portal.cases.view(tracker, tracker.application), posted.text("tugas") or None
    if _is_answered(file, named):
        return sent
    rules = (*file.process.documents, *rules_posted(file.process.form, posted))
    received = receive_posted(site, tracker.application, rules, posted)
    seen = posted.version("terlihat")
    typed = as_reached(file, typed_into(file.process.form, posted), seen)
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        return _show(
            request, site, file, _asked(file, named), typed, received.files, wrong, status=back.status
        )
    other = changed(file.process.form, typed, posted, standing=file.case.answers)
    if other is not None:
        return _show(request, site, file, _asked(file, named), other, received.files, {})
    try:
        task = correction_of(file, named)
        given, files = only_opened(file, task, typed, received.files)
        answer = Correction(given, replace(received, files=files), seen)
        correct(portal.cases, file, task, answer, now=portal.now())
    except CommandRefused as refused:
        newest = portal.cases.view(tracker, tracker.application)
        if _is_answered(newest, named):
            return sent
        wrong = _wrong(refused)
        task, status = _asked(newest, named), status_of(refused.code)
        return _show(request, site, newest, task, typed, received.files, wrong, status=status)
    let_go(request, site, tracker)
    return sent


def _wrong(refused: CommandRefused) -> Mapping[str, Sentence]:
    """What is wrong, by the field it is told beside."""
    if refused.code == "which-correction":
        return {"tugas": refused.sentence}
    return sentences(refused)


def _open(file: CaseFile, named: str | None) -> Task | None:
    """The correction a page is about: the named one while it is open, or the only one."""
    asked = [task for task in corrections_of(file) if named in (None, task.id)]
    return asked[0] if len(asked) == 1 else None


def _asked(file: CaseFile, named: str | None) -> Task | None:
    """The correction an answer is for, ended or not; None where it does not say and several are open, or none."""
    if named is None:
        return _open(file, None)
    task = file.case.tasks.get(TaskId(named))
    return task if task is not None and task.asked is None else None


def _is_answered(file: CaseFile, named: str | None) -> bool:
    """Whether the correction arrived already: the same form sent twice."""
    task = _asked(file, named)
    return task is not None and task.status == "answered"


def _show(
    request: Request,
    site: Site,
    file: CaseFile,
    task: Task | None,
    typed: Typed,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    status: int = 200,
    kept: Kept | None = None,
) -> HTMLResponse:
    process, case = file.process, file.case
    day = case.beside
    facts = form_facts(process.form, typed, day, "form")
    register = site.portal.register_today()
    purpose, teller = case.application, Teller(register)
    opened = opened_by(process, case, task) if task else None
    closed = {field.id for field in process.form.fields if opened and field.id not in opened.fields}
    values = {
        **case_values(site, file, "everyone", register),
        "closed": {id: texts for id, texts in process.form.typed(case.answers).items() if id in closed},
        "standing_answers": shown_answers(
            process.form, {id: answer for id, answer in case.answers.items() if id in closed}
        ),
        "asked": asked_of(teller, file, task, site.portal.now()) if task else None,
        "questions": [
            each
            for each in with_uploads(
                site,
                questions(process.form, typed, wrong, facts=day, prefix="form", contact=process.applicant),
                process.form,
                typed,
                facts,
                Sent(purpose, files, wrong, case.documents),
            )
            if each.field.id not in closed
        ],
        "uploads": [
            each
            for each in uploads(
                site,
                purpose,
                _apart(process, case, closed),
                process.form,
                facts,
                files,
                wrong,
                standing=case.documents,
            )
            if opened is None or each.rule.id in opened.documents
        ],
        "wrong": _seen(process.form, wrong, closed),
        "typed_at": request.url.path,
        "kept": kept,
    }
    return site.pages.show(request, "correct.html", values, status=status)


def _apart(process: Process, case: Case, closed: Collection[FieldId]) -> tuple[DocumentRule, ...]:
    """The documents that stand by themselves; those of a row do where the row is not shown."""
    shown = {field.id for field in process.form.fields} - {*closed}
    places = ((rule, place_of(rule.id)) for rule in documents_of(process, case))
    return tuple(rule for rule, place in places if place is None or place.list_id not in shown)


def _seen(form: Form, wrong: Mapping[str, Sentence], closed: Collection[FieldId]) -> Mapping[str, Sentence]:
    """What is wrong; said above the form of an answer that is not open to her and does not fit any more."""
    for name, said in wrong.items():
        if name and (field := form.at(name)) is not None and field_of(name) in closed:
            label = field.label
            told = Sentence(f"{label.id}: {said.id}", f"{label.en}: {said.en}")
            return {**wrong, "": told}
    return wrong
