"""Tracking: number and PIN open one application; its page says where it waits, and has the licence at the end."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.forms.files import StoredFile
from licensing.ports import CaseFile
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from portal.acts.files import link, made_document, read_made
from portal.acts.telling import ENDINGS, Teller
from portal.door.access import AnApplicant, for_anyone, for_applicants, pin_is_right
from portal.door.answering import saved
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted
from portal.web.site import Here, Site

public = for_anyone()
applicants = for_applicants()

WRONG_PIN = Sentence(
    "Nomor permohonan dan PIN tidak cocok. Periksa keduanya pada tanda terima Anda.",
    "Number and PIN do not belong together. Check both on your receipt.",
)


@public.get("/lacak")
def ask(request: Request, site: Here, nomor: str = "") -> HTMLResponse:
    return site.pages.show(request, "track.html", {"number": nomor[:60], "error": None})


@public.post("/lacak")
def enter(request: Request, site: Here, caller: ACaller, posted: APosted) -> Response:
    number = ApplicationNumber(posted.text("nomor").upper().replace(" ", "")[:60])
    if number and pin_is_right(site.door, address_of(request), number, posted.text("pin")[:40]):
        caller.prove(application=number)
        return RedirectResponse(f"/lacak/{number}", 303)
    return site.pages.show(request, "track.html", {"number": number, "error": WRONG_PIN}, status=422)


@applicants.get("/lacak/{application}")
def status(request: Request, site: Here, tracker: AnApplicant, terkirim: str = "") -> HTMLResponse:
    file = site.portal.cases.view(tracker, tracker.application)
    return site.pages.show(request, "status.html", {**case_values(site, file), "sent": terkirim == "1"})


@applicants.get("/lacak/{application}/izin")
def licence(site: Here, tracker: AnApplicant) -> Response:
    """The licence, or the refusal letter, checked against its digest as it leaves."""
    case = site.portal.cases.view(tracker, tracker.application).case
    return saved(*read_made(site.portal.documents, case))


@applicants.get("/lacak/{application}/berkas/{document}")
def document(site: Here, tracker: AnApplicant, document: str) -> RedirectResponse:
    file = site.portal.cases.view(tracker, tracker.application)
    return open_file(site, file.case.documents.get(DocumentId(document)))


@public.post("/keluar")
def leave(caller: ACaller) -> RedirectResponse:
    caller.leave()
    return RedirectResponse("/", 303)


def case_values(site: Site, file: CaseFile) -> dict[str, object]:
    """What pages about a case have in common."""
    teller = Teller(site.portal.register)
    now = site.portal.now()
    visit, made = file.case.visit, made_document(file.case)
    return {
        "file": file,
        "case": file.case,
        "process": file.process,
        "now": now,
        "applicant": file.process.applicant_of(file.case.answers),
        "waiting": teller.waiting(file, now),
        "decided": teller.decided(file),
        "asked_for": teller.asked_for(file),
        "history": teller.history(file),
        "step": file.process.steps[visit.step].name if visit else None,
        "issuer": site.portal.register.agencies.get(file.process.issuer),
        "ending": ENDINGS[file.case.ending] if file.case.ending else None,
        "made": made and made.file,
    }


def open_file(site: Site, file: StoredFile | None) -> RedirectResponse:
    """Send the browser to a file of a case, at an address that lives for a minute. Raises `no-such-document`."""
    return RedirectResponse(link(site.portal.documents, file), 303)
