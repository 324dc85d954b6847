"""`izin check`, for designers and for other programs."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.settings import REPOSITORY
from flows.texts import definition_files
from tests.cli.conftest import Call

DEFINITIONS = REPOSITORY / "process_definitions"
SHIPPED = [str(path) for path in definition_files(DEFINITIONS)]
SKP = DEFINITIONS / "skp.yaml"


def broken(folder: Path, *changes: tuple[str, str]) -> Path:
    """A shipped definition, one of the short ones, with something changed in it."""
    text = SKP.read_text()
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    path = folder / SKP.name
    path.write_text(text)
    return path


def test_shipped_definitions_have_no_problem(izin: Call) -> None:
    called = izin("check", *SHIPPED, "--json")
    assert called.code == 0
    assert called.data == {"definitions": SHIPPED, "problems": []}


def test_every_problem_is_told_as_an_editor_reads_it(izin: Call, tmp_path: Path) -> None:
    path = broken(
        tmp_path, ("lengkap: {to: verifikasi", "lengkap: {to: verifikas"), ("within: 14 days", "within: soon")
    )
    called = izin("check", str(path), "--lang", "en")
    lines = called.out.splitlines()
    assert called.code == 1
    assert all(line.startswith(f"{path}:") for line in lines)
    assert called.err.strip() == f"{len(lines)} {'problem' if len(lines) == 1 else 'problems'} found."


def test_problems_are_data_for_other_programs(izin: Call, tmp_path: Path) -> None:
    path = broken(tmp_path, ("lengkap: {to: verifikasi", "lengkap: {to: verifikas"))
    called = izin("check", str(path), "--json")
    assert called.code == 1
    assert isinstance(called.data, dict)
    assert set(called.data) == {"definitions", "problems"}
    (problem,) = called.data["problems"]
    assert set(problem) == {"file", "line", "column", "rule", "message", "hint"}
    assert (problem["file"], problem["rule"]) == (str(path), "outcome-nowhere")
    assert 'Did you mean "verifikasi"?' in problem["hint"]


def test_a_folder_is_checked_file_by_file(izin: Call, tmp_path: Path) -> None:
    broken(tmp_path, ("lengkap: {to: verifikasi", "lengkap: {to: verifikas"))
    (tmp_path / "lain.yaml").write_text("permit: lain\n")
    called = izin("check", str(tmp_path), "--json")
    assert isinstance(called.data, dict)
    assert {problem["file"] for problem in called.data["problems"]} == {
        str(path) for path in tmp_path.glob("*.yaml")
    }


def test_a_file_that_is_not_there_is_named(izin: Call, tmp_path: Path) -> None:
    called = izin("check", str(tmp_path / "tidak_ada.yaml"))
    assert called.code == 1
    assert "tidak_ada.yaml:1:1: there is no such file." in called.out


@pytest.mark.parametrize(
    "arguments", [("periksa",), ("check", "--sandi"), ("decide", "x"), ("check", "--lang", "fr")]
)
def test_wrong_usage_is_told_apart(izin: Call, arguments: tuple[str, ...]) -> None:
    assert izin(*arguments).code == 2


def test_checking_needs_none_of_the_services() -> None:
    """Neither Prefect nor the database nor the web framework is imported: a designer's editor checks on every save."""
    script = (
        "import sys; from portal.cli.app import app_for\n"
        "try: app_for(['check'])(['check', 'skp'])\nexcept SystemExit as done: code = done.code\n"
        "print(code, sorted({'prefect', 'sqlalchemy', 'boto3', 'fastapi', 'portal.cli.tasks'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_number_that_another_permit_has_is_refused(izin: Call, tmp_path: Path) -> None:
    path = tmp_path / "skp.yaml"
    text = (DEFINITIONS / "skp.yaml").read_text()
    path.write_text(text.replace("DPMPTSP/SKP/", "DPMPTSP/IPR/"))
    called = izin("check", str(path))
    assert called.code == 1
    assert 'permit "ipr" has this number already. Tell them apart' in called.out
    assert "[already-taken]" in called.out


def test_a_definition_that_uses_a_faulty_code_list_is_told_so(
    izin: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "izin")
    (tmp_path / "izin" / "codes" / "kelurahan.csv").write_text("code,label\n1,Satu\n1,Dua\n")
    monkeypatch.setenv("IZIN_DEFINITIONS", str(tmp_path / "izin"))
    called = izin("check", "--json")
    assert isinstance(called.data, dict)
    assert called.code == 1
    assert called.data["problems"][0]["file"] == "codes/kelurahan.csv"
    assert {problem["rule"] for problem in called.data["problems"]} == {"code-list"}


def test_an_interrupt_is_heard_also_where_a_shell_had_it_ignored() -> None:
    """Shells let what they start in the background ignore SIGINT: nobody could stop `izin demo &` with it."""
    program = (
        "import os, signal, sys\n"
        "from portal.entry import main\n"
        "sys.argv = ['izin', '--help']\n"
        "try: main()\n"
        "except SystemExit: os.kill(os.getpid(), signal.SIGINT)\n"
        "print('nobody heard')\n"
    )
    told = subprocess.run(
        ("env", "--ignore-signal=INT", sys.executable, "-c", program), capture_output=True, check=False
    )
    assert told.returncode == -signal.SIGINT
    assert b"nobody heard" not in told.stdout


def test_watching_checks_again_when_a_file_is_saved(tmp_path: Path) -> None:
    right = SKP.read_text()
    path = broken(tmp_path, ("within: 14 days", "within: soon"))
    # Whoever starts the tests in the background has them, and what they start, ignore Ctrl-C.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = (
        f"{heard}; from portal.cli.app import app_for; "
        f"app_for(['check'])(['check', {str(path)!r}, '--watch', '--lang', 'en'])"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        assert "[wrong-value]" in watching.stdout.readline()
        path.write_text(right)
        assert "without a problem" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 0


def test_a_permit_type_is_named_as_well_as_a_file(izin: Call) -> None:
    for named in ("skp", "skp.yaml"):
        assert izin("check", named, "--json").data == {
            "definitions": [str(DEFINITIONS / "skp.yaml")],
            "problems": [],
        }
