"""What `agencies.yaml` says to the connector `http_json`, and the settings it names. Imports nothing that is slow.

What every connector that sends JSON is told, and how an address is read, stands here too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import Field

from flows.agencies.connector import VARIABLE, Environment, NotConfigured
from licensing.systems.system import System
from licensing.text.model import Text

Variable = Annotated[str, Field(pattern=VARIABLE)]
"""Named where the value must not stand: an address differs from installation to installation, a secret is one."""
Way = Annotated[str, Field(pattern=r"^/[A-Za-z0-9._~/-]*$")]
LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
LEAST_SECRET: Final = 16


class JsonOptions(Text):
    """A question is a POST or PUT: what stands in the address of a GET is written into logs on the way."""

    url: Variable = Field(description="the setting with the address of the system, https://host[/…]")
    path: Way
    method: Literal["POST", "PUT"] = "POST"
    check: Way | None = Field(
        default=None, description="a path that answers 200 to a GET of ours, about nobody"
    )
    timeout: Annotated[int, Field(ge=1, le=60)] = Field(default=10, description="seconds for a whole answer")


class HttpJsonOptions(JsonOptions):
    secret: Variable = Field(description="the setting with the secret both sides sign with")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a system is and what it is signed with. The secret stays out of its representation."""

    url: str
    secret: bytes = field(repr=False)


def place_of(system: System, options: HttpJsonOptions, environment: Environment) -> Place:
    """What the settings say.

    Raises:
        NotConfigured: with everything that is wrong; no value is quoted.
    """
    url, secret = environment.get(options.url, ""), environment.get(options.secret, "")
    problems = list(address_problems(options.url, url))
    if not secret:
        problems.append(f"{options.secret} is not set. Give the secret that the system verifies with.")
    elif len(secret) < LEAST_SECRET:
        problems.append(f"{options.secret} is too short. Give at least {LEAST_SECRET} characters.")
    if problems:
        raise NotConfigured(system, tuple(problems))
    return Place(url.rstrip("/"), secret.encode())


def address_problems(setting: str, url: str) -> Iterator[str]:
    """What is wrong with the address in a setting."""
    if not url:
        yield f"{setting} is not set. Write https://host or https://host/path."
    elif not _is_address(url):
        yield f"{setting} is no address that can be used. Write https://host; http only for 127.0.0.1."


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.query or parts.fragment or parts.username or re.search(r"\s", url):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)
