"""Puts the web application together: middleware from the outside in, pages, API, errors, static files.

Comes from a `Portal`; the entry point serves what goes out with uvicorn. Turn uvicorn's own access log off: it would
write query strings down.
"""

from typing import Final

from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from portal.api.problems import problem
from portal.api.routes import ROUTERS as API
from portal.api.snap.routes import ROUTERS as SNAP
from portal.api.snap.telling import Refused, fault, refused
from portal.door.access import deny_undeclared
from portal.door.caller import Callers
from portal.door.door import Door, build_door
from portal.door.errors import Answers, CatchBugs, handle_errors
from portal.door.headers import SecureHeaders
from portal.door.json_once import one_value_each
from portal.door.limits import LimitBody
from portal.door.methods import SettleMethod
from portal.door.plain import plain_address
from portal.door.posted import close_files
from portal.door.requests import LogRequests
from portal.services import Portal
from portal.web.pages import STATIC
from portal.web.routers import ROUTERS as PAGES
from portal.web.site import build_site, error_page

ASKED_OF_EVERY_REQUEST: Final = (
    Depends(close_files),
    Depends(deny_undeclared),
    Depends(plain_address),
    Depends(one_value_each),
)


def _all_routes() -> APIRouter:
    routes = APIRouter(dependencies=ASKED_OF_EVERY_REQUEST)
    for router in PAGES:
        routes.include_router(router, include_in_schema=False)
    for router in (*API, *SNAP):
        routes.include_router(router)
    return routes


ROUTES: Final = tuple(_all_routes().routes)
"""Pages and API; they know no portal. What an end point takes FastAPI works out when it is first asked and keeps with
the route: here for every application of the process, because that costs more than most requests do."""


def create_app(portal: Portal) -> FastAPI:
    """The portal as an ASGI application."""
    app = FastAPI(
        title="Izin",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        # A route that is added to this application alone is asked the same.
        dependencies=ASKED_OF_EVERY_REQUEST,
        routes=[*ROUTES],
    )
    app.state.door = build_door(portal)
    app.state.site = build_site(app.state.door)
    answers = Answers(page=error_page, problem=problem, bank=fault, is_full=portal.is_full)
    _add_middleware(app, app.state.door, answers)
    handle_errors(app, answers)
    app.add_exception_handler(Refused, refused)
    app.mount("/static", StaticFiles(directory=STATIC))
    return app


def _add_middleware(app: FastAPI, door: Door, answers: Answers) -> None:
    """The last one added is the outermost."""
    portal = door.portal

    def seconds() -> int:
        return int(portal.now().timestamp())

    app.add_middleware(LimitBody)
    app.add_middleware(CatchBugs, answers=answers)
    app.add_middleware(Callers, sessions=door.sessions, clock=seconds, is_https=portal.is_https)
    app.add_middleware(SecureHeaders, is_https=portal.is_https)
    app.add_middleware(LogRequests)
    app.add_middleware(SettleMethod)
