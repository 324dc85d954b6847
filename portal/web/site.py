"""What every handler works with: the portal's ports, and the web's own parts built from its settings once."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from portal.services import Portal
from portal.web.pages import Pages
from portal.web.sessions import Sessions
from portal.web.throttle import Throttle
from portal.web.uploads import UploadTokens
from portal.web.visit import Visit, visit_of


@dataclass(frozen=True, slots=True)
class Site:
    portal: Portal
    pages: Pages
    sessions: Sessions
    tokens: UploadTokens
    throttle: Throttle


def build_site(portal: Portal) -> Site:
    """The web's parts for a portal."""
    return Site(
        portal=portal,
        pages=Pages(portal.register),
        sessions=Sessions(portal.secret_key),
        tokens=UploadTokens(portal.secret_key),
        throttle=Throttle(),
    )


def site_of(request: Request) -> Site:
    """The site a request reached."""
    site: object = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError("create_app puts the site into app.state")
    return site


def address_of(request: Request) -> str:
    """The client's address, for counting tries."""
    return request.client.host if request.client else "unknown"


Here = Annotated[Site, Depends(site_of)]
Browser = Annotated[Visit, Depends(visit_of)]
