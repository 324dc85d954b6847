"""What `izin check`, `publish` and `up` say of open tasks that nobody can decide by the register of today."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from licensing.city.stranding import told
from licensing.words.errors import DefinitionRejected, StorageFailed
from portal.cli.voice import Data, Voice
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired
    from portal.acts.stranding import InVain

NAMED = 5
"""Applications that are named of each role; `--json` has them all."""


def look_for_stranded(izin: "Wired") -> "tuple[InVain, ...]":
    """The open tasks that nobody can decide."""
    from flows.wiring import today
    from portal.acts.stranding import waiting_in_vain

    return waiting_in_vain(izin.cases, izin.register, izin.people.roster(), on=today())


def look_if_running() -> "tuple[InVain, ...]":
    """The same where the services run; nothing where they do not: a check needs none of them."""
    from flows.services.connections import read_connections
    from flows.services.errors import ServiceFailed, ServiceUnreachable
    from flows.settings import SettingsRejected, read_settings

    try:
        read_connections(read_settings())  # says in a moment that nothing runs
    except (ServiceUnreachable, ServiceFailed, SettingsRejected, OSError, ValueError, RuntimeError):
        return ()  # whatever lies in the state folder, or whoever has none, definitions can be checked
    try:
        with wired("izin_worker") as izin:
            return look_for_stranded(izin)
    except (ServiceUnreachable, ServiceFailed, StorageFailed, DefinitionRejected):
        return ()


def stranded_data(found: "tuple[InVain, ...]") -> Mapping[str, Data]:
    """The same as data, under `stranded`; nothing where nothing is."""
    rows: list[Data] = [
        {
            "role": str(each.found.role),
            "why": each.found.why,
            "tasks": [{"task": row.task, "application": row.application} for row in each.rows],
        }
        for each in found
    ]
    return {"stranded": rows} if rows else {}


def tell_stranded(found: "tuple[InVain, ...]", voice: Voice) -> None:
    """Say in which roles nobody answers, of which applications, and what would be right."""
    for each in found:
        voice.warn(voice.of(told(each.found)))
        numbers = list(dict.fromkeys(row.application for row in each.rows))
        more = f" (+{len(numbers) - NAMED})" if len(numbers) > NAMED else ""
        voice.warn(f"  {', '.join(numbers[:NAMED])}{more}")
