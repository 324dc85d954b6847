"""Mail to applicants: through the city's mail server, or into a folder one can open when there is none.

In comes a message whose Message-ID names the effect that sends it. A mail server may get it twice, when a run died
between sending and reporting: the same Message-ID lets receivers keep one. The folder keeps exactly one.
"""

import asyncio
import os
import re
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
OURS = re.compile(r"5\.[347]\.")
"""Enhanced codes (RFC 3463) of the mail system, the network and its policy: an operator can mend these."""


class AddressRefused(ConnectorFailed):
    """The mail server will never take this for this address. Trying again is of no use, and no operator can mend it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the mail server refused the recipient for good (code {code}).", retryable=False)
        self.code = code


class Post(Protocol):
    """Carries one message."""

    async def send(self, key: EffectKey, message: Message) -> None:
        """Hand the message over. Raises ConnectorFailed, and of its kind AddressRefused where nothing can help."""
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
            raise _refused(max(refused.recipients, key=lambda each: each.code)) from None
        except (aiosmtplib.SMTPRecipientRefused, aiosmtplib.SMTPDataError) as refused:
            raise _refused(refused) from None
        except aiosmtplib.SMTPResponseException as response:
            raise _failed("refused the message", response.code) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise ConnectorFailed(
                f"the mail server is not reachable: {type(error).__name__}.", retryable=True
            ) from None


def _refused(said: aiosmtplib.SMTPResponseException) -> ConnectorFailed:
    """What it said of the recipient or of this one message: for good, unless that is about the city's own set-up."""
    if said.code >= PERMANENT and not OURS.match(said.message.strip()):
        return AddressRefused(said.code)
    return _failed("refused the recipient", said.code)


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
