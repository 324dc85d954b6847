"""`izin systems`, `izin systems check` and `izin sandbox`: for operators and for other programs."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.services.ports import draw_ports
from flows.settings import REPOSITORY
from tests.cli.conftest import Call
from tests.connectors.conftest import DEFINITIONS, HERE, Sandbox, running

# The sandbox process of the connector suite: a fixture that is imported is a fixture here.
__all__ = ["running"]

SECRET = "a secret of the tests, made up"


@pytest.fixture(autouse=True)
def definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the systems of the connector suite, none of whose settings is set."""
    shutil.copy(HERE / "agencies.yaml", tmp_path / "agencies.yaml")
    monkeypatch.setenv("IZIN_DEFINITIONS", str(tmp_path))
    monkeypatch.setenv("IZIN_TEMPLATES", str(REPOSITORY / "templates"))
    return tmp_path


@pytest.fixture
def configured(running: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The settings that the sandbox prints of these systems; it answers for the city's too."""
    text = (HERE / "agencies.yaml").read_text("utf-8")
    for name, value in running.settings.items():
        if name in text:
            monkeypatch.setenv(name, value)
    running.heal()
    return running


def test_systems_are_listed_with_what_is_missing(izin: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_URL", "https://pajak.contoh.id")
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_SECRET", SECRET)
    called = izin("systems", "--json")
    assert (called.code, called.err) == (0, "")
    assert isinstance(called.data, list)
    pajak, nik, nib = called.data
    assert (pajak["system"], pajak["configured"], pajak["problems"]) == ("pajak.status", True, [])
    assert pajak["asks"] == ["nomor"]
    assert list(pajak["outcomes"]) == ["lunas", "menunggak", "tidak_dikenal"]
    assert not nik["configured"]
    assert [each.partition(" ")[0] for each in nik["problems"]] == [
        "IZIN_SYSTEM_NIK_URL",
        "IZIN_SYSTEM_NIK_SECRET",
    ]
    assert (nib["connector"], len(nib["problems"])) == ("http_json_token", 4)


def test_people_read_it_in_their_language_and_never_a_secret(
    izin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_SECRET", SECRET)
    called = izin("systems", "--lang", "id")
    assert "Status pajak" in called.out
    assert SECRET not in called.out + called.err


def test_a_setting_that_no_system_names_is_told(izin: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_URI", "https://pajak.contoh.id")
    told = "IZIN_SYSTEM_PAJAK_URI: no system names this setting."
    assert told in izin("systems").err
    assert "IZIN_SYSTEM_PAJAK_URL" in izin("systems").err


@pytest.mark.parametrize(
    "url", ["pajak.contoh.id", "ftp://a.id", "http://pajak.id", "https://u:p@a.id", "https://"]
)
def test_an_address_that_cannot_be_used_is_told_without_it(
    url: str, izin: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_URL", url)
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_SECRET", "short")
    called = izin("systems", "check", "pajak.status")
    assert called.code == 1
    assert "IZIN_SYSTEM_PAJAK_URL is no address that can be used." in called.err
    assert "IZIN_SYSTEM_PAJAK_SECRET is too short." in called.err
    assert "u:p" not in called.err


def test_what_is_right_is_found_right(izin: Call, configured: Sandbox) -> None:
    called = izin("systems", "check", "--json")
    assert called.code == 0
    assert called.data == [
        {"system": id, "ok": True, "problem": None, "retryable": False}
        for id in ("pajak.status", "penduduk.nik", "pusat.nib")
    ]


def test_a_secret_the_system_does_not_know_is_refused(
    izin: Call, configured: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_SECRET", SECRET)
    called = izin("systems", "check", "--lang", "en")
    assert called.code == 1
    assert "penduduk.nik: ok." in called.out
    assert "pajak.status: refused our signature (HTTP 401)." in called.err
    assert SECRET not in called.err


def test_a_system_that_does_not_answer_is_a_service_that_is_not_reachable(
    izin: Call, configured: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IZIN_SYSTEM_PAJAK_URL", f"http://127.0.0.1:{draw_ports(1)[0]}")
    assert izin("systems", "check").code == 3
    assert izin("systems", "check", "penduduk.nik").code == 0


def test_a_system_there_is_not_is_called_wrongly(izin: Call) -> None:
    called = izin("systems", "check", "pajak.statuss")
    assert called.code == 2
    assert 'Did you mean "pajak.status"?' in called.err


@pytest.mark.parametrize("command", [("systems",), ("systems", "check"), ("sandbox",)])
def test_a_faulty_register_is_told_at_its_place(
    command: tuple[str, ...], izin: Call, definitions: Path
) -> None:
    register = definitions / "agencies.yaml"
    register.write_text(register.read_text().replace("connector: http_json", "connector: soap", 1))
    called = izin(*command)
    assert called.code == 1
    assert "agencies.yaml:11:20: there is no connector" in called.err


def test_a_faulty_system_is_told_by_the_check(izin: Call, definitions: Path) -> None:
    register = definitions / "agencies.yaml"
    register.write_text(register.read_text().replace("{type: nik}", "{type: nick}", 1))
    called = izin("check")
    assert called.code == 1
    assert "agencies.yaml:31:23: `type` cannot be" in called.out


def test_no_system_is_nothing_to_tell_of(izin: Call, definitions: Path) -> None:
    (definitions / "agencies.yaml").write_text("agencies: {}\n")
    assert izin("systems", "--json").data == []
    assert izin("systems", "check", "--json").data == []


def test_the_sandbox_prints_the_settings_as_a_shell_takes_them_and_ends_on_ctrl_c() -> None:
    command = (sys.executable, "-c", "from portal.entry import main; main()", "sandbox", "--port", "0")
    with subprocess.Popen(
        command, env={**os.environ, "LANG": "C"}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(9)]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    settings = (
        *("PAJAK_URL", "PAJAK_SECRET", "NIK_URL", "NIK_SECRET"),
        *("NIB_URL", "NIB_TOKEN_URL", "NIB_CLIENT", "NIB_SECRET"),
    )
    assert [line.partition("=")[0] for line in said[:8]] == [
        f"export IZIN_SYSTEM_{each}" for each in settings
    ]
    assert said[8].startswith("http://127.0.0.1:")


def test_who_follows_the_page_of_systems_has_one_that_answers(
    izin: Call, definitions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (DEFINITIONS / "guide" / "systems.md").read_text("utf-8")
    lines = page.partition("```yaml\n")[2].partition("```")[0]
    register = (DEFINITIONS / "agencies.yaml").read_text("utf-8")
    beneath = "  bapenda:\n"
    (definitions / "agencies.yaml").write_text(register.replace(beneath, f"{lines}{beneath}", 1), "utf-8")
    command = (sys.executable, "-c", "from portal.entry import main; main()", "sandbox", "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in iter(process.stdout.readline, ""):
            name, _, value = line.strip().removeprefix("export ").partition("=")
            if not line.startswith("export "):
                break
            monkeypatch.setenv(name, value)
        called = izin("systems", "check", "dishub.uji", "--lang", "en")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert (called.code, called.out) == (0, "dishub.uji: ok.\n")
