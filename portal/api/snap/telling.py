"""Answers as SNAP writes them; every fault of the portal has a code of it as well."""

import json
from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from licensing.clock.calendar import WIB
from licensing.systems.snap.answers import (
    BAD_REQUEST,
    CONFLICT,
    GENERAL_ERROR,
    INTERNAL_ERROR,
    INVALID_ROUTING,
    NO_SERVICE,
    NOT_SUPPORTED,
    TOO_MANY,
    UNAUTHORIZED,
    Answer,
    Case,
    Service,
    unfit,
)
from licensing.systems.snap.messages import Unfit
from licensing.words.sentences import Sentence
from portal.door.door import door_of
from portal.door.faults import Fault
from portal.door.security_log import note

ROOT: Final = "/snap/v1.0"
TOKEN_PATH: Final = f"{ROOT}/access-token/b2b"
INQUIRY_PATH: Final = f"{ROOT}/transfer-va/inquiry"
PAYMENT_PATH: Final = f"{ROOT}/transfer-va/payment"
QR_NOTICE_PATH: Final = f"{ROOT}/qr/qr-mpm-notify"
SERVICES: Final[Mapping[str, Service]] = {
    TOKEN_PATH: "73", INQUIRY_PATH: "24", PAYMENT_PATH: "25", QR_NOTICE_PATH: "52",
}  # fmt: skip
_CASES: Final[Mapping[int, Case]] = {
    401: UNAUTHORIZED,
    403: UNAUTHORIZED,
    404: INVALID_ROUTING,
    405: NOT_SUPPORTED,
    409: CONFLICT,
    429: TOO_MANY,
    # `please retry the process again`, as the standard puts it.
    503: INTERNAL_ERROR,
}


class Refused(Exception):
    """A call is not taken; the answer says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.code)
        self.answer = answer


def service_of(request: Request) -> Service:
    """The service that is called, by its two digits; none for an address of none."""
    return SERVICES.get(request.url.path, NO_SERVICE)


def told(request: Request, answer: Answer) -> Response:
    """An answer on its way out."""
    return told_as(request, answer.case.status, written(answer))


def written(answer: Answer) -> str:
    """An answer as it is sent, and kept."""
    return json.dumps(answer.body, ensure_ascii=False, separators=(",", ":"))


def told_as(request: Request, status: int, content: str) -> Response:
    """The same of an answer that was written before."""
    at = door_of(request).portal.now().astimezone(WIB).isoformat(timespec="seconds")
    return Response(content, status, {"X-TIMESTAMP": at}, "application/json")


def refused(request: Request, error: Exception) -> Response:
    """The answer to a call that is not taken."""
    if not isinstance(error, Refused):
        raise error
    note(request, "refused", code=error.answer.code)
    return told(request, error.answer)


def unlike(request: Request, message: Unfit) -> Answer:
    """The answer to a message that is not as it should be: every field at once."""
    service = service_of(request)
    if not (message.missing or message.wrong):
        return Answer(service, BAD_REQUEST)
    return unfit(service, message.missing, message.wrong)


def fault(request: Request, fault: Fault, wrong: Mapping[str, Sentence]) -> Response:
    """What went wrong in the portal, as a bank is told."""
    case = _CASES.get(fault.status, GENERAL_ERROR if fault.status >= 500 else BAD_REQUEST)
    return told(request, Answer(service_of(request), case, ", ".join(wrong)))
