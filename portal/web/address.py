"""Confirming an e-mail address: the link in a letter opens a page, and its button says that the address is hers.

A button, because programs that look through mail open every link in it.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from portal.acts.reaching import address_to_confirm, confirm, is_used
from portal.door.access import for_anyone
from portal.door.door import address_of
from portal.door.posted import APosted
from portal.door.throttle import VERIFY_BY_ADDRESS
from portal.web.site import Here, Site

router = for_anyone()


@router.get("/surel/{application}/{secret}")
def ask(request: Request, site: Here, application: str, secret: str) -> HTMLResponse:
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    number = ApplicationNumber(application)
    try:
        address = address_to_confirm(site.portal, number, secret)
    except CommandRefused:
        return _show(request, site, "unknown", number, status=404)
    return _show(request, site, "used" if is_used(site.portal, number, address) else "asked", number)


@router.post("/surel/{application}/{secret}")
def say_so(request: Request, site: Here, application: str, secret: str, posted: APosted) -> HTMLResponse:
    site.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    number = ApplicationNumber(application)
    try:
        confirm(site.portal, number, secret)
    except CommandRefused:
        return _show(request, site, "unknown", number, status=404)
    return _show(request, site, "confirmed", number)


def _show(
    request: Request, site: Site, state: str, number: ApplicationNumber, *, status: int = 200
) -> HTMLResponse:
    return site.pages.show(request, "address.html", {"state": state, "number": number}, status=status)
