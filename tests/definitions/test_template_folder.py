"""Templates are read from their folder, and nothing beside it."""

from pathlib import Path

import pytest

from flows.templates import TemplateFolder, sample_context
from licensing.words.errors import DefinitionRejected
from tests.definitions.printed import FOLDER


@pytest.mark.parametrize(
    "name", ["../README", "/etc/passwd", "..", "licences/../../pyproject", "x\0", "", "fonts"]
)
def test_a_name_cannot_lead_out_of_the_folder(name: str) -> None:
    assert FOLDER.get(name) is None


def test_a_link_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "rahasia.typ").write_text("x")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "jalan.typ").symlink_to(tmp_path / "rahasia.typ")
    assert TemplateFolder(tmp_path / "templates").get("jalan") is None


def test_what_is_no_file_is_no_font(tmp_path: Path) -> None:
    (tmp_path / "fonts" / "folder.ttf").mkdir(parents=True)
    (tmp_path / "fonts" / "gone.ttf").symlink_to("nowhere")
    (tmp_path / "fonts" / "one.ttf").write_bytes(b"1")
    assert TemplateFolder(tmp_path).fonts() == {"one.ttf": b"1"}


def test_a_sample_that_cannot_be_read_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "surat.sample.json").write_text('{\n "form": {"nama": "Sari",\n  "nama": "Budi"}\n}\n')
    with pytest.raises(DefinitionRejected) as rejected:
        sample_context(tmp_path, "surat")
    (problem,) = rejected.value.problems
    assert (problem.file, problem.line, problem.rule) == (f"{tmp_path}/surat.sample.json", 3, "duplicate-key")
