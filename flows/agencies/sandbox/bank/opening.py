"""The banks of a register in the sandbox: keys and secrets of both sides, and each as an application.

What is set already stays, so that a sandbox that is started again is the same bank. `IZIN_SYSTEM_SANDBOX_…` is the
bank's own key, which Izin never needs.
"""

import os
import secrets
import time
from collections.abc import Mapping
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from starlette.applications import Starlette

from flows.agencies.banks import SANDBOX, is_bank
from flows.agencies.connector import PREFIX, Environment
from flows.agencies.http_json_options import LEAST_SECRET
from flows.agencies.sandbox.bank.account import Account
from flows.agencies.sandbox.bank.app import create_bank
from flows.agencies.sandbox.bank.caller import Caller
from flows.agencies.sandbox.bank.counter import Counter
from flows.agencies.snap_options import SnapOptions
from flows.services.ports import LOOPBACK
from licensing.systems.snap.keys import made_key, read_private_key, write_private_key, write_public_key
from licensing.systems.snap.signing import Secret
from licensing.systems.system import Systems
from licensing.words.identifiers import SystemId

USUAL_PORTAL_PORT: Final = "8080"


def bank_settings(systems: Systems, environment: Environment, port: int) -> Mapping[str, str]:
    """Everything that has to be set so that Izin and the sandbox's banks know each other."""
    found: dict[str, str] = {}
    for id, options in _options(systems).items():
        own, bank = (
            read_private_key(environment.get(name, "")) or made_key()
            for name in (options.private_key, _bank_key(options))
        )
        found |= {
            options.url: f"http://{LOOPBACK}:{port}/{id}",
            options.secret: _secret(environment, options.secret),
            options.private_key: write_private_key(own),
            options.public_key: write_public_key(bank.public_key()),
            options.own_secret: _secret(environment, options.own_secret),
            _bank_key(options): write_private_key(bank),
        }
    return found


def open_banks(systems: Systems, settings: Mapping[str, str]) -> Mapping[SystemId, Starlette]:
    """The banks, each with an empty account. They call the portal of this machine until told otherwise."""
    portal = f"http://{LOOPBACK}:{os.environ.get('IZIN_PORTAL_PORT', USUAL_PORTAL_PORT)}"
    return {id: _opened(options, settings, portal) for id, options in _options(systems).items()}


def _opened(options: SnapOptions, settings: Mapping[str, str], portal: str) -> Starlette:
    account = Account(int(time.time()))
    own, bank = _key(settings[options.private_key]), _key(settings[_bank_key(options)])
    counter = Counter(
        account, options.client, own.public_key(), Secret(settings[options.secret].encode()), options.root
    )
    own_secret = Secret(settings[options.own_secret].encode())
    caller = Caller(portal, options.bank_client, options.prefix, bank, own_secret)
    return create_bank(account, counter, caller, options.account)


def _options(systems: Systems) -> Mapping[SystemId, SnapOptions]:
    banks = (each for each in systems.values() if is_bank(each))
    return {each.id: SnapOptions.model_validate(each.options) for each in banks}


def _bank_key(options: SnapOptions) -> str:
    return f"{SANDBOX}{options.public_key.removeprefix(PREFIX)}"


def _secret(environment: Environment, name: str) -> str:
    given = environment.get(name, "")
    return given if len(given) >= LEAST_SECRET else secrets.token_urlsafe(24)


def _key(text: str) -> RSAPrivateKey:
    key = read_private_key(text)
    if key is None:
        raise ValueError("a key that was written here cannot be read")
    return key
