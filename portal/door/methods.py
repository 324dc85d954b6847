"""What is settled before anything of a request is read: HEAD is answered as GET is, and a body has one length.

A body that says its length in two ways may be cut in two different places by us and by a proxy before us, and what one
takes for the end the other takes for the next request.
"""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class SettleMethod:
    """ASGI middleware, the outermost one that answers."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif has_two_lengths(Headers(scope=scope)):
            await _TWO_LENGTHS(scope, receive, send)
        elif scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self.app(scope, receive, send)


def has_two_lengths(headers: Headers) -> bool:
    """Whether a body's length is said in two ways, or twice in one."""
    lengths, encodings = headers.getlist("content-length"), headers.getlist("transfer-encoding")
    return len(lengths) + len(encodings) > 1


def _without_body(send: Send) -> Send:
    """Sends what GET would, its headers with it, and no body."""

    async def send_empty(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_empty


_TWO_LENGTHS = PlainTextResponse(
    "Panjang isi permintaan disebut dua kali. The length of the body is said twice: send Content-Length or "
    "Transfer-Encoding, not both.\n",
    400,
    {"Connection": "close"},
)
