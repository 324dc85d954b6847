"""The same submission sent again: one application, and the same receipt, whichever process is asked."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import psycopg
import pytest

from licensing.city.people import Service
from licensing.ports import Receipt
from licensing.words.errors import CommandRefused
from storage import Records
from tests.storage.conftest import connected
from tests.storage.process import DOCUMENTS, NOW, TYPED, trial

_NAMES = count(1)


@pytest.fixture
def name() -> str:
    return f"formulir {next(_NAMES)}"


@pytest.fixture
def another_process(database_url: str) -> Iterator[Records]:
    """A portal that knows nothing of what the first one did."""
    records = connected(database_url, "izin_portal")
    yield records
    records.close()


def send(records: Records, name: str, *, days_later: float = 0) -> Receipt:
    at = NOW + timedelta(days=days_later)
    return records.cases.submit(trial(), TYPED, DOCUMENTS, now=at, once=name)


def opened(worker: Records) -> int:
    return len(worker.cases.search(Service(), "REG-COBA", limit=1000))


def test_a_receipt_whose_answer_was_lost_is_given_again_by_any_process(
    portal: Records, worker: Records, another_process: Records, name: str
) -> None:
    receipt = send(portal, name)
    before = opened(worker)
    assert send(another_process, name) == receipt
    assert opened(worker) == before
    assert another_process.cases.track(receipt.application, receipt.pin)


def test_of_those_who_send_at_the_same_moment_one_opens_and_all_get_its_receipt(
    portal: Records, another_process: Records, worker: Records, name: str
) -> None:
    before = opened(worker)
    with ThreadPoolExecutor(8) as senders:
        sent = [senders.submit(send, (portal, another_process)[n % 2], name) for n in range(8)]
        receipts = [each.result() for each in sent]
    assert len(set(receipts)) == 1
    assert opened(worker) == before + 1


def test_a_refused_form_leaves_its_name_free(portal: Records, name: str) -> None:
    with pytest.raises(CommandRefused):
        portal.cases.submit(trial(), {**TYPED, "luas": ["0"]}, DOCUMENTS, now=NOW, once=name)
    assert send(portal, name).application


def test_after_a_day_the_number_is_told_and_no_pin(portal: Records, name: str) -> None:
    receipt = send(portal, name)
    assert send(portal, name, days_later=1) == receipt
    with pytest.raises(CommandRefused) as refused:
        send(portal, name, days_later=1.01)
    assert refused.value.code == "already-submitted"
    assert receipt.application in refused.value.sentence.id
    assert receipt.pin not in str(refused.value.sentence)


def test_without_a_name_every_sending_counts(portal: Records) -> None:
    receipts = [portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW) for _ in range(2)]
    assert len({receipt.application for receipt in receipts}) == 2
    assert len({receipt.pin for receipt in receipts}) == 2


def test_the_portal_cannot_list_what_was_submitted_and_nobody_can_change_it(
    portal: Records, database_url: str, name: str
) -> None:
    send(portal, name)
    url = database_url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url, autocommit=True) as connection:
        for role in ("izin_portal", "izin_worker"):
            connection.execute(f"set role {role}".encode())
            for statement in ("select * from submissions", "update submissions set name = ''"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement.encode())
