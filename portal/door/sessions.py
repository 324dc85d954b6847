"""The session: one signed cookie that says who a browser has proved to be, and nothing else.

It holds a random id, an officer's id and an application number, with the instants it began and was last used, and the
marks of the password and the PIN it was begun with: another password, another PIN, and it is over. Roles are read
from the records on every request. The id changes whenever the browser gains a right, and the anti-forgery token belongs
to it. Signing out ends the id here even if somebody kept the cookie.
"""

import hmac
import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256
from threading import Lock

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer
from pydantic import BaseModel, ConfigDict, ValidationError

from licensing.words.identifiers import ApplicationNumber, OfficerId
from portal.door.aged import read_aged

IDLE_SECONDS = 60 * 60
LONGEST_SECONDS = 10 * 60 * 60
WRITER_SECONDS = 30 * 24 * 60 * 60
"""How long a page that stands open still says for whom it was made."""


class _Cookie(BaseModel):
    # We signed it; another release may have written more.
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    id: str
    officer: str | None
    application: str | None
    began: int
    used: int
    pin: str = ""
    mark: str = ""


class Writer(BaseModel):
    """For whom a page was made: what is typed there is hers, whoever is signed in when it arrives."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    officer: str | None
    application: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's session. `began` and `used` are seconds since 1970.

    `mark` is what the officer's account was marked with when she signed in, `pin` the mark of the PIN that was proved.
    """

    id: str
    officer: OfficerId | None
    application: ApplicationNumber | None
    began: int
    used: int
    pin: str = ""
    mark: str = ""

    @property
    def has_rights(self) -> bool:
        return self.officer is not None or self.application is not None

    def is_over(self, now: int) -> bool:
        return now - self.used > IDLE_SECONDS or now - self.began > LONGEST_SECONDS


@dataclass(frozen=True, slots=True)
class Sessions:
    """Reads and writes session cookies. `_ended` says for each ended id until when a cookie of it could be used."""

    secret_key: str
    _ended: dict[str, int] = field(default_factory=dict[str, int])
    _lock: Lock = field(default_factory=Lock)

    def begin(
        self,
        now: int,
        *,
        officer: OfficerId | None = None,
        application: ApplicationNumber | None = None,
        pin: str = "",
        mark: str = "",
    ) -> Session:
        """A new session with a new id."""
        return Session(secrets.token_urlsafe(18), officer, application, now, now, pin, mark)

    def end(self, session: Session, now: int) -> None:
        """Refuse this id from now on."""
        with self._lock:
            # A request under way may still mark the cookie as used: hence twice the idle time.
            self._ended[session.id] = min(session.began + LONGEST_SECONDS, now + 2 * IDLE_SECONDS)
            while (oldest := next(iter(self._ended), None)) and self._ended[oldest] < now:
                del self._ended[oldest]

    def read(self, cookie: str, now: int) -> Session | None:
        """The session of a cookie; None when it is forged, ended or over."""
        try:
            given = _Cookie.model_validate(self._serializer().loads(cookie))
        except (BadData, ValidationError):
            return None
        officer = None if given.officer is None else OfficerId(given.officer)
        application = None if given.application is None else ApplicationNumber(given.application)
        session = Session(given.id, officer, application, given.began, given.used, given.pin, given.mark)
        return None if session.is_over(now) or session.id in self._ended else session

    def write(self, session: Session, now: int) -> str:
        """The cookie's text, marked as used now."""
        used = replace(session, used=now)
        cookie = _Cookie(
            id=used.id,
            officer=used.officer,
            application=used.application,
            began=used.began,
            used=used.used,
            pin=used.pin,
            mark=used.mark,
        )
        return self._serializer().dumps(cookie.model_dump())

    def token(self, session: Session) -> str:
        """The anti-forgery token that forms of this session carry."""
        return hmac.new(self.secret_key.encode(), f"forms of {session.id}".encode(), sha256).hexdigest()

    def is_token(self, session: Session, token: str) -> bool:
        return hmac.compare_digest(self.token(session).encode(), token.encode())

    def writer(self, session: Session) -> str:
        """What forms of this session carry to say whose they are; it gives no right."""
        writer = Writer(officer=session.officer, application=session.application)
        return self._writers().dumps(writer.model_dump())

    def written_by(self, text: str) -> Writer | None:
        """Whose form it is; None where that is forged, or a month old."""
        try:
            return Writer.model_validate(read_aged(self._writers(), text, most_seconds=WRITER_SECONDS))
        except (BadData, ValidationError):
            return None

    def _writers(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret_key, salt="izin writer")

    def _serializer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret_key, salt="izin session")
