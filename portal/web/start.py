"""The front page: what can be applied for; what is promised of each service; privacy."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.telling.standard import service_standard
from licensing.words.identifiers import PermitId
from portal.acts.apply import open_permits
from portal.acts.before import before_starting
from portal.door.access import for_anyone
from portal.web.site import Here

router = for_anyone()


@router.get("/")
def start(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "start.html", {"permits": open_permits(site.portal.archive)})


@router.get("/layanan/{permit}")
def service(request: Request, site: Here, permit: str) -> HTMLResponse:
    """What somebody should know before she applies for a permit type, and the service standard of it."""
    process = site.portal.archive.newest(PermitId(permit))
    issuer = site.portal.register.agency(process.issuer)
    context = {
        "process": process,
        "issuer": issuer,
        "standard": service_standard(process),
        "before": before_starting(process, site.portal.register),
    }
    return site.pages.show(request, "service.html", context)


@router.get("/bantuan/privasi")
def privacy(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "privacy.html", {})
