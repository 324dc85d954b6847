"""A SeaweedFS server in one folder, on free ports of this machine."""

import json
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

KEYS = ("access", "secret-of-the-tests")
BUCKET = "documents"
READY_WITHIN_SECONDS = 30


@contextmanager
def object_store(folder: Path) -> Iterator[str]:
    folder.mkdir()
    identities = {"name": "izin", "credentials": [{"accessKey": KEYS[0], "secretKey": KEYS[1]}], "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [identities]}))
    names = ("s3", "s3.port.grpc", "master", "master.grpc", "volume", "volume.grpc", "filer", "filer.grpc", "admin")
    ports = dict(zip((*names, "admin.grpc"), _free_ports(10), strict=True))
    options = (f"-{name.replace('.grpc', '.port.grpc') if name != 's3.port.grpc' else name}" for name in ports)
    named = [f"{option}{'' if option.endswith('grpc') else '.port'}={port}" for option, port in zip(options, ports.values())]
    weed = Path(sysconfig.get_path("scripts")) / "weed"
    command = [
        str(weed), "mini", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}", f"-s3.config={folder / 's3.json'}",
        "-admin.ui=false", "-webdav=false", "-master.telemetry=false", "-s3.autoCreateBucket=false",
        "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.volumeSizeLimitMB=64", *named,
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{ports['s3']}/healthz")
        _wait(f"http://127.0.0.1:{ports['master']}/dir/assign")
        yield f"http://127.0.0.1:{ports['s3']}"
    finally:
        server.terminate()
        server.wait(30)


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
            with urllib.request.urlopen(url, timeout=2) as answer:
                if b"error" not in answer.read():
                    return
        except OSError:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{url} does not answer")
        time.sleep(0.1)
