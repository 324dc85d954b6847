"""Forms that come back: that each is of this session and this site, and for whom its page was made."""

from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from portal.door.caller import caller_of
from portal.door.door import Door, address_of, door_of
from portal.door.keeping import is_kept, keep_own
from portal.door.limits import TOO_LARGE
from portal.door.posted import WRITER, Posted, comes_back, posted, read_form
from portal.door.routes import page_of
from portal.door.sessions import Session, Writer
from portal.door.throttle import DRAFTS_BY_ADDRESS

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
FORGERY_FIELD = "csrf"
FORGERY_HEADER = "x-csrf-token"


class Forged(HTTPException):
    """The request did not come from a form of this session."""

    def __init__(self) -> None:
        super().__init__(403, "the form's token is missing or from another session")


async def check_token(request: Request) -> None:
    """Unsafe requests that rely on a cookie carry the session's token, and come from this door.

    A form that comes from a page of ours, but of another session of this browser, is stale where it can come back.

    Raises:
        Forged: else.
    """
    if request.method not in UNSAFE:
        return
    caller = caller_of(request)
    if await _has_token(request, caller.session):
        return
    if not comes_back(request) or _host(request.headers.get("origin", "")) != request.headers.get("host"):
        raise Forged
    caller.is_stale = True


async def _has_token(request: Request, session: Session | None) -> bool:
    if session is None:
        return request.url.path.startswith("/api/")
    check_origin(request)
    if TOO_LARGE in request.scope and comes_back(request):
        # Nothing is done for it, whoever sent it.
        return True
    token: object = request.headers.get(FORGERY_HEADER)
    if token is None and "json" not in request.headers.get("content-type", ""):
        token = (await read_form(request)).get(FORGERY_FIELD)
    return isinstance(token, str) and door_of(request).sessions.is_token(session, token)


async def writer_of(request: Request) -> Writer | None:
    """For whom the page was made that a form comes from, where it can come back."""
    if request.method not in UNSAFE or not comes_back(request):
        return None
    text = (await read_form(request)).get(WRITER)
    return door_of(request).sessions.written_by(text) if isinstance(text, str) else None


async def keep_typed(request: Request, writer: str | None) -> str:
    """Keep what a form says for whoever its page was made for. Returns what to add to the sign-in page's address.

    Raises:
        TooMany: too many were begun from this address; nobody here has proved who she is, and any path is a page.
    """
    if writer is None:
        return ""
    check_origin(request)
    typed = await posted(request)
    await run_in_threadpool(_keep, door_of(request), address_of(request), writer, page_of(request), typed)
    return "&tersimpan=1"


def _keep(door: Door, address: str, writer: str, path: str, typed: Posted) -> None:
    if not is_kept(door.portal, writer, path):
        door.throttle.count((DRAFTS_BY_ADDRESS, address))
    keep_own(door.portal, writer, path, typed)


def check_origin(request: Request) -> None:
    """Unsafe requests that a browser sends come from this site: it may add a cookie or a password on its own."""
    if request.method not in UNSAFE:
        return
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise Forged
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host"):
        raise Forged


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def way_back(request: Request, start: str) -> str:
    """The page that was asked for, or that a form stands on."""
    if request.method == "GET":
        return request.url.path
    return page_of(request) if comes_back(request) else start
