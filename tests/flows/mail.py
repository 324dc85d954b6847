"""Mail servers for tests: real SMTP on loopback, with faults and delays to order."""

import asyncio
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class MailServer:
    """Speaks SMTP; answers with `refusals` first, then takes what comes except what names `never`."""

    refusals: list[str]
    never: str = "nobody"
    taken: list[bytes] = field(default_factory=list[bytes])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd calls it so
        if self.refusals:
            return self.refusals.pop(0)
        assert isinstance(envelope.content, bytes)
        if self.never.encode() in envelope.content:
            return "550 5.7.1 never"
        self.taken.append(envelope.content)
        return "250 OK"


@dataclass
class SlowServer:
    """Takes a message and does not answer until it may."""

    may_answer: threading.Event = field(default_factory=threading.Event)
    asked: int = 0
    taken: list[bytes] = field(default_factory=list[bytes])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd calls it so
        self.asked += 1
        await asyncio.to_thread(self.may_answer.wait, 60)
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        return "250 OK"


@dataclass
class DeadlyServer:
    """Takes every message; before it answers the first whose Message-ID has `over`, whoever sent it dies by `kill`."""

    over: str = ""
    kill: Callable[[], None] = lambda: None
    has_killed: bool = False
    taken: list[bytes] = field(default_factory=list[bytes])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd calls it so
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        if not self.has_killed and self.over in message_id(envelope.content):
            self.has_killed = True
            self.kill()
        return "250 OK"


@dataclass
class Relay:
    """Hands what comes to the server of the moment, so that one worker serves tests with servers of their own."""

    server: MailServer | SlowServer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd calls it so
        return await self.server.handle_DATA(server, session, envelope)


def message_id(taken: bytes) -> str:
    """As its readers take it: a long one stands on the line after its name (RFC 5322, folding)."""
    return str(message_from_bytes(taken)["Message-ID"]).strip()


@contextmanager
def listening(server: MailServer | SlowServer | DeadlyServer | Relay) -> Generator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
