"""Whether an applicant's address is known to be hers, and the secret that a link to it carries.

Whoever applies can type anybody's address. So until somebody who reads its mail has followed the link that was sent
there, and nowhere else, nothing that was typed goes to it: the city's portal carries nobody's words to strangers.
"""

import hmac
from hashlib import sha256

from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber

LENGTH = 32
"""Hexadecimal characters: 128 bits nobody guesses."""


def confirmation(secret_key: str, application: ApplicationNumber, address: str) -> str:
    """What the link to an address carries: of no use for any other address or application."""
    said = f"address {application} {address}".encode()
    return hmac.new(secret_key.encode(), said, sha256).hexdigest()[:LENGTH]


def fits(given: str, secret_key: str, application: ApplicationNumber, address: str) -> bool:
    """Whether a link's secret is that of an address."""
    expected = confirmation(secret_key, application, address)
    return hmac.compare_digest(given.strip().lower().encode(), expected.encode())


def is_confirmed(process: Process, case: Case) -> bool:
    """Whether the address that the application has now was confirmed."""
    address = process.applicant_of(case.answers).email
    return bool(address) and case.confirmed == address
