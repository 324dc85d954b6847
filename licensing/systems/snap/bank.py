"""A bank that calls: by what it is known, and with what it signs."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from licensing.systems.snap.signing import Secret
from licensing.words.identifiers import SystemId


@dataclass(frozen=True, slots=True)
class Bank:
    """As its system is configured.

    Args:
        client: what it calls itself: X-CLIENT-KEY, and X-PARTNER-ID with a token.
        prefix: the digits before the billing code in a virtual account's number, as the bank gave them out.
        key: with which it asks for tokens.
        secret: with which it signs everything else.
    """

    system: SystemId
    client: str
    prefix: str
    key: RSAPublicKey = field(repr=False)
    secret: Secret
