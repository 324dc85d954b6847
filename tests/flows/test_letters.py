"""Letters: what a mail server answers, and what goes to an address that nobody has confirmed. Real SMTP on loopback."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import Message
from email.mime.text import MIMEText

import pytest

from features.quoting import APPLICANT, quoted, read_city
from flows.attempts import Undone, attempt
from flows.performers import Means, Work, perform
from flows.performers.post import AddressRefused, MailServer
from licensing.case.commands import ConfirmAddress
from licensing.case.confirming import confirmation, fits
from licensing.city.people import Tracker
from licensing.history.effects import Done, Notify, Refused
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import EffectKey
from tests.flows import mail

STEPS = """
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: gugur}}
  gugur: {close: {}}
"""
HOSTILE = "Menang undian http://jahat.example"


def sent(answer: str) -> tuple[ConnectorFailed | None, list[bytes]]:
    server = mail.MailServer([answer] if answer else [])
    message = MIMEText("isi")
    message["From"], message["To"] = "izin@contoh.id", "ayu@contoh.id"
    with mail.listening(server) as url:
        try:
            asyncio.run(MailServer(url).send(EffectKey("REG-1.received.notify"), message))
        except ConnectorFailed as failed:
            return failed, server.taken
    return None, server.taken


@pytest.mark.parametrize("answer", ["550 no such user", "550 5.1.1 unknown", "552 5.2.2 full", "554 rejected"])
def test_what_an_address_refuses_for_good_is_told_apart(answer: str) -> None:
    failed, taken = sent(answer)
    assert isinstance(failed, AddressRefused)
    assert (failed.code, failed.retryable, taken) == (int(answer[:3]), False, [])
    assert "ayu" not in str(failed)


@pytest.mark.parametrize(
    ("answer", "retryable"), [("451 busy", True), ("550 5.7.1 relaying denied", False), ("554 5.3.4 too big", False)]
)
def test_what_time_or_an_operator_can_mend_is_a_failure(answer: str, *, retryable: bool) -> None:
    failed, _ = sent(answer)
    assert failed is not None
    assert not isinstance(failed, AddressRefused)
    assert failed.retryable is retryable


def test_no_server_is_tried_again_and_a_taken_letter_is_no_failure() -> None:
    with pytest.raises(ConnectorFailed) as failed:
        asyncio.run(MailServer("smtp://127.0.0.1:1").send(EffectKey("x"), MIMEText("isi")))
    assert failed.value.retryable
    assert sent("") == (None, sent("")[1]) or len(sent("")[1]) == 1


@dataclass
class Postbox:
    """Keeps what it is given, or answers with what is to go wrong."""

    wrong: Exception | None = None
    letters: list[Message] = field(default_factory=list[Message])

    async def send(self, key: EffectKey, message: Message) -> None:
        if self.wrong is not None:
            raise self.wrong
        self.letters.append(message)


def story() -> Scenario:
    scenario = Scenario(read_city(), quoted(STEPS, read_city()))
    scenario.submit(typed({**APPLICANT, "nama": HOSTILE}))
    return scenario


def owed(scenario: Scenario) -> Notify:
    found = next(each.effect for each in scenario.events if each.type == "effect-owed")
    assert isinstance(found, Notify)
    return found


def means(post: Postbox, scenario: Scenario) -> Means:
    return Means(
        archive=MemoryArchive(),
        cases=scenario.cases,
        outbox=scenario.outbox,
        documents=scenario.documents,
        register=scenario.register,
        public_url="https://izin.example",
        post=post,
        now=lambda: datetime(2026, 11, 23, 3, tzinfo=UTC),
        secret_key="rahasia",
    )
