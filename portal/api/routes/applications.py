"""The API of one application, for its applicant and for officers."""

from starlette.requests import Request
from starlette.responses import Response

from licensing.forms.media import MEDIA_TYPES
from licensing.forms.row_files import rules_named
from licensing.ports import CaseFile
from licensing.process.numbers import application_typed
from licensing.words.identifiers import DocumentId
from portal.acts import answer, correct, files, reaching
from portal.api.description import a_file, parts
from portal.api.models.applications import AddressIn, ApplicationOut, ContactIn
from portal.api.sent import answers_of
from portal.api.views.applications import application_out
from portal.door.access import AnApplicant, AParty, for_applicants, for_parties
from portal.door.answering import saved, shown
from portal.door.door import ADoor, Door, address_of
from portal.door.posted import APosted, clean
from portal.door.throttle import CONTACT_BY_ADDRESS

applicants, parties = for_applicants(), for_parties()


@parties.get("/api/v1/applications/{application}", tags=["applications"])
def application(door: ADoor, who: AParty, application: str) -> ApplicationOut:
    return application_out(door, _view(door, who, application), by=who)


@parties.get(
    "/api/v1/applications/{application}/licence",
    tags=["applications"],
    response_class=Response,
    responses=a_file("application/pdf"),
)
def licence_file(door: ADoor, who: AParty, application: str, number: str | None = None) -> Response:
    """A licence or a refusal letter as PDF: the one of this number, or the last one."""
    case = _view(door, who, application).case
    return saved(*files.read_document(door.portal.documents, case, number, by=who))


@parties.get(
    "/api/v1/applications/{application}/documents/{document}",
    tags=["applications"],
    response_class=Response,
    responses=a_file(*MEDIA_TYPES.values()),
)
def document(door: ADoor, who: AParty, application: str, document: str) -> Response:
    """A file of the application, of the kind it was found to be."""
    case = _view(door, who, application).case
    kept = case.documents.get(DocumentId(document))
    return shown(*files.read_kept(door.portal.documents, case.application, document, kept))


@applicants.post(
    "/api/v1/applications/{application}/correction",
    tags=["applications"],
    openapi_extra=parts(
        (),
        form="What changes: a JSON object of `field: value`.",
        seen="The version of the application that is answered.",
        task="Which correction, where several are asked at once.",
    ),
)
def answer_correction(door: ADoor, tracker: AnApplicant, posted: APosted) -> ApplicationOut:
    """Send only what changes. Where several corrections are asked at once, the part `task` names the one."""
    portal, number = door.portal, tracker.application
    file = portal.cases.view(tracker, number)
    task = correct.correction_of(file, posted.text("task") or None)
    received = files.receive(
        portal.documents,
        (*file.process.documents, *rules_named(file.process.form, posted.files)),
        posted.uploads(""),
        kept={},
        box=door.portal.register.city.box,
    )
    given = correct.Correction(
        answers_of(posted, parts=("form", "seen", "task")), received, posted.version("seen")
    )
    correct.correct(portal.cases, file, task, given, now=portal.now())
    return application_out(door, portal.cases.view(tracker, number), by=tracker)


@applicants.post(
    "/api/v1/applications/{application}/requests/{task}/answer",
    tags=["applications"],
    openapi_extra=parts(
        (),
        form="The answers: a JSON object of `field: value`.",
        seen="The version of the application that is answered.",
    ),
)
def answer_request(door: ADoor, tracker: AnApplicant, task: str, posted: APosted) -> ApplicationOut:
    """Answer a request; asked again, what is left out stays as it was answered last."""
    portal, number = door.portal, tracker.application
    file = portal.cases.view(tracker, number)
    asked = answer.request_of(file, task)
    rules = file.step(asked.where).documents
    received = files.receive(
        portal.documents, rules, posted.uploads(""), kept={}, box=portal.register.city.box
    )
    given = correct.Correction(answers_of(posted, parts=("form", "seen")), received, posted.version("seen"))
    answer.answer(portal.cases, file, asked, given, now=portal.now())
    return application_out(door, portal.cases.view(tracker, number), by=tracker)


@applicants.post("/api/v1/applications/{application}/contact", tags=["applications"])
def change_contact(
    request: Request, door: ADoor, tracker: AnApplicant, application: str, contact: ContactIn
) -> ApplicationOut:
    """Be reached otherwise. A telephone number counts at once, an address once the link sent there is opened."""
    portal, number = door.portal, tracker.application
    process = portal.cases.view(tracker, number).process
    email, phone = clean(contact.email), clean(contact.phone)
    with door.throttle.counting((CONTACT_BY_ADDRESS, address_of(request))):
        reaching.change_contact(portal.cases, tracker, process, email=email, phone=phone, now=portal.now())
    return application_out(door, portal.cases.view(tracker, number), by=tracker)


@applicants.post("/api/v1/applications/{application}/contact/withdrawal", tags=["applications"])
def take_back_address(
    door: ADoor, tracker: AnApplicant, application: str, address: AddressIn
) -> ApplicationOut:
    """Letters stay where they go: the link to the address that was asked for confirms nothing any more."""
    portal, number = door.portal, tracker.application
    reaching.take_back(portal.cases, tracker, clean(address.email), now=portal.now())
    return application_out(door, portal.cases.view(tracker, number), by=tracker)


def _view(door: Door, who: AParty, application: str) -> CaseFile:
    return door.portal.cases.view(who, application_typed(application))
