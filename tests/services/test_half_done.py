"""What a death, or the loss of power, leaves of a backup or a restore is never taken for whole."""

import os
from pathlib import Path

import pytest

from flows.backup.manifest import BEGUN, OBJECTS, begin
from flows.backup.restoring import make_whole
from flows.services.half import mark_of


def test_a_backup_that_is_begun_anew_is_never_without_its_sign(tmp_path: Path) -> None:
    folder, same = tmp_path / "backup", tmp_path / "same"
    begin(folder)
    os.link(folder / BEGUN, same)
    (folder / OBJECTS).mkdir()
    begin(folder)
    assert same.samefile(folder / BEGUN)
    assert [path.name for path in folder.iterdir()] == [BEGUN]


def test_what_was_restored_is_on_the_disk_before_its_mark_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_of(tmp_path).touch()
    seen: list[bool] = []
    monkeypatch.setattr("os.sync", lambda: seen.append(mark_of(tmp_path).exists()))
    make_whole(tmp_path)
    assert (seen, mark_of(tmp_path).exists()) == ([True], False)
