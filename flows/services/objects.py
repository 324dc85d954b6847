"""The embedded S3 server: SeaweedFS in one process.

Its master, volume and filer parts listen on loopback too and would serve every object to anybody there, so
each gets a signing key. Buckets are not made here: only `storage/documents.py` speaks S3.
"""

import json
import sysconfig
from pathlib import Path

from flows.services.ports import LOOPBACK
from flows.services.probe import answers
from flows.services.service import Service, plain_environment
from flows.services.state import Credentials, Ports, write_private

ACTIONS = ("Admin", "Read", "Write", "List", "Tagging")


def objects(home: Path, credentials: Credentials, ports: Ports) -> Service:
    """Describe the server of one state folder."""
    folder = home / "s3"
    identities = home / "s3.json"
    # Its own log files, which would lie in the machine's /tmp; what it warns of is in logs/s3.log as well.
    logs = home / "logs" / "s3"
    master, master_grpc, volume, volume_grpc, filer, filer_grpc, s3_grpc, admin, admin_grpc = (
        ports.s3_internal
    )
    weed = Path(sysconfig.get_path("scripts")) / "weed"

    def make_ready_to_start() -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(identities, _identities(credentials))

    async def is_ready() -> bool:
        # The gateway answers before there is a volume to write to: ask for both.
        return await answers(ports.s3, "/healthz") and await answers(master, "/dir/assign")

    command = (
        str(weed),
        f"-logdir={logs}",
        "-log_max_size_mb=16",
        "mini",
        f"-ip={LOOPBACK}",
        f"-ip.bind={LOOPBACK}",
        f"-dir={folder}",
        f"-s3.config={identities}",
        f"-s3.port={ports.s3}",
        f"-s3.port.grpc={s3_grpc}",
        f"-master.port={master}",
        f"-master.port.grpc={master_grpc}",
        f"-volume.port={volume}",
        f"-volume.port.grpc={volume_grpc}",
        f"-filer.port={filer}",
        f"-filer.port.grpc={filer_grpc}",
        f"-admin.port={admin}",
        f"-admin.port.grpc={admin_grpc}",
        "-admin.ui=false",
        "-webdav=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-s3.autoCreateBucket=false",
        "-master.telemetry=false",
        "-master.volumeSizeLimitMB=64",
    )
    keys = {
        "WEED_JWT_SIGNING_KEY": credentials.s3_volume_key,
        "WEED_JWT_FILER_SIGNING_KEY": credentials.s3_filer_key,
        "WEED_JWT_FILER_SIGNING_READ_KEY": credentials.s3_filer_read_key,
    }
    memory = {"GOMEMLIMIT": "512MiB", "GOGC": "50"}
    return Service(
        name="s3",
        title="S3 (SeaweedFS)",
        address=f"http://{LOOPBACK}:{ports.s3}",
        command=command,
        environment={**plain_environment(), "HOME": str(home), **keys, **memory},
        is_ready=is_ready,
        folder=home,
        before_start=make_ready_to_start,
        ready_within_seconds=30,
        is_needed=False,
    )


def _identities(credentials: Credentials) -> str:
    """Return the file that names who may do what; nobody is anonymous."""
    key = {"accessKey": credentials.s3_access_key, "secretKey": credentials.s3_secret_key}
    return json.dumps({"identities": [{"name": "izin", "credentials": [key], "actions": ACTIONS}]})
