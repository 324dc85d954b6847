"""Limited: an answer that says no because something came too often says when to come back, and is written down."""

from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from portal.door.security_log import note
from portal.door.throttle import TooMany

Answer = TypeVar("Answer", bound=Response)


def limited(request: Request, answer: Answer, many: TooMany) -> Answer:
    """The same answer, as every page and the API give it for `TooMany`."""
    note(request, "limited")
    answer.headers["Retry-After"] = str(many.seconds)
    return answer
