"""A backup that does not hold together is refused with a sentence before anything of it is used."""

import json
from datetime import UTC, datetime
from hashlib import sha256
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
from flows.backup.objects import check, place_of, read_index
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


DIGEST = sha256(b"x").hexdigest()


def entry(**other: object) -> bytes:
    """A line of the index, as a whole backup has it, or with something else in it."""
    whole = {"key": "a", "media_type": "b", "sha256": DIGEST, "size_bytes": 1}
    return json.dumps({**whole, **other}).encode()


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"bukan",
        b"[1]",
        b"\xff",
        *(entry(sha256=other) for other in ("../../etc/passwd", "/etc/" + 300 * "a", "a\0b", DIGEST + "\n")),
        *(entry(sha256=other) for other in (DIGEST.upper(), DIGEST[1:], "")),
        *(entry(key=other) for other in ("", "a\0", 1025 * "a")),
        entry(media_type="a\r\nX: y"),
        entry(size_bytes=-1),
    ],
)
def test_an_index_line_that_names_no_object_is_told_by_its_number(tmp_path: Path, line: bytes) -> None:
    (tmp_path / INDEX).write_bytes(entry() + b"\n" + line + b"\n")
    with pytest.raises(BackupRefused, match=f"{INDEX}:2: names no object"):
        tuple(read_index(tmp_path / INDEX))


@pytest.mark.parametrize(("content", "told"), [(None, "is missing"), (b"xy", "has 2 bytes, and not 1")])
def test_an_object_that_is_not_as_the_index_says_is_told_beforehand(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = place_of(tmp_path, DIGEST)
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    (tmp_path / INDEX).write_bytes(entry() + b"\n")
    with pytest.raises(BackupRefused, match=rf"{told} \(a\)\. Restore"):
        check(tmp_path, tmp_path / INDEX)
    path.write_bytes(b"x")
    check(tmp_path, tmp_path / INDEX)
