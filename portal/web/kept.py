"""What somebody who signs in typed on a page and has not sent: shown there again when she opens it.

`door.keeping` keeps it where a form could not be done; a page takes it as if its form had just come.
"""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse

from licensing.city.people import Officer, Tracker
from portal.door import keeping
from portal.door.access import AnApplicant, AnOfficer, for_applicants, for_officers
from portal.door.posted import APosted, Posted
from portal.web.paths import is_below
from portal.web.site import Here, Site

applicants, officers = for_applicants(), for_officers()


@dataclass(frozen=True, slots=True)
class Kept:
    """What she typed on the page at `path`, when it was kept, and where a form goes that throws it away."""

    posted: Posted
    path: str
    kept_at: datetime
    throw_at: str

    @property
    def has_left_files(self) -> bool:
        """Whether files were chosen that have to be chosen again."""
        return bool(self.posted.text(keeping.FILES_LEFT))


def kept_on(request: Request, site: Site, by: Officer | Tracker) -> Kept | None:
    """What she typed on this page; None where there is nothing."""
    return kept_at(request.url.path, site, by)


def kept_at(path: str, site: Site, by: Officer | Tracker) -> Kept | None:
    """What she typed on the page at a path; None where there is nothing."""
    draft = keeping.own(site.portal, by, path)
    throw_at = "/petugas/buang" if isinstance(by, Officer) else f"/lacak/{by.application}/buang"
    return Kept(Posted(draft.texts, {}), draft.path, draft.kept_at, throw_at) if draft else None


@applicants.post("/lacak/{application}/buang")
def throw_applicants(site: Here, tracker: AnApplicant, posted: APosted) -> RedirectResponse:
    return _throw(site, tracker, posted.text("halaman"), f"/lacak/{tracker.application}")


@officers.post("/petugas/buang")
def throw_officers(site: Here, officer: AnOfficer, posted: APosted) -> RedirectResponse:
    return _throw(site, officer, posted.text("halaman"), "/petugas")


def _throw(site: Site, by: Officer | Tracker, path: str, start: str) -> RedirectResponse:
    """Only what she wrote herself can have a name that is hers, whatever page is named."""
    keeping.discard_own(site.portal, by, path)
    return RedirectResponse(path if is_below(path, start) else start, 303)


def keep(site: Site, by: Officer | Tracker, path: str, posted: Posted) -> None:
    """Keep what she typed on a page, because she does something else first."""
    keeping.keep_own(site.portal, keeping.writer_named(by), path, posted)


def let_go(request: Request, site: Site, by: Officer | Tracker) -> None:
    """She has sent what she typed on this page."""
    keeping.discard_own(site.portal, by, request.url.path)
