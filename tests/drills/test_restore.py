"""Backup and restore on a small town: whole or told as incomplete, whatever is killed; and the same town afterwards."""

import json
import stat
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from features.operations.installing import prepare_and_publish
from flows.backup import database
from flows.backup.manifest import read_whole
from flows.backup.objects import Entry, astray
from flows.services.errors import BackupRefused, ServiceFailed
from flows.services.plan import Part
from flows.services.state import ensure_credentials
from flows.services.supervise import running
from flows.wiring import Wired, connect, prepare_for
from licensing.city.people import Service
from licensing.ports import Receipt
from licensing.words.identifiers import DocumentId
from tests.drills.town import IZIN, REPOSITORY, Town, apply, apply_many, decide, town

PARTS: frozenset[Part] = frozenset({"postgres", "s3"})
CASES = 60


@dataclass(frozen=True, slots=True)
class Practised:
    """A town with its backup; `receipts` were given before it was taken."""

    town: Town
    folder: Path
    receipts: tuple[Receipt, ...]
    named: dict[str, str]


@contextmanager
def standing(at: Town) -> Generator[Wired]:
    """Records and objects without Prefect."""
    with running(at.settings, parts=PARTS, prepare=partial(prepare_for, at.settings)) as connections:
        izin = connect(at.settings, role="izin_worker", connections=connections)
        try:
            yield izin
        finally:
            izin.close()


def kill_when(at: Town, sign: Path, *command: str) -> None:
    """Start a command and kill it in the middle, as soon as something is there."""
    with subprocess.Popen(
        (IZIN, *command),
        env=at.environment,
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while not sign.exists():
            assert process.poll() is None
            time.sleep(0.001)  # between two looks
        process.kill()


@pytest.fixture(scope="module")
def practised() -> Generator[Practised]:
    with town() as at:
        folder = at.drafts / "backup"
        with running(
            at.settings, parts=PARTS, prepare=partial(prepare_and_publish, at.settings)
        ) as connections:
            izin = connect(at.settings, role="izin_worker", connections=connections)
            receipts = apply_many(izin, CASES)
            decide(izin, receipts[0].application, "loket", "periksa", "lengkap")
            kill_when(at, folder / "objects", "backup", str(folder))
            with pytest.raises(BackupRefused, match="this backup was broken off"):
                read_whole(folder)
            refused = replace(at, home=at.home.with_name("early")).izin("restore", str(folder))
            assert (refused.returncode, "this backup was broken off" in refused.stderr) == (1, True)
            named = {
                file.key: str(file.sha256)
                for each in receipts
                for file in izin.cases.view(Service(), each.application).case.documents.values()
            }
            taken = at.izin("backup", str(folder), "--json")
            assert taken.returncode == 0, taken.stderr
            told = json.loads(taken.stdout)
            assert (told["applications"], told["objects"], told["astray"]) == (CASES, CASES, [])
            server = database.server_of(at.home, ensure_credentials(at.home))
            with database.snapshot(server) as seen:
                assert seen.named == named
            apply(izin)  # after the moment of the backup: not in it
            izin.close()
        yield Practised(at, folder, receipts, named)


def test_a_restore_that_is_killed_is_never_taken_for_whole_and_ends_well_when_begun_anew(
    practised: Practised,
) -> None:
    other = replace(practised.town, home=practised.town.home.with_name("other"))
    kill_when(other, other.home / "pg", "restore", str(practised.folder))
    with pytest.raises(ServiceFailed, match="what is here is not whole"), standing(other):
        pass
    done = other.izin("restore", str(practised.folder))
    assert done.returncode == 0, done.stderr
    with standing(other) as izin:
        report = izin.audit.verify()
        assert (report.applications, report.breaches) == (CASES, ())
        for receipt in practised.receipts:
            assert izin.cases.track(receipt.application, receipt.pin)
            file = izin.cases.view(Service(), receipt.application).case.documents[DocumentId("ktp")]
            assert practised.named[file.key] == file.sha256
            izin.documents.read(file, application=receipt.application, name="ktp")
        decide(izin, practised.receipts[0].application, "kepala", "tanda_tangan", "ditandatangani")
        decide(izin, practised.receipts[1].application, "loket", "periksa", "lengkap")
    again = other.izin("restore", str(practised.folder))
    assert (again.returncode, "an installation is in it already" in again.stderr) == (1, True)


def test_secrets_and_papers_are_their_owners_alone(practised: Practised) -> None:
    open_to_others = [
        path
        for path in (practised.folder, *practised.folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


@pytest.mark.parametrize("part", ["object", "dump"])
def test_a_damaged_backup_is_told_and_what_was_restored_of_it_is_not_whole(
    practised: Practised, part: str, tmp_path: Path
) -> None:
    third = replace(practised.town, home=practised.town.home.with_name(f"third-{part}"))
    found = {
        "object": next((practised.folder / "objects").glob("*/*")),
        "dump": practised.folder / "izin.dump",
    }
    damaged = found[part]
    before = damaged.read_bytes()
    damaged.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    try:
        refused = third.izin("restore", str(practised.folder))
    finally:
        damaged.write_bytes(before)
    assert refused.returncode == 1
    assert f"{damaged}: was altered or damaged" in refused.stderr
    assert not (third.home / "pg").exists() or (third.home / "RESTORING").exists()


def test_nothing_is_written_over(practised: Practised, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    whole = practised.town.izin("backup", str(practised.folder))
    taken = practised.town.izin("backup", str(tmp_path))
    assert (whole.returncode, "a whole backup is in it already" in whole.stderr) == (1, True)
    assert (taken.returncode, "is not empty" in taken.stderr) == (1, True)


def test_what_the_records_name_and_the_store_has_not_is_told() -> None:
    there = (Entry("a", "1", 1, "x"), Entry("b", "2", 1, "x"))
    assert astray(there, {"a": "1", "b": "3", "c": "4"}, {}) == ("b", "c")


def test_what_waits_for_the_store_among_the_records_is_not_astray() -> None:
    there, named = (Entry("a", "1", 1, "x"),), {"a": "1", "c": "4", "d": "5"}
    assert astray(there, named, {"c": "4", "d": "altered"}) == ("d",)
