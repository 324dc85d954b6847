"""A task: everything an officer needs to decide, and her decision.

A refused decision shows the page as it stands now, with the reason and what she typed. Whether she may decide is the
core's to say; this page only leaves the form out where it could not succeed.
"""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.ahead import NOBODY
from licensing.city.people import Officer
from licensing.process.step import Step
from licensing.telling.names import in_role
from licensing.telling.provisional import provisional_task
from licensing.words.errors import CommandRefused, RefusalCode
from licensing.words.identifiers import TaskId
from portal.acts import decide as deciding
from portal.acts import foresee as foreseeing
from portal.acts.changed import changed_since
from portal.acts.checks import checklist
from portal.acts.files import Received
from portal.acts.limits import asked_here, consenting
from portal.acts.meanwhile import with_what_happened
from portal.acts.naming import nameables
from portal.acts.once import ReadOnce
from portal.acts.people import named_here
from portal.acts.records import files_of_record, line_called, record_of, times_on_line
from portal.acts.seeking import next_for
from portal.door.access import AnOfficer, for_officers
from portal.door.answering import shown
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted, Returned
from portal.web.case import officers_values
from portal.web.drafting import kept_tokens
from portal.web.fields import form_facts, questions
from portal.web.judging import places_of
from portal.web.kept import keep, kept_on, let_go
from portal.web.receiving import receive_posted
from portal.web.retyping import typed_answers
from portal.web.rows import CHANGE, changed
from portal.web.site import Here, Site
from portal.web.unfinished import Unfinished, intent_of, unfinished_of
from portal.web.uploading import uploads

router = for_officers()
PLACES = {
    "outcome": "keputusan",
    "reason": "alasan",
    "named": "perbaiki",
    "checks": "periksa",
    "out_of_turn": "mendahului",
}
NOT_THERE: frozenset[RefusalCode] = frozenset({"no-such-application", "no-such-task"})


@router.get("/petugas/tugas/{task}")
def show(request: Request, site: Here, officer: AnOfficer, task: str) -> HTMLResponse:
    kept = kept_on(request, site, officer)
    read = _reading(site, officer, task)
    if kept is None:
        return _show(request, site, read, TaskId(task), Unfinished())
    _, _, unfinished = _sent(site, read, task, kept.posted)
    return _show(request, site, read, TaskId(task), replace(unfinished, kept=kept))


@router.post("/petugas/tugas/{task}")
def decide(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    read = _reading(site, officer, task)
    step, received, typing = _sent(site, read, task, posted)
    if back is not None:
        return _show(request, site, read, TaskId(task), replace(typing, why=back.why), status=back.status)
    if posted.text(CHANGE):
        other = changed(step.form, typing.typed, posted)
        if other is not None:
            return _show(request, site, read, TaskId(task), replace(typing, typed=other))
    intent = intent_of(site, typing, received, posted)
    try:
        deciding.decide(site.portal.cases, officer, TaskId(task), intent, now=site.portal.now(), file=read)
    except CommandRefused as refused:
        typing = replace(typing, typed=intent.typed)
        return _refused(request, site, read, TaskId(task), typing, refused, seen=intent.seen)
    let_go(request, site, officer)
    return RedirectResponse(f"/petugas/tugas/{task}#sudah", 303)


@router.post("/petugas/tugas/{task}/pratinjau")
def foresee(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    """The document as it would be, with what stands in the form; nothing is decided."""
    read = _reading(site, officer, task)
    _, received, typing = _sent(site, read, task, posted)
    if back is not None:
        return _show(request, site, read, TaskId(task), replace(typing, why=back.why), status=back.status)
    intent = intent_of(site, typing, received, posted)
    try:
        return shown(*foreseeing.foresee(site.portal, read, TaskId(task), intent, now=site.portal.now()))
    except CommandRefused as refused:
        typing = replace(typing, typed=intent.typed)
        return _refused(request, site, read, TaskId(task), typing, refused, seen=intent.seen)


def _reading(site: Site, officer: Officer, task: str) -> ReadOnce:
    return ReadOnce(site.portal.cases, officer, deciding.application_of(TaskId(task)))


def _sent(site: Site, read: ReadOnce, task: str, posted: Posted) -> tuple[Step, Received, Unfinished]:
    """What a task asks for, the files that came, and all she wrote.

    Raises:
        CommandRefused: there is no such task for her.
    """
    file = read()
    step = file.step(deciding.task_of(file, TaskId(task)).where)
    received = receive_posted(site, task, step.documents, posted)
    return step, received, unfinished_of(step, posted, received.files)


@router.post("/petugas/tugas/{task}/ambil")
def claim(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.claim, posted, back)


@router.post("/petugas/tugas/{task}/lepas")
def release(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.release, posted, back)


@router.post("/petugas/tugas/{task}/tarik")
def retract(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.retract, posted, back)


def _hold(
    request: Request,
    site: Site,
    officer: Officer,
    id: TaskId,
    hold: deciding.Hold,
    posted: Posted,
    back: Returned | None,
) -> Response:
    """Take, release or take back a task; what was typed into the decision meanwhile stays."""
    read = _reading(site, officer, id)
    _, received, typing = _sent(site, read, id, posted)
    if back is not None:
        return _show(request, site, read, id, replace(typing, why=back.why), status=back.status)
    try:
        hold(site.portal.cases, officer, id, now=site.portal.now())
    except CommandRefused as refused:
        seen = posted.version("terlihat")
        return _refused(request, site, read, id, typing, refused, seen=seen)
    if typing.is_begun:
        keep(site, officer, f"/petugas/tugas/{id}", posted.with_files(kept_tokens(site, id, received.files)))
    return RedirectResponse(f"/petugas/tugas/{id}", 303)


def _refused(
    request: Request,
    site: Site,
    read: ReadOnce,
    id: TaskId,
    typing: Unfinished,
    refused: CommandRefused,
    *,
    seen: int | None,
) -> HTMLResponse:
    """Her page as it stands now, with the refusal, who did what since she opened it, and what she wrote.

    Raises:
        CommandRefused: the same, where there is no such task for her.
    """
    if refused.code in NOT_THERE:
        raise refused
    if refused.code != "invalid-form":
        read.forget()
    told = with_what_happened(refused, seen, site.portal.register, file=read)
    return _show(request, site, read, id, replace(typing, refused=told), status=status_of(refused.code))


def _show(
    request: Request, site: Site, read: ReadOnce, id: TaskId, unfinished: Unfinished, *, status: int = 200
) -> HTMLResponse:
    """Raises CommandRefused when there is no such task for her."""
    file, officer = read(), read.officer
    task = deciding.task_of(file, id)
    step = file.step(task.where)
    typed = unfinished.typed or typed_answers(step.form, {})
    people = named_here(site.portal, file, task, officer)
    facts, names = file.process.facts(file.case, task.where.line), nameables(file, task)
    exits = deciding.offered_exits(file, task)
    checks = checklist(file, task, unfinished.checks) if task.is_open else ()
    has_conflict = deciding.has_conflict(file, officer)
    apart = deciding.kept_apart(file, task, officer)
    may_decide = deciding.may_decide(file.case, task, officer) and not has_conflict and apart is None
    now, calendars = site.portal.now(), site.portal.register_today().calendar
    values = {
        **officers_values(site, officer, file),
        "task": task,
        "task_step": step,
        "task_line": line_called(file, task.where.line),
        "task_times": times_on_line(file, task),
        "record": record_of(file, task.where.line),
        "record_files": files_of_record(file, task.where.line),
        "unfinished": unfinished,
        "questions": questions(
            step.form, typed, unfinished.wrong, facts=facts, prefix=step.id, people=people
        ),
        "uploads": uploads(
            site,
            task.id,
            step.documents,
            step.form,
            form_facts(step.form, typed, facts, step.id),
            unfinished.files,
            unfinished.wrong,
            prefix=step.id,
        ),
        "due_provisional": provisional_task(task, calendars),
        "may_decide": may_decide,
        "ahead": site.portal.cases.ahead(officer, file, id) if may_decide else NOBODY,
        "may_foresee": may_decide and foreseeing.may_foresee(site.portal, file, task),
        "typed_at": f"/petugas/tugas/{task.id}" if may_decide else None,
        "has_conflict": has_conflict,
        "apart": apart,
        "may_retract": deciding.may_retract(file, task, officer, now=now, calendar=calendars),
        "has_answered": deciding.has_answered(file.case, task, officer),
        "is_hers": deciding.is_hers(task, officer),
        "nameables": names,
        "consent": (consent := consenting(file, task, officer, now=now, calendar=calendars)),
        "consents": in_role(site.portal.register_today(), consent.by).name if consent else None,
        "asked_here": here[1] if (here := asked_here(file, task.id)) else None,
        "checklist": checks,
        "places": {
            **PLACES,
            **places_of(checks),
            **{f"named.{each}": f"catatan-{each}" for each in names.labels},
        },
        "place_names": {
            **{f"named.{each}": label for each, label in names.labels.items()},
            **{f"checks.{each.what}": each.label for each in checks},
        },
        "next_reason": [exit.label for exit in exits.values() if exit.needs_reason],
        "exits": exits,
        "changed": changed_since(file, task) if task.is_open else (),
        "next_task": None
        if task.is_open
        else next_for(site.portal.cases, officer, file, task, site.portal.now()),
    }
    return site.pages.show(request, "task.html", values, status=status)
