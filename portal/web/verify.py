"""Verifying: whether a licence on paper is in the city's register, and how to compare the two. For everybody."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.clock.calendar import WIB
from licensing.register.licences import Status
from licensing.words.codes import shape_of
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts import further
from portal.acts.licences import STATUSES
from portal.acts.verify import Verified, code_in, found, registered, today
from portal.door.access import for_anyone
from portal.door.door import address_of
from portal.door.faults import status_of
from portal.door.posted import APosted
from portal.door.throttle import VERIFY_BY_ADDRESS
from portal.web.site import Here, Site

router = for_anyone()

EMPTY = Sentence(
    "Tulis kode yang tercetak di samping QR, atau nomor izinnya.",
    "Write the code printed beside the QR, or the number of the licence.",
)
NOT_FOUND = Sentence(
    "Tidak ada dokumen dengan kode atau nomor ini. Bandingkan sekali lagi dengan yang tercetak, atau pindai kode "
    "QR-nya.",
    "There is no document with this code or number. Compare it once more with the print, or scan its QR.",
)

COLOURS: Mapping[Status, Literal["valid", "expired", "unknown"]] = {
    "in-force": "valid",
    "not-yet-in-force": "expired",
    "expired": "expired",
    "renewed": "expired",
    "suspended": "unknown",
    "revoked": "unknown",
}
"""The box a licence's status stands in."""


@router.get("/periksa")
def ask(request: Request, site: Here, kode: str = "") -> Response:
    if "kode" not in request.query_params:
        return _form(request, site, "", None)
    if not kode.strip():
        return _form(request, site, kode, EMPTY, status=422)
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    try:
        known = found(site.portal.cases, kode)
    except CommandRefused as refused:
        if shape_of(code_in(kode)) == "whole":
            return RedirectResponse(f"/periksa/{quote(code_in(kode), safe='')}", 303)
        wrong = refused.sentence if refused.code == "code-mistyped" else NOT_FOUND
        return _form(request, site, kode, wrong, status=status_of(refused.code))
    if known.by_number:
        return _page(request, site, known, None)
    return RedirectResponse(f"/periksa/{quote(known.code, safe='')}", 303)


@router.get("/periksa/{verification}")
def verify(request: Request, site: Here, verification: str) -> HTMLResponse:
    return _show(request, site, verification, None)


@router.post("/periksa/{verification}")
def compare(request: Request, site: Here, verification: str, posted: APosted) -> HTMLResponse:
    """Compare a PDF with the register by its digest; the file is not kept."""
    upload = next(iter(posted.files.get("berkas", ())), None)
    digest = sha256(upload.file.read()).hexdigest() if upload is not None and upload.filename else ""
    return _show(request, site, verification, digest)


def _form(
    request: Request, site: Site, typed: str, wrong: Sentence | None, *, status: int = 200
) -> HTMLResponse:
    values = {"typed": typed, "wrong": wrong}
    return site.pages.show(request, "verify.html", values, status=status)


def _show(request: Request, site: Site, verification: str, digest: str | None) -> HTMLResponse:
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    try:
        known = registered(site.portal.cases, verification)
    except CommandRefused as refused:
        # Only of a whole code is it known that the city never gave it.
        shape = "mistyped" if refused.code == "code-mistyped" else shape_of(verification)
        values = {"licence": None, "code": verification, "shape": shape, "sentence": refused.sentence}
        return site.pages.show(request, "licence.html", values, status=404)
    return _page(request, site, known, digest)


def _page(request: Request, site: Site, known: Verified, digest: str | None) -> HTMLResponse:
    licence = known.entry
    status = licence.status(on=today(site.portal.now()))
    changed = licence.licence.changed_at if licence.licence else None
    verdicts = further.STATUSES if licence.kind == "further" else STATUSES
    values = {
        "licence": licence,
        "by_number": known.by_number,
        "status": status,
        "verdict": verdicts[status] if status else None,
        "colour": COLOURS[status] if status else None,
        "changed_on": changed.astimezone(WIB).date() if changed else None,
        "told_anew_on": today(told_anew) if (told_anew := licence.told_anew_at) else None,
        "issued_on": licence.issued_at.astimezone(WIB).date(),
        "digest": digest,
        "code": known.code,
    }
    return site.pages.show(request, "licence.html", values)
