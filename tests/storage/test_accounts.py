"""Sign-in: officers' passwords and applicants' PINs."""

from datetime import timedelta

import psycopg
import pytest

from licensing.identifiers import ApplicationNumber, OfficerId
from storage import Records
from storage.accounts import SqlAccounts
from storage.database import open_database
from storage.pins import ALPHABET, Pins
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial


def test_an_account_is_made_once(portal: Records, worker: Records) -> None:
    made = worker.accounts.prepare((officer("rina"), officer("budi")), iter(["satu", "dua"]).__next__)
    assert made == {"rina": "satu", "budi": "dua"}
    assert worker.accounts.prepare((officer("rina"),), lambda: "tiga") == {}
    assert portal.accounts.check(OfficerId("rina"), "satu")
    assert not portal.accounts.check(OfficerId("rina"), "dua")


def test_an_unknown_officer_has_no_password(portal: Records) -> None:
    assert not portal.accounts.check(OfficerId("tidak-ada"), "nobody has this password")


def test_passwords_are_not_kept_in_clear(worker: Records, database_url: str) -> None:
    worker.accounts.prepare((officer("dewi"),), lambda: "rahasia dewi")
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("set role izin_worker")
        kept = connection.execute("select password_hash from accounts where officer = 'dewi'").fetchone()
    assert kept is not None
    assert kept[0].startswith("$argon2id$")


def test_guessing_a_password_comes_to_an_end(worker: Records, database_url: str) -> None:
    worker.accounts.prepare((officer("sari"),), lambda: "benar")
    accounts = SqlAccounts(open_database(database_url, "izin_portal"))
    assert not any(accounts.check(OfficerId("sari"), f"salah {n}") for n in range(10))
    assert not accounts.check(OfficerId("sari"), "benar")
    accounts.database.engine.dispose()


def test_number_and_pin_open_an_application(portal: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert len(receipt.pin) == 8
    assert set(receipt.pin) <= set(ALPHABET)
    assert portal.cases.track(receipt.application, f" {receipt.pin.lower()} ", now=NOW)
    assert not portal.cases.track(receipt.application, "23456789", now=NOW)
    assert not portal.cases.track(ApplicationNumber("REG-X"), receipt.pin, now=NOW)


def test_a_pin_opens_no_other_application(portal: Records) -> None:
    first = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    second = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert not portal.cases.track(second.application, first.pin, now=NOW)


@pytest.mark.parametrize("wrong", [4, 6])
def test_guessing_a_pin_makes_everybody_wait(portal: Records, database_url: str, wrong: int) -> None:
    """The wait is in the database: another process, which has seen no guess, waits as well."""
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    at = NOW
    for _ in range(wrong):
        at += timedelta(minutes=2)
        assert not portal.cases.track(receipt.application, "wrong", now=at)
    another = Pins(open_database(database_url, "izin_portal"), "rahasia")
    waiting = 2 ** (wrong - 4)
    assert not another.check(receipt.application, receipt.pin, now=at + timedelta(seconds=waiting - 0.5))
    assert another.check(receipt.application, receipt.pin, now=at + timedelta(seconds=waiting))
    assert another.check(receipt.application, receipt.pin, now=at + timedelta(seconds=waiting))
    another.database.engine.dispose()


def test_nobody_locks_an_applicant_out_for_more_than_a_minute(portal: Records, database_url: str) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    at = NOW
    for _ in range(19):
        at += timedelta(minutes=1)
        portal.cases.track(receipt.application, "wrong", now=at)
    another = Pins(open_database(database_url, "izin_portal"), "rahasia")
    assert another.check(receipt.application, receipt.pin, now=at + timedelta(minutes=1))
    another.database.engine.dispose()


def test_one_process_tries_a_wrong_pin_twenty_times_a_minute(portal: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert not any(portal.cases.track(receipt.application, "wrong", now=NOW) for _ in range(20))
    assert not portal.cases.track(receipt.application, receipt.pin, now=NOW + timedelta(hours=1))


def test_right_pins_and_passwords_are_never_counted(portal: Records, worker: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert all(portal.cases.track(receipt.application, receipt.pin, now=NOW) for _ in range(25))
    worker.accounts.prepare((officer("joko"),), lambda: "benar")
    assert all(portal.accounts.check(OfficerId("joko"), "benar") for _ in range(14))
