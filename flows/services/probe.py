"""Asking a loopback HTTP service whether it works.

The standard library's client, because a probe runs twenty times a second while services start and must not
cost the start anything; never through a proxy.
"""

import asyncio
import base64
import http.client
import ssl
from http import HTTPStatus

from flows.services.ports import LOOPBACK

ANSWER_WITHIN_SECONDS = 5.0


def _answer(port: int, path: str, headers: dict[str, str], tls: ssl.SSLContext | None = None) -> int | None:
    connection = (
        http.client.HTTPSConnection(LOOPBACK, port, timeout=ANSWER_WITHIN_SECONDS, context=tls)
        if tls
        else http.client.HTTPConnection(LOOPBACK, port, timeout=ANSWER_WITHIN_SECONDS)
    )
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        # Nobody listens yet, or the listener went away: not ready, which is what was asked.
        return None
    finally:
        connection.close()


async def answers(
    port: int, path: str, auth: str | None = None, *, tls: ssl.SSLContext | None = None
) -> bool:
    """Tell whether a GET is answered with 200.

    Args:
        auth: `user:password`, sent as HTTP basic authentication.
        tls: by what both sides prove who they are; without it the request is plain HTTP.
    """
    headers = {"Authorization": f"Basic {base64.b64encode(auth.encode()).decode()}"} if auth else {}
    return await asyncio.to_thread(_answer, port, path, headers, tls) == HTTPStatus.OK


async def speaks(port: int, path: str) -> bool:
    """Tell whether a GET is answered at all, be it with a refusal."""
    return await asyncio.to_thread(_answer, port, path, {}) is not None
