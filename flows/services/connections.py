"""The addresses and secrets with which the rest of Izin reaches its services.

In come the settings and what the state folder remembers; out goes one frozen `Connections`, whether a
service is embedded here or runs elsewhere. Opens no connection itself.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from pydantic import SecretStr

from flows.services.errors import ServiceUnreachable
from flows.services.half import refuse_half
from flows.services.state import Credentials, Ports, Running, ensure_credentials, read_running
from flows.settings import Settings

DATABASE = "izin"
PREFECT_DATABASE = "prefect"


@dataclass(frozen=True)
class Connections:
    """Where everything is. Secrets stay out of its representation.

    Args:
        database_url: for SQLAlchemy, `postgresql+psycopg://…`.
        prefect_auth: `user:password`, or nothing for a Prefect server without a password.
        portal_url: the portal on this machine.
        public_url: the portal as citizens know it; it stands in the licences' QR codes.
        secret_key: signs cookies and keys the digests of applicants' PINs.
    """

    database_url: str = field(repr=False)
    s3_endpoint: str
    s3_access_key: str = field(repr=False)
    s3_secret_key: str = field(repr=False)
    s3_bucket: str
    prefect_api_url: str
    prefect_auth: str = field(repr=False)
    portal_url: str
    public_url: str
    secret_key: str = field(repr=False)

    @property
    def prefect_ui_url(self) -> str:
        """The page operators open."""
        return self.prefect_api_url.removesuffix("/api")


def socket_folder(home: Path) -> Path:
    """Return the folder of the embedded database and of its socket."""
    return home / "pg"


def connect(settings: Settings, credentials: Credentials, ports: Ports) -> Connections:
    """Join what was set with what was generated."""
    embedded_database = (
        f"postgresql+psycopg://{DATABASE}:{credentials.database_password}@/{DATABASE}"
        f"?host={quote(str(socket_folder(settings.home)))}"
    )
    portal_url = f"http://127.0.0.1:{ports.portal}"
    return Connections(
        database_url=_revealed(settings.database_url) or embedded_database,
        s3_endpoint=settings.s3_endpoint or f"http://127.0.0.1:{ports.s3}",
        s3_access_key=_revealed(settings.s3_access_key) or credentials.s3_access_key,
        s3_secret_key=_revealed(settings.s3_secret_key) or credentials.s3_secret_key,
        s3_bucket=settings.s3_bucket,
        prefect_api_url=settings.prefect_api_url or f"http://127.0.0.1:{ports.prefect}/api",
        prefect_auth=_revealed(settings.prefect_auth)
        if settings.prefect_api_url
        else credentials.prefect_auth,
        portal_url=portal_url,
        public_url=settings.public_url or portal_url,
        secret_key=_revealed(settings.secret_key) or credentials.secret_key,
    )


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


def read_connections(settings: Settings) -> Connections:
    """Return where the running services are.

    Raises:
        ServiceUnreachable: an embedded service is needed and Izin is not running.
        ServiceFailed: a backup is just being restored.
    """
    running = live(settings.home)
    if running:
        refuse_half(settings.home)
        return connect(settings, ensure_credentials(settings.home), running.ports)
    if settings.database_url and settings.s3_endpoint and settings.prefect_api_url:
        own_ports = Ports(portal=settings.portal_port, prefect=settings.prefect_port, s3=0)
        return connect(settings, ensure_credentials(settings.home), own_ports)
    raise ServiceUnreachable(f"{settings.home}: Izin is not running. Start it with `izin up`.")


def live(home: Path) -> Running | None:
    """Return what runs out of this folder, or None when its supervisor is gone."""
    try:
        running = read_running(home)
    except NotADirectoryError:
        raise ServiceUnreachable(
            f"{home}: this is no folder. Set IZIN_HOME to the folder of `izin up`."
        ) from None
    except PermissionError:
        raise ServiceUnreachable(
            f"{home}: this folder belongs to another user. Run the command as the user who runs `izin up`."
        ) from None
    return running if running and running.supervisor.find() else None
