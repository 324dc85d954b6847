"""Passwords that are handed out: at random, so that nobody guesses them however quickly they are hashed."""

import secrets
from typing import Final

_BYTES: Final = 12
"""`Accounts.prepare` asks for at least 72 bits."""


def new_password() -> str:
    """A password to be told, that nobody guesses."""
    return secrets.token_urlsafe(_BYTES)
