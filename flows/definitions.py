"""Definitions on disk: the folders `process_definitions/` and `templates/` as what the core checks against.

In come two folders, out go the `Surroundings` of a check and the texts of the permit types. They are drafts: what is
in force is in the archive, put there by `publishing`. Not known here: cases, Prefect, the database.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from licensing.city.register import AgencyRegister, read_register
from licensing.definition.code_lists import Codes, Columns, read_code_list, read_columns
from licensing.definition.lookups import Lookups
from licensing.definition.parts import file_of
from licensing.definition.surroundings import Surroundings
from licensing.definition.tables import Table, read_table
from licensing.definition.text import json_schema
from licensing.documents.context import Context, Value
from licensing.text.reading import read
from licensing.text.source import Plain
from licensing.words.errors import DefinitionRejected, Problem

REGISTER = "agencies.yaml"
PARTS = "parts"
SCHEMA = "schema.json"
FONTS = "fonts"
FONT_ENDINGS = (".ttf", ".otf", ".ttc")
TEMPLATE_ENDINGS = (".typ", ".txt", ".svg")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The templates below a folder; a name cannot lead out of it."""

    folder: Path

    def get(self, name: str) -> str | None:
        """The text of a template by its name without ending, `licences/<permit>`; None where there is none."""
        path = self.path(name)
        return None if path is None else path.read_text(encoding="utf-8")

    def names(self) -> tuple[str, ...]:
        """Every template's name, in alphabetical order."""
        files = (
            path.relative_to(self.folder)
            for path in self.folder.rglob("*")
            if path.suffix in TEMPLATE_ENDINGS
        )
        return tuple(sorted(path.with_suffix("").as_posix() for path in files if path.parts[0] != FONTS))

    def files(self) -> Mapping[str, str]:
        """Every template's file by its name, as short as it can be typed from here."""
        paths = ((name, self.path(name)) for name in self.names())
        root, here = self.folder.resolve(), _shown(self.folder)
        return {name: f"{here}/{path.relative_to(root).as_posix()}" for name, path in paths if path}

    def fonts(self) -> Mapping[str, bytes]:
        """The fonts, by the names of their files."""
        files = sorted((self.folder / FONTS).glob("*"))
        return {
            file.name: file.read_bytes() for file in files if file.suffix in FONT_ENDINGS and file.is_file()
        }

    def path(self, name: str) -> Path | None:
        """The file of a template; None for a name that is unknown or would lead out of the folder."""
        root = self.folder.resolve()
        candidates = ((root / f"{name}{ending}") for ending in TEMPLATE_ENDINGS if "\0" not in name)
        try:
            resolved = (path.resolve() for path in candidates)
            return next((path for path in resolved if path.is_relative_to(root) and path.is_file()), None)
        except (OSError, RuntimeError):  # a name too long for a file, or links that lead in a circle
            return None


def surroundings(definitions: Path, templates: Path) -> Surroundings:
    """What definitions are checked against: the register, the templates, `codes/` and `tables/`.

    Raises:
        DefinitionRejected: with every problem of the register, of the code lists and of the tables.
    """
    try:
        around, problems = readable_surroundings(definitions, templates)
    except DefinitionRejected as rejected:
        raise DefinitionRejected((*rejected.problems, *_lists(definitions)[2])) from None
    if problems:
        raise DefinitionRejected(problems)
    return around


def readable_surroundings(definitions: Path, templates: Path) -> tuple[Surroundings, tuple[Problem, ...]]:
    """The same without the lists and tables that have problems, and these: who uses none of them need not wait.

    Raises:
        DefinitionRejected: with every problem of the register.
    """
    register = city_register(definitions)
    codes, lookups, problems = _lists(definitions)
    unreadable = frozenset(
        Path(problem.file).stem for problem in problems if problem.file.startswith("codes/")
    )
    folder = TemplateFolder(templates)
    parts, unread = _parts(definitions / PARTS)
    around = Surroundings(register, folder, codes, unreadable, folder.files(), parts, lookups)
    return around, (*problems, *unread)


def city_register(definitions: Path) -> AgencyRegister:
    """The agencies, their people and the calendar, as they are today.

    Raises:
        DefinitionRejected: with every problem of the register.
    """
    return read_register(read_text(definitions / REGISTER, REGISTER), REGISTER)


def _lists(definitions: Path) -> tuple[Mapping[str, Codes], Lookups, tuple[Problem, ...]]:
    """Code lists, their further columns with the tables, and the problems of those that have some."""
    codes: dict[str, Codes] = {}
    columns: dict[str, Columns] = {}
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for path in sorted((definitions / "codes").glob("*.csv")):
        try:
            codes[path.stem] = code_list(path)
            columns[path.stem] = read_columns(path.read_text("utf-8-sig"))
        except DefinitionRejected as rejected:
            problems += rejected.problems
    for path in sorted((definitions / "tables").glob("*.csv")):
        try:
            tables[path.stem] = table_of(path)
        except DefinitionRejected as rejected:
            problems += rejected.problems
    broken = frozenset(Path(problem.file).stem for problem in problems)
    return codes, Lookups(columns, tables, broken), tuple(problems)


def _parts(folder: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The texts of the parts below a folder, by their names without ending."""
    parts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            parts[name] = read_text(path, file_of(name))
        except DefinitionRejected as rejected:
            problems += rejected.problems
    return parts, tuple(problems)


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
                {_shown(file): file for file in definition_files(path)}
                if _is_folder(path)
                else {str(path): path}
            )
        except DefinitionRejected as rejected:
            problems += rejected.problems
            continue
        for shown, file in files.items():
            try:
                texts[shown] = read_text(file, shown, if_missing="Name a definition, or a folder of them.")
            except DefinitionRejected as rejected:
                problems += rejected.problems
    return texts, tuple(problems)


def definition_files(definitions: Path) -> tuple[Path, ...]:
    """The files of all permit types, in alphabetical order.

    Raises:
        DefinitionRejected: the folder holds no permit type.
    """
    files = sorted(path for path in definitions.glob("*.yaml") if path.name != REGISTER)
    if not files:
        message = "there is no process definition in this folder."
        raise DefinitionRejected(
            (Problem(str(definitions), 1, 1, "no-definition", message, "Add a .yaml file."),)
        )
    return tuple(files)


def code_list(path: Path) -> Codes:
    """The code list of a file.

    Raises:
        DefinitionRejected: with every line that is none of a code list.
    """
    file = f"codes/{path.name}"
    return read_code_list(read_text(path, file, encoding="utf-8-sig"), file)


def table_of(path: Path) -> Table:
    """The table of a file.

    Raises:
        DefinitionRejected: with every line that is wrong.
    """
    file = f"tables/{path.name}"
    return read_table(read_text(path, file, encoding="utf-8-sig"), file)


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


def sample_context(templates: Path, name: str) -> Context:
    """The sample beside a template, `licences/<permit>.sample.json`: a whole context, its dates written 2026-11-23.

    Raises:
        FileNotFoundError: the template has no sample.
        DefinitionRejected: it is no JSON object; with every problem at its line.
    """
    path = templates / f"{name}.sample.json"
    source, problems = read(path.read_text(encoding="utf-8"), _shown(path))
    if source is not None and not isinstance(source.tree, dict):
        problems = (source.problem((), "wrong-type", "this is no sample.", "Write an object: {…}."),)
    if source is None or problems or not isinstance(source.tree, dict):
        raise DefinitionRejected(problems)
    return {key: _sampled(value) for key, value in source.tree.items()}


def schema_text() -> str:
    """The JSON schema of a definition, as `process_definitions/schema.json` holds it for editors."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def write_schema(definitions: Path) -> None:
    """Bring the schema file up to date with the grammar."""
    (definitions / SCHEMA).write_text(schema_text(), encoding="utf-8")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says why
        return False


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _sampled(value: Plain) -> Value:
    match value:
        case dict():
            return {key: _sampled(below) for key, below in value.items()}
        case tuple():
            return tuple(_sampled(below) for below in value)
        case str() if ISO_DATE.fullmatch(value):
            return date.fromisoformat(value)
        case Decimal():
            return str(value)
        case _:
            return value
