"""What one state folder remembers: its generated credentials, and what is running out of it.

`credentials.json` is written once and never changes. `services.json` is rewritten whenever a process
starts, so that the command line in another shell finds the services and the next start finds what a killed
one left behind. Both are readable by their owner only. Takes the folder; knows nothing of the settings.
"""

import os
import secrets
from pathlib import Path

import psutil
from pydantic import BaseModel, ConfigDict, Field

from flows.services.errors import ServiceFailed

# Two processes may get one pid, but not one pid and one start time; the clock's resolution is far below this.
SAME_START_SECONDS = 1.0

NEEDING = ("pg", "s3")
"""What is made with the credentials, after them."""


def new_secret() -> str:
    """Return 32 random bytes as text that needs no quoting in a URL."""
    return secrets.token_urlsafe(32)


class Credentials(BaseModel):
    """The secrets of one state folder, generated at its first start."""

    model_config = ConfigDict(frozen=True)

    superuser_password: str = Field(default_factory=new_secret, repr=False)
    database_password: str = Field(default_factory=new_secret, repr=False)
    prefect_database_password: str = Field(default_factory=new_secret, repr=False)
    # As Prefect's UI asks for it, so that an operator can copy it: user:password.
    prefect_auth: str = Field(default_factory=lambda: f"izin:{new_secret()}", repr=False)
    s3_access_key: str = Field(default_factory=lambda: secrets.token_hex(10).upper(), repr=False)
    s3_secret_key: str = Field(default_factory=new_secret, repr=False)
    s3_volume_key: str = Field(default_factory=new_secret, repr=False)
    s3_filer_key: str = Field(default_factory=new_secret, repr=False)
    s3_filer_read_key: str = Field(default_factory=new_secret, repr=False)
    secret_key: str = Field(default_factory=new_secret, repr=False)


class Ports(BaseModel):
    """The loopback ports of one run; `s3_internal` are those SeaweedFS needs for itself, `sandbox` is 0 for none."""

    model_config = ConfigDict(frozen=True)

    portal: int
    prefect: int
    s3: int
    s3_internal: tuple[int, ...] = ()
    sandbox: int = 0


class ProcessMark(BaseModel):
    """Enough to recognise a process later, even when its pid has been given to another one."""

    model_config = ConfigDict(frozen=True)

    pid: int
    created: float
    stop_signal: int

    def find(self) -> psutil.Process | None:
        """Return the process if it is still the same one, else None."""
        try:
            process = psutil.Process(self.pid)
            is_same = abs(process.create_time() - self.created) < SAME_START_SECONDS
        except psutil.NoSuchProcess:
            return None
        return process if is_same and process.status() != psutil.STATUS_ZOMBIE else None


class Running(BaseModel):
    """The content of `services.json`: who supervises, on which ports, and which processes."""

    model_config = ConfigDict(frozen=True)

    supervisor: ProcessMark
    ports: Ports
    processes: dict[str, ProcessMark] = {}


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, all of it or nothing, also where the power fails just after."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk know the names in a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def ensure_credentials(home: Path) -> Credentials:
    """Return the folder's credentials; generate and keep them at the first call.

    Raises:
        ServiceFailed: they are missing from a folder with records or documents, which others would not open.
    """
    path = home / "credentials.json"
    if not path.exists():
        kept = next((home / name for name in NEEDING if (home / name).exists()), None)
        if kept:
            raise ServiceFailed(
                f"{path}: is missing, and {kept} needs the secrets in it. Copy secrets.json of a backup there "
                "(`izin backup` keeps it, readable by its owner alone), or restore that backup into an empty folder."
            )
        home.mkdir(parents=True, exist_ok=True)
        write_private(path, Credentials().model_dump_json(indent=2))
    return Credentials.model_validate_json(path.read_text())


def read_running(home: Path) -> Running | None:
    """Return what was last recorded as running, whether or not it still is; None when nothing was."""
    try:
        return Running.model_validate_json(running_file(home).read_text())
    except FileNotFoundError:
        return None


def write_running(home: Path, running: Running) -> None:
    """Record what is running."""
    write_private(running_file(home), running.model_dump_json(indent=2))


def running_file(home: Path) -> Path:
    """Return the file that says what runs."""
    return home / "services.json"
