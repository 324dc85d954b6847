"""The front page: what can be applied for; what is promised of each service; privacy."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.telling.standard import service_standard
from licensing.words.identifiers import PermitId
from portal.acts.apply import open_permits
from portal.door.access import for_anyone
from portal.web.site import Here

router = for_anyone()


@router.get("/")
def start(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "start.html", {"permits": open_permits(site.portal.archive)})


@router.get("/layanan/{permit}")
def service(request: Request, site: Here, permit: str) -> HTMLResponse:
    """The service standard of a permit type: what the city promises before anybody applies."""
    process = site.portal.archive.newest(PermitId(permit))
    issuer = site.portal.register.agency(process.issuer)
    context = {"process": process, "issuer": issuer, "standard": service_standard(process)}
    return site.pages.show(request, "service.html", context)


@router.get("/bantuan/privasi")
def privacy(request: Request, site: Here) -> HTMLResponse:
    return site.pages.show(request, "privacy.html", {})
