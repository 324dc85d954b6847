"""How she is reached, said by the applicant herself: another e-mail address or telephone number, at any time."""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.city.people import Tracker
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts.reaching import change_contact, take_back, wanted
from portal.door.access import AnApplicant, for_applicants
from portal.door.door import address_of
from portal.door.faults import status_of
from portal.door.limited import limited
from portal.door.posted import APosted, Back
from portal.door.throttle import CONTACT_BY_ADDRESS, TooMany
from portal.web.interrupting import Offered
from portal.web.kept import Kept, kept_on, let_go
from portal.web.refused import sentences
from portal.web.site import Here, Site

router = for_applicants()

BUTTON: Final = Sentence("Ganti surel atau telepon", "Change e-mail or telephone")
TOMORROW: Final = Sentence(
    "Dari alamat internet ini sudah terlalu banyak yang diganti hari ini. Isian Anda tetap di sini dan belum dicatat: "
    "coba lagi besok, atau datang ke loket.",
    "Too much was changed from this internet address today. What you filled in is still here and was not noted: try "
    "again tomorrow, or come to the counter.",
)


def offered_contact(tracker: Tracker) -> Offered:
    """That she can say how she is reached."""
    return Offered(BUTTON, f"/lacak/{tracker.application}/kontak")


@router.get("/lacak/{application}/kontak")
def ask(request: Request, site: Here, tracker: AnApplicant) -> HTMLResponse:
    kept = kept_on(request, site, tracker)
    email, phone = (kept.posted.text("surel"), kept.posted.text("telepon")) if kept else ("", "")
    return _show(request, site, tracker, email, phone, {}, kept=kept)


@router.post("/lacak/{application}/kontak")
def change(request: Request, site: Here, tracker: AnApplicant, posted: APosted, back: Back) -> Response:
    email, phone = posted.text("surel"), posted.text("telepon")
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        return _show(request, site, tracker, email, phone, wrong, status=back.status)
    file = site.portal.cases.view(tracker, tracker.application)
    try:
        with site.throttle.counting((CONTACT_BY_ADDRESS, address_of(request))):
            now, cases = site.portal.now(), site.portal.cases
            case = change_contact(cases, tracker, file.process, email=email, phone=phone, now=now)
    except TooMany as many:
        page = _show(request, site, tracker, email, phone, {"": TOMORROW}, status=429)
        return limited(request, page, many)
    except CommandRefused as refused:
        names = {"email": "surel", "phone": "telepon"}
        wrong = {names.get(name, name): sentence for name, sentence in sentences(refused).items()}
        return _show(request, site, tracker, email, phone, wrong, status=status_of(refused.code))
    let_go(request, site, tracker)
    sent = 4 if case.reached.asked > file.case.reached.asked else 3
    return RedirectResponse(f"/lacak/{tracker.application}?terkirim={sent}", 303)


@router.post("/lacak/{application}/kontak/batal")
def keep(request: Request, site: Here, tracker: AnApplicant, posted: APosted, back: Back) -> Response:
    """Letters stay where they go: the address that was asked for is none to wait for any more."""
    if back is not None:
        wrong = {"": back.why} if back.why else {}
        return _show(request, site, tracker, "", "", wrong, status=back.status)
    try:
        take_back(site.portal.cases, tracker, posted.text("alamat"), now=site.portal.now())
    except CommandRefused as refused:
        return _show(request, site, tracker, "", "", sentences(refused), status=status_of(refused.code))
    return RedirectResponse(f"/lacak/{tracker.application}?terkirim=5", 303)


def _show(
    request: Request,
    site: Site,
    tracker: Tracker,
    email: str,
    phone: str,
    wrong: Mapping[str, Sentence],
    *,
    status: int = 200,
    kept: Kept | None = None,
) -> HTMLResponse:
    file = site.portal.cases.view(tracker, tracker.application)
    values = {
        "case": file.case,
        "applicant": file.process.applicant_of(file.case.answers),
        "wanted": wanted(file, now=site.portal.now()),
        "email": email,
        "phone": phone,
        "wrong": wrong,
        "typed_at": f"/lacak/{tracker.application}/kontak",
        "kept": kept,
    }
    return site.pages.show(request, "contact.html", values, status=status)
