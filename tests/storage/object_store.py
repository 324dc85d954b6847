"""A SeaweedFS server in one folder, on free ports of this machine."""

import json
import signal
import socket
import subprocess
import sysconfig
import time
import urllib.request
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

KEYS = ("access", "secret-of-the-tests")
BUCKET = "documents"
READY_WITHIN_SECONDS = 30


@dataclass(slots=True)
class ObjectStore:
    """A server that can be stopped and started again with what it holds."""

    folder: Path
    ports: dict[str, int] = field(init=False)
    process: "subprocess.Popen[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        parts = [
            f"{part}.port{kind}"
            for part in ("s3", "master", "volume", "filer", "admin")
            for kind in ("", ".grpc")
        ]
        self.ports = dict(zip(parts, _free_ports(len(parts)), strict=True))

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.ports['s3.port']}"

    def start(self) -> None:
        """Start it, and wait until it takes something in."""
        identities = {
            "name": "izin",
            "credentials": [{"accessKey": KEYS[0], "secretKey": KEYS[1]}],
            "actions": ["Admin"],
        }
        folder = self.folder
        (folder / "s3.json").write_text(json.dumps({"identities": [identities]}))
        named = [f"-{part}={port}" for part, port in self.ports.items()]
        weed = Path(sysconfig.get_path("scripts")) / "weed"
        command = [
            str(weed), f"-logdir={folder}", "mini", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}",
            f"-s3.config={folder / 's3.json'}",
            "-admin.ui=false", "-webdav=false", "-master.telemetry=false", "-s3.autoCreateBucket=false",
            "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.volumeSizeLimitMB=64", *named,
        ]  # fmt: skip
        with (folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        _wait(f"{self.endpoint}/healthz")
        _wait(f"http://127.0.0.1:{self.ports['master.port']}/dir/assign")

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(30)

    @contextmanager
    def hanging(self) -> Generator[None]:
        """Stopped in its tracks: it takes connections and says nothing."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@contextmanager
def object_store(folder: Path) -> Generator[ObjectStore]:
    folder.mkdir()
    store = ObjectStore(folder)
    store.start()
    try:
        yield store
    finally:
        # Nothing in it is needed again.
        store.kill()


def _free_ports(number: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _wait(url: str) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own server
                if b"error" not in answer.read():
                    return
        except OSError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{url} does not answer")
        time.sleep(0.1)
