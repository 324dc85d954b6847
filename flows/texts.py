"""The files of definitions, as texts with the names that problems shall carry."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from licensing.money.budget.accounts import ACCOUNTS
from licensing.words.errors import DefinitionRejected, Problem

REGISTER = "agencies.yaml"
NO_PERMITS = frozenset({REGISTER, ACCOUNTS})
"""What stands beside the permit types in their folder."""


def definition_texts(paths: Sequence[Path]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The texts of definitions, and of all in a folder, by the name problems shall carry.

    That is the path as it was typed, or as short as it can be typed from here, so that it can be opened. With them, a
    problem for every file that cannot be read.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            files = (
                {short_name(file): file for file in definition_files(path)}
                if _is_folder(path)
                else {str(path): path}
            )
        except DefinitionRejected as rejected:
            problems += rejected.problems
            continue
        for shown, file in files.items():
            try:
                texts[shown] = read_text(
                    file,
                    shown,
                    if_missing="Name a permit type, or the path of a definition or of a folder of them.",
                )
            except DefinitionRejected as rejected:
                problems += rejected.problems
    return texts, tuple(problems)


def definition_files(definitions: Path) -> tuple[Path, ...]:
    """The files of all permit types, in alphabetical order.

    Raises:
        DefinitionRejected: the folder holds no permit type.
    """
    files = sorted(path for path in definitions.glob("*.yaml") if path.name not in NO_PERMITS)
    if not files:
        message = "there is no process definition in this folder."
        raise DefinitionRejected(
            (Problem(str(definitions), 1, 1, "no-definition", message, "Add a .yaml file."),)
        )
    return tuple(files)


def read_text(
    path: Path,
    shown: str,
    *,
    encoding: str = "utf-8",
    if_missing: str = "Name the folder that holds it in the settings.",
) -> str:
    """The text of a file.

    Args:
        shown: its name in problems.

    Raises:
        DefinitionRejected: it cannot be read.
    """
    try:
        return path.read_text(encoding=encoding)
    except FileNotFoundError:
        message, hint = "there is no such file.", if_missing
    except UnicodeDecodeError as error:
        message, hint = f"byte {error.start} is not UTF-8 text.", "Save the file as UTF-8."
    except OSError as error:
        message, hint = f"it cannot be read: {error.strerror}.", "Name a file that can be read."
    raise DefinitionRejected((Problem(shown, 1, 1, "unreadable", message, hint),))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says why
        return False


def short_name(path: Path) -> str:
    """A path as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
