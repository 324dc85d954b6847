"""Keys and secrets of a bank, as the settings have them: with what we prove who we are, and with what it does."""

import re
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from flows.agencies.connector import Environment, NotConfigured
from flows.agencies.http_json_options import LEAST_SECRET
from flows.agencies.snap_options import SnapOptions
from licensing.systems.snap.bank import Bank
from licensing.systems.snap.keys import read_private_key, read_public_key
from licensing.systems.snap.signing import Secret
from licensing.systems.system import System

ADDRESS: Final = re.compile(
    r"https://[^\s/?#@]+(/[^\s?#]*)?|http://(127\.0\.0\.1|localhost)(:[0-9]+)?(/[^\s?#]*)?"
)


@dataclass(frozen=True, slots=True)
class SnapPlace:
    """Where a bank is, and with what we prove who we are."""

    url: str
    secret: Secret
    key: RSAPrivateKey = field(repr=False)


def place_of(system: System, options: SnapOptions, environment: Environment) -> SnapPlace:
    """How a bank is reached.

    Raises:
        NotConfigured: with everything that is wrong; no value is quoted.
    """
    url, secret = environment.get(options.url, ""), environment.get(options.secret, "")
    key = read_private_key(environment.get(options.private_key, ""))
    problems = [*_secret_problems(options.secret, secret)]
    if not ADDRESS.fullmatch(url):
        problems.append(f"{options.url} is no address. Write https://host; http only for 127.0.0.1.")
    if key is None:
        problems.append(
            f"{options.private_key} is no RSA key of 2048 bits. Give our private key, without a password."
        )
    if problems or key is None:
        raise NotConfigured(system, tuple(problems))
    return SnapPlace(url.rstrip("/"), Secret(secret.encode()), key)


def bank_of(system: System, environment: Environment) -> Bank:
    """How a bank proves itself. Raises NotConfigured."""
    options = SnapOptions.model_validate(system.options)
    key, secret = (
        read_public_key(environment.get(options.public_key, "")),
        environment.get(options.own_secret, ""),
    )
    problems = [*_secret_problems(options.own_secret, secret)]
    if key is None:
        problems.append(f"{options.public_key} is no RSA key of 2048 bits. Give the bank's public key.")
    if problems or key is None:
        raise NotConfigured(system, tuple(problems))
    return Bank(system.id, options.bank_client, options.prefix, key, Secret(secret.encode()))


def _secret_problems(name: str, secret: str) -> tuple[str, ...]:
    if not secret:
        return (f"{name} is not set. Give the secret that both sides know.",)
    return (
        ()
        if len(secret) >= LEAST_SECRET
        else (f"{name} is too short. Give at least {LEAST_SECRET} characters.",)
    )
