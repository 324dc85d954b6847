"""Where an officer is known: browsers she has signed in with, and addresses she signed in from.

A browser carries a signed cookie that names the officers it is known for; it proves nothing but that, and nobody is let
in for it. Addresses are remembered in this process's memory.
"""

from dataclasses import dataclass, field
from threading import Lock

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from portal.door.aged import read_aged

DAYS = 180
SECONDS = DAYS * 24 * 60 * 60
MOST_OFFICERS = 10
MOST_ADDRESSES = 20_000
_NAMES = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Familiar:
    secret_key: str
    is_https: bool
    _addresses: dict[tuple[str, str], None] = field(default_factory=dict[tuple[str, str], None])
    _lock: Lock = field(default_factory=Lock)

    @property
    def cookie_name(self) -> str:
        return "__Host-kenal" if self.is_https else "kenal"

    def knows(self, request: Request, officer: str, address: str) -> bool:
        """Whether she signed in from here before."""
        return self.knows_address(officer, address) or officer in self._names(request)

    def knows_address(self, account: str, address: str) -> bool:
        """Whether this account's secret was known at this address before."""
        return (account, address) in self._addresses

    def remember_address(self, account: str, address: str) -> None:
        """Whose account it is proved to be there."""
        with self._lock:
            self._addresses.pop((account, address), None)
            self._addresses[account, address] = None
            while len(self._addresses) > MOST_ADDRESSES:
                del self._addresses[next(iter(self._addresses))]

    def remember_browser(self, request: Request, response: Response, officer: str) -> None:
        """Give her browser the cookie; officers it was known for before stay so."""
        others = tuple(name for name in self._names(request) if name != officer)
        response.set_cookie(
            self.cookie_name,
            self._serializer().dumps((officer, *others)[:MOST_OFFICERS]),
            max_age=SECONDS,
            secure=self.is_https,
            httponly=True,
            samesite="lax",
        )

    def _names(self, request: Request) -> tuple[str, ...]:
        try:
            cookie = request.cookies.get(self.cookie_name, "")
            return _NAMES.validate_python(read_aged(self._serializer(), cookie, most_seconds=SECONDS))
        except (BadData, ValidationError):
            return ()

    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret_key, salt="izin known browser")
