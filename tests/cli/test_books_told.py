"""The commands that a page lists in an order do what they say in that order, on what `make demo` leaves running."""

import json
import re
from pathlib import Path

import pytest

from features.permits.shipped import shipped
from flows.settings import REPOSITORY
from portal.cli.demo.papers import paper
from tests.cli.conftest import Call, typed_today
from tests.cli.test_books import words

PERMIT = "skp"
NOT_YET = {"licence"}
"""Nothing performs what is owed here."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the page names."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "contoh.yaml").write_text(json.dumps(typed_today(PERMIT)))
    (tmp_path / "perbaikan.yaml").write_text("judul: Bank sampah di Pondok Aren\n")
    for rule in shipped(PERMIT).documents:
        name, content = paper(rule, "Laras", copy=1)
        (tmp_path / f"{rule.id}{Path(name).suffix}").write_bytes(content)
    return tmp_path


def listed() -> list[str]:
    """The commands of the page's first list, in their order."""
    page = (REPOSITORY / "portal" / "README.md").read_text("utf-8")
    told = page.partition("## From the terminal")[2].split("```")[1]
    return re.findall(r"^izin (.+)$", told, re.MULTILINE)


def test_the_page_of_the_portal(izin: Call, up: Path) -> None:
    number = task = ""
    done = list[str]()
    for line in listed():
        arguments = words(line.replace("APPLICATION", number).replace("TASK", task))
        called = izin(*arguments, "--json")
        assert called.code == (1 if arguments[0] in NOT_YET else 0), (line, called.err)
        done.append(arguments[0])
        if arguments[0] == "submit":
            assert isinstance(called.data, dict)
            number = str(called.data["application"])
        shown = izin("show", number, "--json").data
        assert isinstance(shown, dict)
        task = next((str(each["task"]) for each in shown["waits"] if each["task"]), task)
    assert {"submit", "show", "tasks", "claim", "release", "decide", "correct", "contact", "pin"} < set(done)
