"""What failed, told to whoever typed the command, and the exit code other programs read.

0 done, 1 refused or problems found, 2 wrong usage, 3 a service is not reachable. Anything else is a bug and is left
to show itself.
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import typer

from licensing.words.errors import CommandRefused, ConnectorFailed, DefinitionRejected, StorageFailed
from portal.cli.voice import Voice

REFUSED: Final = 1
MISUSED: Final = 2
UNREACHABLE: Final = 3


class Misused(Exception):
    """The command was called with something that cannot be right; the message says what would be."""


@contextmanager
def failures(voice: Voice) -> Generator[None]:
    """Turn what can go wrong into a sentence on standard error and an exit code."""
    try:
        yield
    except CommandRefused as refused:
        _refused(voice, refused)
        raise typer.Exit(REFUSED) from None
    except DefinitionRejected as rejected:
        for problem in rejected.problems:
            voice.warn(str(problem))
        raise typer.Exit(REFUSED) from None
    except Misused as misused:
        voice.warn(str(misused))
        raise typer.Exit(MISUSED) from None
    except (StorageFailed, ConnectorFailed) as failed:
        voice.warn(str(failed))
        raise typer.Exit(UNREACHABLE) from None
    except Exception as failed:
        code = _services_code(failed)
        if code is None:
            raise
        voice.warn(str(failed))
        raise typer.Exit(code) from None


def _services_code(failed: Exception) -> int | None:
    """The exit code of a failure the services know, None for a bug. Their modules are read only when one failed."""
    from flows.reading_settings import SettingsRejected
    from flows.services.errors import (
        AlreadyRunning,
        BackupRefused,
        ServiceFailed,
        ServiceUnreachable,
        TourRefused,
    )

    if isinstance(failed, SettingsRejected):
        return MISUSED
    if isinstance(failed, AlreadyRunning | BackupRefused | TourRefused):
        return REFUSED
    return UNREACHABLE if isinstance(failed, ServiceUnreachable | ServiceFailed) else None


def _refused(voice: Voice, refused: CommandRefused) -> None:
    fields = {name: voice.of(sentence) for name, sentence in refused.fields.items()}
    if voice.as_json:
        told = {"refused": refused.code, "message": voice.of(refused.sentence), "fields": fields}
        voice.warn(json.dumps(told, ensure_ascii=False))
        return
    voice.warn(voice.of(refused.sentence))
    for name, sentence in fields.items():
        voice.warn(f"  {name}: {sentence}")
