"""Sign-in: how officers' passwords and applicants' PINs are kept."""

import psycopg
import pytest
from argon2 import PasswordHasher, extract_parameters

from licensing.words.identifiers import OfficerId
from storage import Records
from storage.pins import ALPHABET
from tests.storage.conftest import name_of
from tests.storage.process import DOCUMENTS, NOW, TYPED, officer, trial


def test_passwords_are_not_kept_in_clear(worker: Records, database_url: str) -> None:
    worker.accounts.prepare((officer("dewi"),), lambda: "rahasia dewi")
    with psycopg.connect(database_url.replace("+psycopg", "")) as connection:
        connection.execute("set role izin_worker")
        kept = connection.execute("select password_hash from accounts where officer = 'dewi'").fetchone()
    assert kept is not None
    assert kept[0].startswith("$argon2id$")


@pytest.mark.parametrize("id", ["sari", "budi", "tidak-ada"], ids=["handed out", "chosen", "unknown"])
@pytest.mark.parametrize("password", ["benar", "salah"])
def test_nobody_can_tell_by_its_time_whether_there_is_an_account(
    worker: Records, id: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.accounts.prepare((officer("sari"), officer("budi")), lambda: "benar")
    worker.accounts.change(OfficerId("budi"), "benar", "benar")
    took, verify = list[int](), PasswordHasher.verify

    def counted(hasher: PasswordHasher, kept: str, password: str) -> bool:
        took.append(extract_parameters(kept).memory_cost)
        return verify(hasher, kept, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    assert worker.accounts.check(OfficerId(id), password) is (id != "tidak-ada" and password == "benar")
    assert len([cost for cost in took if cost >= 65_536]) == 1


def test_a_pin_has_only_what_nobody_takes_for_something_else_and_is_kept_nowhere(
    portal: Records, cluster: str, database_url: str
) -> None:
    receipt = portal.cases.submit(trial(), TYPED, DOCUMENTS, now=NOW)
    assert set(receipt.pin) <= set(ALPHABET)
    with psycopg.connect(cluster, dbname=name_of(database_url)) as superuser:
        kept = superuser.execute(
            "select seal from pins where application = %s", (receipt.application,)
        ).fetchone()
    assert kept is not None
    assert receipt.pin.lower() not in kept[0].lower()
