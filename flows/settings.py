"""The settings of Izin: one frozen value, read from the environment before anything starts.

A field's description says what a right value looks like; how the value comes out of the environment, and what is
said of a wrong one: `reading_settings`. What the running services chose for themselves (ports, passwords) is not here:
see `flows/services/connections.py`.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).parent.parent
# A Unix socket's path has at most 107 bytes, and PostgreSQL's lies at <home>/pg/.s.PGSQL.5432.
LONGEST_HOME = 85
# A second process uses the second core; beyond that the Prefect server has to be looked at first.
USUAL_WORKERS = 2


def default_home() -> Path:
    """Return where the state is kept when nobody says so.

    For root under /srv: PostgreSQL refuses to run as root, and its own user cannot enter /root.
    """
    if os.geteuid() == 0:
        return Path("/srv/izin-state")
    return Path.home() / ".local" / "share" / "izin"


class Folders(BaseSettings):
    """The folders people write in: all that a command without services reads."""

    model_config = SettingsConfigDict(
        env_prefix="IZIN_", frozen=True, env_ignore_empty=True, populate_by_name=True
    )

    definitions: Path = Field(
        default=REPOSITORY / "process_definitions",
        description="Name the folder with the process definitions.",
    )
    templates: Path = Field(
        default=REPOSITORY / "templates", description="Name the folder with the templates."
    )


class Settings(Folders):
    """Everything an operator can choose. A field's description says what a right value looks like."""

    home: Path = Field(
        default_factory=default_home,
        description="Name a folder with a short path, such as /srv/izin-state.",
    )
    database_url: SecretStr | None = Field(
        default=None, description="Write postgresql://user:password@host/database, or leave it out."
    )
    s3_endpoint: str | None = Field(
        default=None, description="Write http://host:port or https://host, or leave it out."
    )
    s3_access_key: SecretStr | None = Field(
        default=None, description="Give the key that belongs to IZIN_S3_ENDPOINT."
    )
    s3_secret_key: SecretStr | None = Field(
        default=None, description="Give the secret that belongs to IZIN_S3_ENDPOINT."
    )
    s3_bucket: str = Field(default="izin", description="Write 3 to 63 lower-case letters, digits and dashes.")
    prefect_api_url: str | None = Field(
        default=None,
        validation_alias="PREFECT_API_URL",
        description="Write http://host:port/api, or leave it out.",
    )
    prefect_auth: SecretStr | None = Field(
        default=None,
        validation_alias="PREFECT_API_AUTH_STRING",
        description="Write user:password, or leave it out.",
    )
    portal_port: int = Field(
        default=8080, ge=0, le=65535, description="Give a port between 1 and 65535, or 0 for any free one."
    )
    prefect_port: int = Field(
        default=4200, ge=0, le=65535, description="Give a port between 1 and 65535, or 0 for any free one."
    )
    public_url: str | None = Field(
        default=None, description="Write the address citizens use, such as https://izin.example.go.id."
    )
    smtp_url: SecretStr | None = Field(
        default=None,
        description="Write smtp://user:password@host:port, or leave it out to use the mailbox folder.",
    )
    workers: int = Field(
        default_factory=lambda: min(USUAL_WORKERS, os.cpu_count() or 1),
        ge=0,
        le=16,
        description="Give the number of worker processes, up to 16; 0 where stock Prefect workers do the work.",
    )
    worker_concurrency: int = Field(
        default=2, ge=1, le=64, description="Give the number of flow runs at a time in each worker, 1 to 64."
    )
    lease_seconds: int = Field(
        default=60,
        ge=2,
        le=3600,
        description="Give the seconds after which a dead worker's applications are taken over, 2 to 3600.",
    )
    waiting_megabytes: int = Field(
        default=2048,
        ge=0,
        description="Give the megabytes of uploads that may wait in the database for S3; 0 where none may.",
    )
    secret_key: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="Give at least 32 random characters, the same on every machine.",
    )

    @property
    def mailbox(self) -> Path:
        """Where notices go when no mail server is set."""
        return self.home / "mailbox"

    @field_validator("home")
    @classmethod
    def _home_is_short(cls, home: Path) -> Path:
        absolute = home.expanduser().absolute()
        if len(os.fsencode(absolute)) > LONGEST_HOME:
            raise ValueError(f"is longer than {LONGEST_HOME} bytes, too long for a database socket")
        return absolute

    @field_validator("database_url")
    @classmethod
    def _database_is_postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None:
            return None
        scheme, separator, rest = url.get_secret_value().partition("://")
        if not separator or scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
            raise ValueError("is not the address of a PostgreSQL database")
        return SecretStr(f"postgresql+psycopg://{rest}")

    @field_validator("s3_endpoint", "prefect_api_url", "public_url")
    @classmethod
    def _address_is_http(cls, url: str | None) -> str | None:
        if url is not None and (urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname):
            raise ValueError("is not a web address")
        return url.rstrip("/") if url else None

    @field_validator("smtp_url")
    @classmethod
    def _mail_is_smtp(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and urlsplit(url.get_secret_value()).scheme not in {"smtp", "smtps"}:
            raise ValueError("is not the address of a mail server")
        return url

    @field_validator("s3_bucket")
    @classmethod
    def _bucket_is_well_named(cls, bucket: str) -> str:
        if not 3 <= len(bucket) <= 63 or not bucket.replace("-", "").isalnum() or bucket != bucket.lower():
            raise ValueError("is not a bucket name")
        return bucket


def variable_of(name: str) -> str:
    """Return the environment variable that sets a field of `Settings`."""
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"IZIN_{name.upper()}"


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment in which a child process reads exactly these settings."""
    values = ((variable_of(name), getattr(settings, name, None)) for name in Settings.model_fields)
    return {
        variable: value.get_secret_value() if isinstance(value, SecretStr) else str(value)
        for variable, value in values
        if value is not None
    }
