"""Where to look: what `izin up` and the demonstration name at their end, for people and as data."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.services.connections import Connections, live
from flows.services.ports import LOOPBACK, is_free
from flows.settings import Settings
from licensing.words.sentences import Sentence
from portal.cli.voice import Data

SANDBOX = Sentence("Sandbox sistem instansi", "Sandbox of agencies' systems")


@dataclass(frozen=True, slots=True)
class Address:
    """Somewhere to look; `name` is its key in the data."""

    name: str
    title: Sentence
    address: str

    @property
    def is_url(self) -> bool:
        """Whether a browser can open it; else it is a file or folder."""
        return self.address.startswith(("http://", "https://"))


def addresses_of(settings: Settings, connections: Connections) -> tuple[Address, ...]:
    """The addresses of running services."""
    home, running = settings.home, live(settings.home)
    port = running.ports.sandbox if running else 0
    sandbox = f"http://{LOOPBACK}:{port}" if port and not is_free(port) else None
    return (
        Address("portal", Sentence("Portal", "Portal"), connections.portal_url),
        Address(
            "officers", Sentence("  sandi petugas", "  officers' passwords"), str(home / "officers.json")
        ),
        Address("prefect", Sentence("Prefect", "Prefect"), connections.prefect_ui_url),
        Address("s3", Sentence("S3", "S3"), f"{connections.s3_endpoint}/{connections.s3_bucket}"),
        Address(
            "credentials",
            Sentence("  sandi Prefect dan S3", "  their passwords"),
            str(home / "credentials.json"),
        ),
        Address("mailbox", Sentence("Surat untuk pemohon", "Letters to applicants"), str(settings.mailbox)),
        *((Address("sandbox", SANDBOX, sandbox),) if sandbox else ()),
    )


def as_data(addresses: Iterable[Address]) -> dict[str, Data]:
    """Addresses and files by name."""
    known = tuple(addresses)
    return {
        "urls": {each.name: each.address for each in known if each.is_url},
        "files": {each.name: each.address for each in known if not each.is_url},
    }
