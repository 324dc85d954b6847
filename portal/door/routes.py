"""What a log may name a request by: its route without what stood in its place, and an id of our own.

And which page a form stands on, wherever its buttons send it.
"""

import secrets
from typing import Final

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.routing import Match
from starlette.types import Scope

ID: Final = "izin.request"
NOWHERE: Final = "-"
STATIC: Final = "/static"


def route_of(scope: Scope) -> str:
    """A route by its template; "-" for an address of no route: anything can stand in one."""
    route: object = scope.get("route")
    if isinstance(route, APIRoute):
        return route.path
    return STATIC if scope["path"].startswith(f"{STATIC}/") else NOWHERE


def request_id(scope: Scope) -> str:
    """The id of a request, given to it when somebody asks first."""
    id: object = scope.setdefault(ID, secrets.token_hex(8))
    return str(id)


def page_of(request: Request) -> str:
    """The page whose form was sent: at the address it was sent to, or else the nearest above that can be asked for."""
    path = request.url.path
    while path and not _is_page(request, path):
        path = path.rpartition("/")[0]
    return path or request.url.path


def _is_page(request: Request, path: str) -> bool:
    app: object = request.app
    asked: Scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": [], "app": app}
    return isinstance(app, FastAPI) and any(route.matches(asked)[0] is Match.FULL for route in app.routes)
