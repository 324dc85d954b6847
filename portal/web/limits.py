"""Middleware that ends a request whose body is larger than anything the portal asks for, while it streams in."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_UPLOAD_BYTES = 100 * 1024 * 1024
MAX_BODY_BYTES = 1024 * 1024


class BodyTooLarge(HTTPException):
    """The body is larger than `max_bytes`."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(413, f"request body above {max_bytes} bytes")
        self.max_bytes = max_bytes


@dataclass(frozen=True, slots=True)
class LimitBody:
    """ASGI middleware: 100 MB for forms with files, 1 MB for everything else."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        has_files = headers.get("content-type", "").startswith("multipart/form-data")
        max_bytes = MAX_UPLOAD_BYTES if has_files else MAX_BODY_BYTES
        declared = headers.get("content-length", "0")
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            if declared.isdigit() and int(declared) > max_bytes:
                raise BodyTooLarge(max_bytes)
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > max_bytes:
                    raise BodyTooLarge(max_bytes)
            return message

        await self.app(scope, receive_limited, send)
