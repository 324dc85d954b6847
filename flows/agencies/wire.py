"""The wire to a system: one question over HTTP, and the whole answer within its time and size.

What is raised names the system and what was wrong; never what was asked or answered.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from licensing.systems.shape import OK
from licensing.systems.system import System
from licensing.words.errors import ConnectorFailed


@dataclass(frozen=True, slots=True)
class Came:
    """A whole answer, as it came."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def is_ok(self) -> bool:
        """Whether it is an answer, whatever it says."""
        return self.status == OK


class Wire:
    """To one system; keeps its connections open between questions.

    Args:
        setting: the setting that has the system's address.
        seconds: for a whole answer.
    """

    def __init__(self, system: System, setting: str, *, seconds: int, most_bytes: int) -> None:
        self._system, self._setting, self._seconds, self._most_bytes = system, setting, seconds, most_bytes
        self._client = httpx.AsyncClient(timeout=seconds, follow_redirects=False)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def send(self, method: str, url: str, content: bytes, headers: Mapping[str, str]) -> Came:
        """Send, and wait for the whole answer. Raises ConnectorFailed where none comes."""
        try:
            # The library's limit is for each read: a system that drips would keep its place for ever.
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream(method, url, content=content, headers=headers) as response,
            ):
                came = bytearray()
                async for part in response.aiter_raw():
                    came += part
                    if len(came) > self._most_bytes:
                        raise self.failed(f"answered more than {self._most_bytes} bytes", retryable=False)
                return Came(response.status_code, response.headers, bytes(came))
        except (TimeoutError, httpx.TimeoutException):
            raise self.failed(f"gave no answer within {self._seconds} s", retryable=True) from None
        except httpx.InvalidURL:
            raise self.failed(f"{self._setting} is no address that can be used", retryable=False) from None
        except httpx.HTTPError as error:
            raise self.failed(f"is not reachable ({type(error).__name__})", retryable=True) from None

    def failed(self, what: str, *, retryable: bool) -> ConnectorFailed:
        """The failure to raise."""
        return ConnectorFailed(f"{self._system.id}: {what}.", retryable=retryable)
