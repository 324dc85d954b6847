"""What does not answer: the parts that Izin can be without for a while, each asked once.

In come the connections, out go the names of those that are down. Portal and records need none of them: people apply
and decide, and what needs a missing part waits and goes on by itself when that is back.
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.services.connections import Connections
from flows.settings import Settings

ASK_FOR_SECONDS = 3.0
USUAL_PORTS = {"http": 80, "https": 443, "smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that does not answer. `name` is for programs, `title` for people; `address` holds no password."""

    name: str
    title: str
    address: str


def missing_parts(settings: Settings, connections: Connections) -> tuple[Missing, ...]:
    """Ask each part whether somebody listens."""
    return tuple(part for part, url in _asked(settings, connections) if not _listens(url))


def told_missing(missing: tuple[Missing, ...]) -> str:
    """One line for the operator; nothing where nothing is missing."""
    if not missing:
        return ""
    named = ", ".join(f"{part.title} ({part.address})" for part in missing)
    return (
        f"Missing: {named}. People apply and decide meanwhile; what needs it waits, and goes on by itself when it is "
        "back."
    )


def _asked(settings: Settings, connections: Connections) -> Iterator[tuple[Missing, str]]:
    for name, title, url in (
        ("s3", "S3", connections.s3_endpoint),
        ("prefect", "Prefect", connections.prefect_api_url),
        ("mail", "mail", settings.smtp_url.get_secret_value() if settings.smtp_url else ""),
    ):
        if url:
            host, port = _where(url)
            yield Missing(name, title, f"{host}:{port}"), url


def _where(url: str) -> tuple[str, int]:
    split = urlsplit(url)
    return split.hostname or "", split.port or USUAL_PORTS.get(split.scheme, 0)


def _listens(url: str) -> bool:
    try:
        with socket.create_connection(_where(url), timeout=ASK_FOR_SECONDS):
            return True
    except OSError:
        return False
