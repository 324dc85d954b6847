"""Urging: a superior to whom a task was escalated reminds those who are asked, with one button on the case's page."""

from starlette.responses import RedirectResponse, Response

from portal.acts.escalated import urge
from portal.door.access import AnOfficer, for_officers
from portal.door.posted import APosted, Back
from portal.web.site import Here

router = for_officers()


@router.post("/petugas/permohonan/{application}/desak")
def remind(site: Here, officer: AnOfficer, application: str, posted: APosted, back: Back) -> Response:
    """Raises CommandRefused."""
    if back is None:
        urge(site.portal.cases, officer, application, posted.text("tugas"), now=site.portal.now())
    return RedirectResponse(f"/petugas/permohonan/{application}", 303)
