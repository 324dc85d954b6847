"""The table an operator sees: what runs where."""

from pathlib import Path

from rich.table import Table

from flows.services.plan import Plan


def table_of(plan: Plan, home: Path) -> Table:
    """Draw the table."""
    table = Table(title="Izin", title_justify="left", caption_justify="left", show_edge=False)
    for heading in ("service", "where", "log"):
        table.add_column(heading, overflow="fold")
    for service in plan.services:
        table.add_row(service.title, service.address, str(home / "logs" / f"{service.name}.log"))
        if service.name == "prefect":
            table.caption = (
                f"Prefect asks for a password: copy prefect_auth out of {home}/credentials.json.\n"
                f"Officers sign in with the passwords in {home}/officers.json."
            )
    for title, address in plan.elsewhere:
        table.add_row(title, address, "runs elsewhere, as the settings say")
    return table
