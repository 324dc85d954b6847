"""Middleware that ends a request whose body is larger than anything the portal asks for, while it streams in.

So it does with a form in another encoding than UTF-8: some take quadratic time to decode.
"""

from dataclasses import dataclass
from typing import Final

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_UPLOAD_BYTES = 100 * 1024 * 1024
MAX_BODY_BYTES = 1024 * 1024
MAX_READ_BYTES = 5 * MAX_UPLOAD_BYTES
"""A form that says beforehand that it is too large is read so far, so that what was typed into it can come back."""
TOO_LARGE: Final = "izin.too-large"
"""In the scope of such a request."""


class BodyTooLarge(HTTPException):
    """The body is larger than `max_bytes`."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(413, f"request body above {max_bytes} bytes")
        self.max_bytes = max_bytes


class NotUtf8(HTTPException):
    """A form with files names another encoding than UTF-8."""

    def __init__(self) -> None:
        super().__init__(400, "multipart forms are read as UTF-8 only")


@dataclass(frozen=True, slots=True)
class LimitBody:
    """ASGI middleware: 100 MB for forms with files, 1 MB for everything else.

    Whoever reads a form marked `TOO_LARGE` keeps none of its files.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        kind, options = parse_options_header(headers.get("content-type"))
        has_files = kind == b"multipart/form-data"
        is_utf8 = options.get(b"charset", b"utf-8").lower() in (b"utf-8", b"utf8")
        max_bytes = MAX_UPLOAD_BYTES if has_files else MAX_BODY_BYTES
        declared = headers.get("content-length", "0")
        if has_files and declared.isdigit() and max_bytes < int(declared) <= MAX_READ_BYTES:
            scope[TOO_LARGE], max_bytes = True, MAX_READ_BYTES
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            if has_files and not is_utf8:
                raise NotUtf8
            if declared.isdigit() and int(declared) > max_bytes:
                raise BodyTooLarge(max_bytes)
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > max_bytes:
                    raise BodyTooLarge(max_bytes)
            return message

        await self.app(scope, receive_limited, send)
