"""Settings as they are read from the environment, and everything that is wrong with them, said at once.

In come the variables `IZIN_…`, and Prefect's own `PREFECT_API_URL` and `PREFECT_API_AUTH_STRING`. Out goes a
`Settings`, or `SettingsRejected` with one sentence per wrong setting.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic_core import ErrorDetails

from flows.settings import Folders, Settings, variable_of

WHAT_IS_WRONG = {
    "int_parsing": "is not a whole number",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
    "too_short": "is too short",
}


class SettingsRejected(Exception):
    """One or more settings are wrong; each entry of `problems` is one sentence for the operator."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def read_settings(*, home: Path | None = None) -> Settings:
    """Read the settings from the environment.

    Args:
        home: the state folder where the environment names none; as a rule `default_home`.

    Raises:
        SettingsRejected: with every problem found, before anything is started.
    """
    misspelt = tuple(_misspelt(os.environ))
    try:
        settings = Settings() if home is None or os.environ.get("IZIN_HOME") else Settings(home=home)
    except ValidationError as rejected:
        raise SettingsRejected(misspelt + tuple(_sentence(error) for error in rejected.errors())) from None
    problems = misspelt + tuple(_contradictions(settings))
    if problems:
        raise SettingsRejected(problems)
    return settings


def read_folders() -> Folders:
    """Read where definitions and templates stand, and nothing else: whoever checks or tries needs no state folder.

    Raises:
        SettingsRejected: one of the two is misspelt, or no folder.
    """
    folders = Folders()
    own = tuple(variable_of(name) for name in Folders.model_fields)
    misspelt = (
        problem for problem in _misspelt(os.environ) if problem.endswith(tuple(f"{each}?" for each in own))
    )
    problems = (*misspelt, *_absent(folders))
    if problems:
        raise SettingsRejected(problems)
    return folders


def _misspelt(environment: Iterable[str]) -> Iterator[str]:
    """Name the variables that look like a setting and are none: they would be ignored without a word."""
    known = [variable_of(name) for name in Settings.model_fields]
    for variable in sorted(environment):
        if variable.startswith("IZIN_") and variable not in known:
            for near in get_close_matches(variable, known, n=1, cutoff=0.8):
                yield f"{variable}: there is no such setting. Did you mean {near}?"


def _sentence(error: ErrorDetails) -> str:
    name = next(name for name in Settings.model_fields if error["loc"][0] in {name, variable_of(name)})
    wrong = WHAT_IS_WRONG.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    described = Settings.model_fields[name]
    shown = "" if isinstance(error["input"], SecretStr) or _is_secret(name) else f'"{error["input"]}" '
    return f"{variable_of(name)}: {shown}{wrong}. {described.description}"


def _is_secret(name: str) -> bool:
    return "SecretStr" in str(Settings.model_fields[name].annotation)


def _contradictions(settings: Settings) -> Iterator[str]:
    """Find settings that are right alone and wrong together."""
    keys = {"s3_access_key": settings.s3_access_key, "s3_secret_key": settings.s3_secret_key}
    for name, key in keys.items():
        if settings.s3_endpoint and key is None:
            yield f"{variable_of(name)}: is missing, and IZIN_S3_ENDPOINT is set. Give both, or neither."
        if key is not None and not settings.s3_endpoint:
            yield f"{variable_of(name)}: is set without IZIN_S3_ENDPOINT. Give both, or neither."
    yield from _absent(settings)
    if settings.database_url is None and os.geteuid() == 0:
        closed = next((folder for folder in settings.home.parents if not _is_open_to_all(folder)), None)
        if closed:
            yield (
                f"IZIN_HOME: {closed} is closed to the system user that runs PostgreSQL. "
                "Choose a folder under /srv or /opt, or start Izin as an ordinary user."
            )


def _absent(folders: Folders) -> Iterator[str]:
    for name, folder in {"definitions": folders.definitions, "templates": folders.templates}.items():
        if not folder.is_dir():
            yield f'{variable_of(name)}: "{folder}" is not a folder. {Folders.model_fields[name].description}'


def _is_open_to_all(folder: Path) -> bool:
    return not folder.exists() or bool(folder.stat().st_mode & stat.S_IXOTH)
