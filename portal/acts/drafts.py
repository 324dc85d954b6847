"""Drafts: a form as far as it was filled in, kept for whoever wrote it, and for nobody else.

A citizen's draft has a name that nobody can guess, which is in the link she is given. What an officer, or the applicant
of a case, wrote on a page of hers has one that follows from who she is and which page it is, so that she finds it again
wherever she signs in. What is kept says neither: its key is a digest of the name, and it is sealed with the name and
the secret key together. With the database alone, or with the secret key as well, nobody can read it.
"""

import secrets
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from pydantic import TypeAdapter, ValidationError

from licensing.ports import Drafts
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence

KEPT: Final = timedelta(days=30)
MAX_BYTES: Final = 256 * 1024
"""Of all names and texts of one draft together. The largest form of the city, filled in, is a tenth of it."""

TOO_LARGE: Final = Sentence(
    "Isian ini terlalu panjang untuk disimpan (paling banyak 256 KB). Isian Anda tetap di sini: kirim sekarang, atau "
    "pendekkan dahulu.",
    "This is too long to be saved (256 KB at most). What you filled in is still here: send it now, or shorten it "
    "first.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in each input of the form at `path`, its files by their tokens, and when it was kept.

    Once it is sent nothing of it is kept but `sent_as`, the number it became.
    """

    path: str
    texts: Mapping[str, Sequence[str]]
    kept_at: datetime
    sent_as: str = ""

    @property
    def until(self) -> datetime:
        return self.kept_at + KEPT


_DRAFT: Final = TypeAdapter(Draft)


@dataclass(frozen=True, slots=True)
class Drawer:
    """Keeps drafts by their names."""

    drafts: Drafts
    secret_key: str = field(repr=False)

    def own(self, writer: str, path: str) -> str:
        """The name of what a person who signs in wrote on a page."""
        return digest(self.secret_key.encode(), f"draft of {writer} at {path}".encode(), "sha256").hex()

    def keep(self, name: str, draft: Draft) -> bool:
        """Keep a draft in the place of what was there; False, and it is not kept, where that was sent meanwhile.

        Raises:
            CommandRefused: `too-large`.
        """
        sealed = self._sealed(name, draft)
        return self.drafts.keep(_key(name), sealed, now=draft.kept_at, until=draft.until)

    def mark(self, name: str, draft: Draft) -> None:
        """Put what stays of a draft that was sent in its place, if there is one; nothing is kept over it."""
        self.drafts.mark(_key(name), self._sealed(name, draft), now=draft.kept_at, until=draft.until)

    def open(self, name: str, *, now: datetime) -> Draft | None:
        """What is kept under a name; None where there is nothing any more."""
        sealed = self.drafts.read(_key(name), now=now) if name else None
        if sealed is None:
            return None
        try:
            return _DRAFT.validate_json(zlib.decompress(self._seal(name).decrypt(sealed)))
        except (InvalidToken, ValidationError):
            return None

    def discard(self, name: str) -> None:
        """Keep it no longer."""
        self.drafts.discard(_key(name))

    def _sealed(self, name: str, draft: Draft) -> bytes:
        body = _DRAFT.dump_json(draft)
        if len(body) > MAX_BYTES:
            raise CommandRefused("too-large", TOO_LARGE)
        return self._seal(name).encrypt(zlib.compress(body))

    def _seal(self, name: str) -> Fernet:
        return Fernet(urlsafe_b64encode(digest(self.secret_key.encode(), f"seal {name}".encode(), "sha256")))


def new_name() -> str:
    """A name that nobody can guess."""
    return secrets.token_urlsafe(32)


def _key(name: str) -> str:
    return sha256(f"draft {name}".encode()).hexdigest()
