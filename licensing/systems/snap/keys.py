"""RSA keys as a setting holds them: PEM, its line ends perhaps escaped, or the base64 of DER on one line."""

import base64
import binascii
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_pem_public_key,
)

LEAST_BITS: Final = 2048
PEM: Final = "-----BEGIN"


def read_public_key(text: str) -> RSAPublicKey | None:
    """A public key; None where it is none, or too short to be trusted."""
    try:
        key = load_pem_public_key(_pem(text)) if PEM in text else load_der_public_key(_der(text))
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= LEAST_BITS else None


def read_private_key(text: str) -> RSAPrivateKey | None:
    """The same for a private key without a password."""
    try:
        key = (
            load_pem_private_key(_pem(text), None) if PEM in text else load_der_private_key(_der(text), None)
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPrivateKey) and key.key_size >= LEAST_BITS else None


def made_key() -> RSAPrivateKey:
    """A new key, for sandboxes and tests."""
    return generate_private_key(public_exponent=65537, key_size=LEAST_BITS)


def write_private_key(key: RSAPrivateKey) -> str:
    """A private key on one line."""
    return base64.b64encode(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode()


def write_public_key(key: RSAPublicKey) -> str:
    """A public key on one line."""
    return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def _pem(text: str) -> bytes:
    return text.replace("\\n", "\n").encode()


def _der(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error as wrong:
        raise ValueError("no base64") from wrong
