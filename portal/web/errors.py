"""What is answered when something cannot be: a page for people, `problem+json` (RFC 9457) for programs.

A refusal is an ordinary answer and never logged. Storage that does not answer is a friendly 503. Anything else is a
bug: logged with its route, shown without any detail.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.sentences import Sentence
from portal.web.access import SignInFirst
from portal.web.faults import FAULTS, STATUSES, Fault
from portal.web.headers import route_of
from portal.web.site import site_of
from portal.web.throttle import TooMany

log = logging.getLogger("portal")


def handle_errors(app: FastAPI) -> None:
    """Install the handlers."""
    app.add_exception_handler(CommandRefused, _refused)
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(TooMany, _too_many)
    app.add_exception_handler(StorageFailed, _storage_failed)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)


def status_of(refused: CommandRefused) -> int:
    """The HTTP status of a refusal; 422 unless its code says otherwise."""
    return STATUSES.get(refused.code, 422)


def answer(request: Request, fault: Fault, refused: CommandRefused | None = None) -> Response:
    """The page or the problem that tells of a fault."""
    if request.url.path.startswith("/api/"):
        return problem(fault, refused)
    return site_of(request).pages.show(request, "error.html", {"fault": fault}, status=fault.status)


def problem(fault: Fault, refused: CommandRefused | None = None) -> Response:
    """RFC 9457, with the stable code, both sentences and the fields."""
    fields: Mapping[str, Sentence] = refused.fields if refused else {}
    body = {
        "type": "about:blank",
        "title": fault.title.en,
        "status": fault.status,
        "code": fault.code,
        "detail": fault.sentence.en,
        "sentence": {"id": fault.sentence.id, "en": fault.sentence.en},
        "fields": {name: {"id": sentence.id, "en": sentence.en} for name, sentence in fields.items()},
    }
    return JSONResponse(body, fault.status, media_type="application/problem+json")


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, CommandRefused):
        raise error
    status = status_of(error)
    known = FAULTS.get(status, FAULTS[422])
    return answer(request, Fault(status, error.code, known.title, error.sentence), error)


async def _sign_in_first(request: Request, error: Exception) -> Response:
    page = error.page if isinstance(error, SignInFirst) else "/"
    if "hx-request" in request.headers:
        # A part of a page cannot be a sign-in page: htmx is asked to go there as a whole.
        return Response(status_code=401, headers={"HX-Redirect": page})
    if not request.url.path.startswith("/api/"):
        return RedirectResponse(page, 303)
    sentence = Sentence(
        "Masuk dahulu, atau sertakan kata sandi atau PIN.", "Sign in, or send a password or PIN."
    )
    response = problem(Fault(401, "unauthenticated", Sentence("Belum dikenal", "Not signed in"), sentence))
    response.headers["WWW-Authenticate"] = 'Basic realm="Izin", charset="UTF-8"'
    return response


async def _too_many(request: Request, error: Exception) -> Response:
    response = answer(request, FAULTS[429])
    response.headers["Retry-After"] = str(error.seconds if isinstance(error, TooMany) else 60)
    return response


async def _storage_failed(request: Request, error: Exception) -> Response:
    retryable = isinstance(error, StorageFailed) and error.retryable
    log.error("storage failed: %s", error)
    response = answer(request, FAULTS[503 if retryable else 500])
    if retryable:
        response.headers["Retry-After"] = "60"
    return response


async def _unreadable(request: Request, error: Exception) -> Response:
    return answer(request, FAULTS[422])


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = FAULTS.get(status, FAULTS[500 if status >= 500 else 404 if status == 405 else 422])
    fault = Fault(status, known.code, known.title, known.sentence)
    response = answer(request, fault)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


@dataclass(frozen=True, slots=True)
class CatchBugs:
    """ASGI middleware: the outermost place a bug can reach."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            log.exception("%s %s failed", scope["method"], route_of(scope))
            if started:
                raise
            await answer(Request(scope), FAULTS[500])(scope, receive, send)
