"""The API's routes. Officers call with a session cookie or HTTP Basic, applicants with a cookie, Basic or `X-PIN`.

Submitting and correcting are multipart: a part `form` with the answers as JSON, and one file per document, named by the
document's id. Refusals are `application/problem+json`.
"""

from typing import Annotated

from fastapi import Header
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from licensing.case.commands import Claim, Correct, Decide, Release
from licensing.case.refusals import invalid_form, no_such_task
from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, DocumentId, OutcomeId, PermitId, TaskId
from licensing.words.sentences import Sentence
from portal.api.models import (
    ApplicationOut,
    DecisionIn,
    FormValue,
    LicenceOut,
    PermitLine,
    PermitOut,
    ReceiptOut,
    Said,
    SessionOut,
    TaskLine,
    TaskOut,
    typed,
)
from portal.api.views import application_out, permit_line, permit_out, task_line, task_out
from portal.web.access import (
    AnApplicant,
    AnOfficer,
    AParty,
    for_anyone,
    for_applicants,
    for_officers,
    for_parties,
)
from portal.web.apply import name_once, submit_checked, with_wrong_files
from portal.web.correct import correction_of
from portal.web.posted import UPLOAD, APosted, Posted, clean
from portal.web.site import Browser, Here, Site, address_of
from portal.web.start import open_permits
from portal.web.task import application_of
from portal.web.throttle import SUBMIT_BY_ADDRESS, VERIFY_BY_ADDRESS
from portal.web.track import open_file, send_made
from portal.web.uploading import receive
from portal.web.verify import is_expired

public, applicants, officers, parties = for_anyone(), for_applicants(), for_officers(), for_parties()
ROUTERS = (public, applicants, officers, parties)
FORM = TypeAdapter(dict[str, FormValue])
NO_LICENCE = Sentence("Izin dengan kode ini tidak dikenal.", "There is no licence with this code.")
NOT_JSON = Sentence("Bagian `form` harus berisi objek JSON.", "The part `form` has to be a JSON object.")


@public.get("/api/v1/openapi.json", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    return JSONResponse(request.app.openapi())


@public.get("/api/v1/session", tags=["session"])
def session(browser: Browser) -> SessionOut:
    token = browser.token
    now = browser.session
    return SessionOut(officer=now and now.officer, application=now and now.application, csrf=token)


@public.get("/api/v1/permits", tags=["permits"])
def permits(site: Here) -> list[PermitLine]:
    return [permit_line(process) for process in open_permits(site.portal.archive)]


@public.get("/api/v1/permits/{permit}", tags=["permits"])
def permit(site: Here, permit: str) -> PermitOut:
    return permit_out(site.portal.archive.newest(PermitId(permit)))


@public.post("/api/v1/permits/{permit}/applications", status_code=201, tags=["applications"])
def submit(
    request: Request,
    site: Here,
    permit: str,
    posted: APosted,
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
) -> ReceiptOut:
    """Open an application. The same `Idempotency-Key` with the same content within a day gives the same receipt."""
    process = site.portal.archive.newest(PermitId(permit))
    site.throttle.count((SUBMIT_BY_ADDRESS, address_of(request)))
    answers = _answers(posted)
    received = receive(site, permit, process.documents, _named(posted))
    once = name_once(f"api {address_of(request)} {permit}", idempotency_key or "", answers, received.files)
    receipt = submit_checked(site, process, answers, received, once)
    return ReceiptOut(application=receipt.application, pin=receipt.pin)


@parties.get("/api/v1/applications/{application}", tags=["applications"])
def application(site: Here, who: AParty, application: str) -> ApplicationOut:
    return application_out(site.portal, _view(site, who, application))


@parties.get("/api/v1/applications/{application}/licence", tags=["applications"], response_class=Response)
def licence_file(site: Here, who: AParty, application: str) -> Response:
    """The licence or the refusal letter, as PDF."""
    return send_made(site, _view(site, who, application))


@parties.get(
    "/api/v1/applications/{application}/documents/{document}", tags=["applications"], status_code=303
)
def document(site: Here, who: AParty, application: str, document: str) -> RedirectResponse:
    return open_file(site, _view(site, who, application).case.documents.get(DocumentId(document)))


@applicants.post("/api/v1/applications/{application}/correction", tags=["applications"])
def correct(site: Here, tracker: AnApplicant, posted: APosted) -> ApplicationOut:
    """Send only what changes. Raises `no-such-task` when no correction is asked."""
    cases, number = site.portal.cases, tracker.application
    file = cases.view(tracker, number)
    task = correction_of(file)
    if task is None:
        raise no_such_task()
    answers = _answers(posted)
    received = receive(site, number, file.process.documents, _named(posted))
    if received.wrong:
        everything = {**file.process.form.typed(file.case.answers), **answers}
        standing = {**file.case.documents, **received.files}
        raise invalid_form(with_wrong_files(file.process, everything, standing, received.wrong))
    command = Correct(task.id, answers, received.files, posted.version("seen"))
    cases.handle(tracker, number, command, now=site.portal.now())
    return application_out(site.portal, cases.view(tracker, number))


@officers.get("/api/v1/tasks", tags=["tasks"])
def inbox(site: Here, officer: AnOfficer, limit: int = 100, offset: int = 0) -> list[TaskLine]:
    rows = site.portal.cases.inbox(
        officer, limit=max(1, min(limit, 500)), offset=max(0, min(offset, 1_000_000))
    )
    return [task_line(row) for row in rows]


@officers.get("/api/v1/tasks/{task}", tags=["tasks"])
def task(site: Here, officer: AnOfficer, task: str) -> TaskOut:
    return _task(site, officer, TaskId(task))


@officers.post("/api/v1/tasks/{task}/decision", tags=["tasks"])
def decide(site: Here, officer: AnOfficer, task: str, decision: DecisionIn) -> TaskOut:
    reason = clean(decision.reason)
    answers = {id: tuple(map(clean, texts)) for id, texts in typed(decision.form).items()}
    command = Decide(TaskId(task), officer, OutcomeId(decision.outcome), reason, answers, decision.seen)
    site.portal.cases.handle(officer, application_of(command.task), command, now=site.portal.now())
    return _task(site, officer, command.task)


@officers.post("/api/v1/tasks/{task}/claim", tags=["tasks"])
def claim(site: Here, officer: AnOfficer, task: str) -> TaskOut:
    command = Claim(TaskId(task), officer)
    site.portal.cases.handle(officer, application_of(command.task), command, now=site.portal.now())
    return _task(site, officer, command.task)


@officers.post("/api/v1/tasks/{task}/release", tags=["tasks"])
def release(site: Here, officer: AnOfficer, task: str) -> TaskOut:
    command = Release(TaskId(task), officer)
    site.portal.cases.handle(officer, application_of(command.task), command, now=site.portal.now())
    return _task(site, officer, command.task)


@public.get("/api/v1/licences/{verification}", tags=["licences"])
def verify(request: Request, site: Here, verification: str) -> LicenceOut:
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    found = site.portal.cases.licence(verification[:200])
    if found is None:
        raise CommandRefused("no-such-licence", NO_LICENCE)
    return LicenceOut(
        kind=found.kind,
        number=found.number,
        permit_name=Said.of(found.permit_name),
        holder=found.holder,
        issued_at=found.issued_at,
        valid_until=found.valid_until,
        valid=found.kind == "issued" and not is_expired(site, found),
        sha256=found.sha256,
    )


def _view(site: Site, who: AParty, application: str) -> CaseFile:
    return site.portal.cases.view(who, ApplicationNumber(application.upper()))


def _task(site: Site, officer: Officer, id: TaskId) -> TaskOut:
    file = site.portal.cases.view(officer, application_of(id))
    found = file.case.tasks.get(id)
    if found is None:
        raise no_such_task()
    return task_out(site.portal, file, found)


def _answers(posted: Posted) -> Typed:
    """Raises CommandRefused `invalid-form` where the part `form` is no JSON object."""
    try:
        answers = typed(FORM.validate_json(posted.text("form") or "{}"))
    except ValidationError:
        raise CommandRefused("invalid-form", NOT_JSON, {"form": NOT_JSON}) from None
    return {id: tuple(map(clean, texts)) for id, texts in answers.items()}


def _named(posted: Posted) -> Posted:
    """Files under the names our own forms give them."""
    return Posted({}, {f"{UPLOAD}{name}": file for name, file in posted.files.items()})
