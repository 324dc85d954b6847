"""What a log may name a request by: its route without what stood in its place, and an id of our own."""

import secrets
from typing import Final

from fastapi.routing import APIRoute
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
