"""What the books quote of the command line is so: every `izin …` in a README or the guide is one it takes."""

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from flows.settings import REPOSITORY
from portal.cli.app import COMMANDS, app_for

BOOKS = sorted(
    page
    for pattern in ("*.md", "*/*.md", "*/*/*.md", "*/*/*/*.md")
    for page in REPOSITORY.glob(pattern)
    if page.name not in {"CHANGELOG.md", "DECISIONS.md"}
    and not page.relative_to(REPOSITORY).parts[0].startswith(".")
)
LINE = re.compile(r"^ *(?:[A-Z_]+=\S+ )*(?:make demo ARGS=|izin )(.*)$", re.MULTILINE)
WITHIN = re.compile(r"`(?:[A-Z_]+=\S+ )*izin ([a-z][^`]*)`")
STORY = re.compile(r"(berlaku|itu)\b")
"""Sentences of stories begin with a licence (*izin*), too."""


def quoted(text: str) -> Iterator[tuple[str, bool]]:
    """What stands behind `izin` in a page, and whether it stands on a line of its own, to be typed as it is."""
    for line in LINE.finditer(text):
        is_tour = "make demo" in line[0]
        yield (f"demo {shlex.split(line[1], comments=True)[0]}" if is_tour else line[1]), True
    for named in WITHIN.finditer(text):
        if not STORY.match(named[1]):
            yield named[1], False


def words(line: str) -> list[str]:
    """A command as its arguments; what may be left out (`[--json]`) is written out."""
    return [word for each in shlex.split(line, comments=True) if (word := each.strip("[]"))]


def wrong_with(line: str, *, is_whole: bool) -> str:
    """What the command line has against it; nothing where it takes it."""
    name, *arguments = words(line)
    if name not in COMMANDS:
        return f"there is no command {name}"
    command = typer.main.get_command(app_for([name]))
    idle(command)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()), pytest.raises(SystemExit) as ended:
        command.main([name, *arguments], prog_name="izin")
    wrong = " ".join(re.sub(r"[│╭╮╰╯─]+", " ", said.getvalue()).split())
    is_named_only = not is_whole and (not arguments or "Missing" in wrong)
    return "" if ended.value.code == 0 or is_named_only else wrong


def idle(command: object) -> None:
    """Let a command read its arguments, and then do nothing."""
    if isinstance(command, TyperGroup):
        command.callback = None
        for each in command.commands.values():
            idle(each)
    elif isinstance(command, TyperCommand):
        command.callback = None


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that the pages let somebody write beforehand."""
    monkeypatch.chdir(tmp_path)
    for name in ("contoh.yaml", "jawaban.yaml", "orang.csv", "FILE", "perbaikan.yaml"):
        Path(name).touch()


@pytest.mark.parametrize("page", BOOKS, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_command_a_page_quotes_is_one_there_is(page: Path) -> None:
    found = {line: wrong_with(line, is_whole=whole) for line, whole in quoted(page.read_text("utf-8"))}
    assert {line: wrong for line, wrong in found.items() if wrong} == {}


def test_every_command_stands_in_a_book() -> None:
    told = {words(line)[0] for page in BOOKS for line, _ in quoted(page.read_text("utf-8"))}
    assert set(COMMANDS) - told == set()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("chek", "there is no command chek"),
        ("check --wach", "No such option: --wach"),
        ("reassign --role a.b --to c.d", "Missing option '--by'"),
        ("people ad wati", "No such command 'ad'"),
        ("backup", "Missing argument 'DIR'"),
    ],
)
def test_a_command_there_is_not_is_noticed(line: str, wrong: str) -> None:
    assert wrong in wrong_with(line, is_whole=True)
