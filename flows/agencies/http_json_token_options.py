"""What `agencies.yaml` says to the connector `http_json_token`, and its settings. Imports nothing that is slow."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from flows.agencies.connector import Environment, NotConfigured
from flows.agencies.http_json_options import JsonOptions, Variable, address_problems
from licensing.systems.system import System

Scope = Annotated[str, Field(pattern=r"^[!#-\[\]-~]+( [!#-\[\]-~]+)*$", max_length=500)]
"""As RFC 6749 writes it: words with single spaces between them."""


class HttpJsonTokenOptions(JsonOptions):
    token_url: Variable = Field(description="the setting with the address that gives tokens, https://host/…")
    client: Variable = Field(description="the setting with the name by which it knows us (client id)")
    secret: Variable = Field(description="the setting with the secret that belongs to it (client secret)")
    scope: Scope | None = Field(default=None, description="what the token is asked for")


@dataclass(frozen=True, slots=True)
class Desks:
    """Where questions and tokens are asked for, and who we are there. The secret stays out of its representation."""

    url: str
    token_url: str
    client: str = field(repr=False)
    secret: str = field(repr=False)


def desks_of(system: System, options: HttpJsonTokenOptions, environment: Environment) -> Desks:
    """What the settings say.

    Raises:
        NotConfigured: with everything that is wrong; no value is quoted.
    """
    given = {name: environment.get(name, "") for name in (options.url, options.token_url)}
    problems = [each for name, url in given.items() for each in address_problems(name, url)]
    client, secret = environment.get(options.client, ""), environment.get(options.secret, "")
    if not client:
        problems.append(f"{options.client} is not set. Give the client id that the system knows us by.")
    if not secret:
        problems.append(f"{options.secret} is not set. Give the secret that belongs to {options.client}.")
    if problems:
        raise NotConfigured(system, tuple(problems))
    url, token_url = given.values()
    return Desks(url.rstrip("/"), token_url, client, secret)
