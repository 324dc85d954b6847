"""The front page: what can be applied for, tracking, verifying. And the page that says the portal lives."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse

from licensing.ports import Archive
from licensing.process.graph import Process
from licensing.words.identifiers import PermitId
from portal.web.access import for_anyone
from portal.web.site import Here

router = for_anyone()


def open_permits(archive: Archive) -> tuple[Process, ...]:
    """The newest version of every permit type, by name."""
    permits = dict.fromkeys(PermitId(version.permit) for version in archive.versions())
    return tuple(sorted((archive.newest(permit) for permit in permits), key=lambda process: process.name.id))


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
