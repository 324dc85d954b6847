"""Definitions on disk: the folders `process_definitions/` and `templates/` as what the core checks against.

In come two folders, out go the `Surroundings` of a check. They are drafts: what is in force is in the archive, put
there by `publishing`. Not known here: cases, Prefect, the database.
"""

from collections.abc import Mapping
from pathlib import Path

from flows.agencies.kinds import option_problems
from flows.templates import TemplateFolder
from flows.texts import REGISTER, read_text
from licensing.city.register import AgencyRegister, read_register
from licensing.definition.code_lists import Codes, Columns, read_code_list, read_columns
from licensing.definition.lookups import Lookups
from licensing.definition.maps import MAP_ENDING, Map, read_map, written_under
from licensing.definition.parts import file_of
from licensing.definition.surroundings import Surroundings
from licensing.definition.system_shapes import Shapes
from licensing.definition.systems import read_declared, read_systems
from licensing.definition.tables import Table, read_table
from licensing.money.budget.accounts import ACCOUNTS, NO_ACCOUNT_CODES, AccountCodes, read_accounts
from licensing.systems.system import Systems
from licensing.words.errors import DefinitionRejected, Problem

PARTS = "parts"


def surroundings(definitions: Path, templates: Path) -> Surroundings:
    """What definitions are checked against: the register, the templates, code lists, tables and maps.

    Raises:
        DefinitionRejected: with every problem of the register, of the code lists, the tables and the maps.
    """
    try:
        around, problems = readable_surroundings(definitions, templates)
    except DefinitionRejected as rejected:
        raise DefinitionRejected((*rejected.problems, *_lists(definitions)[2])) from None
    if problems:
        raise DefinitionRejected(problems)
    return around


def readable_surroundings(definitions: Path, templates: Path) -> tuple[Surroundings, tuple[Problem, ...]]:
    """The same without the lists, tables, maps and systems that have problems, and these: who uses none need not wait.

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
    around = Surroundings(
        register, folder, codes, unreadable, folder.files(), parts, lookups, _declared(definitions)
    )
    told = (*problems, *unread, *_system_problems(definitions), *_account_problems(definitions, register))
    return around, told


def city_register(definitions: Path) -> AgencyRegister:
    """The agencies, their people and the calendar, as they are today.

    Raises:
        DefinitionRejected: with every problem of the register.
    """
    return read_register(read_text(definitions / REGISTER, REGISTER), REGISTER)


def city_systems(definitions: Path) -> Systems:
    """The systems of the agencies, as they are declared today.

    Raises:
        DefinitionRejected: with every problem of them, those of connectors' options included.
    """
    text = read_text(definitions / REGISTER, REGISTER)
    options = option_problems(text, REGISTER)
    try:
        systems = read_systems(text, REGISTER)
    except DefinitionRejected as rejected:
        raise DefinitionRejected(tuple(sorted((*rejected.problems, *options)))) from None
    if options:
        raise DefinitionRejected(options)
    return systems


def city_accounts(definitions: Path, register: AgencyRegister) -> AccountCodes:
    """The account codes, none where there is no file of them.

    Raises:
        DefinitionRejected: with every problem of them.
    """
    path = definitions / ACCOUNTS
    if not path.exists():
        return NO_ACCOUNT_CODES
    return read_accounts(read_text(path, ACCOUNTS), ACCOUNTS, {str(role) for role in register.roles()})


def _account_problems(definitions: Path, register: AgencyRegister) -> tuple[Problem, ...]:
    try:
        city_accounts(definitions, register)
    except DefinitionRejected as rejected:
        return rejected.problems
    return ()


def _declared(definitions: Path) -> Shapes:
    return read_declared(read_text(definitions / REGISTER, REGISTER), REGISTER)


def _system_problems(definitions: Path) -> tuple[Problem, ...]:
    try:
        city_systems(definitions)
    except DefinitionRejected as rejected:
        return rejected.problems
    return ()


def _lists(definitions: Path) -> tuple[Mapping[str, Codes], Lookups, tuple[Problem, ...]]:
    """Code lists, their further columns with the tables and maps, and the problems of those that have some."""
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
    maps: dict[str, Map] = {}
    for path in sorted((definitions / "maps").glob(f"*{MAP_ENDING}")):
        try:
            maps[path.stem] = map_of(path)
        except DefinitionRejected as rejected:
            problems += rejected.problems
    broken = frozenset(Path(problem.file).stem for problem in problems)
    return codes, Lookups(columns, tables, broken, maps), tuple(problems)


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


def map_of(path: Path) -> Map:
    """The map of a file.

    Raises:
        DefinitionRejected: with every zone that is wrong.
    """
    file = written_under(path.stem)
    return read_map(read_text(path, file, encoding="utf-8-sig"), file)
