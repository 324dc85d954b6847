"""A backup that does not hold together is refused with a sentence before anything of it is used."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.backup.manifest import (
    CONTENT,
    FILES,
    INDEX,
    NEEDED,
    OBJECTS,
    PREFECT_DUMP,
    SECRETS,
    WHOLE,
    Manifest,
    compare,
    digest_of,
)
from flows.backup.objects import read_index
from flows.backup.restoring import restore
from flows.backup.small_files import unpack
from flows.services.errors import BackupRefused
from flows.settings import Settings


def backup(folder: Path, *, but: str = "", files: dict[str, str] | None = None) -> Manifest:
    """A folder with every file of a backup but one, and a manifest that names what is there, or `files`."""
    for name in NEEDED:
        (folder / name).write_bytes(b"isi")
    (folder / but).unlink() if but else None
    there = {name: digest_of(folder / name) for name in NEEDED if name != but}
    manifest = Manifest(
        taken_at=datetime(2026, 11, 23, tzinfo=UTC),
        revision="x",
        postgresql=16,
        roles=(),
        applications=0,
        commits=0,
        objects=0,
        object_bytes=0,
        files=there if files is None else files,
        settings={},
    )
    (folder / WHOLE).write_text(manifest.model_dump_json())
    return manifest


def test_what_is_taken_is_all_that_a_backup_needs() -> None:
    assert {*CONTENT} - {*NEEDED} == {PREFECT_DUMP, OBJECTS}


@pytest.mark.parametrize("name", NEEDED)
def test_a_manifest_that_leaves_out_a_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BackupRefused, match=f"does not name {name}"):
        compare(tmp_path, backup(tmp_path, but=name))


def test_a_manifest_without_files_is_refused_before_anything_is_restored(tmp_path: Path) -> None:
    folder, home = tmp_path / "backup", tmp_path / "home"
    folder.mkdir()
    backup(folder, but=FILES, files={})
    with pytest.raises(
        BackupRefused, match=r"does not name izin\.dump, roles\.sql, objects\.jsonl, secrets\.json"
    ):
        restore(Settings(home=home), folder, open_store=lambda _: pytest.fail("opened"), say=print)
    assert not home.exists()


def test_a_manifest_that_names_what_is_no_part_of_a_backup_is_refused(tmp_path: Path) -> None:
    manifest = backup(tmp_path)
    strange = manifest.model_copy(update={"files": {**manifest.files, "../rahasia": "0" * 64}})
    with pytest.raises(BackupRefused, match=r"names \.\./rahasia, so it is not the one"):
        compare(tmp_path, strange)


def test_secrets_that_are_none_are_refused(tmp_path: Path) -> None:
    folder, home = tmp_path / "backup", tmp_path / "home"
    folder.mkdir()
    backup(folder)
    with pytest.raises(BackupRefused, match=f"{SECRETS}: holds no secrets"):
        restore(Settings(home=home), folder, open_store=lambda _: pytest.fail("opened"), say=print)
    assert not home.exists()


def test_small_files_that_are_no_tar_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILES).write_bytes(b"bukan tar")
    with pytest.raises(BackupRefused, match="cannot be read as a tar"):
        unpack(tmp_path / FILES, tmp_path)


@pytest.mark.parametrize("line", [b"{}", b"bukan", b"[1]", b"\xff"])
def test_an_index_line_that_names_no_object_is_told_by_its_number(tmp_path: Path, line: bytes) -> None:
    entry = b'{"key": "a", "media_type": "b", "sha256": "c", "size_bytes": 1}\n'
    (tmp_path / INDEX).write_bytes(entry + line + b"\n")
    with pytest.raises(BackupRefused, match=f"{INDEX}:2: names no object"):
        tuple(read_index(tmp_path / INDEX))
