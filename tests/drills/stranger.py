"""Tries, as another user of this machine, everything that the embedded services listen on and keep.

`sudo .venv/bin/python -m tests.drills.stranger [IZIN_HOME]` while `izin up` runs; it says what a stranger got, or that
he got nothing. What he tries would read, write and delete if it were let: run it on an installation you can restore.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from flows.services.state import Running, read_running
from flows.settings import default_home
from tests.drills.strange_tries import Request, open_files, open_ports, open_sockets

NOBODY = 65534
READABLE_BY_ALL = frozenset({"/healthz", "/status", "/readyz", "/api/health", "/api/ready"})
"""Whether something works is no secret."""

OBJECTS = tuple(
    Request(method, path, body=body)
    for method, path, body in (
        ("GET", "/", ""),
        ("GET", "/{bucket}?list-type=2", ""),
        ("GET", "/{bucket}/{key}", ""),
        ("PUT", "/{bucket}/{key}", "overwritten"),
        ("DELETE", "/{bucket}/{key}", ""),
        ("GET", "/buckets/{bucket}/", ""),
        ("GET", "/buckets/{bucket}/{key}", ""),
        ("PUT", "/buckets/{bucket}/{key}", "overwritten"),
        ("POST", "/buckets/{bucket}/{key}", "overwritten"),
        ("DELETE", "/buckets/{bucket}?recursive=true", ""),
        ("GET", "/dir/status", ""),
        ("GET", "/dir/assign", ""),
        ("GET", "/dir/lookup?volumeId=1", ""),
        ("GET", "/col/delete?collection={bucket}", ""),
        ("GET", "/vol/grow?count=1", ""),
        ("GET", "/cluster/status", ""),
        ("GET", "/ui/index.html", ""),
        ("GET", "/1,01", ""),
        ("DELETE", "/1,01", ""),
        ("GET", "/metrics", ""),
        ("GET", "/debug/pprof/", ""),
        ("POST", "/?Action=CreateUser&UserName=stranger", ""),
        ("POST", "/?Action=AssumeRole&RoleArn=arn:aws:iam::1:role/x&RoleSessionName=x", ""),
        ("GET", "/object-store/buckets", ""),
        ("GET", "/admin", ""),
    )
)
PREFECT = (
    Request("GET", "/api/flows/count"),
    Request("POST", "/api/flows/filter", ("Content-Type: application/json",), "{}"),
    Request("POST", "/api/flow_runs/filter", ("Content-Type: application/json",), "{}"),
    Request("POST", "/api/artifacts/filter", ("Content-Type: application/json",), "{}"),
    Request("POST", "/api/flows/", ("Content-Type: application/json",), '{"name": "stranger"}'),
    Request("POST", "/api/admin/database/clear", ("Content-Type: application/json",), '{"confirm": true}'),
    Request("GET", "/api/admin/settings"),
    Request("GET", "/api/variables/name/x"),
)
PORTAL = (
    Request("GET", "/petugas"),
    Request("GET", "/petugas/permohonan/{number}"),
    Request("GET", "/api/v1/tasks"),
    Request("GET", "/api/v1/applications/{number}"),
)
SHELL = (
    "volume.list",
    "fs.ls /buckets",
    "fs.cat /buckets/{bucket}/{key}",
    "fs.rm -rf /buckets/{bucket}",
    "lock",
    "collection.delete -collection {bucket} -force",
    "s3.bucket.delete -name {bucket}",
    "s3.configure -user stranger -access_key stranger -secret_key stranger -actions Admin -apply",
    "unlock",
)
SHELL_WITHIN_SECONDS = 12


def found_by_a_stranger(home: Path, running: Running, *, bucket: str, key: str) -> tuple[str, ...]:
    """Everything a stranger got from what runs out of this folder; empty where he got nothing."""
    ports, sockets = _listening(running)
    files = [path for path in home.rglob("*") if path.is_file()]

    def filled(requests: Iterable[Request]) -> tuple[Request, ...]:
        return tuple(
            Request(each.method, _filled(each.path, bucket, key), each.headers, each.body)
            for each in requests
        )

    def tries() -> Iterator[str]:
        yield from open_files(files)
        yield from open_sockets(sockets)
        yield from open_ports(ports, (*filled(OBJECTS), *PREFECT, *filled(PORTAL)))

    got = _as_nobody(tries)
    return (*(each for each in got if not _is_for_all(each, running)), *_shell(running, bucket, key))


def _filled(text: str, bucket: str, key: str) -> str:
    return text.replace("{bucket}", bucket).replace("{key}", key).replace("{number}", "REG-2026-000001")


def _is_for_all(got: str, running: Running) -> bool:
    """Whether anybody may have this: the public pages, and whether something works."""
    method, _, rest = got.partition(" ")
    path, _, status = rest.rpartition(": ")
    if path.partition("127.0.0.1:")[2].partition("/")[2] in {each[1:] for each in READABLE_BY_ALL}:
        return True
    portal, prefect = f":{running.ports.portal}/", f":{running.ports.prefect}/"
    # The portal is made for the public; what it keeps to officers it answers with the way to sign in. Of Prefect the
    # files of its pages are open, which have nothing in them until a password is given.
    if portal in path:
        return status == "303" or ("/petugas" not in path and "/api/" not in path)
    return prefect in path and method == "GET" and "/api/" not in path


def _listening(running: Running) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The TCP ports and Unix sockets of all processes of an installation."""
    found = [mark.find() for mark in running.processes.values()]
    all_of_them = [
        each for process in found if process for each in (process, *process.children(recursive=True))
    ]
    ports = {
        each.laddr.port
        for process in all_of_them
        for each in process.net_connections(kind="tcp")
        if each.status == psutil.CONN_LISTEN
    }
    sockets = {
        str(each.laddr)
        for process in all_of_them
        for each in process.net_connections(kind="unix")
        if each.laddr
    }
    return tuple(sorted(ports)), tuple(sorted(sockets))


def _as_nobody(tries: Callable[[], Iterator[str]]) -> tuple[str, ...]:
    """What the tries tell when another user makes them, in a process of his own."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.close(reading)
        told = 1
        try:
            _become_nobody()
            with os.fdopen(writing, "w") as out:
                try:
                    out.writelines(f"{each}\n" for each in tries())
                except Exception as failed:
                    out.write(f"{failed!r}\n")
                    raise
            told = 0
        finally:
            os._exit(told)
    os.close(writing)
    with os.fdopen(reading) as said:
        lines = tuple(said.read().splitlines())
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("the stranger's process broke off; what it found so far: " + "; ".join(lines))
    return lines


def _become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def _shell(running: Running, bucket: str, key: str) -> tuple[str, ...]:
    """What the object store's own command line tells a stranger over gRPC."""
    if not running.ports.s3_internal:
        return ()
    master, master_grpc, _, _, filer, filer_grpc, *_ = running.ports.s3_internal
    with _program_for_all() as weed:
        asked = "".join(f"{_filled(each, bucket, key)}\n" for each in SHELL)
        where = (f"-master=127.0.0.1:{master}.{master_grpc}", f"-filer=127.0.0.1:{filer}.{filer_grpc}")
        as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        command = ("timeout", str(SHELL_WITHIN_SECONDS), *as_nobody, str(weed), "shell", *where)
        said = subprocess.run(
            command,
            input=asked,
            capture_output=True,
            text=True,
            check=False,
            cwd=weed.parent,
            env={"HOME": "/"},
        )
    # It waits for a master that speaks with it, and is told to give up.
    return () if said.returncode == 124 else tuple(f"weed shell: {line}" for line in said.stdout.splitlines())


@contextmanager
def _program_for_all() -> Generator[Path]:
    """The store's program where everybody can run it: whoever is a stranger brings his own."""
    folder = Path(tempfile.mkdtemp(prefix="stranger-"))
    try:
        folder.chmod(0o755)
        own = folder / "weed"
        shutil.copyfile(Path(sysconfig.get_path("scripts")) / "weed", own)
        own.chmod(0o755)
        yield own
    finally:
        shutil.rmtree(folder)


def say(line: str) -> None:
    """Tell the operator."""
    sys.stdout.write(f"{line}\n")


def main() -> int:
    """Try it on one state folder."""
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(os.environ.get("IZIN_HOME", default_home()))
    if os.geteuid() != 0:
        say("stranger: only root can become another user. Run it with sudo.")
        return 2
    running = read_running(home)
    if running is None:
        say(f"{home}: Izin is not running. Start it with `izin up`.")
        return 3
    found = found_by_a_stranger(home, running, bucket="izin", key="uploads/x.pdf")
    for each in found:
        say(f"open to a stranger: {each}")
    say(f"{home}: {len(found) or 'nothing'} open to another user of this machine.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
