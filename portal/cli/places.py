"""Where to look: what `izin up` and the demonstration name at their end, for people and as data."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.services.connections import Connections
from flows.settings import Settings
from licensing.words.sentences import Sentence
from portal.cli.voice import Data


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look; `name` is its key in the data."""

    name: str
    title: Sentence
    address: str

    @property
    def is_url(self) -> bool:
        """Whether a browser can open it; else it is a file or folder."""
        return self.address.startswith(("http://", "https://"))


def places_of(settings: Settings, connections: Connections) -> tuple[Place, ...]:
    """The places of running services."""
    home = settings.home
    return (
        Place("portal", Sentence("Portal", "Portal"), connections.portal_url),
        Place("officers", Sentence("  sandi petugas", "  officers' passwords"), str(home / "officers.json")),
        Place("prefect", Sentence("Prefect", "Prefect"), connections.prefect_ui_url),
        Place("s3", Sentence("S3", "S3"), f"{connections.s3_endpoint}/{connections.s3_bucket}"),
        Place(
            "credentials",
            Sentence("  sandi Prefect dan S3", "  their passwords"),
            str(home / "credentials.json"),
        ),
        Place("mailbox", Sentence("Surat untuk pemohon", "Letters to applicants"), str(settings.mailbox)),
    )


def as_data(places: Iterable[Place]) -> dict[str, Data]:
    """Addresses and files by name."""
    known = tuple(places)
    return {
        "urls": {place.name: place.address for place in known if place.is_url},
        "files": {place.name: place.address for place in known if not place.is_url},
    }
