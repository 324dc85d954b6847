"""Verifying: whether a licence on paper is in the city's register, and how to compare the two. For everybody."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.clock.calendar import WIB
from licensing.register.licences import Status
from licensing.words.errors import CommandRefused
from portal.acts import further
from portal.acts.licences import STATUSES
from portal.acts.verify import LONGEST_CODE, registered, today
from portal.door.access import for_anyone
from portal.door.door import address_of
from portal.door.posted import APosted
from portal.door.throttle import VERIFY_BY_ADDRESS
from portal.web.site import Here, Site

router = for_anyone()


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
    code = code_of(kode)
    if code:
        return RedirectResponse(f"/periksa/{quote(code, safe='')}", 303)
    return site.pages.show(request, "verify.html", {"empty": "kode" in request.query_params})


@router.get("/periksa/{verification}")
def verify(request: Request, site: Here, verification: str) -> HTMLResponse:
    return _show(request, site, verification, None)


@router.post("/periksa/{verification}")
def compare(request: Request, site: Here, verification: str, posted: APosted) -> HTMLResponse:
    """Compare a PDF with the register by its digest; the file is not kept."""
    upload = next(iter(posted.files.get("berkas", ())), None)
    digest = sha256(upload.file.read()).hexdigest() if upload is not None and upload.filename else ""
    return _show(request, site, verification, digest)


def code_of(text: str) -> str:
    """The code in what somebody typed or pasted, which may be the whole address in the QR."""
    try:
        path = urlsplit(text.strip()).path if "://" in text else text
    except ValueError:
        return ""
    return re.sub(r"\s", "", path.rpartition("/")[2])[:LONGEST_CODE]


def _show(request: Request, site: Site, verification: str, digest: str | None) -> HTMLResponse:
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    try:
        licence = registered(site.portal.cases, verification)
    except CommandRefused:
        return site.pages.show(request, "licence.html", {"licence": None, "code": verification}, status=404)
    status = licence.status(on=today(site.portal.now()))
    changed = licence.licence.changed_at if licence.licence else None
    verdicts = further.STATUSES if licence.kind == "further" else STATUSES
    values = {
        "licence": licence,
        "status": status,
        "verdict": verdicts[status] if status else None,
        "colour": COLOURS[status] if status else None,
        "changed_on": changed.astimezone(WIB).date() if changed else None,
        "issued_on": licence.issued_at.astimezone(WIB).date(),
        "digest": digest,
        "code": verification,
    }
    return site.pages.show(request, "licence.html", values)
