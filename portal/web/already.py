"""What an applicant has already of what she fills in a form for, where this browser has proved it."""

from starlette.requests import Request

from licensing.city.people import Tracker
from licensing.forms.answers import Typed
from licensing.process.graph import Process
from portal.acts.alike import Alike, hers_alike
from portal.acts.kinds import Asking
from portal.door.access import application_proved
from portal.door.caller import caller_of
from portal.web.site import Site


def alike_here(
    request: Request, site: Site, process: Process, asked_for: Asking, typed: Typed
) -> Alike | None:
    """Her own application, by its number and PIN; nothing is said of anybody else's."""
    application = application_proved(site.door, caller_of(request).session)
    proved = Tracker(application) if application is not None else None
    return hers_alike(site.portal.cases, proved, process, asked_for, typed, site.portal.now())
