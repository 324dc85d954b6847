"""The front page: what can be applied for, tracking, verifying. And the page that says the portal lives."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse

from portal.acts.apply import open_permits
from portal.door.access import for_anyone
from portal.web.site import Here

router = for_anyone()


@router.get("/")
def start(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "start.html", {"permits": open_permits(site.portal.archive)})


@router.get("/bantuan/privasi")
def privacy(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "privacy.html", {})


@router.get("/healthz")
def alive(site: Here) -> PlainTextResponse:
    """Whether records can be read. Raises StorageFailed."""
    site.portal.archive.versions()
    return PlainTextResponse("ok")
