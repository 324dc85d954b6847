"""The API's routes. Officers call with a session cookie or HTTP Basic, applicants with a cookie, Basic or `X-PIN`.

Submitting and correcting are multipart: a part `form` with the answers as JSON, and one file per document, named by the
document's id. Refusals are `application/problem+json`.
"""

from typing import Annotated

from fastapi import Header
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from licensing.case.refusals import invalid_form
from licensing.city.people import Officer, Tracker
from licensing.forms.answers import Typed
from licensing.history.named import Named
from licensing.ports import CaseFile
from licensing.process.kinds import Kind
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, DocumentId, OutcomeId, PermitId, TaskId
from licensing.words.sentences import Sentence
from portal.acts import answer, apply, correct, decide, files, verify
from portal.acts.kinds import asking, asks_as
from portal.acts.names import unknown_names
from portal.acts.taken import file_of
from portal.api import interrupting
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
    registered_kind,
    typed,
)
from portal.api.views import application_out, permit_line, permit_out, task_line, task_out
from portal.door.access import (
    FORGERY_FIELD,
    AnApplicant,
    AnOfficer,
    AParty,
    PerhapsAnOfficer,
    for_anyone,
    for_applicants,
    for_officers,
    for_parties,
    pin_is_right,
)
from portal.door.answering import saved
from portal.door.caller import Caller
from portal.door.door import ACaller, ADoor, Door, address_of
from portal.door.posted import APosted, Posted, clean
from portal.door.throttle import SUBMIT_BY_ADDRESS, VERIFY_BY_ADDRESS

public, applicants, officers, parties = for_anyone(), for_applicants(), for_officers(), for_parties()
ROUTERS = (public, applicants, officers, parties, interrupting.applicants, interrupting.officers)
FORM = TypeAdapter(dict[str, FormValue])
NO_DECISION = Sentence(
    "Bagian `decision` harus berisi keputusan sebagai JSON.",
    "The part `decision` has to be the decision as JSON.",
)
NOT_JSON = Sentence("Bagian `form` harus berisi objek JSON.", "The part `form` has to be a JSON object.")


@public.get("/api/v1/openapi.json", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    return JSONResponse(request.app.openapi())


@public.get("/api/v1/session", tags=["session"])
def session(caller: ACaller) -> SessionOut:
    token = caller.token
    now = caller.session
    return SessionOut(officer=now and now.officer, application=now and now.application, csrf=token)


@public.get("/api/v1/permits", tags=["permits"])
def permits(door: ADoor) -> list[PermitLine]:
    return [permit_line(process) for process in apply.open_permits(door.portal.archive)]


@public.get("/api/v1/permits/{permit}", tags=["permits"])
def permit(door: ADoor, permit: str) -> PermitOut:
    return permit_out(door.portal.archive.newest(PermitId(permit)))


@public.post("/api/v1/permits/{permit}/applications", status_code=201, tags=["applications"])
def submit(
    request: Request,
    door: ADoor,
    permit: str,
    posted: APosted,
    caller: ACaller,
    officer: PerhapsAnOfficer,
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
    *,
    kind: str = "",
    licence: str = "",
    x_application: Annotated[str, Header(max_length=60)] = "",
    x_pin: Annotated[str, Header(max_length=40)] = "",
) -> ReceiptOut:
    """Open an application. The same `Idempotency-Key` with the same content within a day gives the same receipt.

    One about a licence names its number, and proves with `X-Application` and `X-PIN` the application that issued it; an
    officer opens her kinds with HTTP Basic, as she does everything else.
    """
    process = door.portal.archive.newest(PermitId(permit))
    door.throttle.count((SUBMIT_BY_ADDRESS, address_of(request)))
    answers = _answers(posted, parts=("form",))
    received = files.receive(
        door.portal.documents,
        process.documents,
        posted.uploads(""),
        kept={},
        box=door.portal.register.city.box,
    )
    by = (
        _proved(door, address_of(request), x_application, x_pin)
        if x_application
        else _known(caller, officer, process.kinds.get(kind))
    )
    asked_for = asking(door.portal.cases, process, kind, licence, by=by, now=door.portal.now())
    sender = f"api {address_of(request)} {permit} {kind} {licence}"
    once = apply.name_once(sender, idempotency_key or "", answers, received.files)
    receipt = apply.submit(
        door.portal.cases, process, answers, received, now=door.portal.now(), once=once, asked_for=asked_for
    )
    return ReceiptOut(application=receipt.application, pin=receipt.pin)


@parties.get("/api/v1/applications/{application}", tags=["applications"])
def application(door: ADoor, who: AParty, application: str) -> ApplicationOut:
    return application_out(door.portal, _view(door, who, application))


@parties.get("/api/v1/applications/{application}/licence", tags=["applications"], response_class=Response)
def licence_file(door: ADoor, who: AParty, application: str, number: str | None = None) -> Response:
    """A licence or a refusal letter as PDF: the one of this number, or the last one."""
    case = _view(door, who, application).case
    return saved(*files.read_document(door.portal.documents, case, number, by=who))


@parties.get(
    "/api/v1/applications/{application}/documents/{document}", tags=["applications"], status_code=303
)
def document(door: ADoor, who: AParty, application: str, document: str) -> RedirectResponse:
    file = _view(door, who, application).case.documents.get(DocumentId(document))
    return RedirectResponse(files.link(door.portal.documents, file), 303)


@applicants.post("/api/v1/applications/{application}/correction", tags=["applications"])
def answer_correction(door: ADoor, tracker: AnApplicant, posted: APosted) -> ApplicationOut:
    """Send only what changes. Where several corrections are asked at once, the part `task` names the one."""
    portal, number = door.portal, tracker.application
    file = portal.cases.view(tracker, number)
    task = correct.correction_of(file, posted.text("task") or None)
    received = files.receive(
        portal.documents,
        file.process.documents,
        posted.uploads(""),
        kept={},
        box=door.portal.register.city.box,
    )
    given = correct.Correction(
        _answers(posted, parts=("form", "seen", "task")), received, posted.version("seen")
    )
    correct.correct(portal.cases, file, task, given, now=portal.now())
    return application_out(portal, portal.cases.view(tracker, number))


@applicants.post("/api/v1/applications/{application}/requests/{task}/answer", tags=["applications"])
def answer_request(door: ADoor, tracker: AnApplicant, task: str, posted: APosted) -> ApplicationOut:
    """Answer a request; asked again, what is left out stays as it was answered last."""
    portal, number = door.portal, tracker.application
    file = portal.cases.view(tracker, number)
    asked = answer.request_of(file, task)
    rules = file.step(asked.where).documents
    received = files.receive(
        portal.documents, rules, posted.uploads(""), kept={}, box=portal.register.city.box
    )
    given = correct.Correction(_answers(posted, parts=("form", "seen")), received, posted.version("seen"))
    answer.answer(portal.cases, file, asked, given, now=portal.now())
    return application_out(portal, portal.cases.view(tracker, number))


@officers.get("/api/v1/tasks", tags=["tasks"])
def inbox(door: ADoor, officer: AnOfficer, limit: int = 100, offset: int = 0) -> list[TaskLine]:
    rows = door.portal.cases.inbox(
        officer, limit=max(1, min(limit, 500)), offset=max(0, min(offset, 1_000_000))
    )
    return [task_line(row) for row in rows]


@officers.get("/api/v1/tasks/{task}", tags=["tasks"])
def task(door: ADoor, officer: AnOfficer, task: str) -> TaskOut:
    return _task(door, officer, TaskId(task))


@officers.post("/api/v1/tasks/{task}/decision", tags=["tasks"])
def decide_task(door: ADoor, officer: AnOfficer, task: str, decision: DecisionIn) -> TaskOut:
    return _decide(door, officer, TaskId(task), decision, files.Received({}, {}))


@officers.post("/api/v1/tasks/{task}/decision/documents", tags=["tasks"])
def decide_with_documents(door: ADoor, officer: AnOfficer, task: str, posted: APosted) -> TaskOut:
    """Decide with files: the part `decision` is what is sent without them, beside one part per file."""
    unknown = unknown_names(posted.texts.keys() - {FORGERY_FIELD}, ("decision",))
    if unknown:
        raise invalid_form(unknown)
    try:
        decision = DecisionIn.model_validate_json(posted.text("decision") or "{}")
    except ValidationError:
        raise CommandRefused("invalid-form", NO_DECISION, {"decision": NO_DECISION}) from None
    file = door.portal.cases.view(officer, decide.application_of(TaskId(task)))
    rules = file.step(decide.task_of(file, TaskId(task)).where).documents
    box = door.portal.register.city.box
    received = files.receive(door.portal.documents, rules, posted.uploads(""), kept={}, box=box)
    return _decide(door, officer, TaskId(task), decision, received)


@officers.get("/api/v1/tasks/{task}/documents/{document}", tags=["tasks"], status_code=303)
def taken_file(door: ADoor, officer: AnOfficer, task: str, document: str) -> RedirectResponse:
    """A file that came with a decision."""
    file = door.portal.cases.view(officer, decide.application_of(TaskId(task)))
    taken = file_of(decide.task_of(file, TaskId(task)), document)
    return RedirectResponse(files.link(door.portal.documents, taken), 303)


def _decide(
    door: Door, officer: Officer, task: TaskId, decision: DecisionIn, received: files.Received
) -> TaskOut:
    answers = {id: tuple(map(clean, texts)) for id, texts in typed(decision.form).items()}
    named = tuple(Named(what, clean(remark)) for what, remark in decision.named.items())
    outcome, reason = OutcomeId(decision.outcome), clean(decision.reason)
    intent = decide.Intent(outcome, reason, answers, decision.seen, named, received, door.portal.officers)
    decide.decide(door.portal.cases, officer, task, intent, now=door.portal.now())
    return _task(door, officer, task)


@officers.post("/api/v1/tasks/{task}/claim", tags=["tasks"])
def claim(door: ADoor, officer: AnOfficer, task: str) -> TaskOut:
    decide.claim(door.portal.cases, officer, TaskId(task), now=door.portal.now())
    return _task(door, officer, TaskId(task))


@officers.post("/api/v1/tasks/{task}/release", tags=["tasks"])
def release(door: ADoor, officer: AnOfficer, task: str) -> TaskOut:
    decide.release(door.portal.cases, officer, TaskId(task), now=door.portal.now())
    return _task(door, officer, TaskId(task))


@officers.post("/api/v1/tasks/{task}/retraction", tags=["tasks"])
def retract_decision(door: ADoor, officer: AnOfficer, task: str) -> TaskOut:
    """Take one's own decision back, while nobody has acted on it."""
    decide.retract(door.portal.cases, officer, TaskId(task), now=door.portal.now())
    return _task(door, officer, TaskId(task))


@public.get("/api/v1/licences/{verification}", tags=["licences"])
def verify_licence(request: Request, door: ADoor, verification: str) -> LicenceOut:
    door.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    found = verify.registered(door.portal.cases, verification)
    status = found.status(on=verify.today(door.portal.now()))
    return LicenceOut(
        kind=registered_kind(found.kind),
        number=found.number,
        permit_name=Said.of(found.permit_name),
        holder=found.holder,
        issued_at=found.issued_at,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        valid=status == "in-force" if found.licence else found.still_holds,
        status=status,
        changed_at=found.licence.changed_at if found.licence else None,
        renewed_by=found.renewed_by,
        sha256=found.sha256,
        part_of=found.beside.number if found.beside else None,
    )


def _proved(door: Door, address: str, number: str, pin: str) -> Tracker | None:
    """The application whose number and PIN the caller sends beside the one she is about to open."""
    application = ApplicationNumber(number.upper())
    return Tracker(application) if pin_is_right(door, address, application, pin) else None


def _known(caller: Caller, officer: Officer | None, kind: Kind | None) -> Officer | Tracker | None:
    """As whom she asks who sends no number."""
    session = caller.session
    followed = session.application if session is not None else None
    return asks_as(kind, officer, Tracker(followed) if followed is not None else None)


def _view(door: Door, who: AParty, application: str) -> CaseFile:
    return door.portal.cases.view(who, ApplicationNumber(application.upper()))


def _task(door: Door, officer: Officer, id: TaskId) -> TaskOut:
    file = door.portal.cases.view(officer, decide.application_of(id))
    return task_out(door.portal, file, decide.task_of(file, id), by=officer)


def _answers(posted: Posted, *, parts: tuple[str, ...]) -> Typed:
    """The answers in the part `form`.

    Args:
        parts: the texts that may be sent beside files; whatever else is sent would be dropped in silence.

    Raises:
        CommandRefused: `invalid-form` where the part is no JSON object, or something else was sent beside it.
    """
    unknown = unknown_names(posted.texts.keys() - {FORGERY_FIELD}, parts)
    if unknown:
        raise invalid_form(unknown)
    try:
        answers = typed(FORM.validate_json(posted.text("form") or "{}"))
    except ValidationError:
        raise CommandRefused("invalid-form", NOT_JSON, {"form": NOT_JSON}) from None
    return {id: tuple(map(clean, texts)) for id, texts in answers.items()}
