"""The embedded Prefect server: API, background services and UI in one process, on the embedded PostgreSQL.

The application is served by uvicorn itself, not by `prefect server start`: one process to watch, and no
second reading of Prefect's command line. It knows one password; without it everybody on the machine could
start flows.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from flows.services.connections import PREFECT_DATABASE, Connections, socket_folder
from flows.services.ports import LOOPBACK
from flows.services.probe import answers, speaks
from flows.services.service import PYTHON, Service, python_environment
from flows.services.state import Credentials, Ports

# A run is worth keeping while its case may still be open; the case's own history never depends on it.
RUNS_ARE_KEPT = timedelta(days=180)
EVENTS_ARE_KEPT_DAYS = 7
QUIET = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


def prefect_server(home: Path, credentials: Credentials, ports: Ports) -> Service:
    """Describe the server of one state folder."""
    folder = home / "prefect"
    origin = f"http://{LOOPBACK}:{ports.prefect}"
    database = (
        f"postgresql+asyncpg://{PREFECT_DATABASE}:{credentials.prefect_database_password}@/{PREFECT_DATABASE}"
        f"?host={quote(str(socket_folder(home)))}"
    )

    async def is_ready() -> bool:
        return await answers(ports.prefect, "/api/ready") and await answers(
            ports.prefect, "/api/admin/version", credentials.prefect_auth
        )

    application = "flows.services.prefect_application:create"
    serve = ("-m", "uvicorn", "--factory", application, "--log-level", "warning")
    return Service(
        name="prefect",
        title="Prefect",
        address=origin,
        command=(*PYTHON, *serve, "--host", LOOPBACK, "--port", str(ports.prefect)),
        environment={
            **python_environment(),
            **QUIET,
            "PREFECT_HOME": str(folder),
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": database,
            "PREFECT_SERVER_API_HOST": LOOPBACK,
            "PREFECT_SERVER_API_PORT": str(ports.prefect),
            "PREFECT_SERVER_API_AUTH_STRING": credentials.prefect_auth,
            "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"{origin},http://localhost:{ports.prefect}",
            "PREFECT_SERVER_UI_API_URL": f"{origin}/api",
            "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
            "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
            "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(int(RUNS_ARE_KEPT.total_seconds())),
            "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{EVENTS_ARE_KEPT_DAYS}D",
            # Events are recorded in batches: one transaction for each costs the server several times as much.
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
            # A statement or a connection that hangs is given up.
            "PREFECT_SERVER_DATABASE_TIMEOUT": "20",
            "PREFECT_SERVER_DATABASE_CONNECTION_TIMEOUT": "5",
            # In whole seconds: the server cuts a fraction off, and 0 keeps a core busy with waiting.
            "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
            "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
            "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "100",
            "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
            # The application is made once per process and need not be fit for being made again.
            "PREFECT__SERVER_FINAL": "1",
        },
        is_ready=is_ready,
        # Asks no database; under a deep backlog its one process may be busy for many seconds.
        is_alive=lambda: speaks(ports.prefect, "/api/health"),
        silent_for_seconds=60,
        folder=folder,
        before_start=lambda: folder.mkdir(mode=0o700, exist_ok=True),
        ready_within_seconds=180,
        is_needed=False,
    )


def prefect_environment(home: Path, connections: Connections) -> dict[str, str]:
    """Return the variables with which Prefect's client, in any process, talks to our server."""
    auth = {"PREFECT_API_AUTH_STRING": connections.prefect_auth} if connections.prefect_auth else {}
    where = {"PREFECT_HOME": str(home / "prefect"), "PREFECT_API_URL": connections.prefect_api_url}
    return {**QUIET, **where, **auth}
