"""A case as officers see it outside any task: its page, and its files as they are and as they were."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from licensing.city.people import Officer
from licensing.ports import CaseFile
from licensing.words.identifiers import ApplicationNumber, DocumentId, TaskId
from portal.acts import decide as deciding
from portal.acts.alike import alike_to
from portal.acts.answers import shown_answers
from portal.acts.bills import bills_of
from portal.acts.booking import may_void
from portal.acts.changed import file_before
from portal.acts.escalated import rungs_of
from portal.acts.files import document_made
from portal.acts.records import task_name
from portal.acts.register_facts import shown_facts
from portal.acts.taken import file_of, taken_in
from portal.acts.verify import today
from portal.door.access import AnOfficer, for_officers
from portal.web.interrupting import offered
from portal.web.limits import offered_extension
from portal.web.money import HOME
from portal.web.pins import offered_pin
from portal.web.site import Here, Site
from portal.web.track import case_values, open_file

router = for_officers()


@router.get("/petugas/permohonan/{application}")
def case(request: Request, site: Here, officer: AnOfficer, application: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    return site.pages.show(request, "case.html", officers_values(site, officer, file))


@router.get("/petugas/permohonan/{application}/berkas/{document}")
def document(site: Here, officer: AnOfficer, application: str, document: str) -> Response:
    case = site.portal.cases.view(officer, ApplicationNumber(application)).case
    return open_file(site, case, document, case.documents.get(DocumentId(document)))


@router.get("/petugas/tugas/{task}/berkas/{document}")
def taken_file(site: Here, officer: AnOfficer, task: str, document: str) -> Response:
    """A file that came with a decision."""
    file = site.portal.cases.view(officer, deciding.application_of(TaskId(task)))
    return open_file(site, file.case, document, file_of(deciding.task_of(file, TaskId(task)), document))


@router.get("/petugas/tugas/{task}/sebelumnya/{document}")
def earlier_file(site: Here, officer: AnOfficer, task: str, document: str) -> Response:
    """A document as it was when her role answered this step last."""
    file = site.portal.cases.view(officer, deciding.application_of(TaskId(task)))
    before = file_before(file, deciding.task_of(file, TaskId(task)), document)
    return open_file(site, file.case, document, before)


@router.get("/petugas/permohonan/{application}/izin")
def licence(site: Here, officer: AnOfficer, application: str, nomor: str | None = None) -> Response:
    case = site.portal.cases.view(officer, ApplicationNumber(application)).case
    made = document_made(case, nomor)
    return open_file(site, case, made.number if made else "", made.file if made else None)


def officers_values(site: Site, officer: Officer, file: CaseFile) -> dict[str, object]:
    """What every officer's page about a case shows."""
    process, case, register = file.process, file.case, site.portal.register_today()
    return {
        **case_values(site, file, "officers", register),
        "officer": officer,
        "acts": (
            *offered(site, file, officer),
            *offered_extension(site, file, officer),
            *offered_pin(site, file, officer),
        ),
        "alike": alike_to(site.portal.cases, officer, file, site.portal.now()),
        "answers": shown_answers(process.form, case.answers),
        "rungs": rungs_of(file, officer, register),
        "facts": shown_facts(process, case),
        "taken": taken_in(file),
        **_bills(site, officer, file),
        "yours": [(task, task_name(file, task)) for task in deciding.open_tasks(file, officer)],
    }


def _bills(site: Site, officer: Officer, file: CaseFile) -> dict[str, object]:
    """The bills she could cancel, and where receipts are, where she keeps the books."""
    now, calendar = site.portal.now(), site.portal.register_today().calendar
    bills = bills_of(file, on=today(now)) if officer.keeps_books else ()
    return {
        "receipts_at": HOME if officer.keeps_books else "",
        "voidable": [
            bill for bill in bills if may_void(file, bill.debt, officer, now=now, calendar=calendar)
        ],
    }
