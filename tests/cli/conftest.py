"""How tests call the command line: in this process, with what it printed kept apart."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from portal.cli.app import app


@dataclass(frozen=True, slots=True)
class Called:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        return json.loads(self.out)


Call = Callable[..., Called]


@pytest.fixture
def izin() -> Call:
    """Call `izin` with these arguments."""

    def call(*arguments: str) -> Called:
        result = CliRunner().invoke(app, [*arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Called(result.exit_code, result.stdout, result.stderr)

    return call
