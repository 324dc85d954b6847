"""Who may call a route. Every router names its audience; a route without one answers nobody.

`anyone`, `machine`, `system`, `applicant`, `officer` and `party` are the audiences. Each of people proves who is
asking, from the session cookie or, for programs, from HTTP Basic or an `X-PIN` header, and gives handlers the `Party`
the ports ask for. What a party may see is decided by the ports and again by the database; mandates are read on every
request.
"""

import base64
from contextlib import suppress
from datetime import UTC
from hmac import compare_digest
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from licensing.city.people import Officer, Tracker
from licensing.process.numbers import application_typed
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import ApplicationNumber, OfficerId
from portal.door.caller import caller_of
from portal.door.door import Door, address_of, door_of
from portal.door.forms import check_origin, check_token, keep_typed, way_back, writer_of
from portal.door.guessing import Counted, guessing
from portal.door.passwords import password_is_right
from portal.door.posted import clean
from portal.door.security_log import proved
from portal.door.sessions import Session
from portal.door.throttle import TRACK_BY_ADDRESS, TRACK_BY_APPLICATION


class SignInFirst(Exception):
    """Nobody has proved to be who this needs. `page` is where a person does; programs get 401.

    What she had typed into a form is kept for her by then, and stands there again once she has signed in.
    """

    def __init__(self, page: str) -> None:
        super().__init__("sign in first")
        self.page = page


async def anyone(request: Request) -> None:
    """Open to the public; forms still carry their token."""
    await check_token(request)
    await _greet(request)


async def machine() -> None:
    """Whoever watches over the portal: nobody is asked who it is, nothing is read, and nothing is told of anybody."""


async def system() -> None:
    """An outside system: it proves itself in the way of its own protocol, which its handler asks for."""


async def officer(request: Request) -> Officer:
    """A registered officer."""
    found, writer = await _officer(request), await writer_of(request)
    other = writer.officer if writer else None
    if found is None or (other is not None and other != found.id):
        kept = await keep_typed(request, other)
        raise SignInFirst(f"/petugas/masuk?kembali={quote(way_back(request, '/petugas'))}{kept}")
    proved(request, found)
    return found


async def applicant(request: Request) -> Tracker:
    """Whoever proved number and PIN of the application the address names."""
    await _greet(request)
    found, writer = await _tracker(request), await writer_of(request)
    if found is None:
        kept = await keep_typed(request, writer.application if writer else None)
        number = quote(request.path_params.get("application", ""))
        raise SignInFirst(f"/lacak?nomor={number}&kembali={quote(way_back(request, '/lacak'))}{kept}")
    proved(request, found)
    return found


async def party(request: Request) -> Officer | Tracker:
    """An officer, or the application's applicant."""
    found = await _officer(request) or await _tracker(request)
    if found is None:
        raise SignInFirst("/lacak")
    proved(request, found)
    return found


async def perhaps_officer(request: Request) -> Officer | None:
    """A registered officer, or somebody who does not say to be one."""
    found = await _officer(request)
    if found is None and _basic(request) is not None:
        raise SignInFirst("/petugas/masuk")
    return found


PerhapsAnOfficer = Annotated[Officer | None, Depends(perhaps_officer)]
AnOfficer = Annotated[Officer, Depends(officer)]
AnApplicant = Annotated[Tracker, Depends(applicant)]
AParty = Annotated[Officer | Tracker, Depends(party)]
AUDIENCES = frozenset({anyone, machine, system, officer, applicant, party})


def for_anyone() -> APIRouter:
    """Routes for everybody."""
    return APIRouter(dependencies=[Depends(anyone)])


def for_machines() -> APIRouter:
    """Routes for whoever watches over the portal."""
    return APIRouter(dependencies=[Depends(machine)])


def for_systems() -> APIRouter:
    """Routes for outside systems."""
    return APIRouter(dependencies=[Depends(system)])


def for_officers() -> APIRouter:
    """Routes for officers."""
    return APIRouter(dependencies=[Depends(officer)])


def for_applicants() -> APIRouter:
    """Routes for the applicant of one application."""
    return APIRouter(dependencies=[Depends(applicant)])


def for_parties() -> APIRouter:
    """Routes for officers and the application's applicant."""
    return APIRouter(dependencies=[Depends(party)])


def deny_undeclared(request: Request) -> None:
    """Application-wide: refuse a route whose router names no audience."""
    route: object = request.scope.get("route")
    if not isinstance(route, APIRoute) or not {each.dependency for each in route.dependencies} & AUDIENCES:
        raise HTTPException(403, "this route names no audience")


async def _officer(request: Request) -> Officer | None:
    door = door_of(request)
    given = _basic(request)
    if given is not None:
        check_origin(request)
        if application_typed(given[0]) == _number(request):
            return None
        right = await _may_enter(door, request, *given)
        return await run_in_threadpool(door.portal.officer, OfficerId(given[0])) if right else None
    found = await _signed_in(request)
    if found is not None:
        await check_token(request)
    return found


async def _signed_in(request: Request) -> Officer | None:
    """Whose session it is, as she is now; None where she has left, or her password is another since."""
    caller = caller_of(request)
    if caller.officer is None and caller.session is not None:
        caller.officer = await run_in_threadpool(officer_proved, door_of(request), caller.session)
    return caller.officer


def officer_proved(door: Door, session: Session) -> Officer | None:
    """The officer whose password a browser has proved; None where another one was set or chosen since."""
    officer = session.officer
    if officer is None or not compare_digest(door.portal.accounts.mark(officer), session.mark):
        return None
    return door.portal.officer(officer)


async def _greet(request: Request) -> None:
    """Find out whose name stands in the header of a page that is not for officers; it does without where it must."""
    with suppress(StorageFailed):
        await _signed_in(request)


async def _tracker(request: Request) -> Tracker | None:
    number = _number(request)
    pin = request.headers.get("x-pin")
    given = _basic(request)
    if pin is None and given is not None and application_typed(given[0]) == number:
        pin = given[1]
    if pin is not None:
        check_origin(request)
        right = await run_in_threadpool(pin_is_right, door_of(request), address_of(request), number, pin)
        return Tracker(number) if right else None
    session = caller_of(request).session
    if session is None or session.application is None or session.application != number:
        return None
    if await run_in_threadpool(application_proved, door_of(request), session) is None:
        return None
    await check_token(request)
    return Tracker(number)


def application_proved(door: Door, session: Session | None) -> ApplicationNumber | None:
    """The application whose number and PIN a browser has proved; None where another PIN was given since."""
    if session is None or session.application is None:
        return None
    is_same = compare_digest(pin_mark(door, session.application), session.pin)
    return session.application if is_same else None


def pin_mark(door: Door, application: ApplicationNumber) -> str:
    """What tells an application's PIN from the one before it: when it was given in its place, to the microsecond."""
    given = door.portal.cases.pin_given_at(application)
    return given.astimezone(UTC).isoformat() if given else ""


async def _may_enter(door: Door, request: Request, name: str, password: str) -> bool:
    """Whether a program may: with a password that was set for one sign-in, nothing is done but to choose another."""
    if not await password_is_right(door, request, name, password):
        return False
    return not await run_in_threadpool(door.portal.accounts.must_change, OfficerId(name))


def pin_is_right(door: Door, address: str, application: ApplicationNumber, pin: str) -> bool:
    """Check an application's PIN. Raises TooMany; only wrong ones count."""
    is_known = door.familiar.knows_address(application, address)
    counted = Counted(application, address, TRACK_BY_APPLICATION, TRACK_BY_ADDRESS, is_known)
    with guessing(door, counted) as guess:
        guess.is_right = door.portal.cases.track(application, pin)
    return guess.is_right


def _number(request: Request) -> ApplicationNumber:
    return application_typed(str(request.path_params.get("application", "")))


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except ValueError:
        return None
    return (clean(name), secret) if colon else None
