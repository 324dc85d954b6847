"""The commands of `izin`, in the order in which a permit type meets them; each is imported when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

import typer

COMMANDS: Final[Mapping[str, str]] = {
    "check": "definitions:check_definitions",
    "schema": "completing:write_editors_schema",
    "preview": "previewing:preview_template",
    "try": "trying:try_definition",
    "test": "testing:tell_stories",
    "publish": "publishing:publish_definitions",
    "up": "up:up",
    "status": "statusing:status",
    "demo": "demonstrating:demo",
    "submit": "applying:submit",
    "correct": "applying:correct",
    "contact": "applying:contact",
    "tasks": "tasks:tasks",
    "claim": "tasks:claim",
    "release": "tasks:release",
    "decide": "tasks:decide",
    "consent": "limiting:consent",
    "extend": "limiting:extend",
    "pin": "pins:pin",
    "show": "showing:show",
    "why": "awaiting:why",
    "licence": "showing:licence",
    "report": "serving:report",
    "skipped": "serving:skipped",
    "revenue": "revenue:app",
    "free": "scarce:free_things",
    "receipts": "receipts:app",
    "people": "mandates:app",
    "calendar": "calendaring:app",
    "reassign": "reassigning:reassign",
    "owed": "owed:owed",
    "systems": "systems:app",
    "sandbox": "sandbox:sandbox",
    "bank": "banking:app",
    "verify-audit": "auditing:verify_audit",
    "export-audit": "auditing:export_audit",
    "backup": "backing_up:backup",
    "restore": "backing_up:restore",
}
"""Where each is: a module of this package, and what it is called there; a `Typer` holds several."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The application with the command that the arguments begin with; with all where they begin with none of them."""
    app = typer.Typer(
        name="izin",
        help="Izin: permit types as YAML, decided by officers, pushed by Prefect, kept in S3.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_izin)
    asked = arguments[0] if arguments else ""
    for name in (asked,) if asked in COMMANDS else COMMANDS:
        _add(app, name)
    return app


def _izin() -> None:
    """Say that commands follow, also where only one of them was imported."""


def _add(app: typer.Typer, name: str) -> None:
    module, _, called = COMMANDS[name].partition(":")
    found: typer.Typer | Callable[..., object] = getattr(import_module(f"portal.cli.{module}"), called)
    if isinstance(found, typer.Typer):
        app.add_typer(found, name=name)
    else:
        app.command(name)(found)
