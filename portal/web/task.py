"""A task: everything an officer needs to decide, and her decision.

A refused decision shows the page as it stands now, with the reason and what she typed. Whether she may decide is the
core's to say; this page only leaves the form out where it could not succeed.
"""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.city.people import Officer
from licensing.process.step import Step
from licensing.words.errors import CommandRefused, RefusalCode
from licensing.words.identifiers import TaskId
from portal.acts import decide as deciding
from portal.acts import foresee as foreseeing
from portal.acts.files import Received
from portal.acts.meanwhile import with_what_happened
from portal.acts.once import ReadOnce
from portal.door.access import AnOfficer, for_officers
from portal.door.answering import shown
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted, Returned
from portal.web.drafting import kept_tokens
from portal.web.kept import keep, kept_on, let_go
from portal.web.receiving import receive_posted
from portal.web.rows import CHANGE, changed
from portal.web.site import Here, Site
from portal.web.task_page import task_page
from portal.web.unfinished import Unfinished, intent_of, unfinished_of

router = for_officers()
NOT_THERE: frozenset[RefusalCode] = frozenset({"no-such-application", "no-such-task"})


@router.get("/petugas/tugas/{task}")
def show(request: Request, site: Here, officer: AnOfficer, task: str) -> HTMLResponse:
    kept = kept_on(request, site, officer)
    read = _reading(site, officer, task)
    if kept is None:
        return task_page(request, site, read, TaskId(task), Unfinished())
    _, _, unfinished = _sent(site, read, task, kept.posted)
    return task_page(request, site, read, TaskId(task), replace(unfinished, kept=kept))


@router.post("/petugas/tugas/{task}")
def decide(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    read = _reading(site, officer, task)
    step, received, typing = _sent(site, read, task, posted)
    if back is not None:
        return task_page(request, site, read, TaskId(task), replace(typing, why=back.why), status=back.status)
    if posted.text(CHANGE):
        other = changed(step.form, typing.typed, posted)
        if other is not None:
            return task_page(request, site, read, TaskId(task), replace(typing, typed=other))
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
        return task_page(request, site, read, TaskId(task), replace(typing, why=back.why), status=back.status)
    intent = intent_of(site, typing, received, posted)
    try:
        return shown(*foreseeing.foresee(site.portal, read, TaskId(task), intent, now=site.portal.now()))
    except CommandRefused as refused:
        typing = replace(typing, typed=intent.typed)
        return _refused(request, site, read, TaskId(task), typing, refused, seen=intent.seen)


@router.post("/petugas/tugas/{task}/minta-persetujuan")
def ask_first(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    """On to asking for consent, before she decides; what stands in the decision's form is kept for her."""
    read = _reading(site, officer, task)
    _, received, typing = _sent(site, read, task, posted)
    if back is not None:
        return task_page(request, site, read, TaskId(task), replace(typing, why=back.why), status=back.status)
    _keep(site, officer, TaskId(task), typing, received, posted)
    return RedirectResponse(f"/petugas/tugas/{task}/persetujuan", 303)


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
        return task_page(request, site, read, id, replace(typing, why=back.why), status=back.status)
    try:
        hold(site.portal.cases, officer, id, now=site.portal.now())
    except CommandRefused as refused:
        seen = posted.version("terlihat")
        return _refused(request, site, read, id, typing, refused, seen=seen)
    _keep(site, officer, id, typing, received, posted)
    return RedirectResponse(f"/petugas/tugas/{id}", 303)


def _keep(
    site: Site, officer: Officer, id: TaskId, typing: Unfinished, received: Received, posted: Posted
) -> None:
    if typing.is_begun:
        keep(site, officer, f"/petugas/tugas/{id}", posted.with_files(kept_tokens(site, id, received.files)))


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
    return task_page(request, site, read, id, replace(typing, refused=told), status=status_of(refused.code))
