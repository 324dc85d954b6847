"""What `izin check`, `publish` and `up` say of open tasks that nobody can decide by the register of today."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from licensing.city.stranding import told, told_ahead
from licensing.words.errors import DefinitionRejected, StorageFailed
from portal.cli.voice import Data, Voice
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired
    from portal.acts.stranding import Lost

NAMED = 5
"""Applications that are named of each role; `--json` has them all."""


def look_for_stranded(izin: "Wired") -> "tuple[Lost, ...]":
    """The open tasks that nobody can decide, and the steps ahead that nobody will."""
    from flows.wiring import today
    from portal.acts.stranding import stranding_ahead, waiting_in_vain

    people, day = izin.people.roster(), today()
    now = waiting_in_vain(izin.cases, izin.register, people, on=day)
    return (*now, *stranding_ahead(izin.cases, izin.archive, izin.register, people, on=day))


def look_if_running() -> "tuple[Lost, ...]":
    """The same where the services run; nothing where they do not: a check needs none of them."""
    from flows.reading_settings import SettingsRejected, read_settings
    from flows.services.connections import read_connections
    from flows.services.errors import ServiceFailed, ServiceUnreachable

    try:
        read_connections(read_settings())  # says in a moment that nothing runs
    except (ServiceUnreachable, ServiceFailed, SettingsRejected, OSError, ValueError, RuntimeError):
        return ()  # whatever lies in the state folder, or whoever has none, definitions can be checked
    try:
        with wired("izin_worker") as izin:
            return look_for_stranded(izin)
    except (ServiceUnreachable, ServiceFailed, StorageFailed, DefinitionRejected):
        return ()


def stranded_data(found: "tuple[Lost, ...]") -> Mapping[str, Data]:
    """The same as data, under `stranded` and `stranded_ahead`; nothing where nothing is."""
    from portal.acts.stranding import Ahead, InVain

    now: list[Data] = [
        {
            "role": str(each.found.role),
            "why": each.found.why,
            "tasks": [{"task": row.task, "application": row.application} for row in each.rows],
        }
        for each in found
        if isinstance(each, InVain)
    ]
    later: list[Data] = [
        {
            "role": str(each.found.role),
            "why": each.found.why,
            "step": each.step,
            "applications": list(each.applications),
        }
        for each in found
        if isinstance(each, Ahead)
    ]
    return {**({"stranded": now} if now else {}), **({"stranded_ahead": later} if later else {})}


def tell_stranded(found: "tuple[Lost, ...]", voice: Voice) -> None:
    """Say in which roles nobody answers, of which applications, and what would be right."""
    from portal.acts.stranding import InVain

    for each in found:
        is_now = isinstance(each, InVain)
        voice.warn(voice.of(told(each.found) if is_now else told_ahead(each.found, each.name)))
        named = (row.application for row in each.rows) if is_now else each.applications
        numbers = list(dict.fromkeys(named))
        more = f" (+{len(numbers) - NAMED})" if len(numbers) > NAMED else ""
        voice.warn(f"  {', '.join(numbers[:NAMED])}{more}")
