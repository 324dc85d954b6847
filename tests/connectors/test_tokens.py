"""A system that wants a token: fetched once, kept for as long as it counts, and fetched anew when it is refused."""

import asyncio
import json
import logging
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from flows.agencies.http_json_token import HttpJsonToken
from flows.agencies.http_json_token_options import HttpJsonTokenOptions, desks_of
from licensing.history.effects import Answered, Refused
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey, FieldId
from tests.connectors.conftest import Sandbox
from tests.connectors.guards import SYSTEMS, Clock
from tests.connectors.test_connectors import NUMBERS, QUESTIONS, WITH_TOKEN

SYSTEM = SYSTEMS[WITH_TOKEN]
QUESTION = next(iter(QUESTIONS[WITH_TOKEN].values()))
RIGHT = (200, {"access_token": "eyJ.token-1", "token_type": "Bearer", "expires_in": 300})
ACTIVE = (200, {"status": "aktif"})
Said = tuple[int, object]


@dataclass(slots=True)
class Gateway:
    """What it says, each in turn and the last for ever, and what came."""

    tokens: list[Said] = field(default_factory=lambda: [RIGHT])
    answers: list[Said] = field(default_factory=lambda: [ACTIVE])
    came: list[tuple[str, str, bytes]] = field(default_factory=list[tuple[str, str, bytes]])
    clock: Clock = field(default_factory=Clock)

    def say(self, path: str, shown: str, body: bytes) -> Said:
        self.came.append((path, shown, body))
        said = self.tokens if path == "/token" else self.answers
        return said.pop(0) if len(said) > 1 else said[0]

    def times(self, path: str) -> int:
        return [each for each, *_ in self.came].count(path)


@contextmanager
def served(gateway: Gateway) -> Generator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, said = gateway.say(self.path, self.headers.get("Authorization", ""), body)
            content = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 its name there

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def settings(url: str) -> dict[str, str]:
    return {
        "IZIN_SYSTEM_NIB_URL": url,
        "IZIN_SYSTEM_NIB_TOKEN_URL": f"{url}/token",
        "IZIN_SYSTEM_NIB_CLIENT": "izin tangsel",
        "IZIN_SYSTEM_NIB_SECRET": "rahasia:&+",
    }


def asking(
    gateway: Gateway, times: int = 1, then: Callable[[], None] = lambda: None
) -> list[Answered | Refused | ConnectorFailed]:
    """What the gateway is asked so many times, one after the other, comes to."""

    async def one(connector: HttpJsonToken) -> Answered | Refused | ConnectorFailed:
        try:
            return await connector.ask(SYSTEM.shape, QUESTION, EffectKey("k"))
        except ConnectorFailed as failed:
            return failed

    async def scene(url: str) -> list[Answered | Refused | ConnectorFailed]:
        options = HttpJsonTokenOptions.model_validate(SYSTEM.options)
        connector = HttpJsonToken(SYSTEM, options, desks_of(SYSTEM, options, settings(url)), gateway.clock)
        said: list[Answered | Refused | ConnectorFailed] = []
        for _ in range(times):
            said.append(await one(connector))
            then()
        await connector.close()
        return said

    with served(gateway) as url:
        return asyncio.run(scene(url))


def test_who_we_are_is_shown_to_whoever_gives_tokens_and_to_nobody_else() -> None:
    gateway = Gateway()
    asking(gateway)
    (_, shown, body), (_, bearer, question) = gateway.came
    # base64 of izin%20tangsel:rahasia%3A%26%2B
    assert shown == "Basic aXppbiUyMHRhbmdzZWw6cmFoYXNpYSUzQSUyNiUyQg=="
    assert body == b"grant_type=client_credentials&scope=nib.read"
    assert bearer == "Bearer eyJ.token-1"
    assert b"rahasia" not in question


def test_a_token_is_kept_until_shortly_before_its_end() -> None:
    gateway = Gateway()

    def later() -> None:
        gateway.clock.now += 289

    assert all(isinstance(each, Answered) for each in asking(gateway, 3, later))
    assert gateway.times("/token") == 2
    assert gateway.times("/v1/nib") == 3


def test_a_token_that_does_not_say_how_long_it_counts_is_not_kept() -> None:
    gateway = Gateway(tokens=[(200, {"access_token": "a", "token_type": "bearer"})])
    asking(gateway, 2)
    assert gateway.times("/token") == 2


def test_a_token_that_is_refused_is_fetched_anew_and_the_question_asked_once_more() -> None:
    gateway = Gateway(answers=[ACTIVE, (401, {}), ACTIVE])
    said = asking(gateway, 2)
    assert said[0] == said[1]
    assert gateway.times("/token") == 2


def test_a_new_token_that_is_refused_too_is_for_an_operator() -> None:
    gateway = Gateway(answers=[(401, {})])
    (failed,) = asking(gateway)
    assert isinstance(failed, ConnectorFailed)
    assert str(failed) == "pusat.nib: refused our token (HTTP 401). Ask it what IZIN_SYSTEM_NIB_CLIENT may."
    assert not failed.retryable
    assert (gateway.times("/token"), gateway.times("/v1/nib")) == (2, 2)


NO_TOKENS: dict[str, tuple[Said, bool, str]] = {
    "denied": ((401, {"error": "invalid_client"}), False, "gave us no token (HTTP 401). Compare IZIN_SYS"),
    "wrong scope": (
        (400, {"error": "invalid_scope"}),
        False,
        "gave us no token (HTTP 400). Compare IZIN_SYS",
    ),
    "away": ((503, b""), True, "answered with HTTP 503."),
    "garbage": ((200, b"<html>"), True, "answered with something that is no JSON."),
    "nothing": ((200, {}), False, "what IZIN_SYSTEM_NIB_TOKEN_URL names gave no token"),
    "two lines": (
        (200, {"access_token": "a\r\nX: b", "token_type": "Bearer"}),
        False,
        "what IZIN_SYSTEM_NIB_TOKEN_URL names gave no token",
    ),
    "of another kind": (
        (200, {"access_token": "a", "token_type": "mac"}),
        False,
        "what IZIN_SYSTEM_NIB_TOKEN_URL names gave no token",
    ),
}


@pytest.mark.parametrize("what", NO_TOKENS)
def test_without_a_token_nothing_is_asked(what: str) -> None:
    said, retryable, message = NO_TOKENS[what]
    gateway = Gateway(tokens=[said, RIGHT])
    failed, afterwards = asking(gateway, 2)
    assert isinstance(failed, ConnectorFailed)
    assert str(failed).startswith(f"pusat.nib: {message}")
    assert failed.retryable is retryable
    assert isinstance(afterwards, Answered)
    assert gateway.times("/v1/nib") == 1


def test_what_a_gateway_says_by_a_status_is_no_outcome() -> None:
    (failed,) = asking(Gateway(answers=[(404, {"status": "tidak_dikenal"})]))
    assert isinstance(failed, ConnectorFailed)
    assert str(failed) == "pusat.nib: answered with HTTP 404."
    assert not failed.retryable


def test_neither_token_nor_secret_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        told = "".join(map(repr, asking(Gateway(answers=[ACTIVE, (401, {})]), 2)))
    assert not [each for each in ("eyJ.token", "rahasia", "aXppbi", "9120304") if each in told + caplog.text]


def test_many_at_once_fetch_one_token(sandbox: Sandbox) -> None:
    async def all_at_once(connector: object) -> list[Answered | Refused]:
        assert isinstance(connector, HttpJsonToken)
        keys = [EffectKey(f"many.{next(NUMBERS)}") for _ in range(8)]
        return await asyncio.gather(*(connector.ask(SYSTEM.shape, QUESTION, key) for key in keys))

    said = sandbox.with_connector(SYSTEM, all_at_once)
    assert {tuple(each.answers.items()) for each in said if isinstance(each, Answered)} == {
        ((FieldId("status"), "aktif"),)
    }
    calls = sandbox.admin.get("/admin/came").json()[-9:]
    assert Counter(call["what"] for call in calls) == {"token": 1, "asked": 8}


def test_the_sandbox_refuses_a_token_it_did_not_give(sandbox: Sandbox) -> None:
    body = b'{"nib":"9120304056781","nama":"Wulan"}'
    headers = {"Authorization": "Bearer made-up", "Idempotency-Key": "k"}
    said = sandbox.admin.post("/pusat.nib/v1/nib", content=body, headers=headers)
    assert said.status_code == 401


@pytest.mark.parametrize(
    ("shown", "body"),
    [
        ("", b"grant_type=client_credentials&scope=nib.read"),
        ("Basic aXppbjpzYWxhaA==", b"grant_type=client_credentials&scope=nib.read"),
        ("Basic ?", b"grant_type=client_credentials&scope=nib.read"),
        ("right", b"grant_type=password&scope=nib.read"),
        ("right", b"grant_type=client_credentials"),
        ("right", b"\xff"),
    ],
)
def test_the_sandbox_gives_no_token_for_less_than_all(shown: str, body: bytes, sandbox: Sandbox) -> None:
    us = f"{sandbox.settings['IZIN_SYSTEM_NIB_CLIENT']}:{sandbox.settings['IZIN_SYSTEM_NIB_SECRET']}"
    right = f"Basic {b64encode(us.encode()).decode()}"
    headers = {"Authorization": right if shown == "right" else shown}
    said = sandbox.admin.post("/pusat.nib/oauth2/token", content=body, headers=headers)
    assert said.status_code == 401
