"""Which services are started here, in which order, and which run elsewhere.

In come the settings and the parts that are wanted; out goes a `Plan`. A stage begins when every service of
the one before is ready. Starts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.services.connections import Connections
from flows.services.objects import objects
from flows.services.ours import portal, workers
from flows.services.postgres import postgres
from flows.services.prefect_server import prefect_server
from flows.services.sandboxed import sandbox
from flows.services.service import Service
from flows.services.state import Credentials, Ports
from flows.settings import Settings

Part: TypeAlias = Literal["postgres", "s3", "prefect", "worker", "portal", "sandbox"]
EVERYTHING: frozenset[Part] = frozenset({"postgres", "s3", "prefect", "worker", "portal"})
"""Of a real installation; the sandbox of agencies' systems, which invents what it says, is for a demonstration."""


@dataclass(frozen=True)
class Plan:
    """What to start.

    Args:
        beside: what nobody has to wait for, and tells the others whether it is there.
        backing: what must be ready before Izin can be prepared.
        stages: what is started after that, one stage after the other. The portal comes before whatever it can do
            without: people apply and decide while Prefect is still starting, or does not start at all.
        elsewhere: title and address of what the settings name.
    """

    beside: tuple[Service, ...]
    backing: tuple[Service, ...]
    stages: tuple[tuple[Service, ...], ...]
    elsewhere: tuple[tuple[str, str], ...]

    @property
    def services(self) -> tuple[Service, ...]:
        """Everything that is started, in order."""
        return tuple(service for stage in (self.beside, self.backing, *self.stages) for service in stage)


def plan_of(
    settings: Settings,
    parts: frozenset[Part],
    *,
    credentials: Credentials,
    ports: Ports,
    connections: Connections,
    systems: Mapping[str, str] | None = None,
) -> Plan:
    """Leave out what is not wanted and what the settings place elsewhere.

    Args:
        systems: the settings with which workers ask agencies' systems, and the sandbox is asked; those of our own
            environment if not given.
    """
    home = settings.home
    named = {
        "postgres": ("PostgreSQL", "IZIN_DATABASE_URL") if settings.database_url else None,
        "s3": ("S3", connections.s3_endpoint) if settings.s3_endpoint else None,
        "prefect": ("Prefect", connections.prefect_ui_url) if settings.prefect_api_url else None,
    }
    elsewhere = {part: address for part, address in named.items() if address}
    embedded = parts - elsewhere.keys()
    if "prefect" in embedded:
        # The embedded Prefect server keeps its records in the embedded database, whoever keeps ours.
        embedded = embedded | {"postgres"}
    first = (postgres(home, credentials),) if "postgres" in embedded else ()
    objects_server = (objects(home, credentials, ports),) if "s3" in embedded else ()
    flow_server = (prefect_server(home, credentials, ports),) if "prefect" in embedded else ()
    sandbox_process = (sandbox(settings, ports, systems or {}),) if ports.sandbox else ()
    worker_processes = workers(settings, connections, systems) if "worker" in embedded else ()
    portal_process = (portal(settings, connections, ports, systems),) if "portal" in embedded else ()
    return Plan(
        beside=sandbox_process,
        backing=first + objects_server,
        stages=(portal_process + flow_server, worker_processes),
        elsewhere=tuple(elsewhere.values()),
    )
