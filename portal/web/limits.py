"""Asking for consent to send an application back, and giving a case more time: a page each, for officers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.commands import ExtendTime
from licensing.city.people import Officer
from licensing.ports import CaseFile
from licensing.process.extending import Extending
from licensing.telling.names import in_role
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, TaskId
from licensing.words.sentences import Sentence
from portal.acts import limits as acts
from portal.acts.decide import application_of, task_of
from portal.door.access import AnOfficer, for_officers
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted
from portal.web.interrupting import Offered
from portal.web.kept import Kept, kept_at, kept_on, let_go
from portal.web.refused import sentences
from portal.web.site import Here, Site

router = for_officers()
PLACES = {"reason": "sebab", "amount": "lama", "remark": "keterangan"}
"""Where on the page of an extension what is wrong stands."""


@dataclass(frozen=True, slots=True)
class Typing:
    """What she wrote, and what is wrong with it; `after` is how many extensions she knows of, None for all."""

    reason: str = ""
    amount: str = "1"
    remark: str = ""
    after: int | None = None
    wrong: Mapping[str, Sentence] | None = None
    kept: Kept | None = None
    status: int = 200


def offered_extension(site: Site, file: CaseFile, officer: Officer) -> tuple[Offered, ...]:
    """Her way to the page, where she could add to a case's time now."""
    if not acts.may_extend(
        file, officer, now=site.portal.now(), calendar=site.portal.register_today().calendar
    ):
        return ()
    address = f"/petugas/permohonan/{file.case.application}/perpanjangan"
    return (Offered(Sentence("Perpanjang jangka waktu", "Extend the time"), address),)


@router.get("/petugas/tugas/{task}/persetujuan")
def ask(request: Request, site: Here, officer: AnOfficer, task: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, application_of(TaskId(task)))
    now, calendar = site.portal.now(), site.portal.register_today().calendar
    acts.check_to_ask(file, officer, TaskId(task), now=now, calendar=calendar)
    kept = kept_on(request, site, officer)
    # Why she wants to send it back she may have written where she decides.
    begun = kept or kept_at(f"/petugas/tugas/{task}", site, officer)
    typing = Typing(begun.posted.text("alasan") if begun else "", kept=kept)
    return _show_consent(request, site, file, officer, TaskId(task), typing)


@router.post("/petugas/tugas/{task}/persetujuan")
def asked(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    id, reason = TaskId(task), posted.text("alasan")
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        typing = Typing(reason, wrong=wrong, status=back.status)
        file = site.portal.cases.view(officer, application_of(id))
        return _show_consent(request, site, file, officer, id, typing)
    try:
        acts.ask_consent(site.portal.cases, officer, id, reason=reason, now=site.portal.now())
    except CommandRefused as refused:
        file = site.portal.cases.view(officer, application_of(id))
        typing = Typing(reason, wrong=sentences(refused), status=status_of(refused.code))
        return _show_consent(request, site, file, officer, id, typing)
    let_go(request, site, officer)
    return RedirectResponse(f"/petugas/tugas/{task}", 303)


@router.get("/petugas/permohonan/{application}/perpanjangan")
def prolong(request: Request, site: Here, officer: AnOfficer, application: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    now, calendar = site.portal.now(), site.portal.register_today().calendar
    rule = acts.extendable(file, officer, now=now, calendar=calendar)
    kept = kept_on(request, site, officer)
    typing = _typed(kept.posted, kept) if kept else Typing()
    return _show_extension(request, site, file, rule, typing)


@router.post("/petugas/permohonan/{application}/perpanjangan")
def prolonged(
    request: Request, site: Here, officer: AnOfficer, application: str, posted: APosted, back: Back
) -> Response:
    number, typing = ApplicationNumber(application), _typed(posted)
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        typing = replace(typing, wrong=wrong, status=back.status)
        return _show_extended(request, site, officer, number, typing)
    amount = int(typing.amount) if typing.amount.isascii() and typing.amount.isdigit() else 0
    command = ExtendTime(typing.reason, amount, typing.remark, typing.after)
    try:
        acts.extend(site.portal.cases, officer, number, command, now=site.portal.now())
    except CommandRefused as refused:
        wrong, status = refused.fields or {"": refused.sentence}, status_of(refused.code)
        typing = replace(typing, after=None, wrong=wrong, status=status)
        return _show_extended(request, site, officer, number, typing)
    let_go(request, site, officer)
    return RedirectResponse(f"/petugas/permohonan/{application}", 303)


def _typed(posted: Posted, kept: Kept | None = None) -> Typing:
    amount, after = posted.text("lama")[:9].strip(), posted.version("sudah")
    return Typing(posted.text("sebab"), amount, posted.text("keterangan"), after, kept=kept)


def _show_consent(
    request: Request, site: Site, file: CaseFile, officer: Officer, id: TaskId, typing: Typing
) -> HTMLResponse:
    now, register = site.portal.now(), site.portal.register_today()
    task = task_of(file, id)
    consent = acts.consenting(file, task, officer, now=now, calendar=register.calendar)
    values = {
        **_about(request, file, typing),
        "task": task,
        "task_step": file.step(task.where),
        "consent": consent,
        "consents": in_role(register, consent.by).name if consent else None,
    }
    return site.pages.show(request, "consent.html", values, status=typing.status)


def _show_extended(
    request: Request, site: Site, officer: Officer, number: ApplicationNumber, typing: Typing
) -> HTMLResponse:
    file = site.portal.cases.view(officer, number)
    limit = file.process.time_limit
    return _show_extension(request, site, file, limit.extending if limit else None, typing)


def _show_extension(
    request: Request, site: Site, file: CaseFile, rule: Extending | None, typing: Typing
) -> HTMLResponse:
    clock = file.case.clock
    had = len(clock.extensions) if clock and typing.after is None else typing.after
    values = {**_about(request, file, typing), "rule": rule, "places": PLACES, "had": had}
    return site.pages.show(request, "extend.html", values, status=typing.status)


def _about(request: Request, file: CaseFile, typing: Typing) -> dict[str, object]:
    return {
        "typed_at": request.url.path,
        "kept": typing.kept,
        "case": file.case,
        "process": file.process,
        "applicant": file.process.applicant_of(file.case.answers),
        "typing": typing,
        "wrong": typing.wrong or {},
    }
