"""Mail to applicants: through the city's mail server, or into a folder one can open when there is none.

In comes a message whose Message-ID names the effect that sends it. A mail server may get it twice, when a run died
between sending and reporting: the same Message-ID lets receivers keep one. The folder keeps exactly one.
"""

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib

from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey

SEND_WITHIN_SECONDS = 20
PERMANENT = 500


class Post(Protocol):
    """Carries one message."""

    async def send(self, key: EffectKey, message: Message) -> None:
        """Hand the message over. Raises ConnectorFailed."""
        ...


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, by its address: `smtp://user:password@host:port`, or `smtps://…`."""

    url: str

    async def send(self, key: EffectKey, message: Message) -> None:
        """Send, and say what the server said without whom it was about."""
        parts = urlsplit(self.url)
        is_tls = parts.scheme == "smtps"
        try:
            # The library's limit is for each answer: a server that drips would keep the worker's place for ever.
            async with asyncio.timeout(3 * SEND_WITHIN_SECONDS):
                await aiosmtplib.send(
                    message,
                    hostname=parts.hostname,
                    port=parts.port or (465 if is_tls else 25),
                    username=unquote(parts.username) if parts.username else None,
                    password=unquote(parts.password) if parts.password else None,
                    use_tls=is_tls,
                    timeout=SEND_WITHIN_SECONDS,
                )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            codes = {recipient.code for recipient in refused.recipients}
            raise _failed("refused the recipient", max(codes)) from None
        except aiosmtplib.SMTPResponseException as response:
            raise _failed("refused the message", response.code) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise ConnectorFailed(
                f"the mail server is not reachable: {type(error).__name__}.", retryable=True
            ) from None


def _failed(what: str, code: int) -> ConnectorFailed:
    return ConnectorFailed(f"the mail server {what} (code {code}).", retryable=code < PERMANENT)


@dataclass(frozen=True, slots=True)
class MailboxFolder:
    """A folder with one `.eml` file per message, for installations without a mail server."""

    folder: Path

    async def send(self, key: EffectKey, message: Message) -> None:
        """Write the file, whole or not at all, unless it is there already."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder / f".{key}.{os.getpid()}"
        try:
            draft.write_bytes(bytes(message))
            with suppress(FileExistsError):
                os.link(draft, self.folder / f"{key}.eml")
        finally:
            draft.unlink(missing_ok=True)
