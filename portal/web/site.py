"""What every page's handler works with: the portal's ports, and the web's own parts built from its settings once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from licensing.words.sentences import Sentence
from portal.door.door import Door
from portal.door.faults import Fault
from portal.door.throttle import Throttle
from portal.services import Portal
from portal.web.pages import Pages
from portal.web.tokens import UploadTokens


@dataclass(frozen=True, slots=True)
class Site:
    door: Door
    pages: Pages
    tokens: UploadTokens

    @property
    def portal(self) -> Portal:
        return self.door.portal

    @property
    def throttle(self) -> Throttle:
        return self.door.throttle


def build_site(door: Door) -> Site:
    """The web's parts behind a door."""
    portal = door.portal
    return Site(door, Pages(portal.register.city), UploadTokens(portal.secret_key))


def site_of(request: Request) -> Site:
    """The site a request reached."""
    site: object = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError("create_app puts the site into app.state")
    return site


def error_page(request: Request, fault: Fault, wrong: Mapping[str, Sentence]) -> Response:
    """The page that tells of a fault. Forms tell what is wrong with their fields themselves."""
    return site_of(request).pages.show(request, "error.html", {"fault": fault}, status=fault.status)


Here = Annotated[Site, Depends(site_of)]
