"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

import secrets
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.moments import submission
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from portal.acts import apply
from portal.door.access import for_anyone
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted, Posted
from portal.door.throttle import SUBMIT_BY_ADDRESS
from portal.web.fields import asked_ids, form_facts, questions, typed_into, uploads
from portal.web.receiving import receive_posted
from portal.web.rows import changed
from portal.web.site import Here, Site

router = for_anyone()


@router.get("/ajukan/{permit}")
def form(request: Request, site: Here, permit: str) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    return _show(request, site, process, {}, {}, {})


@router.post("/ajukan/{permit}")
def submit(request: Request, site: Here, caller: ACaller, permit: str, posted: APosted) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    site.throttle.count((SUBMIT_BY_ADDRESS, address_of(request)))
    received = receive_posted(site, permit, process.documents, posted)
    typed, sender = typed_into(process.form, posted), caller.session.id if caller.session else ""
    other = changed(process.form, typed, posted)
    if other is not None:
        return _show(request, site, process, other, received.files, {}, posted=posted)
    try:
        once = apply.name_once(sender, posted.text("sekali"), typed, received.files)
        receipt = apply.submit(site.portal.cases, process, typed, received, now=site.portal.now(), once=once)
    except CommandRefused as refused:
        wrong = refused.fields or {"": refused.sentence}
        return _show(request, site, process, typed, received.files, wrong, posted=posted, status=422)
    applicant = process.applicant_of(process.form.read(typed, submission(site.portal.now()))[0])
    return site.pages.show(
        request, "received.html", {"process": process, "receipt": receipt, "applicant": applicant}
    )


@router.post("/ajukan/{permit}/ditanyakan")
def asked(site: Here, permit: str, posted: APosted) -> JSONResponse:
    """Which fields and documents are asked after what was typed so far; keeps nothing."""
    process = site.portal.archive.newest(PermitId(permit))
    typed = typed_into(process.form, posted)
    day = submission(site.portal.now())
    facts = form_facts(process.form, typed, day, "form")
    fields = [*asked_ids(process.form, typed, day, "form")]
    return JSONResponse(
        {"asked": fields + [f"dokumen-{rule.id}" for rule in process.documents if rule.is_asked(facts)]}
    )


def _show(
    request: Request,
    site: Site,
    process: Process,
    typed: Typed,
    files: Files,
    wrong: Mapping[str, Sentence],
    *,
    posted: Posted | None = None,
    status: int = 200,
) -> HTMLResponse:
    day = submission(site.portal.now())
    facts = form_facts(process.form, typed, day, "form")
    values = {
        "process": process,
        "issuer": site.portal.register.agencies.get(process.issuer),
        "questions": questions(
            process.form, typed, wrong, facts=day, prefix="form", contact=process.applicant
        ),
        "uploads": uploads(site, process.permit, process.documents, process.form, facts, files, wrong),
        "wrong": wrong,
        "once": posted.text("sekali") if posted else secrets.token_urlsafe(18),
    }
    return site.pages.show(request, "apply.html", values, status=status)
