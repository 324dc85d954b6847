"""The commands of `izin`, put together in the order in which a permit type meets them."""

import typer

from portal.cli import (
    applying,
    auditing,
    completing,
    definitions,
    demonstrating,
    mandates,
    previewing,
    publishing,
    showing,
    tasks,
    testing,
    trying,
    up,
)

app = typer.Typer(
    name="izin",
    help="Izin: permit types as YAML, decided by officers, pushed by Prefect, kept in S3.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("check")(definitions.check_definitions)
app.command("schema")(completing.write_editors_schema)
app.command("preview")(previewing.preview_template)
app.command("try")(trying.try_definition)
app.command("test")(testing.tell_stories)
app.command("publish")(publishing.publish_definitions)
app.command("up")(up.up)
app.command("demo")(demonstrating.demo)
app.command("submit")(applying.submit)
app.command("correct")(applying.correct)
app.command("tasks")(tasks.tasks)
app.command("claim")(tasks.claim)
app.command("release")(tasks.release)
app.command("decide")(tasks.decide)
app.command("show")(showing.show)
app.command("licence")(showing.licence)
app.add_typer(mandates.app, name="people")
app.command("verify-audit")(auditing.verify_audit)
app.command("export-audit")(auditing.export_audit)
