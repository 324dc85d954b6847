"""What is answered when something cannot be: a page for people, a problem for programs.

Both are handed in by the application. A refusal is an ordinary answer and never logged. Storage that does not answer
is a friendly 503. A request that breaks off is nobody's fault. Anything else is a bug: logged with its route, shown
without any detail.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from functools import partial
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.sentences import Sentence
from portal.door.access import SignInFirst
from portal.door.faults import FAULTS, FULL, Fault, status_of
from portal.door.limited import limited
from portal.door.routes import request_id, route_of
from portal.door.security_log import dossier_of, note
from portal.door.throttle import TooMany
from portal.door.unreadable import unreadable_parts
from portal.services import never

API: Final = "/api/"
SNAP: Final = "/snap/"
log = logging.getLogger("portal")

Tell = Callable[[Request, Fault, Mapping[str, Sentence]], Response]
"""Tells of a fault, and what is wrong with which field."""

UNAUTHENTICATED = Fault(
    401,
    "unauthenticated",
    Sentence("Belum dikenal", "Not signed in"),
    Sentence("Masuk dahulu, atau sertakan kata sandi atau PIN.", "Sign in, or send a password or PIN."),
)


@dataclass(frozen=True, slots=True)
class Answers:
    """How faults are told: as a page, under `/api/` as a problem, or under `/snap/` as banks are told.

    `is_full`: whether the disk of what serves here is full, whatever a part says that ran into it.
    """

    page: Tell
    problem: Tell
    bank: Tell
    is_full: Callable[[], bool] = never

    def tell(self, request: Request, fault: Fault, wrong: Mapping[str, Sentence] | None = None) -> Response:
        """The answer that tells of a fault."""
        path = request.url.path
        how = self.problem if path.startswith(API) else self.bank if path.startswith(SNAP) else self.page
        return how(request, fault, wrong or {})


def handle_errors(app: FastAPI, answers: Answers) -> None:
    """Install the handlers."""
    app.add_exception_handler(CommandRefused, partial(_refused, answers))
    app.add_exception_handler(SignInFirst, partial(_sign_in_first, answers))
    app.add_exception_handler(TooMany, partial(_too_many, answers))
    app.add_exception_handler(StorageFailed, partial(_storage_failed, answers))
    app.add_exception_handler(RequestValidationError, partial(_unreadable, answers))
    app.add_exception_handler(HTTPException, partial(_http, answers))


def _is_program(request: Request) -> bool:
    return request.url.path.startswith((API, SNAP))


async def _refused(answers: Answers, request: Request, error: Exception) -> Response:
    if not isinstance(error, CommandRefused):
        raise error
    status = status_of(error.code)
    if status in (403, 404):
        note(request, "refused", code=error.code, application=dossier_of(request))
    fault = Fault(status, error.code, FAULTS[status].title, error.sentence)
    return answers.tell(request, fault, error.fields)


async def _sign_in_first(answers: Answers, request: Request, error: Exception) -> Response:
    page = error.page if isinstance(error, SignInFirst) else "/"
    if "hx-request" in request.headers:
        # A part of a page cannot be a sign-in page: htmx is asked to go there as a whole.
        return Response(status_code=401, headers={"HX-Redirect": page})
    if not _is_program(request):
        return RedirectResponse(page, 303)
    note(request, "refused", code=UNAUTHENTICATED.code)
    response = answers.tell(request, UNAUTHENTICATED)
    response.headers["WWW-Authenticate"] = 'Basic realm="Izin", charset="UTF-8"'
    return response


async def _too_many(answers: Answers, request: Request, error: Exception) -> Response:
    if not isinstance(error, TooMany):
        raise error
    return limited(request, answers.tell(request, FAULTS[429]), error)


async def _storage_failed(answers: Answers, request: Request, error: Exception) -> Response:
    retryable = isinstance(error, StorageFailed) and error.retryable
    is_full = isinstance(error, StorageFailed) and (error.is_full or (retryable and answers.is_full()))
    facts = {"request": request_id(request.scope)}
    log.error(
        "storage failed%s: %s", ", and the disk is full" if is_full else "", error, extra={"facts": facts}
    )
    response = answers.tell(request, FULL if is_full else FAULTS[503 if retryable else 500])
    if retryable:
        response.headers["Retry-After"] = "60"
    return response


async def _unreadable(answers: Answers, request: Request, error: Exception) -> Response:
    wrong = unreadable_parts(request, error) if isinstance(error, RequestValidationError) else None
    return answers.tell(request, FAULTS[422], wrong)


async def _http(answers: Answers, request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = FAULTS.get(status, FAULTS[500 if status >= 500 else 404 if status == 405 else 422])
    fault = Fault(status, known.code, known.title, known.sentence)
    if status in (400, 403):
        note(request, "refused", code=known.code)
    response = answers.tell(request, fault)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


@dataclass(frozen=True, slots=True)
class CatchBugs:
    """ASGI middleware: the outermost place a bug can reach."""

    app: ASGIApp
    answers: Answers

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
        except ClientDisconnect:
            # Whoever was sending went away; nobody is there to be answered, and nothing is broken.
            log.info("%s %s was broken off by the sender", scope["method"], route_of(scope))
        except Exception as failed:
            if _is_full(failed) and not started:
                await self._tell_full(scope, receive, send)
                return
            facts = {"request": request_id(scope)}
            log.exception("%s %s failed", scope["method"], route_of(scope), extra={"facts": facts})
            if started:
                raise
            await self.answers.tell(Request(scope), FAULTS[500])(scope, receive, send)

    async def _tell_full(self, scope: Scope, receive: Receive, send: Send) -> None:
        """No bug, so no trace of where in the code it was noticed."""
        facts = {"request": request_id(scope)}
        log.error(
            "%s %s: the disk is full. Make room.", scope["method"], route_of(scope), extra={"facts": facts}
        )
        response = self.answers.tell(Request(scope), FULL)
        response.headers["Retry-After"] = "60"
        await response(scope, receive, send)


def _is_full(failed: Exception) -> bool:
    return isinstance(failed, OSError) and failed.errno in (ENOSPC, EDQUOT)
