"""`izin preview` writes a template's PDF from generated data, and prints a notice."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from portal.cli.app import app_for
from tests.definitions.cases import DEFINITIONS, TEMPLATES


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IZIN_DEFINITIONS", str(DEFINITIONS))
    monkeypatch.setenv("IZIN_TEMPLATES", str(TEMPLATES))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("length", [[], ["--long"], ["--short"]])
def test_a_licence_is_written_beside_whoever_asks(length: list[str], here: Path) -> None:
    run = CliRunner().invoke(app_for(["preview"]), ["preview", "licences/ipr", *length, "--lang", "en"])
    assert (run.exit_code, run.output) == (0, "ipr.pdf written.\n")
    assert (here / "ipr.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_longest_is_longer_than_the_shortest(here: Path) -> None:
    sizes: list[int] = []
    for length in ("--short", "--long"):
        assert (
            CliRunner().invoke(app_for(["preview"]), ["preview", "refusals/penolakan", length]).exit_code == 0
        )
        sizes.append((here / "penolakan.pdf").stat().st_size)
    assert sizes[0] < sizes[1]


@pytest.mark.usefixtures("here")
def test_a_notice_is_printed() -> None:
    run = CliRunner().invoke(app_for(["preview"]), ["preview", "notices/correction", "--long"])
    assert run.exit_code == 0
    assert run.output.startswith("Subject: ")
    assert "30 September 2026" in run.output


@pytest.mark.usefixtures("here")
def test_a_template_nobody_prints_with_cannot_be_looked_at() -> None:
    run = CliRunner().invoke(app_for(["preview"]), ["preview", "licences/ipb"])
    assert run.exit_code == 1
    assert 'No sound definition prints with "licences/ipb".' in run.output
