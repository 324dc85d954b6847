"""Sign-in: officers' passwords and applicants' PINs."""

import psycopg

from licensing.words.identifiers import ApplicationNumber, OfficerId
from storage import Records
from storage.pins import ALPHABET
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


def test_wrong_passwords_keep_no_officer_out(portal: Records, worker: Records) -> None:
    worker.accounts.prepare((officer("sari"),), lambda: "benar")
    assert not any(portal.accounts.check(OfficerId("sari"), f"salah {n}") for n in range(12))
    assert portal.accounts.check(OfficerId("sari"), "benar")


def test_number_and_pin_open_an_application(portal: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert len(receipt.pin) == 8
    assert set(receipt.pin) <= set(ALPHABET)
    assert portal.cases.track(receipt.application, f" {receipt.pin.lower()} ")
    assert not portal.cases.track(receipt.application, "23456789")
    assert not portal.cases.track(ApplicationNumber("REG-X"), receipt.pin)


def test_a_pin_opens_no_other_application(portal: Records) -> None:
    first = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    second = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert not portal.cases.track(second.application, first.pin)


def test_wrong_pins_keep_nobody_out(portal: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert not any(portal.cases.track(receipt.application, "wrong") for _ in range(30))
    assert portal.cases.track(receipt.application, receipt.pin)


def test_right_pins_and_passwords_are_never_counted(portal: Records, worker: Records) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert all(portal.cases.track(receipt.application, receipt.pin) for _ in range(25))
    worker.accounts.prepare((officer("joko"),), lambda: "benar")
    assert all(portal.accounts.check(OfficerId("joko"), "benar") for _ in range(14))
