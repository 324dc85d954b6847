"""`izin status` says what runs, since when, whether it answers, and what is owed."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import psutil
import pytest

from flows.reading_settings import read_settings
from flows.services.state import read_running
from flows.wiring import connect
from licensing.forms.files import StoredFile
from licensing.words.identifiers import Digest
from storage.waiting import Room
from tests.cli.conftest import Call


def told(izin: Call) -> Mapping[str, object]:
    found = izin("status", "--json").data
    assert isinstance(found, dict)
    return found


def states(izin: Call) -> dict[str, str]:
    parts = told(izin)["parts"]
    assert isinstance(parts, list)
    return {part["name"]: part["state"] for part in parts}


@pytest.fixture
def stopped(up: Path) -> Iterator[str]:
    """The object store hangs."""
    recorded = read_running(up)
    assert recorded is not None
    process = psutil.Process(recorded.processes["s3"].pid)
    process.suspend()
    yield "s3"
    process.resume()


def test_parts_and_what_is_owed_are_told(izin: Call, up: Path) -> None:
    assert states(izin) == {"postgres": "ok", "s3": "ok"}
    around, owed = told(izin)["around"], told(izin)["owed"]
    # Neither Prefect nor a worker was started here, and what people were promised by mail waits for them.
    assert around == {
        "database": "ok",
        "documents": "ok",
        "prefect": "does not answer",
        "workers": "does not answer",
    }
    assert told(izin)["files_waiting"] == {"files": 0, "bytes": 0, "oldest": None}
    assert isinstance(owed, dict)
    assert set(owed) == {"effects", "oldest"}
    shown = izin("status", "--lang", "en")
    assert shown.code == 1
    assert "PostgreSQL" in shown.out
    assert "owed" in shown.out


def test_a_part_that_hangs_is_told(izin: Call, stopped: str) -> None:
    assert states(izin)[stopped] == "does not answer"


def test_how_many_files_wait_for_the_object_store_is_told_and_since_when(izin: Call, up: Path) -> None:
    wired = connect(read_settings(), role="izin_worker")
    room = Room(wired.records.database, 1000)
    assert room.keep(
        StoredFile("uploads/a.pdf", Digest("a"), "application/pdf", 4, "a.pdf"), BytesIO(b"%PDF")
    )
    try:
        waiting = told(izin)["files_waiting"]
        shown = izin("status", "--lang", "en").out
    finally:
        room.remove("uploads/a.pdf")
        wired.close()
    assert isinstance(waiting, dict)
    assert (waiting["files"], waiting["bytes"]) == (1, 4)
    assert "1 file waits (0.0 MB) for the object store, the oldest since 20" in shown


def test_nothing_secret_is_told(izin: Call, up: Path) -> None:
    kept = (up / "credentials.json").read_text()
    secrets = [word.strip('",') for line in kept.splitlines()[1:-1] for word in line.split(": ")[1:]]
    said = izin("status", "--json").out + izin("status").out
    assert secrets
    assert not [secret for secret in secrets if secret in said]


def test_where_nothing_runs_it_is_said(izin: Call, up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_HOME", str(up / "nowhere"))
    called = izin("status")
    assert called.code == 3
    assert "Izin is not running. Start it with `izin up`." in called.err
