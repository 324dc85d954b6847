"""The small files of a backup: whole also behind links and while letters are written, and nothing beside them."""

import io
import os
import tarfile
from contextlib import suppress
from pathlib import Path

import pytest

from flows.backup.small_files import pack, unpack
from flows.services.errors import BackupRefused


def packed(tar: Path, home: Path, definitions: Path) -> dict[str, bytes]:
    """What is in the tar, by its names."""
    pack(tar, home, {"definitions": definitions})
    with tarfile.open(tar) as opened:
        files = {member.name: opened.extractfile(member) for member in opened if member.isreg()}
        return {name: stream.read() for name, stream in files.items() if stream}


def test_a_folder_that_is_a_link_is_packed_with_what_is_in_it(tmp_path: Path) -> None:
    home, real, link = tmp_path / "home", tmp_path / "edition-12", tmp_path / "definitions"
    home.mkdir()
    real.mkdir()
    (real / "agencies.yaml").write_bytes(b"city: {}")
    (real / ".agencies.yaml.swp").write_bytes(b"unfinished")
    (real / "gone").symlink_to(tmp_path / "nowhere")
    link.symlink_to(real)
    assert packed(tmp_path / "files.tar", home, link) == {"definitions/agencies.yaml": b"city: {}"}


def test_a_letter_under_way_is_not_packed_and_one_that_was_written_comes_back(tmp_path: Path) -> None:
    home, other, tar = tmp_path / "home", tmp_path / "other", tmp_path / "files.tar"
    (home / "mailbox").mkdir(parents=True)
    other.mkdir()
    (home / "mailbox" / ".a.1").write_bytes(b"surat")
    os.link(home / "mailbox" / ".a.1", home / "mailbox" / "a.eml")
    assert packed(tar, home, tmp_path / "none") == {"mailbox/a.eml": b"surat"}
    unpack(tar, other)
    assert [(path.name, path.read_bytes()) for path in (other / "mailbox").iterdir()] == [("a.eml", b"surat")]
    assert (other / "mailbox" / "a.eml").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mailbox/../../outside", tarfile.REGTYPE),
        ("mailbox/../credentials.json", tarfile.REGTYPE),
        ("mailbox/a.eml", tarfile.SYMTYPE),
        ("mailbox/a.eml", tarfile.LNKTYPE),
        ("mailbox/a.eml", tarfile.FIFOTYPE),
    ],
)
def test_what_is_no_file_of_the_state_folder_is_refused(tmp_path: Path, name: str, kind: bytes) -> None:
    home, tar = tmp_path / "home", tmp_path / "files.tar"
    home.mkdir()
    with tarfile.open(tar, "w") as made:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "credentials.json"
        member.size = 1 if kind == tarfile.REGTYPE else 0
        made.addfile(member, io.BytesIO(b"x"))
    with pytest.raises(BackupRefused, match="no file of a state folder"):
        unpack(tar, home)
    assert not [*home.rglob("*.*")]
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    ("names", "headers"),
    [
        (("mailbox", "mailbox/a.eml"), {}),
        (("mailbox/a.eml", "mailbox"), {}),
        (("officers.json/x", "officers.json"), {}),
        (("mailbox/a.eml", "mailbox/a.eml"), {}),
        (("mailbox/" + "a" * 300,), {}),
        (("mailbox/" + "a/" * 600 + "a",), {}),
        (("mailbox//a.eml",), {}),
        (("mailbox/a.eml",), {"path": "mailbox/a\0b"}),
        (("mailbox/a.eml",), {"GNU.sparse.map": "0,1", "GNU.sparse.size": "300000000"}),
        (("definitions/agencies.yaml",), {"GNU.sparse.map": "0,1", "GNU.sparse.size": "300000000"}),
    ],
)
def test_a_hostile_tar_is_refused_before_anything_is_written(
    tmp_path: Path, names: tuple[str, ...], headers: dict[str, str]
) -> None:
    with pytest.raises(BackupRefused, match=r"no file of a state folder\. Restore") as refused:
        unpack(hostile(tmp_path / "files.tar", ("mailbox/first.eml", *names), headers), tmp_path / "home")
    assert "\0" not in str(refused.value)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"GNU.sparse.map": "0,1,x", "GNU.sparse.size": "100"},
        {"size": "9" * 400},
        {"size": "1" + 18 * "0"},
    ],
)
def test_a_header_that_says_nonsense_makes_it_no_tar(tmp_path: Path, headers: dict[str, str]) -> None:
    with pytest.raises(BackupRefused, match=r"Restore another backup"):
        unpack(hostile(tmp_path / "files.tar", ("mailbox/a.eml",), headers), tmp_path / "home")


def test_of_a_file_of_less_than_no_size_nothing_is_written(tmp_path: Path) -> None:
    """Some readers of tars stop before it, and the manifest misses it; others tell of it."""
    with suppress(BackupRefused):
        unpack(hostile(tmp_path / "files.tar", ("mailbox/a.eml",), {"size": "-5"}), tmp_path / "home")
    assert not [*(tmp_path / "home").rglob("*.eml")]


def hostile(tar: Path, names: tuple[str, ...], headers: dict[str, str]) -> Path:
    """A tar of one byte under each name; the last is told with these headers of PAX too."""
    with tarfile.open(tar, "w", format=tarfile.PAX_FORMAT) as made:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size, member.pax_headers = 1, headers if name == names[-1] else {}
            made.addfile(member, io.BytesIO(b"x"))
    return tar
