"""Applying: the form of a permit type, all its errors at once, and the receipt with number and PIN.

Files are taken in before the form is judged. Each form shown has a one-time name, so that sending it again, by a double
click, a reload or after an answer that never arrived, gives the same receipt and no second application.
"""

import secrets
from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from licensing.case.refusals import invalid_form
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.forms.form import MISSING
from licensing.ports import Receipt
from licensing.process.graph import Process
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from portal.web.access import for_anyone
from portal.web.fields import form_facts, questions, uploads
from portal.web.posted import APosted, Posted
from portal.web.site import Browser, Here, Site, address_of
from portal.web.throttle import SUBMIT_BY_ADDRESS
from portal.web.uploading import Received, receive

router = for_anyone()


@router.get("/ajukan/{permit}")
def form(request: Request, site: Here, permit: str) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    return _show(request, site, process, {}, {}, {})


@router.post("/ajukan/{permit}")
def submit(request: Request, site: Here, browser: Browser, permit: str, posted: APosted) -> HTMLResponse:
    process = site.portal.archive.newest(PermitId(permit))
    site.throttle.count((SUBMIT_BY_ADDRESS, address_of(request)))
    received = receive(site, permit, process.documents, posted)
    typed, sender = posted.typed(), browser.session.id if browser.session else ""
    try:
        once = name_once(sender, posted.text("sekali"), typed, received.files)
        receipt = submit_checked(site, process, typed, received, once)
    except CommandRefused as refused:
        wrong = refused.fields or {"": refused.sentence}
        return _show(request, site, process, typed, received.files, wrong, posted=posted, status=422)
    applicant = process.applicant_of(process.form.read(typed, {})[0])
    return site.pages.show(
        request, "received.html", {"process": process, "receipt": receipt, "applicant": applicant}
    )


@router.post("/ajukan/{permit}/ditanyakan")
def asked(site: Here, permit: str, posted: APosted) -> JSONResponse:
    """Which fields and documents are asked after what was typed so far; keeps nothing."""
    process = site.portal.archive.newest(PermitId(permit))
    facts = form_facts(process.form, posted.typed(), {}, "form")
    fields = [f"form-{field.id}" for field in process.form.asked(facts)]
    return JSONResponse(
        {"asked": fields + [f"dokumen-{rule.id}" for rule in process.documents if rule.is_asked(facts)]}
    )


def name_once(sender: str, form: str, typed: Typed, files: Files) -> str | None:
    """What a submission is called, so that the same one is known again; None where the form has no one-time name.

    Args:
        sender: whose forms these are, so that nobody reads another's receipt.
        form: the form's one-time name. With other answers or files under it, it is another submission.
    """
    answers = sorted((id, tuple(texts)) for id, texts in typed.items())
    uploads = sorted((id, file.sha256) for id, file in files.items())
    return sha256(repr((sender, form, answers, uploads)).encode()).hexdigest() if form else None


def submit_checked(
    site: Site, process: Process, typed: Typed, received: Received, once: str | None
) -> Receipt:
    """Open the case unless a file was refused; every field and file that is wrong is named together.

    Raises:
        CommandRefused: `invalid-form`, or `already-submitted`.
    """
    if not received.wrong:
        return site.portal.cases.submit(process, typed, received.files, now=site.portal.now(), once=once)
    raise invalid_form(with_wrong_files(process, typed, received.files, received.wrong))


def with_wrong_files(
    process: Process, typed: Typed, files: Files, wrong_files: Mapping[str, Sentence]
) -> Mapping[str, Sentence]:
    """The sentences of refused files beside those of the form and of missing files."""
    answers, wrong = process.form.read(typed, {})
    facts = process.form.facts(answers, "form")
    needed = (rule for rule in process.documents if rule.is_asked(facts) and not rule.optional)
    missing = {rule.id: MISSING for rule in needed if rule.id not in files}
    return {**wrong, **missing, **wrong_files}


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
    facts = form_facts(process.form, typed, {}, "form")
    values = {
        "process": process,
        "issuer": site.portal.register.agencies.get(process.issuer),
        "questions": questions(
            process.form, typed, wrong, facts={}, prefix="form", contact=process.applicant
        ),
        "uploads": uploads(site, process.permit, process.documents, process.form, facts, files, wrong),
        "wrong": wrong,
        "once": posted.text("sekali") if posted else secrets.token_urlsafe(18),
    }
    return site.pages.show(request, "apply.html", values, status=status)
