"""What every page's handler works with: the portal's ports, and the web's own parts built from its settings once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from licensing.words.sentences import Sentence
from portal.door.door import Door
from portal.door.faults import Fault
from portal.door.posted import ANSWER, FORM, SHOW, clean, comes_back
from portal.door.throttle import Throttle
from portal.services import Portal
from portal.web.pages import Pages
from portal.web.tokens import UploadTokens

NOT_CARRIED: Final = frozenset({"csrf", "sandi", "pin", "simpan", "baris", SHOW})
"""What is no part of a form that is sent once more."""
BOOKED: Final = ("kode", "bank", "mutasi", "jumlah", "tanggal", "bukti")
"""What is typed of money."""
WRITTEN: Final = (
    ANSWER,
    "alasan",
    "mendahului",
    "catatan.",
    "sebab.",
    "surel",
    "telepon",
    "diperiksa",
    *BOOKED,
)
"""What people write themselves."""


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
    unsent = unsent_of(request)
    values = {"fault": fault, "unsent": unsent, "typed_at": request.url.path if unsent else None}
    return site_of(request).pages.show(request, "error.html", values, status=fault.status)


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that could not be done: where it goes to, what it says, and what of it a person wrote."""

    address: str
    texts: tuple[tuple[str, str], ...]

    @property
    def written(self) -> tuple[str, ...]:
        """What she typed, in the order of the page."""
        return tuple(text for name, text in self.texts if text.strip() and name.startswith(WRITTEN))


def unsent_of(request: Request) -> Unsent | None:
    """The form of a request that failed, where it can come back; it was read before anything else could fail."""
    form: object = request.scope.get(FORM)
    if not isinstance(form, FormData) or not comes_back(request):
        return None
    texts = tuple(
        (name, clean(text))
        for name, text in form.multi_items()
        if isinstance(text, str) and name not in NOT_CARRIED
    )
    query = f"?{request.url.query}" if request.url.query else ""
    return Unsent(f"{request.url.path}{query}", texts) if texts else None


Here = Annotated[Site, Depends(site_of)]
