"""The API of officers: their inbox, and what they do with a task."""

from functools import partial
from typing import Annotated

from fastapi import Query
from pydantic import ValidationError
from starlette.responses import Response

from licensing.case.refusals.applications import invalid_form
from licensing.city.people import Officer
from licensing.forms.media import MEDIA_TYPES
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.ports import First, Only, Sought
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId, PermitId, StepId, TaskId
from licensing.words.sentences import Sentence
from portal.acts import decide, files
from portal.acts.foresee import foresee
from portal.acts.meanwhile import with_what_happened
from portal.acts.names import unknown_names
from portal.acts.once import ReadOnce
from portal.acts.taken import file_of
from portal.api.description import a_file, parts
from portal.api.models.answers import typed
from portal.api.models.tasks import DecisionIn, TaskLine, TaskOut, WaitingOut
from portal.api.views.tasks import task_line, task_out, waiting_out
from portal.door.access import AnOfficer, for_officers
from portal.door.answering import shown
from portal.door.door import ADoor, Door
from portal.door.forms import FORGERY_FIELD
from portal.door.json_once import check_names
from portal.door.posted import APosted, Posted, clean

NO_DECISION = Sentence(
    "Bagian `decision` harus berisi keputusan sebagai JSON.",
    "The part `decision` has to be the decision as JSON.",
)

officers = for_officers()
Name = Annotated[str, Query(max_length=100)]


@officers.get("/api/v1/tasks", tags=["tasks"])
def inbox(
    door: ADoor,
    officer: AnOfficer,
    only: Only = "all",
    permit: Name | None = None,
    step: Name | None = None,
    first: First = "urgent",
    limit: int = 100,
    offset: int = 0,
) -> list[TaskLine]:
    now = door.portal.now()
    sought = Sought(now, only, PermitId(permit) if permit else None, StepId(step) if step else None, first)
    rows = door.portal.cases.inbox(
        officer, sought=sought, limit=max(1, min(limit, 500)), offset=max(0, min(offset, 1_000_000))
    )
    calendars = door.portal.register_today().calendar
    return [task_line(row, calendars, now) for row in rows]


@officers.get("/api/v1/waiting", tags=["tasks"])
def waiting(door: ADoor, officer: AnOfficer) -> list[WaitingOut]:
    """How many tasks wait for you at each step."""
    return [waiting_out(each) for each in door.portal.cases.waiting(officer, now=door.portal.now())]


@officers.get("/api/v1/tasks/{task}", tags=["tasks"])
def task(door: ADoor, officer: AnOfficer, task: str) -> TaskOut:
    return _task(door, officer, TaskId(task))


@officers.post("/api/v1/tasks/{task}/decision", tags=["tasks"])
def decide_task(door: ADoor, officer: AnOfficer, task: str, decision: DecisionIn) -> TaskOut:
    return _decide(door, officer, TaskId(task), decision, files.Received({}, {}))


@officers.post(
    "/api/v1/tasks/{task}/decision/documents",
    tags=["tasks"],
    openapi_extra=parts(("decision",), decision="The decision as JSON, as it is sent without files."),
)
def decide_with_documents(door: ADoor, officer: AnOfficer, task: str, posted: APosted) -> TaskOut:
    """Decide with files: the part `decision` is what is sent without them, beside one part per file."""
    decision, received = _sent(door, officer, TaskId(task), posted)
    return _decide(door, officer, TaskId(task), decision, received)


@officers.post(
    "/api/v1/tasks/{task}/preview",
    tags=["tasks"],
    response_class=Response,
    responses=a_file("application/pdf"),
)
def preview(door: ADoor, officer: AnOfficer, task: str, decision: DecisionIn) -> Response:
    """The document that a decision would lead to, marked as a preview; nothing is decided, numbered or kept."""
    return _preview(door, officer, TaskId(task), decision, files.Received({}, {}))


@officers.post(
    "/api/v1/tasks/{task}/preview/documents",
    tags=["tasks"],
    response_class=Response,
    responses=a_file("application/pdf"),
    openapi_extra=parts(("decision",), decision="The decision as JSON, as it is sent without files."),
)
def preview_with_documents(door: ADoor, officer: AnOfficer, task: str, posted: APosted) -> Response:
    """The same of a decision with files."""
    decision, received = _sent(door, officer, TaskId(task), posted)
    return _preview(door, officer, TaskId(task), decision, received)


@officers.get(
    "/api/v1/tasks/{task}/documents/{document}",
    tags=["tasks"],
    response_class=Response,
    responses=a_file(*MEDIA_TYPES.values()),
)
def taken_file(door: ADoor, officer: AnOfficer, task: str, document: str) -> Response:
    """A file that came with a decision."""
    file = door.portal.cases.view(officer, decide.application_of(TaskId(task)))
    taken = file_of(decide.task_of(file, TaskId(task)), document)
    return shown(*files.read_kept(door.portal.documents, file.case.application, document, taken))


def _sent(door: Door, officer: Officer, task: TaskId, posted: Posted) -> tuple[DecisionIn, files.Received]:
    """A decision that comes beside its files."""
    unknown = unknown_names(posted.texts.keys() - {FORGERY_FIELD}, ("decision",))
    if unknown:
        raise invalid_form(unknown)
    check_names(posted.text("decision"))
    try:
        decision = DecisionIn.model_validate_json(posted.text("decision") or "{}")
    except ValidationError:
        raise CommandRefused("invalid-form", NO_DECISION, {"decision": NO_DECISION}) from None
    file = door.portal.cases.view(officer, decide.application_of(task))
    rules = file.step(decide.task_of(file, task).where).documents
    box = door.portal.register.city.box
    return decision, files.receive(door.portal.documents, rules, posted.uploads(""), kept={}, box=box)


def _intent(door: Door, decision: DecisionIn, received: files.Received) -> decide.Intent:
    answers = {id: tuple(map(clean, texts)) for id, texts in typed(decision.form).items()}
    named = tuple(Named(what, clean(remark)) for what, remark in decision.named.items())
    checks = tuple(Verdict(what, each.right, clean(each.remark)) for what, each in decision.checks.items())
    outcome, reason = OutcomeId(decision.outcome), clean(decision.reason)
    return decide.Intent(
        outcome,
        reason,
        answers,
        decision.seen,
        named,
        received,
        door.portal.officers,
        checks,
        clean(decision.out_of_turn),
    )


def _decide(
    door: Door, officer: Officer, task: TaskId, decision: DecisionIn, received: files.Received
) -> TaskOut:
    intent = _intent(door, decision, received)
    try:
        decide.decide(door.portal.cases, officer, task, intent, now=door.portal.now())
    except CommandRefused as refused:
        raise _told(door, officer, task, decision, refused) from None
    return _task(door, officer, task)


def _preview(
    door: Door, officer: Officer, task: TaskId, decision: DecisionIn, received: files.Received
) -> Response:
    try:
        intent, now = _intent(door, decision, received), door.portal.now()
        read = ReadOnce(door.portal.cases, officer, decide.application_of(task))
        return shown(*foresee(door.portal, read, task, intent, now=now))
    except CommandRefused as refused:
        raise _told(door, officer, task, decision, refused) from None


def _told(
    door: Door, officer: Officer, task: TaskId, decision: DecisionIn, refused: CommandRefused
) -> CommandRefused:
    """A refusal, with what happened since she read the case."""
    file = partial(door.portal.cases.view, officer, decide.application_of(task))
    return with_what_happened(refused, decision.seen, door.portal.register, file=file)


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


def _task(door: Door, officer: Officer, id: TaskId) -> TaskOut:
    file = door.portal.cases.view(officer, decide.application_of(id))
    return task_out(door, file, decide.task_of(file, id), by=officer)
