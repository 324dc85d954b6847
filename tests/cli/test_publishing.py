"""`izin publish`: nothing is published but by it, it says what it changes, and a faulty draft stops nobody."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.operations.installing import publish_shipped
from flows.reading_settings import read_settings
from flows.services.connections import read_connections
from flows.settings import REPOSITORY
from flows.texts import definition_files
from flows.wiring import prepare_for
from portal.cli.voice import Language, Voice
from portal.cli.waiting import look, tell_drafts, waiting_data
from portal.cli.wired import wired
from tests.cli.conftest import Call

NOW_IN_FORCE = {file.stem for file in definition_files(REPOSITORY / "process_definitions")}


@pytest.fixture
def drafts(up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folders a designer works in; what was in force before is in force again afterwards."""
    for name in ("process_definitions", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    with monkeypatch.context() as working:
        working.setenv("IZIN_DEFINITIONS", str(tmp_path / "process_definitions"))
        working.setenv("IZIN_TEMPLATES", str(tmp_path / "templates"))
        yield tmp_path
    with wired("izin_worker") as izin:
        publish_shipped(izin.archive, now=max(each.published_at for each in izin.archive.versions()))


def change(folder: Path, file: str, right: str, other: str) -> None:
    path = folder / file
    text = path.read_text()
    assert right in text
    path.write_text(text.replace(right, other, 1))


def versions() -> dict[str, int]:
    with wired("izin_worker") as izin:
        return {each.permit: each.version for each in reversed(izin.archive.versions())}


def test_what_did_not_change_is_said_to_be_unchanged(izin: Call, drafts: Path) -> None:
    before = versions()
    called = izin("publish", "--lang", "en")
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines() == [f"{permit}: unchanged" for permit in sorted(NOW_IN_FORCE)]
    assert versions() == before


def test_changes_are_named_before_and_when_they_are_published(izin: Call, drafts: Path) -> None:
    before = versions()
    change(drafts, "process_definitions/skp.yaml", "within: 14 days", "within: 21 days")
    change(drafts, "process_definitions/codes/kelurahan.csv", "36.74.07.1006", "36.74.07.1007")
    change(drafts, "templates/letterhead.typ", "22mm", "23mm")
    foreseen = izin("publish", "skp", "--dry-run", "--lang", "en")
    assert foreseen.code == 0
    assert versions() == before
    published = izin("publish", "skp", "--lang", "en")
    assert published.code == 0
    assert versions() == {**before, "skp": before["skp"] + 1}
    said = foreseen.out.splitlines(), published.out.splitlines()
    assert [lines[0] for lines in said] == [
        f"skp: would become version {before['skp'] + 1}",
        f"skp: published, version {before['skp'] + 1}",
    ]
    assert said[0][1:] == said[1][1:]
    assert said[0][1:] == [
        '  step "perbaikan", correction.within: "21 days" instead of "14 days"',
        '  code list "kelurahan" loses 36.74.07.1006 "Bakti Jaya, Setu"',
        '  code list "kelurahan" gains 36.74.07.1007 "Bakti Jaya, Setu"',
        '  template "letterhead" is changed',
    ]


def test_changes_are_data_for_other_programs(izin: Call, drafts: Path) -> None:
    change(drafts, "process_definitions/skp.yaml", "form:\n", "form:\n  hobi: {type: text, optional: true}\n")
    called = izin("publish", "skp", "--json")
    assert isinstance(called.data, dict)
    (skp,) = called.data["published"]
    assert (skp["permit"], skp["new"], len(skp["digest"])) == ("skp", True, 64)
    assert skp["changes"] == [{"where": "form.hobi", "id": 'isian "hobi" baru', "en": 'new field "hobi"'}]
    assert called.data["refused"] == []
    assert called.data["dry_run"] is False


def test_a_faulty_draft_is_refused_and_stops_nobody(izin: Call, drafts: Path) -> None:
    before = versions()
    change(drafts, "process_definitions/ipr.yaml", "issuer: dpmptsp", "issuer: dpmpstp")
    change(drafts, "process_definitions/skp.yaml", "within: 14 days", "within: 21 days")
    (drafts / "process_definitions" / "baru.yaml").write_bytes(b"\xff")
    called = izin("publish", "--lang", "en")
    assert called.code == 1
    assert versions() == {**before, "skp": before["skp"] + 1}
    assert "ipr.yaml:" in called.err
    assert "[unknown-agency]" in called.err
    assert "ipr: not published, 1 problem" in called.out
    assert "baru: not published, 1 problem" in called.out
    as_data = izin("publish", "baru", "ipr", "--json")
    assert as_data.code == 1
    assert isinstance(as_data.data, dict)
    assert [each["permit"] for each in as_data.data["refused"]] == ["baru", "ipr"]
    assert as_data.data["refused"][1]["problems"][0]["rule"] == "unknown-agency"


def test_only_who_uses_a_faulty_code_list_is_kept_waiting(izin: Call, drafts: Path) -> None:
    change(drafts, "process_definitions/codes/kelurahan.csv", "36.74.07.1006", "36.74.07.1005")
    take_no_wards(drafts)
    assert izin("publish", "skp").code == 0
    called = izin("publish", "--lang", "en")
    assert called.code == 1
    assert called.err.count("codes/kelurahan.csv:55:1: code") == 1
    assert "ipr: not published, 1 problem" in called.out
    assert "skp: unchanged" in called.out


def take_no_wards(drafts: Path) -> None:
    path = drafts / "process_definitions/skp.yaml"
    path.write_text(
        re.sub(r"  kelurahan: \{.*codes: kelurahan.*\n", "  kelurahan: {type: text}\n", path.read_text())
    )


def test_a_number_that_another_permit_has_in_force_is_refused(izin: Call, drafts: Path) -> None:
    change(drafts, "process_definitions/skp.yaml", "DPMPTSP/SKP/", "DPMPTSP/IPR/")
    called = izin("publish", "skp")
    assert called.code == 1
    assert 'permit "ipr" has this number already.' in called.err


def test_a_number_that_another_permit_once_gave_stays_its_own(izin: Call, drafts: Path) -> None:
    change(drafts, "process_definitions/ipr.yaml", "DPMPTSP/IPR/", "DPMPTSP/REKLAME/")
    assert izin("publish", "ipr").code == 0
    change(drafts, "process_definitions/skp.yaml", "DPMPTSP/SKP/", "DPMPTSP/IPR/")
    called = izin("publish", "skp")
    assert called.code == 1
    assert 'permit "ipr" has this number already.' in called.err


def test_what_has_no_file_cannot_be_asked_for(izin: Call, drafts: Path) -> None:
    called = izin("publish", "skpp", "skp")
    assert called.code == 2
    assert 'there is no definition of "skpp"' in called.err
    assert 'Did you mean "skp"?' in called.err


def test_whoever_publishes_an_older_text_again_wants_it_back(izin: Call, drafts: Path) -> None:
    change(drafts, "process_definitions/skp.yaml", "within: 14 days", "within: 21 days")
    assert izin("publish", "skp").code == 0
    after = versions()["skp"]
    change(drafts, "process_definitions/skp.yaml", "within: 21 days", "within: 14 days")
    called = izin("publish", "skp", "--lang", "en")
    assert f"skp: published, version {after + 1}" in called.out


def test_starting_publishes_nothing_and_says_what_waits(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = versions()
    change(drafts, "process_definitions/ipr.yaml", "issuer: dpmptsp", "issuer: dpmpstp")
    change(drafts, "process_definitions/skp.yaml", "within: 14 days", "within: 21 days")
    shutil.copy(REPOSITORY / "tests/flows/uji.yaml", drafts / "process_definitions")
    shutil.copy(REPOSITORY / "tests/flows/uji.typ", drafts / "templates/licences")
    settings = read_settings()
    connections = read_connections(settings)
    prepare_for(settings, connections)
    found = look(settings, connections).drafts
    tell_drafts(found, Voice(Language.en))
    assert versions() == before
    assert waiting_data(found) == [
        {"permit": "skp", "state": "changed", "differences": 1},
        {"permit": "uji", "state": "new", "differences": 0},
        {"permit": "ipr", "state": "faulty", "problems": 1},
    ]
    assert capsys.readouterr().out.splitlines() == [
        "Waiting to be published:",
        "  skp: 1 difference",
        "  uji: new",
        "  ipr: faulty, see izin check",
        "Publish with: izin publish (izin publish --dry-run says what would change).",
    ]
