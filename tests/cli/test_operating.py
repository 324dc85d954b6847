"""What operators and the counter do for one application from the command line, on real records."""

from datetime import UTC, datetime

from licensing.ports import Turn
from licensing.words.identifiers import ApplicationNumber
from portal.cli.wired import wired
from tests.cli.conftest import Call
from tests.cli.test_cases import data, submitted

__all__ = ["submitted"]


def failed(number: ApplicationNumber, version: int) -> None:
    """The mail server refused the first letter of an application; it is tried again in years."""
    now, later = datetime.now(UTC), datetime(2031, 1, 2, 3, tzinfo=UTC)
    message = f"{number} / kelengkapan / notify received: the mail server answered 550."
    with wired("izin_worker") as parts:
        parts.outbox.claim_named("w", (number,), lease_seconds=60)
        parts.outbox.release("w", [Turn(number, version, version, message, later - now)], now=now)


def test_a_new_pin_from_the_counter_opens_the_application(izin: Call, submitted: str) -> None:
    pin = data(izin, "pin", submitted.lower(), "--as", "bayu", "--checked", "KTP, foto cocok")["pin"]
    number = ApplicationNumber(submitted)
    with wired("izin_portal") as parts:
        assert parts.cases.track(number, str(pin))
        assert parts.cases.pin_given_at(number) is not None
    refused = izin("pin", submitted, "--as", "agus", "--checked", "KTP, foto cocok")
    assert refused.code == 1
    with wired("izin_portal") as parts:
        assert parts.cases.track(number, str(pin))


def test_what_is_owed_is_listed_tried_again_and_given_up(izin: Call, submitted: str) -> None:
    number = ApplicationNumber(submitted)
    failed(number, int(str(data(izin, "show", submitted)["version"])))
    owed = data(izin, "owed", submitted)["owed"]
    assert isinstance(owed, list)
    assert [(each["what"], each["why"]) for each in owed] == [
        ("notify received", "the mail server answered 550.")
    ]
    assert data(izin, "owed", submitted, "--retry")["retried"] == [submitted]
    assert izin("owed", submitted, "--dismiss").code == 2
    failed(number, int(str(data(izin, "show", submitted)["version"])))
    given_up = data(izin, "owed", submitted, "--dismiss", "--by", "Budi", "--why", "Alamat mati")
    assert given_up["dismissed"] == [owed[0]["effect"]]
    assert data(izin, "owed", submitted)["owed"] == []


def test_a_task_that_is_moved_is_the_other_roles(izin: Call, submitted: str) -> None:
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    order = ("--by", "Budi", "--reason", "Loket tutup")
    assert izin("reassign", task, "--to", "dpmptsp.verifikators", *order).code == 2
    assert data(izin, "reassign", task, "--to", "dpmptsp.verifikator", *order)["moved"] == [task]
    assert izin("claim", task, "--as", "bayu").code == 1
    assert izin("claim", task, "--as", "dewi").code == 0
