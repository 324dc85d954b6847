"""The security log: who signed in, who was refused or limited, and who read which dossier.

One line of JSON for each, through the logger `portal.security`, with the id of its request. It names officers by their
id and dossiers by their number, which the city gives; an address, and a name that is nobody's, only by a keyed digest:
enough to see that two are the same, and to find one that is known.
"""

import hmac
import logging
import re
from hashlib import sha256
from typing import Final, Literal

from starlette.requests import Request
from starlette.types import Scope

from licensing.city.people import Officer, Tracker
from portal.door.door import Door, address_of, door_of
from portal.door.routes import request_id, route_of

What = Literal[
    "signed-in",
    "sign-in-refused",
    "sign-in-limited",
    "signed-out",
    "proved",
    "proof-refused",
    "refused",
    "limited",
    "read",
]
WHO: Final = "izin.who"
NUMBER: Final = re.compile(r"REG-[A-Z0-9-]{1,60}")
log = logging.getLogger("portal.security")


def note(request: Request, what: What, **facts: str | int | None) -> None:
    """Write one line."""
    told = {name: fact for name, fact in facts.items() if fact is not None}
    door = door_of(request)
    own = {
        "route": route_of(request.scope),
        "method": request.method,
        "from": digest(door, address_of(request)),
        "request": request_id(request.scope),
        **_who(request.scope),
    }
    log.info(what, extra={"facts": {**own, **told}})


def proved(request: Request, who: Officer | Tracker) -> None:
    """Remember who a request turned out to come from."""
    request.scope[WHO] = who


def note_answer(request: Request, status: int) -> None:
    """Write down that a dossier was read, where that is what the request did."""
    number = dossier_of(request)
    if request.method in ("GET", "HEAD") and status < 400 and number and WHO in request.scope:
        note(request, "read", application=number, document=_document(request))


def dossier_of(request: Request) -> str | None:
    """The application a route is about, where its address names one that can be written down."""
    named = request.path_params.get("application") or request.path_params.get("task") or ""
    found = NUMBER.match(str(named).upper())
    return found[0] if found else None


def digest(door: Door, text: str) -> str:
    """What stands for a text that is not written down: the same for the same text, and no way back."""
    key = f"security log of {door.portal.secret_key}".encode()
    return hmac.new(key, text.encode(), sha256).hexdigest()[:16]


def _who(scope: Scope) -> dict[str, str]:
    who: object = scope.get(WHO)
    match who:
        case Officer():
            return {"officer": who.id}
        case Tracker():
            return {"applicant_of": who.application}
        case _:
            return {}


def _document(request: Request) -> str | None:
    """Which file of it, by the definition's own name for it."""
    named = str(request.path_params.get("document", ""))
    return named if re.fullmatch(r"[a-z][a-z0-9_.-]{0,80}", named) else None
