"""Where the demonstration may play: in a state folder of its own, or in one whose records hold no applications but its.

It publishes drafts and opens applications of invented people, which a real installation never gets rid of. A mark in
the state folder says that its records were empty when the demonstration began with them.
"""

from hashlib import sha256

import psycopg

from flows.reading_settings import read_settings
from flows.services.connections import Connections
from flows.services.errors import TourRefused
from flows.services.state import write_private
from flows.settings import Settings, default_home

MARK = "DEMO"
EMBEDDED = "embedded"
HOLDS_APPLICATIONS = "select exists (select from cases)"


def tour_settings() -> Settings:
    """The settings, with a state folder beside the ordinary one where nobody names any.

    Raises:
        SettingsRejected: with every problem found.
    """
    usual = default_home()
    return read_settings(home=usual.with_name(f"{usual.name}-demo"))


def claim(settings: Settings, connections: Connections) -> None:
    """Mark the state folder as the demonstration's, while there are no applications yet; marked already is well.

    To be called before anything is changed: it wants nothing but a database that answers.

    Raises:
        TourRefused: there are applications that the demonstration may not have made.
    """
    mark, records = settings.home / MARK, _records_of(settings)
    if mark.exists() and mark.read_text().strip() == records:
        return
    if _holds_applications(connections.database_url):
        raise TourRefused(
            f"{settings.home}: the records hold applications that the demonstration did not make, and nothing is "
            "played or published here. Leave IZIN_HOME out, or name an empty folder with it."
        )
    write_private(mark, f"{records}\n")


def _records_of(settings: Settings) -> str:
    """Which records the mark is about: those of another server may be others tomorrow."""
    url = settings.database_url
    return sha256(url.get_secret_value().encode()).hexdigest() if url else EMBEDDED


def _holds_applications(database_url: str) -> bool:
    """Nobody but a worker is shown every case; an empty database has neither."""
    with psycopg.connect(database_url.replace("postgresql+psycopg:", "postgresql:", 1)) as asking:
        found = asking.execute("select to_regclass('cases') is not null").fetchone()
        if not (found and found[0]):
            return False
        asking.execute("set local role izin_worker")
        held = asking.execute(HOLDS_APPLICATIONS).fetchone()
        return bool(held and held[0])
