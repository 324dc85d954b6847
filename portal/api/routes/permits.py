"""The API of the public: permit types, opening an application, and the public register."""

from typing import Annotated

from fastapi import Header
from starlette.requests import Request
from starlette.responses import JSONResponse

from licensing.city.people import Officer, Tracker
from licensing.forms.row_files import rules_named
from licensing.forms.sent import digest_of
from licensing.process.kinds import Kind
from licensing.process.numbers import application_typed
from licensing.words.identifiers import PermitId
from portal.acts import apply, files, verify
from portal.acts.alike import hers_alike
from portal.acts.kinds import asking, asks_as
from portal.acts.promised import facts_of, promised
from portal.api.description import describe, parts
from portal.api.models.applications import AlikeOut, ReceiptOut
from portal.api.models.permits import PermitLine, PermitOut
from portal.api.models.registered import LicenceOut, registered_kind
from portal.api.models.said import Said
from portal.api.models.sessions import SessionOut
from portal.api.sent import answers_of
from portal.api.views.alike import alike_out
from portal.api.views.permits import permit_line, permit_out
from portal.api.views.promised import promised_out
from portal.door.access import (
    PerhapsAnOfficer,
    SignInFirst,
    application_proved,
    for_anyone,
    pin_is_right,
)
from portal.door.caller import Caller, cookie_name
from portal.door.door import ACaller, ADoor, Door, address_of
from portal.door.posted import APosted
from portal.door.throttle import FILES_BY_ADDRESS, SUBMIT_BY_ADDRESS, VERIFY_BY_ADDRESS

public = for_anyone()


@public.get("/api/v1/openapi.json", include_in_schema=False)
def openapi(request: Request, door: ADoor) -> JSONResponse:
    return JSONResponse(describe(request.app, cookie_name(is_https=door.portal.is_https)))


@public.get("/api/v1/session", tags=["session"])
def session(caller: ACaller) -> SessionOut:
    token = caller.token
    now = caller.session
    return SessionOut(officer=now and now.officer, application=now and now.application, csrf=token)


@public.get("/api/v1/permits", tags=["permits"])
def permits(door: ADoor) -> list[PermitLine]:
    return [permit_line(process) for process in apply.open_permits(door.portal.archive)]


@public.get("/api/v1/permits/{permit}", tags=["permits"])
def permit(door: ADoor, permit: str) -> PermitOut:
    return permit_out(door.portal.archive.newest(PermitId(permit)))


@public.post(
    "/api/v1/permits/{permit}/applications",
    status_code=201,
    tags=["applications"],
    openapi_extra=parts((), form="The answers: a JSON object of `field: value`."),
)
def submit(
    request: Request,
    door: ADoor,
    permit: str,
    posted: APosted,
    caller: ACaller,
    officer: PerhapsAnOfficer,
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
    *,
    kind: str = "",
    licence: str = "",
    x_application: Annotated[str, Header(max_length=60)] = "",
    x_pin: Annotated[str, Header(max_length=40)] = "",
) -> ReceiptOut:
    """Open an application. The same `Idempotency-Key` with the same content within a day gives the same receipt.

    One about a licence names its number, and proves with `X-Application` and `X-PIN` the application that issued it; an
    officer opens her kinds with HTTP Basic, as she does everything else.
    """
    process = door.portal.archive.newest(PermitId(permit))
    address, uploaded = address_of(request), posted.uploads("")
    door.throttle.count((FILES_BY_ADDRESS, address), cost=len(uploaded))
    answers = answers_of(posted, parts=("form",))
    received = files.receive(
        door.portal.documents,
        (*process.documents, *rules_named(process.form, posted.files)),
        uploaded,
        kept={},
        box=door.portal.register.city.box,
    )
    by = _proved(door, address, x_application, x_pin) or _known(
        door, caller, officer, process.kinds.get(kind)
    )
    asked_for = asking(door.portal.cases, process, kind, licence, by=by, now=door.portal.now())
    # Programs behind one address may choose the same key: with other answers it is another's.
    sender = f"api {address} {permit} {kind} {licence} {digest_of(answers, received.files)}"
    once = apply.name_once(sender, idempotency_key or "")
    with door.throttle.counting((SUBMIT_BY_ADDRESS, address)):
        receipt = apply.submit(
            door.portal.cases,
            process,
            answers,
            received,
            now=door.portal.now(),
            once=once,
            asked_for=asked_for,
        )
    now = door.portal.now()
    facts = facts_of(process, answers, asked_for.beside(now), standing=asked_for.purpose.copied)
    day = promised(process, door.portal.register_today().calendar, at=now, facts=facts)
    return ReceiptOut(application=receipt.application, pin=receipt.pin, promised=promised_out(day))


@public.post(
    "/api/v1/permits/{permit}/alike",
    tags=["applications"],
    openapi_extra=parts((), form="The answers so far: a JSON object of `field: value`."),
)
def alike(
    request: Request,
    door: ADoor,
    permit: str,
    posted: APosted,
    caller: ACaller,
    officer: PerhapsAnOfficer,
    *,
    kind: str = "",
    licence: str = "",
    x_application: Annotated[str, Header(max_length=60)] = "",
    x_pin: Annotated[str, Header(max_length=40)] = "",
) -> AlikeOut | None:
    """What the caller has already of what she is about to apply for; nothing is kept.

    Told of is only the application whose number and PIN she proves, with `X-Application` and `X-PIN` or her session;
    null where that is another matter, and of everybody else's.
    """
    process, cases = door.portal.archive.newest(PermitId(permit)), door.portal.cases
    answers = answers_of(posted, parts=("form",))
    address, now = address_of(request), door.portal.now()
    by = _proved(door, address, x_application, x_pin) or _known(
        door, caller, officer, process.kinds.get(kind)
    )
    asked_for = asking(cases, process, kind, licence, by=by, now=now)
    proved = by if isinstance(by, Tracker) else None
    found = hers_alike(cases, proved, process, asked_for, answers, now)
    return alike_out(found) if found else None


@public.get("/api/v1/licences/{verification}", tags=["licences"])
def verify_licence(request: Request, door: ADoor, verification: str) -> LicenceOut:
    door.throttle.count((VERIFY_BY_ADDRESS, address_of(request)))
    found = verify.registered(door.portal.cases, verification).entry
    status = found.status(on=verify.today(door.portal.now()))
    return LicenceOut(
        kind=registered_kind(found.kind),
        number=found.number,
        permit_name=Said.of(found.permit_name),
        holder=found.holder,
        issued_at=found.issued_at,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        valid=status == "in-force" if found.licence else found.still_holds,
        status=status,
        changed_at=found.licence.changed_at if found.licence else None,
        renewed_by=found.renewed_by,
        sha256=found.sha256,
        part_of=found.beside.number if found.beside else None,
    )


def _proved(door: Door, address: str, number: str, pin: str) -> Tracker | None:
    """The application whose number and PIN the caller sends beside the one she is about to open; None for neither.

    Raises:
        SignInFirst: they do not belong together: whoever says who she is has to prove it.
    """
    if not number and not pin:
        return None
    application = application_typed(number)
    if not application or not pin_is_right(door, address, application, pin):
        raise SignInFirst("/lacak")
    return Tracker(application)


def _known(
    door: Door, caller: Caller, officer: Officer | None, kind: Kind | None
) -> Officer | Tracker | None:
    """As whom she asks who sends no number."""
    return asks_as(kind, officer, _followed(door, caller))


def _followed(door: Door, caller: Caller) -> Tracker | None:
    """The application that her browser follows."""
    followed = application_proved(door, caller.session)
    return Tracker(followed) if followed is not None else None
