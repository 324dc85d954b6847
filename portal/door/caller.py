"""Who calls: the session and language of one request's browser, and the cookies that follow from it.

`Callers` is the middleware that reads both from the request and writes both with the response, except with static
files, which others may keep. Handlers change the session through the `Caller` alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final, Literal
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from licensing.city.people import Officer
from licensing.words.identifiers import ApplicationNumber, OfficerId
from portal.door.sessions import LONGEST_SECONDS, Session, Sessions

Language = Literal["id", "en"]
CALLER: Final = "izin.caller"
LANGUAGE_COOKIE: Final = "lang"
YEAR_SECONDS: Final = 365 * 24 * 60 * 60


@dataclass(slots=True)
class Caller:
    """The session as this request leaves it. A browser without one gets one when a form is shown to it.

    `officer` is who of the officers it is, once a route has asked: for the page's header, not for what she may do.
    `is_stale`: the form that came is of another session of this browser, so it is only shown again.
    """

    sessions: Sessions
    session: Session | None
    language: Language
    now: int
    changed: bool = False
    officer: Officer | None = None
    is_stale: bool = False

    @property
    def token(self) -> str:
        """The anti-forgery token for forms on this page."""
        if self.session is None:
            self.session = self.sessions.begin(self.now)
            self.changed = True
        return self.sessions.token(self.session)

    @property
    def writer(self) -> str:
        """What forms on this page carry to say for whom they were made."""
        return self.sessions.writer(self.session) if self.session else ""

    def prove_officer(self, officer: OfficerId, mark: str) -> None:
        """Sign an officer in, with what her account was marked with before her password was asked."""
        before = self._ended()
        application, pin = (before.application, before.pin) if before else (None, "")
        self._begin(officer, mark, application, pin)

    def prove_application(self, application: ApplicationNumber, pin: str) -> None:
        """Let the browser see one application, with what its PIN was marked with before it was asked."""
        before = self._ended()
        officer, mark = (before.officer, before.mark) if before else (None, "")
        self._begin(officer, mark, application, pin)

    def _ended(self) -> Session | None:
        """The session so far, which a right ends: the rights it had stay, under a new id."""
        if self.session is not None:
            self.sessions.end(self.session, self.now)
        return self.session

    def _begin(
        self, officer: OfficerId | None, mark: str, application: ApplicationNumber | None, pin: str
    ) -> None:
        self.session = self.sessions.begin(
            self.now, officer=officer, application=application, pin=pin, mark=mark
        )
        self.changed = True

    def leave(self) -> None:
        """Take every right away. A session without one is not remembered as ended: anybody can have thousands."""
        if self.session is not None and self.session.has_rights:
            self.sessions.end(self.session, self.now)
        self.session, self.changed = None, True


def cookie_name(*, is_https: bool) -> str:
    """What the session's cookie is called."""
    return "__Host-izin" if is_https else "izin"


def caller_of(request: Request) -> Caller:
    """Who sent a request."""
    caller: object = request.scope[CALLER]
    if not isinstance(caller, Caller):
        raise TypeError("the Callers middleware is missing")
    return caller


@dataclass(frozen=True, slots=True)
class Callers:
    """ASGI middleware. `clock` gives seconds since 1970."""

    app: ASGIApp
    sessions: Sessions
    clock: Callable[[], int]
    is_https: bool

    @property
    def cookie_name(self) -> str:
        return cookie_name(is_https=self.is_https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cookies = _cookies(Headers(scope=scope).get("cookie", ""))
        asked = _asked_language(scope["query_string"])
        now = self.clock()
        session = self.sessions.read(cookies.get(self.cookie_name, ""), now)
        language = asked or _language(cookies.get(LANGUAGE_COOKIE, "")) or "id"
        caller = Caller(self.sessions, session, language, now)
        scope[CALLER] = caller

        async def send_with_cookies(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/static/"):
                headers = MutableHeaders(scope=message)
                for cookie in self._cookies_to_set(caller, asked, cookies):
                    headers.append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookies)

    def _cookies_to_set(self, caller: Caller, asked: Language | None, sent: Mapping[str, str]) -> list[str]:
        secure = "; Secure" if self.is_https else ""
        cookies: list[str] = []
        if asked is not None:
            cookies.append(f"{LANGUAGE_COOKIE}={asked}; Path=/; Max-Age={YEAR_SECONDS}; SameSite=Lax{secure}")
        ending = f"; Path=/; HttpOnly; SameSite=Lax{secure}"
        if caller.session is not None and (caller.changed or caller.now > caller.session.used):
            text = self.sessions.write(caller.session, caller.now)
            cookies.append(f"{self.cookie_name}={text}{ending}; Max-Age={LONGEST_SECONDS}")
        elif caller.session is None and self.cookie_name in sent:
            cookies.append(f"{self.cookie_name}={ending}; Max-Age=0")
        return cookies


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _asked_language(query: bytes) -> Language | None:
    return _language(next(iter(parse_qs(query.decode("latin-1")).get("lang", ())), ""))


def _language(text: str) -> Language | None:
    match text:
        case "id" | "en":
            return text
        case _:
            return None
