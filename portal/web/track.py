"""Tracking: number and PIN open one application; its page says where it waits, and has the licence at the end."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.forms.files import StoredFile
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, DocumentId
from licensing.words.sentences import Sentence
from portal.web.access import AnApplicant, for_anyone, for_applicants, pin_is_right
from portal.web.posted import APosted
from portal.web.site import Browser, Here, Site, address_of
from portal.web.story import ENDINGS, Teller

LINK_SECONDS = 60
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
def enter(request: Request, site: Here, browser: Browser, posted: APosted) -> Response:
    number = ApplicationNumber(posted.text("nomor").upper().replace(" ", "")[:60])
    if number and pin_is_right(site, address_of(request), number, posted.text("pin")[:40]):
        browser.prove(application=number)
        return RedirectResponse(f"/lacak/{number}", 303)
    return site.pages.show(request, "track.html", {"number": number, "error": WRONG_PIN}, status=422)


@applicants.get("/lacak/{application}")
def status(request: Request, site: Here, tracker: AnApplicant, terkirim: str = "") -> HTMLResponse:
    file = site.portal.cases.view(tracker, tracker.application)
    return site.pages.show(request, "status.html", {**story_values(site, file), "sent": terkirim == "1"})


@applicants.get("/lacak/{application}/izin")
def licence(site: Here, tracker: AnApplicant) -> Response:
    """The licence, or the refusal letter, checked against its digest as it leaves."""
    return send_made(site, site.portal.cases.view(tracker, tracker.application))


@applicants.get("/lacak/{application}/berkas/{document}")
def document(site: Here, tracker: AnApplicant, document: str) -> RedirectResponse:
    file = site.portal.cases.view(tracker, tracker.application)
    return open_file(site, file.case.documents.get(DocumentId(document)))


@public.post("/keluar")
def leave(browser: Browser) -> RedirectResponse:
    browser.leave()
    return RedirectResponse("/", 303)


def story_values(site: Site, file: CaseFile) -> dict[str, object]:
    """What pages about a case have in common."""
    teller = Teller(site.portal.register)
    now = site.portal.now()
    visit = file.case.visit
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
        "made": made_document(file),
    }


def made_document(file: CaseFile) -> StoredFile | None:
    """The licence, or the letter of a refusal: the file the last effect of the ending step registered."""
    if file.case.licence is not None:
        return file.case.licence.file
    if file.case.ending != "refused" or not file.case.visits:
        return None
    last = file.case.visits[-1]
    prefix = f"{file.case.application}.{last.step}.{last.round}."
    return next(
        (made for key, made in file.case.performed.items() if made and key == f"{prefix}register"), None
    )


def send_made(site: Site, file: CaseFile) -> Response:
    """The document a case made, for saving. Raises CommandRefused `no-such-document`."""
    made = made_document(file)
    if made is None:
        raise no_such_document()
    content = site.portal.documents.read(made, application=file.case.application, name="izin")
    name = quote(made.file_name)
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=made.media_type, headers=disposition)


def no_such_document() -> CommandRefused:
    """The case has no such file."""
    return CommandRefused("no-such-document", Sentence("Berkas ini tidak ada.", "There is no such document."))


def open_file(site: Site, file: StoredFile | None) -> RedirectResponse:
    """Send the browser to a file of a case, at an address that lives for a minute. Raises `no-such-document`."""
    if file is None:
        raise no_such_document()
    return RedirectResponse(site.portal.documents.link(file, seconds=LINK_SECONDS), 303)
