"""Cases: opening one. Its number, its receipt, and the same submission sent again."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count
from threading import Barrier

import pytest

from licensing.city.people import Service
from licensing.ports import Receipt
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import Digest
from tests.ports.stories import Ports
from tests.storage.process import DOCUMENTS, NOW, TYPED, trial
from tests.storage.stories import submitted

ANOTHER = {id: replace(file, sha256=Digest("0" * 64)) for id, file in DOCUMENTS.items()}
_NAMES = count(1)


@pytest.fixture
def name() -> str:
    return f"formulir {next(_NAMES)}"


def send(portal: Ports, name: str | None, *, days_later: float = 0) -> Receipt:
    at = NOW + timedelta(days=days_later)
    return portal.cases.submit(trial(), TYPED, DOCUMENTS, now=at, once=name)


def opened(izin: Ports) -> int:
    return len(izin.cases.search(Service(), "REG-COBA", limit=1000))


def test_a_number_names_permit_day_and_place_in_the_queue(portal: Ports) -> None:
    first, second = submitted(portal), submitted(portal)
    assert re.fullmatch(r"REG-COBA-20261123-\d{5}", first)
    assert int(second[-5:]) == int(first[-5:]) + 1


def test_a_number_is_of_the_citys_day_and_each_day_begins_with_one(portal: Ports) -> None:
    submitted(portal)
    late = NOW.replace(hour=17, minute=1)
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=late)
    assert receipt.application == "REG-COBA-20261124-00001"


def test_a_refused_form_uses_up_no_number(portal: Ports, izin: Ports) -> None:
    first, before = submitted(portal), opened(izin)
    with pytest.raises(CommandRefused) as told:
        portal.cases.submit(trial(), {**TYPED, "luas": ["0"]}, {}, now=NOW)
    assert told.value.code == "invalid-form"
    assert set(told.value.fields) == {"luas", "ktp"}
    assert opened(izin) == before
    assert int(submitted(portal)[-5:]) == int(first[-5:]) + 1


def test_a_receipt_whose_answer_was_lost_is_given_again_by_any_process(
    portal: Ports, izin: Ports, another_portal: Ports, name: str
) -> None:
    receipt = send(portal, name)
    before = opened(izin)
    assert send(another_portal, name) == receipt
    assert opened(izin) == before
    assert another_portal.cases.track(receipt.application, receipt.pin)


def test_of_those_who_send_at_the_same_moment_one_opens_and_all_get_its_receipt(
    portal: Ports, another_portal: Ports, izin: Ports, name: str
) -> None:
    before, process, start = opened(izin), trial(), Barrier(8)

    def send_with_the_others(n: int) -> Receipt:
        start.wait()
        asked = (portal, another_portal)[n % 2]
        return asked.cases.submit(process, TYPED, DOCUMENTS, now=NOW, once=name)

    with ThreadPoolExecutor(8) as senders:
        receipts = [*senders.map(send_with_the_others, range(8))]
    assert len(set(receipts)) == 1
    assert opened(izin) == before + 1


def test_one_name_opens_one_application_whatever_is_sent_under_it(
    portal: Ports, another_portal: Ports, izin: Ports, name: str
) -> None:
    """As from two tabs of one form."""
    receipt, before = send(portal, name), opened(izin)
    for typed, documents in (({**TYPED, "luas": ["12"]}, DOCUMENTS), (TYPED, ANOTHER)):
        with pytest.raises(CommandRefused, match="already-submitted") as refused:
            another_portal.cases.submit(trial(), typed, documents, now=NOW, once=name)
        assert receipt.application in refused.value.sentence.id
        assert receipt.pin not in str(refused.value.sentence)
    assert opened(izin) == before
    assert send(portal, name) == receipt, "and the same is given its receipt again"


def test_of_different_ones_sent_under_one_name_at_the_same_moment_one_opens(
    portal: Ports, another_portal: Ports, izin: Ports, name: str
) -> None:
    before, process, start = opened(izin), trial(), Barrier(6)

    def send_another(n: int) -> str:
        start.wait()
        typed = {**TYPED, "luas": [f"{10 + n}"]}
        try:
            (portal, another_portal)[n % 2].cases.submit(process, typed, DOCUMENTS, now=NOW, once=name)
        except CommandRefused as refused:
            return refused.code
        return "opened"

    with ThreadPoolExecutor(6) as senders:
        ends = sorted(senders.map(send_another, range(6)))
    assert ends == ["already-submitted"] * 5 + ["opened"]
    assert opened(izin) == before + 1


def test_a_refused_form_leaves_its_name_free(portal: Ports, name: str) -> None:
    with pytest.raises(CommandRefused):
        portal.cases.submit(trial(), {**TYPED, "luas": ["0"]}, DOCUMENTS, now=NOW, once=name)
    assert send(portal, name).application


def test_after_a_day_the_number_is_told_and_no_pin(portal: Ports, name: str) -> None:
    receipt = send(portal, name)
    assert send(portal, name, days_later=1) == receipt
    with pytest.raises(CommandRefused) as refused:
        send(portal, name, days_later=1.01)
    assert refused.value.code == "already-submitted"
    assert receipt.application in refused.value.sentence.id
    assert receipt.pin not in str(refused.value.sentence)


@pytest.mark.parametrize("nameless", [None, ""])
def test_without_a_name_every_sending_counts(portal: Ports, nameless: str | None) -> None:
    receipts = [send(portal, nameless) for _ in range(2)]
    assert len({receipt.application for receipt in receipts}) == 2
    assert len({receipt.pin for receipt in receipts}) == 2


def test_number_and_pin_open_an_application(portal: Ports) -> None:
    receipt = send(portal, None)
    assert len(receipt.pin) == 8
    assert portal.cases.track(receipt.application, f" {receipt.pin.lower()} ")
    assert not portal.cases.track(receipt.application, "23456789")
    assert not portal.cases.track(receipt.application, "")
    assert not portal.cases.track(type(receipt.application)("REG-X"), receipt.pin)


def test_a_pin_opens_no_other_application(portal: Ports) -> None:
    first, second = send(portal, None), send(portal, None)
    assert not portal.cases.track(second.application, first.pin)


def test_wrong_pins_keep_nobody_out_and_right_ones_are_never_counted(portal: Ports) -> None:
    receipt = send(portal, None)
    assert not any(portal.cases.track(receipt.application, "wrong") for _ in range(30))
    assert all(portal.cases.track(receipt.application, receipt.pin) for _ in range(25))
