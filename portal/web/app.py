"""Puts the web application together: middleware from the outside in, routers, errors, static files.

Comes from a `Portal`; the entry point serves what goes out with uvicorn. Turn uvicorn's own access log off: it would
write query strings down.
"""

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from portal.api.routes import ROUTERS as API
from portal.services import Portal
from portal.web import apply, correct, inbox, signing_in, start, task, track, verify
from portal.web.access import deny_undeclared, plain_address
from portal.web.errors import CatchBugs, handle_errors
from portal.web.headers import SecureHeaders
from portal.web.limits import LimitBody
from portal.web.pages import STATIC
from portal.web.posted import close_files
from portal.web.site import Site, build_site
from portal.web.visit import Visiting

PAGES = (
    start.router,
    apply.router,
    track.public,
    correct.router,
    track.applicants,
    signing_in.router,
    inbox.router,
    task.router,
    verify.router,
)


def create_app(portal: Portal) -> FastAPI:
    """The portal as an ASGI application."""
    site = build_site(portal)
    app = FastAPI(
        title="Izin",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        dependencies=[Depends(close_files), Depends(deny_undeclared), Depends(plain_address)],
    )
    app.state.site = site
    _add_middleware(app, site)
    handle_errors(app)
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    for router in API:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


def _add_middleware(app: FastAPI, site: Site) -> None:
    """The last one added is the outermost."""
    portal = site.portal

    def seconds() -> int:
        return int(portal.now().timestamp())

    app.add_middleware(LimitBody)
    app.add_middleware(CatchBugs)
    app.add_middleware(Visiting, sessions=site.sessions, clock=seconds, is_https=portal.is_https)
    app.add_middleware(SecureHeaders, is_https=portal.is_https)
