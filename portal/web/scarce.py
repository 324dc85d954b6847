"""What is free: slots, places and stock of the permit types that an officer's agencies have to do with."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.clock.calendar import WIB
from portal.acts.apply import open_permits
from portal.acts.scarce import concerns, free
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here

router = for_officers()


@router.get("/petugas/tersedia")
def shown(request: Request, site: Here, officer: AnOfficer, cari: str = "") -> HTMLResponse:
    portal, text = site.portal, cari.strip()[:100]
    today = portal.now().astimezone(WIB).date()
    agencies = frozenset(role.agency for role in officer.known_by)
    processes = [each for each in open_permits(portal.archive) if concerns(each, agencies)]
    pools = free(portal.scarce, officer, processes, on=today, sought=text) if portal.scarce else ()
    return site.pages.show(request, "scarce.html", {"pools": pools, "text": text, "today": today})
