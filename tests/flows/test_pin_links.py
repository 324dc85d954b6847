"""A link to a new PIN on its way: through Prefect and SMTP, and when who sends it dies before that is recorded."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from licensing.case.commands import AskPinLink, RenewPin
from licensing.city.people import Tracker
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, EffectKey
from tests.flows.installation import EMAIL, NAME, Installation, wait_for
from tests.flows.mail import DeadlyServer, MailServer, listening

pytestmark = pytest.mark.slow

OPENS = re.compile(r"/lacak/pin/(\S+)")


@pytest.fixture(scope="module")
def told(izin: Installation) -> list[ApplicationNumber]:
    """An application for each test, whose applicant was told of it."""
    with izin.worker():
        numbers = [izin.submit() for _ in range(2)]
        wait_for(lambda: not any(izin.case(each).owed for each in numbers), what="they are told")
    return numbers


def asked(izin: Installation, number: ApplicationNumber) -> tuple[ApplicationNumber, EffectKey]:
    """One whose applicant has lost her PIN."""
    izin.izin.cases.handle(Tracker(number), number, AskPinLink(EMAIL), now=datetime.now(UTC))
    ((key, effect),) = izin.case(number).owed.items()
    assert effect.kind == "pin-link"
    return number, key


def read(content: bytes) -> tuple[EmailMessage, str]:
    """A mail, and what opens its link."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    found = OPENS.search(mail.get_content())
    assert found
    return mail, found[1]


def known_to_prefect(izin: Installation) -> str:
    runs = izin.prefect("flow_runs/filter"), izin.prefect("task_runs/filter")
    return str((*runs, izin.prefect("logs/filter"), izin.prefect("artifacts/filter")))


def test_a_link_to_a_new_pin_goes_to_her_address_once_and_nobody_else_learns_it(
    izin: Installation, told: list[ApplicationNumber]
) -> None:
    number, key = asked(izin, told[0])
    server = MailServer(["451 busy"])
    with listening(server) as url, izin.worker(IZIN_SMTP_URL=url):
        wait_for(lambda: key in izin.case(number).performed, what="the link is sent")
        wait_for(lambda: izin.runs(number)[-1]["state_type"] == "COMPLETED", what="its run ended")
        named = f"{number} / periksa / pin-link"
        wait_for(
            lambda: named in {str(task["name"]) for task in izin.task_runs(izin.runs(number)[-1])},
            what="it is a task run of its own",
        )
    (content,) = server.taken
    mail, opens = read(content)
    assert (mail["To"], mail["Message-ID"]) == (EMAIL, f"<{key}@izin>")
    assert NAME not in mail.as_string()
    assert izin.izin.cases.pin_link_for(opens, now=datetime.now(UTC)) == (number, 1)
    assert opens not in known_to_prefect(izin)
    assert opens not in (izin.settings.home / "worker.log").read_text()


def test_a_worker_that_dies_between_the_mail_and_its_report_sends_one_more_at_most_and_one_pin_comes_of_both(
    izin: Installation, told: list[ApplicationNumber]
) -> None:
    number, key = asked(izin, told[1])
    server = DeadlyServer()
    with listening(server) as url:
        with izin.worker(IZIN_SMTP_URL=url) as worker:
            server.kill = worker.kill
            wait_for(lambda: worker.poll() is not None, what="the worker dies with the mail on its way")
        assert key in izin.case(number).owed
        with izin.worker(IZIN_SMTP_URL=url):
            wait_for(lambda: key in izin.case(number).performed, what="another worker goes on")
    assert not izin.case(number).owed
    (first, opens), (second, opens_too) = (read(content) for content in server.taken)
    assert first["Message-ID"] == second["Message-ID"] == f"<{key}@izin>"
    now, cases = datetime.now(UTC), izin.izin.cases
    assert {cases.pin_link_for(each, now=now) for each in (opens, opens_too)} == {(number, 1)}
    pin = cases.give_pin(Tracker(number), number, RenewPin(1), once="a", now=now)
    assert cases.track(number, pin)
    with pytest.raises(CommandRefused, match="pin-link-over"):
        cases.give_pin(Tracker(number), number, RenewPin(1), once="b", now=now)
    assert cases.track(number, pin)
