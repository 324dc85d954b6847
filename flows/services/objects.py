"""The embedded S3 server: SeaweedFS in one process.

Its master, volume, filer and admin parts listen on loopback too and would serve, and delete, every object for anybody
there. Each asks for a certificate that only this folder has, on HTTP and on gRPC alike; reads and writes of volumes and
filer are signed besides. What is left for others on this machine is the S3 gateway, which asks for a key. Buckets are
not made here: only `storage` speaks S3.
"""

import json
import sysconfig
from pathlib import Path

from flows.services.identity import Identity
from flows.services.ports import LOOPBACK
from flows.services.probe import answers, speaks
from flows.services.service import Service, plain_environment
from flows.services.state import Credentials, Ports, new_secret, write_private

# As `weed scaffold -config=security` names them.
GRPC_PARTS = (
    "master",
    "volume",
    "filer",
    "s3",
    "admin",
    "worker",
    "mq",
    "msg_broker",
    "msg_agent",
    "client",
)
HTTPS_PARTS = ("master", "volume", "filer", "admin")
ACTIONS = ("Admin", "Read", "Write", "List", "Tagging")


def objects(home: Path, credentials: Credentials, ports: Ports) -> Service:
    """Describe the server of one state folder."""
    folder = home / "s3"
    identities = home / "s3.json"
    # The server looks for `security.toml` where it is started, and takes the one there for the whole of it.
    identity = Identity(home / "s3-identity")
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
        identity.make()
        write_private(identity.folder / "security.toml", _security(identity))

    async def is_ready() -> bool:
        # The gateway answers before there is a volume to write to: ask for both.
        if not await answers(ports.s3, "/healthz"):
            return False
        tls = identity.context()
        return tls is not None and await answers(master, "/dir/assign", tls=tls)

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
        f"-filer.localSocket={identity.folder / 'filer.sock'}",
        f"-s3.localSocket={identity.folder / 's3.sock'}",
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
        # Lives no longer than ten seconds in any link between the parts: nothing has to remember it.
        "WEED_JWT_SIGNING_READ_KEY": new_secret(),
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
        is_alive=lambda: speaks(ports.s3, "/healthz"),
        folder=identity.folder,
        before_start=make_ready_to_start,
        ready_within_seconds=30,
        is_needed=False,
    )


def _identities(credentials: Credentials) -> str:
    """Return the file that names who may do what; nobody is anonymous."""
    key = {"accessKey": credentials.s3_access_key, "secretKey": credentials.s3_secret_key}
    return json.dumps({"identities": [{"name": "izin", "credentials": [key], "actions": ACTIONS}]})


def _security(identity: Identity) -> str:
    """Return the server's `security.toml`: both sides of every connection between its parts show the certificate."""
    # A TOML string is quoted as a JSON string is.
    own = f"cert = {json.dumps(str(identity.certificate))}\nkey = {json.dumps(str(identity.key))}\n"
    authority = f"ca = {json.dumps(str(identity.authority))}\n"
    grpc = "".join(f"[grpc.{part}]\n{own}" for part in GRPC_PARTS)
    https = "".join(f"[https.{part}]\n{own}{authority}" for part in HTTPS_PARTS)
    client = f"[https.client]\nenabled = true\n{own}{authority}"
    return f"[grpc]\n{authority}{grpc}{https}{client}"
