"""The certificate by which the parts of the object store know each other, and nobody else.

Made anew before each start, so that none ever runs out. The authority that signs it exists in memory only: once its
key is forgotten, nobody can make a second certificate that the store would believe.
"""

import os
import shutil
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from flows.services.ports import LOOPBACK
from flows.services.state import write_private

# Longer than any machine runs without a restart; a clock that is set back is no reason to fail.
VALID_BEFORE, VALID_AFTER = timedelta(days=2), timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Identity:
    """Where the certificates of one state folder are."""

    folder: Path

    @property
    def authority(self) -> Path:
        return self.folder / "authority.crt"

    @property
    def certificate(self) -> Path:
        return self.folder / "own.crt"

    @property
    def key(self) -> Path:
        return self.folder / "own.key"

    def make(self) -> None:
        """Write a new authority's certificate, and a certificate and key signed by it; only their owner reads them."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        authority_key, own_key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
        authority = _authority(authority_key)
        own = _signed(own_key, authority, authority_key)
        write_private(self.authority, authority.public_bytes(Encoding.PEM).decode())
        write_private(self.certificate, own.public_bytes(Encoding.PEM).decode())
        secret = own_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_private(self.key, secret.decode())

    def context(self) -> ssl.SSLContext | None:
        """What a client of the store's own parts needs; None while it is being made."""
        try:
            context = ssl.create_default_context(cafile=os.fspath(self.authority))
            context.load_cert_chain(self.certificate, self.key)
        except OSError:
            return None
        return context


def _authority(key: EllipticCurvePrivateKey) -> x509.Certificate:
    name = _named("Izin: object store")
    can_sign = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        _begun(name, name, key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(can_sign, critical=True)
        .sign(key, SHA256())
    )


def _signed(
    key: EllipticCurvePrivateKey, authority: x509.Certificate, authority_key: EllipticCurvePrivateKey
) -> x509.Certificate:
    """One certificate for all parts: each is server and client of the others."""
    both = (ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address(LOOPBACK)), x509.DNSName("localhost")])
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    return (
        _begun(_named("izin"), authority.subject, key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage(both), critical=False)
        .add_extension(issuer_key, critical=False)
        .add_extension(here, critical=False)
        .sign(authority_key, SHA256())
    )


def _begun(name: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - VALID_BEFORE)
        .not_valid_after(now + VALID_AFTER)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
